"""The import table of the house, read from the code itself: a room may import what its row names."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
RECORDS = {"tasks.records", "tasks.errors"}
VERB = {"prefect", *RECORDS, "tasks.sources"}

# Longest matching path wins; the standard library is open to all but the rooms named in NOTHING_HEAVY.
MAY_IMPORT: dict[str, set[str]] = {
    "flows": {"prefect", "rich", "pydantic", "pydantic_settings", "flows", "tasks"},
    "flows/commands": {
        *("flows", "rich", "tasks.sources", "tasks.articles", "tasks.facts", "tasks.archiving"),
        "warehouse.ask",
        *RECORDS,
    },
    "flows/cli.py": {"cyclopts", "flows", "warehouse.errors", *RECORDS},
    "tasks/records.py": set(),
    "tasks/errors.py": set(),
    "tasks/typography.py": set(),
    "tasks/discover.py": {*VERB, "tasks.discovery", "tasks.fetching", "tasks.articles"},
    "tasks/discovery": {*RECORDS, "tasks.discovery", "tasks.fetching.addresses", "tasks.sources", "lxml"},
    "tasks/fetch.py": {*VERB, "tasks.fetching"},
    "tasks/fetching": {*RECORDS, "tasks.fetching", "tasks.sources", "requests", "urllib3", "protego"},
    "tasks/collect.py": {*VERB, "warcio"},
    "tasks/archive.py": {*VERB, "tasks.archiving"},
    "tasks/archiving": {*RECORDS, "tasks.archiving", "warcio"},
    "tasks/parse.py": {*VERB, "tasks.articles"},
    "tasks/extract.py": {*VERB, "tasks.facts"},
    "tasks/load.py": {*VERB, "tasks.facts.reference", "warehouse"},
    "tasks/check.py": {*VERB, "warehouse"},
    "tasks/publish.py": {*VERB, "warehouse"},
    "tasks/sources": {"tasks.sources", "tasks.records"},
    "tasks/articles": {"tasks.articles", "tasks.typography", *RECORDS, "lxml", "bs4"},
    "tasks/facts": {"tasks.facts", "tasks.typography", *RECORDS},
    "warehouse": {"warehouse", "duckdb"},
}
BANNED_NAMES = {"utils", "util", "helpers", "common", "core", "manager", "base", "misc"}


def modules() -> Iterator[Path]:
    for room in ("flows", "tasks", "warehouse"):
        yield from sorted((HOUSE / room).rglob("*.py"))


def row(path: Path) -> set[str]:
    inside = path.relative_to(HOUSE).as_posix()
    rows = [room for room in MAY_IMPORT if inside == room or inside.startswith(room + "/")]
    return MAY_IMPORT[max(rows, key=len)] if rows else set()


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: relative import"
            module = node.module or ""
            yield from (f"{module}.{alias.name}" for alias in node.names)


def allowed(name: str, rooms: set[str]) -> bool:
    if name.split(".", 1)[0] in sys.stdlib_module_names:
        return True
    return any(name == room or name.startswith(room + ".") for room in rooms)


@pytest.mark.parametrize("path", list(modules()), ids=lambda path: path.relative_to(HOUSE).as_posix())
def test_a_room_imports_only_what_its_row_names(path: Path) -> None:
    strangers = [name for name in imports(path) if not allowed(name, row(path))]
    assert strangers == []


@pytest.mark.parametrize("path", list(modules()), ids=lambda path: path.relative_to(HOUSE).as_posix())
def test_a_file_is_named_for_what_it_holds(path: Path) -> None:
    assert path.stem not in BANNED_NAMES


def test_no_verb_imports_another_verb() -> None:
    verbs = {path.stem for path in (HOUSE / "tasks").glob("*.py")} - {"__init__", "records", "errors"}
    for verb in verbs:
        named = {
            name.split(".")[1]
            for name in imports(HOUSE / "tasks" / f"{verb}.py")
            if name.startswith("tasks.")
        }
        assert not named & (verbs - {verb}), verb


def test_the_table_catches_a_stranger() -> None:
    assert not allowed("requests.Session", MAY_IMPORT["tasks/facts"])
    assert not allowed("tasks.sources.qdnd", MAY_IMPORT["tasks/articles"])
    assert not allowed("duckdb", MAY_IMPORT["flows"])
    assert allowed("tasks.records.Page", MAY_IMPORT["tasks/facts"])
