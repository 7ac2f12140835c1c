"""The `cotmoc` command: flows by hand, and questions to the warehouse.

Prefect and DuckDB are imported inside the commands that need them, so that `--help` answers at once.

Exit status: 0 done (rejects are listed) · 1 error · 2 usage · 3 at least one source failed (what the others
brought is loaded) · 4 refused by a check · 5 another run holds the lock · 6 no space left.
"""

import errno
import sys
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import App, CycloptsError, Parameter

from tasks.errors import AnotherRun, CotmocError
from warehouse.errors import DiskFull, FailedChecks, WarehouseError, WarehouseLocked

if TYPE_CHECKING:
    from flows.settings import Settings

DONE, ERROR, USAGE, SOURCE_FAILED, REFUSED, LOCKED, NO_SPACE = range(7)

app = App(
    name="cotmoc",
    help="Reads Vietnamese border-guard news (Bộ đội Biên phòng) into a warehouse of cited facts.",
    help_epilogue=(__doc__ or "").split("\n\n")[-1],
    version=lambda: f"cotmoc {version('cotmoc')}",
    version_flags=["--version"],
    help_format="plaintext",
    default_parameter=Parameter(negative="", show_default=False),
)


@Parameter(name="*")
@dataclass(frozen=True)
class Place:
    """Where a command works, and how much it says."""

    home: Path | None = None
    """Folder of archive, warehouse and published file (else COTMOC_HOME, else the XDG data folder)."""
    verbose: bool = False
    """Say on standard error what is going on."""

    def settings(self) -> "Settings":
        """Read the settings for this place, and quieten Prefect; raise BadSettings."""
        from flows.settings import quiet_prefect, read_settings

        settings = read_settings(self.home)
        quiet_prefect(settings, verbose=self.verbose)
        return settings


HERE = Place()


@app.command
def ingest(
    *what: str,
    input: tuple[Path, ...] = (),  # noqa: A002 - the word that people type
    since: date | None = None,
    limit: int | None = None,
    place: Place = HERE,
) -> int:
    """Read sources, single addresses, or files that you hold, and publish what they brought.

    For example:
      cotmoc ingest                                   all live sources
      cotmoc ingest qdnd --since 2026-11-01 --limit 50
      cotmoc ingest https://www.qdnd.vn/…-1020977     one article
      cotmoc ingest files --input articles/ --input pages.warc.gz

    Parameters
    ----------
    what
        Names of sources (see `cotmoc sources`) or addresses of articles; all live sources when left out.
    input
        A folder, .txt, .html, .jsonl or .warc.gz to read, for the source `files`.
    since
        Leave out articles that their source dates before this day.
    limit
        At most this many articles a source; the rest is counted as left.
    """
    from flows.commands.runs import ingest_by_hand

    return ingest_by_hand(place.settings(), what, [str(path) for path in input], since, limit)


@app.command
def backfill(
    source: str,
    *,
    first: Annotated[date, Parameter(name="--from")],
    last: Annotated[date, Parameter(name="--to")],
    json: bool = False,
    place: Place = HERE,
) -> int:
    """Read a source's articles of past days from its archive, and publish what they brought.

    Asks as politely as ever, so a year may take days; what is left when it is cut off, the same command goes
    on with. The exit status is 3 while something is left.

    For example:
      cotmoc backfill qdnd --from 2026-01-01 --to 2026-01-31

    Parameters
    ----------
    source
        Name of the source (see `cotmoc sources`).
    first
        The first day of publication, in Vietnam.
    last
        The last day.
    json
        As one JSON object.
    """
    from flows.commands.runs import backfill_by_hand

    return backfill_by_hand(place.settings(), source, first, last, as_json=json)


@app.command
def rebuild(*, archive: Path | None = None, place: Place = HERE) -> int:
    """Make the warehouse anew from the archive, without network, and publish it.

    For example:
      cotmoc rebuild
      cotmoc rebuild --archive /backup/cotmoc/archive --home /tmp/check

    Parameters
    ----------
    archive
        The archive to read, when it is not the home's own.
    """
    from flows.commands.runs import rebuild_by_hand

    return rebuild_by_hand(place.settings(), archive)


@app.command
def verify(*, json: bool = False, place: Place = HERE) -> int:
    """Read the whole archive and say what is wrong: damage, torn writes, answers that are not there.

    The exit status is 4 where something is.

    For example:
      cotmoc verify
      cotmoc verify --json

    Parameters
    ----------
    json
        As one JSON object.
    """
    from flows.commands.verifying import verify_archive

    return verify_archive(place.settings(), as_json=json)


@app.command
def publish(*, place: Place = HERE) -> int:
    """Check the warehouse and replace the file that people read.

    For example:
      cotmoc publish
    """
    from flows.commands.runs import publish_by_hand

    return publish_by_hand(place.settings())


@app.command
def serve(*, place: Place = HERE) -> int:
    """Run every source on its own interval, and publish, until Ctrl-C or SIGTERM.

    Uses the Prefect server that PREFECT_API_URL names, or starts one on loopback with its state in the home.

    For example:
      cotmoc serve
      PREFECT_API_URL=http://127.0.0.1:4200/api cotmoc serve
    """
    from flows.commands.runs import serve_here

    return serve_here(place.settings())


@app.command
def query(
    question: str | None = None,
    *,
    list: bool = False,  # noqa: A002 - the word that people type
    json: bool = False,
    csv: bool = False,
    place: Place = HERE,
) -> int:
    """Ask the published file one SELECT: no files, no settings, no writes; limits on memory, time and rows.

    For example:
      cotmoc query --list
      cotmoc query people_handed_over_by_gate
      cotmoc query "select count(*) from dim_article" --json
      cotmoc query my_question.sql --csv > answer.csv

    Parameters
    ----------
    question
        SQL, a file that holds it, or the name of a shipped question.
    list
        Name the shipped questions.
    json
        One JSON object a row.
    csv
        Comma-separated, with a head.
    """
    from flows.commands.questions import answer, list_questions

    settings = place.settings()
    if list:
        return list_questions(as_json=json)
    if not question:
        print(
            "cotmoc: query: give SQL, a file or a name; `cotmoc query --list` names the shipped questions",
            file=sys.stderr,
        )
        return USAGE
    return answer(settings, question, as_json=json, as_csv=csv)


@app.command
def show(identifier: str, *, json: bool = False, place: Place = HERE) -> int:
    """Show an article's text with the evidence marked, or one fact in its text.

    For example:
      cotmoc show 3FK2Q9TB
      cotmoc show 3FK2Q9TB --json

    Parameters
    ----------
    identifier
        Id of an article or a fact, as `query` prints it.
    json
        As one JSON object.
    """
    from flows.commands.questions import show_in_text

    return show_in_text(place.settings(), identifier, as_json=json)


@app.command
def extract(
    *files: Path,
    json: bool = False,
    published: date | None = None,
    title: str | None = None,
    html: bool = False,
) -> int:
    """Find the facts in files, without network and warehouse.

    For example:
      cotmoc extract --json --published 2025-12-14 article.txt
      cotmoc extract --json articles.jsonl > facts.jsonl
      curl -s ADDRESS | cotmoc extract --json --html -

    Parameters
    ----------
    files
        UTF-8 text (or HTML with --html); a .jsonl holds one object a line; `-` is standard input.
    json
        One JSON object a line, one a file, in order; else a table to read.
    published
        Publication day in Vietnam, the anchor of dates without a year.
    title
        The article's title.
    html
        The files are HTML.
    """
    from flows.commands.extraction import extract_files

    if not files:
        print("cotmoc: extract: give at least one file, or `-` for standard input", file=sys.stderr)
        return USAGE
    return extract_files(files, published, title, as_json=json, is_html=html)


SOURCES = App(
    name="sources",
    help="""List the declared sources, or check one against what it answers now.

    For example:
      cotmoc sources
      cotmoc sources --json
      cotmoc sources check qdnd
    """,
    help_format="plaintext",
)
app.command(SOURCES)


@SOURCES.default
def sources(*, json: bool = False, place: Place = HERE) -> int:
    """List the declared sources, their intervals and manners.

    Parameters
    ----------
    json
        One JSON object a source.
    """
    from flows.commands.questions import list_sources

    return list_sources(place.settings(), as_json=json)


@SOURCES.command
def check(name: str, *, place: Place = HERE) -> int:
    """Look at a source now: places, robots.txt, one article, every field; say what to mend. Nothing is kept.

    For example:
      cotmoc sources check qdnd

    Parameters
    ----------
    name
        Name of a source (see `cotmoc sources`).
    """
    from flows.commands.sources import check_source

    return check_source(place.settings(), name)


@app.command
def status(*, json: bool = False, place: Place = HERE) -> int:
    """Say how fresh and complete the published file is, source by source.

    For example:
      cotmoc status
      cotmoc status --json

    Parameters
    ----------
    json
        As one JSON object.
    """
    from flows.commands.questions import show_status

    return show_status(place.settings(), as_json=json)


def run(tokens: list[str] | None = None) -> int:
    """Carry out one command line and give its exit status; every error is one line on standard error."""
    words = sys.argv[1:] if tokens is None else tokens
    # cyclopts takes a lone `-` for an option without a name.
    words = ["/dev/stdin" if word == "-" else word for word in words]
    try:
        result = app(words, exit_on_error=False, print_error=False, result_action="return_value")
    except CycloptsError as error:
        print(f"cotmoc: {' '.join(str(error).split())}; `cotmoc --help` shows how", file=sys.stderr)
        return USAGE
    except (CotmocError, WarehouseError, OSError) as error:
        print(f"cotmoc: {error}", file=sys.stderr)
        return status_of(error)
    except KeyboardInterrupt:
        return 130
    return result if isinstance(result, int) else DONE


def status_of(error: Exception) -> int:
    """Give the documented exit status of an error."""
    if isinstance(error, DiskFull) or (isinstance(error, OSError) and error.errno == errno.ENOSPC):
        return NO_SPACE
    if isinstance(error, AnotherRun | WarehouseLocked):
        return LOCKED
    return REFUSED if isinstance(error, FailedChecks) else ERROR


def main() -> None:
    """Start the command from the shell."""
    sys.exit(run())


if __name__ == "__main__":
    main()
