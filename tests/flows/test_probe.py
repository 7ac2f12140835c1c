"""`cotmoc sources check` against the newsroom, and against one whose declaration is no longer right."""

from dataclasses import replace
from pathlib import Path

import pytest

from flows import cli
from flows.probe import Finding, probe
from flows.settings import Settings, read_settings
from tasks.sources.declaration import Place
from tasks.sources.families import CMS
from tasks.sources.newsroom import newsroom
from tests.newsroom.server import Newsroom


@pytest.fixture
def settings(home: Path) -> Settings:
    return read_settings(home)


def test_a_right_declaration_is_found_right(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import os

    with Newsroom() as site:
        os.environ["COTMOC_NEWSROOM"] = site.address
        status = cli.run(["sources", "check", "newsroom"])
        asked = [request.path for request in site.requests]
    shown = capsys.readouterr().out
    assert status == cli.DONE, shown
    for subject in (
        "robots.txt",
        "sitemap",
        "rss",
        "listing",
        "article",
        "title",
        "lead",
        "published_at",
        "body",
    ):
        assert subject in shown
    assert asked[0] == "/robots.txt"
    assert sum(path.endswith(".html") for path in asked) <= 1
    assert not list(home.glob("archive/*"))


def by_subject(findings: list[Finding]) -> dict[str, Finding]:
    return {finding.subject.split()[0]: finding for finding in findings}


def test_what_is_wrong_is_named_with_its_cure(settings: Settings) -> None:
    with Newsroom() as site:
        right = newsroom(site.address)
        wrong = replace(
            right,
            places=(
                Place(kind="rss", address=f"{site.address}/rss/khong-co.rss"),
                Place(kind="sitemap", address=f"{site.address}/noi-bo/sitemap.xml"),
                Place(
                    kind="listing", address=f"{site.address}/trong-tinh/trang-1", links=right.places[2].links
                ),
            ),
            layouts=(replace(CMS, body="//div[@class='doi-ten']", lead="//p[@class='doi-ten']"),),
        )
        found = by_subject(probe(settings, wrong))
    assert not found["rss"].is_right
    assert "404" in found["rss"].found
    assert not found["sitemap"].is_right
    assert not found["robots.txt"].is_right
    assert "disallows" in found["robots.txt"].found
    assert found["listing"].is_right
    assert found["title"].is_right
    assert not found["body"].is_right
    assert "`body`" in found["body"].cure
    assert not found["lead"].is_right
    assert "no_layout" in found


def test_a_source_without_network_is_refused(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["sources", "check", "files"]) == cli.ERROR
    assert "over no network" in capsys.readouterr().err
