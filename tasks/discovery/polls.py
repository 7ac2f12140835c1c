"""Is a feed looked at as often as it needs? What came and went between two looks, estimated.

A feed holds its newest articles only. Where the newest that the last look saw are still in it, nothing was
lost. Otherwise it has moved on: the time between them and its oldest article now, at the pace of the feed
itself, is what was lost, less what other places listed of that time.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from tasks.discovery.places import Found
from tasks.records import Poll

# The newest known article may have been taken down: some more of them are looked for. And some feeds keep
# an old article or two on top, for days.
MARKS, MOST_PINNED = 5, 2


def poll_of(
    address: str, listed: Sequence[str], found: Mapping[str, Found], known: Mapping[str, Mapping[str, Any]]
) -> Poll:
    """Give what one look at a feed showed; `listed` are the keys of its articles."""
    dates = sorted(at for key in listed if (at := found[key].link.published_at))
    return Poll(
        address=address,
        entry_count=len(listed),
        new_count=sum(key not in known for key in listed),
        span_seconds=round((dates[-1] - dates[0]).total_seconds()) if len(dates) > 1 else None,
        lost_count=_lost(address, listed, dates, found, known),
    )


def loss_of(poll: Poll) -> str | None:
    """Give what a feed lost between two looks as one line, or None where it lost nothing."""
    if not poll.lost_count:
        return None
    held = f"it holds {(poll.span_seconds or 0) / 3600:.1f} hours of news"
    return f"rss {poll.address}: about {poll.lost_count} came and went unseen; {held}: shorten `interval`"


def _lost(
    address: str,
    listed: Sequence[str],
    dates: Sequence[datetime],
    found: Mapping[str, Found],
    known: Mapping[str, Mapping[str, Any]],
) -> int:
    seen: dict[str, datetime | None] = {
        key: row["published_at"] for key, row in known.items() if row["found_in"] == address
    }
    dated = sorted(((at, key) for key, at in seen.items() if at), reverse=True)[:MARKS]
    if not dated or any(key in listed for _, key in dated):
        return 0
    newest_seen = dated[0][0]
    later = [at for at in dates if at > newest_seen]
    if len(later) < 2 or len(dates) - len(later) > MOST_PINNED or later[0] == later[-1]:
        return 0
    oldest_now, pace = later[0], (later[-1] - later[0]) / (len(later) - 1)
    published = {key: each.link.published_at for key, each in found.items()}
    published |= {key: row["published_at"] for key, row in known.items()}
    elsewhere = sum(
        bool(at and newest_seen < at < oldest_now) for key, at in published.items() if key not in listed
    )
    return max(0, round((oldest_now - newest_seen) / pace) - 1 - elsewhere)
