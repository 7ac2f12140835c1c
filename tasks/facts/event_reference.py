"""Which happening a sentence goes on with that tells none: by its day, a person, words that point back."""

import re
from collections.abc import Sequence

from tasks.facts.event_drafts import Draft, Section
from tasks.facts.event_identity import is_capture
from tasks.facts.event_setting import Setting
from tasks.facts.reading import LOWER, UPPER, Span

# Back from the results of a period to the happening: `Đối với 6 người nói trên, đơn vị đã …`
ABOVE = re.compile(r"\b(?:nêu|nói|kể) trên\b")
# `Ngay sau đó, …` `Tranh thủ giờ nghỉ, …` go on with a happening, not with the results of a period.
GOES_ON = re.compile(r"Ngay (?:sau|lúc|khi)\b|Tranh thủ\b|Dọc đường\b|Trên đường\b")
# `Hiện 5 tổ tự quản …`: what there is now is no result of a period.
NOW_THERE = re.compile(r"Hiện(?: nay| tại)?,? (?:[^\s,;.]{1,12} ){0,6}\d")
# `Sung khai nhận …`: a person named before, by the last part of the name.
SPEAKER = re.compile(rf"(?:Bước đầu, |Theo lời khai của |Theo |Riêng )?(?P<name>[{UPPER}][{LOWER}]{{1,6}})\b")
# Who is named is named early; looking no further keeps a page without end cheap.
FEW = 12


def governor(setting: Setting, section: Section, drafts: Sequence[Draft], sentence: Span) -> Draft | None:
    """Give the happening that a sentence without one of its own speaks of; None of what there is now."""
    view = setting.view
    known = (
        _on_the_day(setting, section, drafts, sentence)
        or _of_speaker(view, section, drafts, sentence)
        or section.current
    )
    is_state = known and known.scope == "period" and NOW_THERE.match(view, sentence.start)
    return None if is_state else known


def look_above(view: str, section: Section, drafts: Sequence[Draft], sentence: Span) -> None:
    """Lead a sentence that points to those named above back from a period's results to their happening."""
    is_back = ABOVE.search(view, sentence.start, sentence.end) or GOES_ON.match(view, sentence.start)
    if section.in_period and is_back:
        known = [d for d in drafts if d.scope == "incident" and d.block == section.block and d.date]
        if known:
            same = [d for d in known if section.current and d.trigger.type == section.current.trigger.type]
            section.current = (same or known)[0]
            section.day, section.in_period = section.current.date, False


def _on_the_day(setting: Setting, section: Section, drafts: Sequence[Draft], sentence: Span) -> Draft | None:
    """Give the happening of the day that a sentence names without telling one."""
    days = [d.days for d in setting.dates_in(sentence) if d.days and not d.is_period]
    return next(
        (
            draft
            for draft in drafts
            if draft.block == section.block and draft.date and draft.date.days in days
        ),
        None,
    )


def _of_speaker(view: str, section: Section, drafts: Sequence[Draft], sentence: Span) -> Draft | None:
    """Give the happening in which the person was named with whom a sentence begins."""
    speaker = SPEAKER.match(view, sentence.start, sentence.end)
    if speaker is None or not section.current or section.current.scope == "period":
        return None
    told = (d for d in [section.current, *drafts[:FEW]] if d.block == section.block and is_capture(d))
    return next(
        (d for d in told if any(_is_named(view, speaker["name"], span) for span in d.governs[:FEW])),
        None,
    )


def _is_named(view: str, name: str, span: Span) -> bool:
    """Tell whether a stretch tells a full name that ends so: `Lò Văn Sung`."""
    found = view.find(f" {name}", span.start, span.end)
    return found > 0 and view[found - 1].isalpha() and not view[found + len(name) + 1].isalpha()
