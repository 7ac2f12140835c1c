"""Where and when a happening is set: the day, the place and the neighbour that its sentence tells."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tasks.facts.dates import COMPARED, DateMention
from tasks.facts.places import PlaceFound
from tasks.facts.reading import UPPER, Reading, Span
from tasks.facts.units import UnitFound

# Between a day and a verb: the day is the announcement's. `Ngày 7-3, Đồn X cho biết, đã bắt giữ …`
REPORTED = re.compile(
    r"\b(?:cho biết|cho hay|thông báo (?:về|kết quả|đã|vừa)|báo cáo (?:về|kết quả)"
    r"|(?<!nhận )(?:nguồn )?tin từ"
    r"|(?<!nhận được )thông tin (?:từ|về|với|tới|đến|đã|vừa)|xác nhận|khẳng định|trao đổi với|chia sẻ"
    r"|xác minh thông tin)\b",
    re.IGNORECASE,
)
# Between verb and period: the period is that of a part. `tiếp nhận 95 công dân, trong đó riêng tháng 10 …`
SUBSET = re.compile(r"\b(?:trong đó|riêng|xảy ra|(?<!kiến )diễn ra|liên quan|truy nã|kể từ)\b")
# What introduces the place of a happening.
AT = re.compile(
    r"\b(?:tại|ở|trên địa bàn|địa bàn|địa phận|khu vực|thuộc|qua|trên|vùng biển|gần|đến"
    r"|về)[ ](?:khu vực[ ])?$",
    re.IGNORECASE,
)
# Between the parts of an address: `thôn Nà Pia, xã Ba Sơn (tỉnh Lạng Sơn)`
ADDRESS_GAP = re.compile(r"[ ]?[,(\-–)]?[ ]?(?:thuộc[ ])?")
# Words of a happening at sea.
SEA = re.compile(
    r"\b(?:trên biển|vùng biển|hải lý|ngư dân|tàu cá|thuyền viên|ngoài khơi|tàu thuyền|vào bờ|ra khơi"
    r"|cửa biển|sà lan|đánh bắt hải sản)\b"
)
# `từ đầu năm đến nay`
ENDED = re.compile(r"đến|tới|đầu năm", re.IGNORECASE)
# `5 công dân, cùng quê ở tỉnh Hà Tĩnh`
HOME_OF = re.compile(
    r"\b(?:quê|trú|ngụ|quê quán|sinh sống|sinh ra|lẩn trốn|bỏ trốn|trốn|ẩn náu|lẩn tránh)[ ]"
    r"(?:tại[ ]|ở[ ]|về[ ]|đến[ ]|trên địa bàn[ ])?(?:khu vực[ ]|nhà[ ])?(?:tỉnh[ ])?$"
)
# Who is told of in brackets has a home there: `(28 tuổi, trú xã A, trước thuộc huyện B, tỉnh C)`
HOME_IN_BRACKETS = re.compile(r"\([^()]{0,90}\b(?:quê|trú|ngụ|thường trú|tạm trú|quê quán)\b[^()]{0,120}$")
# Where somebody came from: `đi xe khách từ bến xe Giáp Bát (Hà Nội) lên`
ORIGIN = re.compile(r"\b(?:từ|rời)[ ][^,;.]{0,50}$")
# Whoever hunts a person need not be where the person is caught: `đang bị Công an tỉnh B truy nã`
WANTED_BY = re.compile(r"\b(?:bị|truy nã(?: số \S{1,12})? của)[ ](?:[Cc]ơ quan [^,;.]{0,30}[ ])?$")
# A bound, not the day of a happening: `trước ngày 1/7 thuộc huyện …`, `hoàn thành trước 17 giờ ngày 5/9`
BOUND = re.compile(r"\b[Tt]rước[ ](?:\d{1,2}[ ]?(?:giờ|h)[ ])?(?:ngày[ ])?$")
# Several communes are no one commune: `ở các xã Ba Sơn và Mẫu Sơn`
SEVERAL_COMMUNES = re.compile(
    r"\b(?:các|những|hai|ba|bốn)[ ](?:(?:xã|phường)(?: biên giới| ven biển)?:?[ ])?$"
)
# `Theo BĐBP tỉnh, toàn lực lượng đã bắt 52 vụ`: of the province.
OF_PROVINCE = re.compile(r"\b(?:(?:bđbp|biên phòng) tỉnh|(?:toàn|của|trong) tỉnh)\b")
# `đợt trao trả thứ hai trong tháng 8`: which one it was, not when.
ORDINAL_BEFORE = re.compile(r"\bthứ \S{1,5}(?: (?:trong|của|kể từ|từ))? $")
NAME_BEFORE = re.compile(r"[”\"»’] ?$")
# `tại Trạm Hội ngộ hội đàm … (Trung Quốc)`
HERE = re.compile(r"\b[Tt]ại[ ]")
# Results of the whole force have no province.
NATIONWIDE = re.compile(
    r"\b(?:toàn lực lượng|cả nước|toàn quốc|các đơn vị trong toàn quân|toàn tuyến biên giới)\b"
)
# A province named once is not where the article is at home.
SEVERAL = 2
# `năm 2020, các đơn vị BĐBP đã bắt giữ …`; not `các đơn vị BĐBP tỉnh`
WHOLE_FORCE = re.compile(
    r"\b(?:lực lượng|các đơn vị)[ ](?:BĐBP|[Bb]ộ đội [Bb]iên phòng|[Bb]iên phòng)"
    rf"(?![ ](?:tỉnh|thành phố|TP|[{UPPER}]))"
)
# `tiếp nhận qua cửa khẩu này`
THIS_GATE = re.compile(r"\bcửa khẩu(?: này| nói trên| trên)\b")
# What lies in several provinces, or in none.
NO_SITE = frozenset({"river", "sea_area", "country"})
OWN_BLOCKS = frozenset({"title", "lead", "body"})
NEIGHBOURS = frozenset({"CN", "LA", "KH"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a happening is: codes in force since 1 July 2025; None where the text does not say."""

    province_code: str | None = None
    commune_code: str | None = None
    gate: str | None = None
    neighbour: str | None = None
    is_abroad: bool = False
    is_told: bool = False
    """The sentence names a place, not only a unit of one."""
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
        self.low = reading.low
        self.dates = [
            date
            for date in dates
            if date.sense == "calendar" and not _is_from_only(date) and not _is_of_name(reading.view, date)
        ]
        self.places = places
        self.units = units
        self.home = self._home(reading)
        self._places: dict[Span, Place] = {}
        self._dates: dict[Span, list[DateMention]] = {}

    def dates_in(self, span: Span) -> list[DateMention]:
        """Give the dates of a stretch that a happening may have, in order."""
        if span not in self._dates:
            self._dates[span] = self._dates_in(span)
        return self._dates[span]

    def _dates_in(self, span: Span) -> list[DateMention]:
        return [
            date
            for date in self.dates
            if span.start <= date.start < span.end
            and not COMPARED.search(self.view, max(span.start, date.start - 24), date.start)
            and not BOUND.search(self.view, max(span.start, date.start - 24), date.start)
        ]

    def date_of(
        self, start: int, end: int, sentence: Span, next_start: int, is_many: bool
    ) -> DateMention | None:
        """Give the date that a trigger's sentence tells for it, or None."""
        dates = self.dates_in(sentence)
        last = dates[-1] if dates else None
        if last and is_many and last.is_period and self._closes(last, end, sentence):
            return last
        for date in dates:
            if (
                end <= date.start < min(next_start, end + 60)
                and date.is_period
                and not SUBSET.search(self.view, end, date.start)
                and not ORDINAL_BEFORE.search(self.view, end, date.start)
            ):
                return date
        for date in reversed(dates):
            if date.start < start and not REPORTED.search(self.view, date.end, start):
                return date
        for date in dates:
            if end <= date.start < next_start and not date.is_period:
                return date
        return None

    def _closes(self, date: DateMention, end: int, sentence: Span) -> bool:
        """Tell whether a period closes a sentence of results: `xử lý 144 vụ … trong năm 2017.`"""
        return (
            end <= date.start
            and date.end >= sentence.end - 2
            and self.view[max(sentence.start, date.start - 6) : date.start].endswith("trong ")
            and not SUBSET.search(self.view, end, date.start)
        )

    def is_announcement(self, date: DateMention, sentence: Span) -> bool:
        """Tell whether a date is that of an announcement."""
        return bool(REPORTED.search(self.view, date.end, sentence.end))

    def is_announced(self, start: int, sentence: Span) -> bool:
        """Tell whether the sentence dates only the announcement of what the trigger tells."""
        return any(
            d.start < start and REPORTED.search(self.view, d.end, start) for d in self.dates_in(sentence)
        )

    def place_of(self, span: Span) -> Place:
        """Give the place that a stretch of text tells."""
        if span not in self._places:
            self._places[span] = self._place_of(span)
        return self._places[span]

    def _place_of(self, span: Span) -> Place:
        places = [
            p
            for p in self.places
            if span.start <= p.start < span.end
            and not (
                p.is_residence
                or p.is_nationality
                or HOME_OF.search(self.view, max(0, p.start - 24), p.start)
                or HOME_IN_BRACKETS.search(self.view, max(span.start, p.start - 220), p.start)
            )
        ]
        own = [p for p in places if not p.in_unit]
        is_several = any(SEVERAL_COMMUNES.search(self.view, max(0, p.start - 24), p.start) for p in own)
        introduced = self._told(own)
        told = introduced or own
        gate = next((p for p in own if p.kind == "gate"), None)
        neighbour = self._neighbour(span, places, gate)
        if self._is_abroad(span) or self._is_nationwide(span):
            return Place(neighbour=neighbour, is_abroad=True)
        province = next(
            (p.province_code for p in [*told, *own] if p.province_code and p.kind not in NO_SITE), None
        )
        commune = next((p.commune_code for p in told if p.commune_code and p.province_code == province), None)
        names = {p.kind: p.name for p in reversed(told) if p.kind in SITES}
        if province:
            names["province_code"] = province
        return Place(
            province_code=province or self._unit_province(span, places),
            commune_code=None if is_several else commune,
            gate=gate.name if gate else None,
            neighbour=neighbour,
            is_told=province is not None and bool(introduced or not self._is_origin(span, own[0])),
            names=tuple(names.items()),
        )

    def _is_nationwide(self, span: Span) -> bool:
        """Tell a sentence of the whole force; not by a slogan (`phong trào “Cả nước chung tay …”`)."""
        found = NATIONWIDE.search(self.low, span.start, span.end)
        is_slogan = found is not None and self.view[found.start() - 1 : found.start()] in ("“", '"', "‘")
        return found is not None and not is_slogan and not OF_PROVINCE.search(self.low, span.start, span.end)

    def _is_origin(self, span: Span, place: PlaceFound) -> bool:
        return bool(ORIGIN.search(self.view, max(span.start, place.start - 60), place.start))

    def gate_of(self, span: Span) -> str | None:
        """Give the gate of a sentence that names it in a post's name alone, or says `qua cửa khẩu này`."""
        gates = [p for p in self.places if p.kind == "gate" and p.start < span.end]
        here = [p.name for p in gates if p.start >= span.start]
        if here:
            return here[0] if len(set(here)) == 1 else None
        return gates[-1].name if gates and THIS_GATE.search(self.view, span.start, span.end) else None

    def is_of_whole_force(self, span: Span) -> bool:
        """Tell whether a sentence speaks of the force without a province: `các đơn vị BĐBP đã …`."""
        return bool(WHOLE_FORCE.search(self.view, span.start, span.end))

    def _told(self, own: Sequence[PlaceFound]) -> list[PlaceFound]:
        """Give the places that `tại`, `thuộc` and the like introduce, with the rest of their addresses."""
        told: list[PlaceFound] = []
        for place in own:
            goes_on = told and ADDRESS_GAP.fullmatch(self.view, told[-1].end, max(place.start, told[-1].end))
            if goes_on or AT.search(self.view, max(0, place.start - 24), place.start):
                told.append(place)
        return told

    def _home(self, reading: Reading) -> Place:
        """Give where the article is at home: the province named most, and the one neighbour it speaks of."""
        provinces: Counter[str] = Counter()
        neighbours = set()
        for place in self.places:
            if (
                reading.role(place.start) in OWN_BLOCKS
                and not place.is_residence
                and not place.is_nationality
            ):
                provinces.update([place.province_code] if place.province_code else [])
                neighbours |= {place.neighbour, place.country} & NEIGHBOURS
        for unit in self.units:
            if reading.role(unit.start) in OWN_BLOCKS:
                provinces.update([unit.province_code] if unit.province_code else [])
                neighbours |= {unit.side} & NEIGHBOURS
        code, count = next(iter(provinces.most_common(1)), (None, 0))
        return Place(
            province_code=code if count >= SEVERAL else None,
            neighbour=neighbours.pop() if len(neighbours) == 1 else None,
        )

    def _is_abroad(self, span: Span) -> bool:
        """Tell whether what `tại` names first is across the border."""
        for match in HERE.finditer(self.view, span.start, span.end):
            named = [p for p in self.places if match.end() <= p.start < match.end() + 70]
            named_units = [u for u in self.units if match.end() <= u.start < match.end() + 12]
            if named_units:
                return named_units[0].side in NEIGHBOURS
            if named:
                return named[0].country in NEIGHBOURS and not named[0].is_residence
        return False

    def _unit_province(self, span: Span, places: Sequence[PlaceFound]) -> str | None:
        for unit in self.units:
            if (
                span.start <= unit.start < span.end
                and unit.province_code
                and unit.side in (None, "VN")
                and not WANTED_BY.search(self.view, max(span.start, unit.start - 60), unit.start)
            ):
                return unit.province_code
        return next((p.province_code for p in places if p.in_unit and p.province_code), None)

    def _neighbour(self, span: Span, places: Sequence[PlaceFound], gate: PlaceFound | None) -> str | None:
        if gate and gate.neighbour:
            return gate.neighbour
        countries = [p.country for p in places if p.country in NEIGHBOURS]
        countries += [u.side for u in self.units if span.start <= u.start < span.end and u.side in NEIGHBOURS]
        if countries:
            return countries[0]
        return "sea" if SEA.search(self.low, span.start, span.end) else None


def _is_of_name(view: str, date: DateMention) -> bool:
    """Tell a year that belongs to a name: `chương trình “Xuân biên phòng” năm 2026`."""
    return date.precision == "year" and bool(NAME_BEFORE.search(view, max(0, date.start - 3), date.start))


def _is_from_only(date: DateMention) -> bool:
    """Tell whether a period has but a start: `làm thuê từ tháng 6/2019` tells how long a state lasts."""
    return date.is_period and date.last is None and date.first is not None and not ENDED.search(date.text)
