"""The gazetteer as rows for the warehouse: places on both administrative maps, and border gates."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from tasks.facts.word_lists import read_lexicon

# The day on which 63 provinces became 34 and districts ended (Resolution 202/2025/QH15).
MERGER = date(2025, 7, 1)
LAST_OLD_DAY = date(2025, 6, 30)


@cache
def reference_tables() -> dict[str, list[dict[str, Any]]]:
    """Give the rows of `place` and `border_gate`, with the columns of those tables."""
    return {"place": [*_current_places(), *_former_places()], "border_gate": list(_gates())}


def _place(code: str, kind: str, name: str, province: str, **more: object) -> dict[str, Any]:
    return {
        "place_code": code,
        "map": "current",
        "kind": kind,
        "name": name,
        "kind_text": None,
        "parent_code": None,
        "province_code": province,
        "successor_code": None,
        "valid_from": None,
        "valid_to": None,
        "latitude": None,
        "longitude": None,
        **more,
    }


def _current_places() -> Iterator[dict[str, Any]]:
    for row in read_lexicon("provinces.csv"):
        code = row["province_code"]
        yield _place(
            code, "province", row["name"], code, latitude=row["lat"] or None, longitude=row["lon"] or None
        )
    for row in read_lexicon("communes.csv"):
        province = row["province_code"]
        yield _place(
            row["commune_code"],
            "commune",
            row["name"],
            province,
            kind_text=row["kind"],
            parent_code=province,
            valid_from=MERGER,
            latitude=row["lat"] or None,
            longitude=row["lon"] or None,
        )


def _former_places() -> Iterator[dict[str, Any]]:
    former = {"map": "former", "valid_to": LAST_OLD_DAY}
    heirs = {}
    for row in read_lexicon("provinces_before_2025_07.csv"):
        heirs[row["old_code"]] = row["province_code"]
        successor = row["province_code"]
        yield _place(
            row["old_code"], "province", row["old_name"], successor, successor_code=successor, **former
        )
    named = set()
    for row in read_lexicon("communes_before_2025_07.csv"):
        province, district = row["old_province_code"], row["district_code"]
        if district not in named:
            named.add(district)
            name, kind = row["district_name"], row["district_kind"]
            yield _place(
                district, "district", name, heirs[province], kind_text=kind, parent_code=province, **former
            )
        if row["old_commune_code"] in named:  # a divided commune has a row for each heir
            continue
        named.add(row["old_commune_code"])
        yield _place(
            row["old_commune_code"],
            "commune",
            row["name"],
            heirs[province],
            kind_text=row["kind"],
            parent_code=district,
            successor_code=row["commune_code"] if row["share"] == "whole" else None,
            **former,
        )


def _gates() -> Iterator[dict[str, Any]]:
    for row in read_lexicon("border_gates.csv"):
        yield {
            "gate_id": row["gate_id"],
            "name": row["name_vi"],
            "alternative_names": [name.strip() for name in row["alt_names"].split(";") if name.strip()],
            "level": row["level"] or None,
            "mode": row["mode"] or None,
            "province_code": row["province_since_2025_code"] or None,
            "neighbour": row["neighbour"] or None,
            "opposite_gate": row["opposite_gate"] or None,
            "latitude": row["lat"] or None,
            "longitude": row["lon"] or None,
        }
