"""Where and when a happening is set: the day, the place and the neighbour that its clause, sentence or section tells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tasks.facts.dates import DateMention
from tasks.facts.places import PlaceFound
from tasks.facts.reading import Reading, Span
from tasks.facts.units import UnitFound

# Between a day and a verb: the day is the announcement's. `Ngày 7-3, Đồn X cho biết, đã bắt giữ …`
REPORTED = re.compile(
    r"\b(?:cho biết|cho hay|thông báo (?:về|kết quả|đã|vừa)|báo cáo (?:về|kết quả)|(?<!nhận )(?:nguồn )?tin từ"
    r"|(?<!nhận được )thông tin (?:từ|về|với|tới|đến|đã|vừa)|xác nhận|khẳng định|trao đổi với|chia sẻ|xác minh thông tin)\b",
    re.IGNORECASE,
)
# Before a period: it is only compared with. `tăng 46 vụ so với 6 tháng cuối năm 2025`
COMPARED = re.compile(r"(?:so với|cùng kỳ|hơn)[ ](?:cùng kỳ[ ])?(?:của[ ])?$", re.IGNORECASE)
# What introduces the place of a happening.
AT = re.compile(r"\b(?:tại|ở|trên địa bàn|địa bàn|khu vực|thuộc|qua|trên|vùng biển|gần|đến|về)[ ](?:khu vực[ ])?$", re.IGNORECASE)
# Words of a happening at sea.
SEA = re.compile(
    r"\b(?:trên biển|vùng biển|hải lý|ngư dân|tàu cá|thuyền viên|ngoài khơi|tàu thuyền|vào bờ|ra khơi|cửa biển|sà lan|đánh bắt hải sản)\b",
    re.IGNORECASE,
)
NEIGHBOURS = frozenset({"CN", "LA", "KH"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a happening is: codes in force since 1 July 2025; None where the text does not say."""

    province_code: str | None = None
    commune_code: str | None = None
    gate: str | None = None
    neighbour: str | None = None
    is_abroad: bool = False
    names: tuple[tuple[str, str], ...] = ()
    """Kind and name of the places told, the first of each kind."""

    def differs(self, other: "Place") -> bool:
        """Tell whether both name a place of one kind, and not the same one."""
        names = dict(other.names)
        return any(names.get(kind, name) != name for kind, name in self.names)


# Kinds of place that tell one happening from another.
SITES = frozenset({"province", "commune", "gate", "crossing", "marker", "island"})


class Setting:
    """The dates, places and units of a text, looked up by sentence."""

    def __init__(
        self,
        reading: Reading,
        dates: Sequence[DateMention],
        places: Sequence[PlaceFound],
        units: Sequence[UnitFound],
    ) -> None:
        self.view = reading.view
        self.dates = [date for date in dates if date.sense == "calendar"]
        self.places = places
        self.units = units

    def dates_in(self, span: Span) -> list[DateMention]:
        """Give the dates of a stretch that a happening may have, in order."""
        return [
            date
            for date in self.dates
            if span.start <= date.start < span.end
            and not COMPARED.search(self.view, max(span.start, date.start - 24), date.start)
        ]

    def date_of(self, start: int, end: int, sentence: Span, next_start: int) -> DateMention | None:
        """Give the date that a trigger's sentence tells for it, or None."""
        dates = self.dates_in(sentence)
        for date in dates:
            if end <= date.start < next_start and date.is_period and date.start - end < 60:
                return date
        for date in reversed(dates):
            if date.start < start and not REPORTED.search(self.view, date.end, start):
                return date
        for date in dates:
            if end <= date.start < next_start and not date.is_period:
                return date
        return None

    def is_announcement(self, date: DateMention, sentence: Span) -> bool:
        """Tell whether a date is that of an announcement."""
        return bool(REPORTED.search(self.view, date.end, sentence.end))

    def is_announced(self, start: int, sentence: Span) -> bool:
        """Tell whether the sentence dates only the announcement of what the trigger tells."""
        return any(d.start < start and REPORTED.search(self.view, d.end, start) for d in self.dates_in(sentence))

    def place_of(self, span: Span) -> Place:
        """Give the place that a stretch of text tells."""
        places = [p for p in self.places if span.start <= p.start < span.end and not p.is_residence and not p.is_nationality]
        own = [p for p in places if not p.in_unit]
        told = [p for p in own if AT.search(self.view, max(0, p.start - 24), p.start)] or own
        abroad = bool(told) and told[0].kind == "foreign_province"
        place = next((p for p in told if p.province_code), None) if not abroad else None
        province = place.province_code if place else None
        commune = next((p.commune_code for p in told if p.commune_code and p.province_code == province), None)
        gate = next((p for p in own if p.kind == "gate"), None)
        if province is None and not abroad:
            province = self._unit_province(span, places)
        names = {p.kind: p.name for p in reversed(told) if p.kind in SITES}
        return Place(
            province,
            commune,
            gate.name if gate else None,
            self._neighbour(span, places, gate),
            abroad,
            tuple(names.items()),
        )

    def _unit_province(self, span: Span, places: Sequence[PlaceFound]) -> str | None:
        for unit in self.units:
            if span.start <= unit.start < span.end and unit.province_code and unit.side in (None, "VN"):
                return unit.province_code
        return next((p.province_code for p in places if p.in_unit and p.province_code), None)

    def _neighbour(self, span: Span, places: Sequence[PlaceFound], gate: PlaceFound | None) -> str | None:
        if gate and gate.neighbour:
            return gate.neighbour
        countries = [p.country for p in places if p.country in NEIGHBOURS]
        countries += [u.side for u in self.units if span.start <= u.start < span.end and u.side in NEIGHBOURS]
        if countries:
            return countries[0]
        return "sea" if SEA.search(self.view, span.start, span.end) else None
