"""`cotmoc sources check`: a declaration against what the publisher answers now."""

from rich.table import Column, Table
from rich.text import Text

from flows.commands.screen import console, printable
from flows.declared import publishers, source_named
from flows.settings import Settings
from tasks.errors import BadSettings

REFUSED = 4


def check_source(settings: Settings, name: str) -> int:
    """Look at a publisher and print what is right and what to mend; give the exit status."""
    from flows.probe import probe

    source = source_named(settings, name)
    if not source.places:
        names = ", ".join(each.name for each in publishers(settings))
        raise BadSettings(f"{name!r} is asked over no network; check one of {names}")
    findings = probe(settings, source)
    table = Table(
        "", Column("what", overflow="fold"), Column("found", overflow="fold"), Column("mend", overflow="fold")
    )
    for finding in findings:
        words = (finding.subject, finding.found, "" if finding.is_right else finding.cure)
        table.add_row(
            "ok" if finding.is_right else "MEND", *(Text(printable(" ".join(word.split()))) for word in words)
        )
    console().print(table)
    wrong = sum(not finding.is_right for finding in findings)
    print(f"{name}: {source.evidence}")
    if wrong:
        print(f"{name}: {wrong} of {len(findings)} to mend in tasks/sources/{name}.py")
        return REFUSED
    print(f"{name}: all {len(findings)} right; write `live: ` and the day into its `evidence`")
    return 0
