"""Documents made ready to be stored: looks at articles, and what does not fit."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from warehouse.facts import Facts, ready_facts
from warehouse.identity import article_id, body_key, digest_of, without_host
from warehouse.revisions import Seen

FIELDS = ("title", "author", "published_at")


@dataclass(frozen=True, slots=True)
class Ready:
    """What a batch's documents come to."""

    looks: dict[str, list[Seen]]
    """By article key."""
    unfit: list[dict[str, Any]]
    """Documents that cannot be stored, as rejects of step `load`."""
    refused_facts: list[dict[str, Any]]
    """Single facts that do not fit, as rejects of step `fact`; their document is stored without them."""


def ready_documents(source: str, documents: Iterable[dict[str, Any]], recorded_at: datetime | None) -> Ready:
    """Give a source's documents as looks at its articles; nothing is changed, only refused by name.

    They are recorded at `recorded_at`; where it is None, at the instant each was seen.
    """
    looks: dict[str, list[Seen]] = defaultdict(list)
    unfit: list[dict[str, Any]] = []
    refused_facts: list[dict[str, Any]] = []
    for document in documents:
        place = {key: document.get(key) for key in ("address", "native_id", "record_id")}
        if problem := _problem(source, document):
            unfit.append(place | {"step": "load", "reason": problem})
            continue
        key = article_id(source, document["native_id"])
        facts = ready_facts(key, document)
        refused_facts += [place | {"step": "fact", "reason": refusal} for refusal in facts.refusals]
        looks[key].append(_look(document, facts.rows, recorded_at))
    return Ready(looks, unfit, refused_facts)


def _problem(source: str, document: dict[str, Any]) -> str | None:
    if document.get("source", source) != source:
        return f"belongs to source {document['source']}, and came in a batch of {source}"
    if not document.get("native_id"):
        return "no native id: give the publisher's id, the address, or the hash of the text"
    for name in ("text", "title", "author", "address"):
        try:
            (document.get(name) or "").encode()
        except UnicodeEncodeError as error:
            return f"the {name} holds a lone surrogate at {error.start}, which is no character"
    if sha256(document["text"].encode()).hexdigest() != document["text_sha256"]:
        return "text_sha256 is not the hash of the text"
    return _clock_problem(document)


def _clock_problem(document: dict[str, Any]) -> str | None:
    seen_at, published_at = document.get("seen_at"), document.get("published_at")
    if not isinstance(seen_at, datetime) or seen_at.tzinfo is None:
        return f"seen_at {seen_at} is no instant with a zone"
    if published_at is not None and published_at.tzinfo is None:
        return f"published_at {published_at} has no zone"
    return None


def _look(document: dict[str, Any], facts: Facts, recorded_at: datetime | None) -> Seen:
    text, blocks = document["text"], [dict(block) for block in document["blocks"]]
    said = {name: document.get(name) for name in FIELDS}
    revision = said | {
        "rungs": document.get("rungs"),
        "text": text,
        "text_sha256": document["text_sha256"],
        "body_key": body_key(text, blocks),
        "blocks": [{"role": b["role"], "start_offset": b["start"], "end_offset": b["end"]} for b in blocks],
    }
    return Seen(
        content_key=digest_of([document["text_sha256"], said, blocks])[:32],
        facts_key=digest_of(facts)[:32],
        rules_version=document["rules_version"],
        address=document.get("address"),
        record_id=document.get("record_id"),
        seen_at=document["seen_at"],
        recorded_at=recorded_at or document["seen_at"],
        native_id=without_host(document["native_id"]),
        revision=revision,
        facts=facts,
    )
