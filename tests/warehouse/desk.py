"""Documents and batches as flows would hand them over, of our own writing."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import Any

SOURCE = "bao-bien"
START = datetime(2026, 3, 1, 8, tzinfo=UTC)

Row = dict[str, Any]


def at(day: float) -> datetime:
    """The instant some days after the start."""
    return START + timedelta(days=day)


def fact(quote: str, **fields: object) -> Row:
    return {"quote": quote, "block": "body", "confidence": "A", "rule": "by_hand"} | fields


def event(quote: str, **fields: object) -> Row:
    return (
        fact(quote, event_id="e1", type="enforcement", modality="happened", scope="incident")
        | dict.fromkeys(("date_start", "date_end", "province_code", "commune_code", "gate", "neighbour"))
        | {"date_precision": "none", "date_basis": "none"}
        | fields
    )


def figure(quote: str, value: str, **fields: object) -> Row:
    empty = (
        "event_id",
        "group",
        "value_high",
        "normal_value_high",
        "object_text",
        "offence",
        "period_start",
        "period_end",
        "period_text",
    )
    return (
        fact(quote, figure_id="f", value=Decimal(value), normal_value=Decimal(value), qualifier="exact")
        | dict.fromkeys(empty)
        | {"unit": "person", "unit_text": "người", "object": "person", "action": "arrested", "kind": "total"}
        | {"scope": "incident"}
        | fields
    )


def person(name: str, **fields: object) -> Row:
    empty = (
        "rank",
        "position",
        "unit",
        "side",
        "birth_year",
        "age",
        "residence_province_code",
        "nationality",
        "ethnicity",
        "alias",
    )
    return fact(name, name=name, role="official") | dict.fromkeys(empty) | fields


def unit(name: str, **fields: object) -> Row:
    return fact(name, name=name, kind="post", side="VN", province_code=None) | fields


def place(name: str, **fields: object) -> Row:
    return (
        fact(name, name=name, kind="commune", code=None, old_code=None, province_code=None, country="VN")
        | fields
    )


def agreement(quote: str, **fields: object) -> Row:
    return fact(quote, status="agreed", instrument=None, topic=quote, parties=(), event_id=None) | fields


def legal_ref(number: str, **fields: object) -> Row:
    return fact(number, number=number, doc_type="decree", doc_date=None) | fields


def document(native_id: str, body: str, day: float = 0, *, title: str | None = None, **fields: object) -> Row:
    """One article seen on a day; each fact's quote is found in its text."""
    given: Row = fields
    text = f"{title}\n{body}" if title else body
    blocks = [{"role": "title", "start": 0, "end": len(title)}] if title else []
    blocks.append({"role": "body", "start": len(text) - len(body), "end": len(text)})
    lists = ("events", "figures", "people", "units", "places", "agreements", "legal_refs")
    made = {
        "source": SOURCE,
        "native_id": native_id,
        "address": f"http://127.0.0.1:8000/{native_id}.htm",
        "title": title,
        "author": None,
        "published_at": START,
        "record_id": f"record-{native_id}-{day}",
        "seen_at": at(day),
        "rungs": (("published_at", "meta"),),
        "text": text,
        "text_sha256": sha256(text.encode()).hexdigest(),
        "rules_version": "1",
        "blocks": blocks,
    } | fields
    return made | {
        name: tuple(_placed(fact, text, len(text) - len(body)) for fact in given.get(name, ()))
        for name in lists
    }


def _placed(row: Row, text: str, body_start: int) -> Row:
    start = text.index(row["quote"], 0 if row["block"] == "title" else body_start)
    return {"start": start, "end": start + len(row["quote"])} | row


def outcome(native_id: str, name: str = "fetched", day: float = 0, **fields: object) -> Row:
    return {
        "address": f"http://127.0.0.1:8000/{native_id}.htm",
        "native_id": native_id,
        "outcome": name,
        "reason": "as the test says",
        "status": {"fetched": 200, "unchanged": 304, "gone": 404}.get(name),
        "byte_count": 1000,
        "request_count": 1,
        "elapsed_seconds": 0.25,
        "record_id": f"record-{native_id}-{day}",
        "fetched_at": at(day),
    } | fields


def batch(
    documents: list[Row] | None = None, outcomes: list[Row] | None = None, day: float = 0, **fields: object
) -> Row:
    """A batch loaded on a day."""
    return {
        "run_id": "run-1",
        "source": SOURCE,
        "loaded_at": at(day),
        "outcomes": outcomes or [],
        "documents": documents or [],
        "rejects": [],
    } | fields


def page(native_id: str, **fields: object) -> Row:
    """How surely one page was read: as well as can be."""
    return {
        "native_id": native_id,
        "address": f"http://127.0.0.1:8000/{native_id}.htm",
        "design": "cms",
        "signs": (),
        "title_rung": "layout",
        "lead_rung": "layout",
        "body_rung": "layout",
        "published_rung": "meta",
        "author_rung": "layout",
        "body_length": 1500,
        "word_count": 400,
        "agreement": 0.95,
        "fingerprint": ("article.story", "div.article__body", "p.caption"),
        "fact_count": 12,
        "record_id": f"record-{native_id}",
    } | fields


def poll(**fields: object) -> Row:
    return {
        "address": "http://127.0.0.1:8000/rss",
        "entry_count": 50,
        "new_count": 5,
        "span_seconds": 36_000,
        "lost_count": 0,
    } | fields


ARREST = "Ngày 2-3, Đồn Biên phòng Suối Mây bắt giữ 3 đối tượng, thu giữ 1,5 kg heroin tại xã Lũng Sương."


def arrest(native_id: str = "1001", day: float = 0, **fields: object) -> Row:
    """A short report of one arrest: an event, two figures, a unit and a place."""
    facts: Row = {
        "events": [
            event(
                "bắt giữ 3 đối tượng",
                date_start=date(2026, 3, 2),
                date_end=date(2026, 3, 2),
                date_precision="day",
                date_basis="year_inferred",
                province_code="04",
                neighbour="CN",
            )
        ],
        "figures": [
            figure("3 đối tượng", "3", event_id="e1", object="suspect", offence="drugs", group="g1"),
            figure(
                "1,5 kg", "1.5", event_id="e1", unit="kg", unit_text="kg", object="heroin", action="seized"
            ),
        ],
        "units": [unit("Đồn Biên phòng Suối Mây", province_code="04")],
        "places": [place("Lũng Sương", province_code="04")],
    }
    said: Row = {"title": "Bắt 3 người ở Lũng Sương"} | facts | fields
    return document(native_id, ARREST, day, **said)
