"""All the facts of one article: each kind found once, in the order in which kinds lean on each other."""

from datetime import date, timedelta, timezone

from tasks.facts.agreements import find_agreements
from tasks.facts.counts import find_counts
from tasks.facts.dates import find_dates
from tasks.facts.events import find_events
from tasks.facts.figures import find_figures
from tasks.facts.legal_refs import find_legal_references
from tasks.facts.people import find_people, person_rows
from tasks.facts.places import find_places, place_rows
from tasks.facts.reading import Reading
from tasks.facts.units import find_units, unit_rows
from tasks.records import Article, Block, Facts

VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")

RULES_VERSION = "2"
"""Raised by hand whenever a rule or a lexicon changes the facts of any text."""


def find_article_facts(article: Article) -> Facts:
    """Give the facts of an article; its Vietnamese day of publication anchors dates without a year."""
    published = article.published_at.astimezone(VIETNAM).date() if article.published_at else None
    return find_facts(article.text, article.blocks, published)


def find_facts(text: str, blocks: tuple[Block, ...], published_on: date | None) -> Facts:
    """Give the cited facts of an article's text (NFC); dates without a year lean on the day it was published.

    Every quote is `text[start:end]`. What the text does not say is None.
    """
    reading = Reading(text, blocks or (Block(role="body", start=0, end=len(text)),))
    dates = find_dates(reading, published_on)
    places = find_places(reading, published_on)
    units = find_units(reading, places)
    people = find_people(reading, units, places)
    counts = find_counts(reading, dates, places, units, people)
    events = find_events(reading, dates, places, units, people, counts)
    return Facts(
        rules_version=RULES_VERSION,
        events=tuple(mention.event for mention in events),
        figures=find_figures(reading, dates, events, counts),
        people=person_rows(reading, people),
        units=unit_rows(reading, units),
        places=place_rows(reading, places),
        agreements=find_agreements(reading, units, events),
        legal_refs=find_legal_references(reading, dates),
    )
