"""What the finders of places, units and people hand on: mentions with offsets in `Reading.view`."""

from dataclasses import dataclass

BLOCK_ORDER = {
    role: order for order, role in enumerate(("body", "lead", "title", "caption", "byline", "teaser"))
}
"""Of a fact told twice the row cites the body before the lead, the lead before title and caption."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFound:
    """A place named in the text: where (offsets of the view), and which place it is."""

    start: int
    end: int
    """From the kind word (`xã`, `cửa khẩu`) to the end of the name."""
    name: str
    kind: str
    code: str | None = None
    old_code: str | None = None
    province_code: str | None = None
    commune_code: str | None = None
    """Current code of the commune that it is, or lies in, by its address."""
    district: str | None = None
    country: str | None = None
    neighbour: str | None = None
    """Country across a border gate: `CN` `LA` `KH`."""
    in_unit: bool = False
    """Named only inside a unit's name: no row, but it says where the unit is."""
    is_residence: bool = False
    is_nationality: bool = False
    """`công dân Việt Nam`, `quốc tịch Lào`: no row."""
    confidence: str = "A"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFound:
    """A unit named in the text: where (offsets of the view), and which unit it is."""

    start: int
    end: int
    name: str
    """In full words: `Đồn Biên phòng Thuận`."""
    kind: str
    side: str | None = None
    province_code: str | None = None
    has_row: bool = True
    """False of words (`BĐBP tỉnh`, `Biên phòng Nậm Xanh`) that only refer to a unit named elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFound:
    """A person named in the text: where (offsets of the view), and what the text says of them."""

    start: int
    end: int
    name: str
    rank: str | None = None
    position: str | None = None
    unit: str | None = None
    side: str | None = None
    role: str = "civilian"
    birth_year: int | None = None
    age: int | None = None
    residence_province_code: str | None = None
    nationality: str | None = None
    ethnicity: str | None = None
    alias: str | None = None
    confidence: str = "A"
