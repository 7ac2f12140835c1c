"""The demonstration: a small news site becomes facts in a warehouse, over real HTTP on loopback.

Two passes of the real ingest flow; between them the site edits one article and deletes another.
"""

import os
import sys
import time
from pathlib import Path

from rich.console import Console

from flows.settings import Settings, quiet_prefect, read_settings
from tests.newsroom.server import Newsroom

HOME = Path(".demo")
PORT = 8137

EDITED_AND_GONE = """
select case when is_gone then 'gone' else 'edited' end as became, article_id, title, address
from dim_article
where is_gone or article_id in (select article_id from revision group by article_id having count(*) > 1)
order by became, article_id
"""
DOZEN_FACTS = """
select qualifier, normal_value as value, unit, object, action, quote, coalesce(gate, province) as place,
    started_on as day, address
from fct_incident_figure
where started_on is not null and coalesce(gate, province) is not null and confidence = 'A'
qualify row_number() over (partition by object order by figure_id) = 1
order by object limit 12
"""


def main() -> int:
    """Serve the newsroom, ingest it twice, publish, and print what came of it."""
    began = time.monotonic()
    os.environ["COTMOC_HOME"] = str(HOME.absolute())
    is_first = not (HOME / "published").exists()
    with Newsroom(port=PORT, edition=1 if is_first else 2) as newsroom:
        os.environ["COTMOC_NEWSROOM"] = newsroom.address
        settings = read_settings()
        quiet_prefect(settings, verbose=False)
        print(f"A sample newsroom is served at {newsroom.address}; cotmoc works in {settings.home}.")
        print("Starting Prefect's temporary server (ten seconds or so) …", flush=True)
        new_rows = _two_passes(newsroom, is_first=is_first)
    if new_rows:
        _show(settings)
    else:
        print(
            "Nothing is new: every article is as the last demonstration left it. `make clean` starts afresh."
        )
    print(f"\nThe published file: {settings.published}  ({time.monotonic() - began:.0f} s)")
    print("Three commands to type next:")
    for command in ("query --list", "query people_handed_over_by_gate", "status"):
        print(f"  .venv/bin/cotmoc {command} --home {HOME}")
    return 0


def _two_passes(newsroom: Newsroom, *, is_first: bool) -> int:
    """Ingest, let the site change, ingest again, publish; give how many rows of content were written."""
    from flows.commands.runs import print_reports
    from flows.ingest import ingest
    from flows.publish import publish

    first = ingest("newsroom")
    print(
        "First pass done." + (" Now the site edits one article and deletes another." if is_first else ""),
        flush=True,
    )
    newsroom.edition = 2
    second = ingest("newsroom")
    publish()
    print_reports([first, second])
    return sum(
        report.written[what] for report in (first, second) for what in ("articles", "revisions", "facts")
    )


def _show(settings: Settings) -> None:
    from flows.commands.questions import answer

    console = Console()
    for title, question in (
        ("What the second pass found edited and gone", EDITED_AND_GONE),
        ("A dozen facts, each with its words, place, day and article", DOZEN_FACTS),
        ("Question 1: how many people were handed over, by gate?", "people_handed_over_by_gate"),
        ("Question 2: what was seized, by province and month?", "seizures_by_province_and_month"),
    ):
        console.print(f"\n[bold]{title}[/bold]")
        answer(settings, question, as_json=False, as_csv=False)


if __name__ == "__main__":
    sys.exit(main())
