"""Happenings: made-up news in short, each with what it tells and what it does not."""

import itertools
import tomllib
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.facts.article import find_facts
from tasks.facts.counts import find_counts
from tasks.facts.dates import find_dates
from tasks.facts.events import EventMention, find_events
from tasks.facts.people import find_people
from tasks.facts.places import find_places
from tasks.facts.reading import Reading
from tasks.facts.units import find_units
from tasks.records import Block, Event

CASES = tomllib.loads((Path(__file__).parent / "events.toml").read_text(encoding="utf-8"))["case"]
TYPES = tomllib.loads((Path(__file__).parent / "types.toml").read_text(encoding="utf-8"))["rows"]
PUBLISHED = date(2026, 3, 20)
WORDS = [
    *(
        "Ngày",
        "18/3,",
        "đã",
        "vừa",
        "sẽ",
        "không",
        "bắt giữ",
        "12 vụ;",
        "trao",
        "5 suất quà,",
        "hội đàm",
        "hai bên",
    ),
    *(
        "nhất trí",
        "tuần tra chung",
        "cứu",
        "ngư dân",
        "tại",
        "tỉnh Lai Châu",
        "(Lào)",
        "từ đầu năm đến nay.",
        "\n",
    ),
    *("cùng ngày", "tiếp tục", "mở rộng điều tra", "phát hiện", "xử phạt", "khởi tố"),
]


def events_of(text: str, *blocks: Block) -> tuple[EventMention, ...]:
    reading = Reading(text, blocks or (Block(role="body", start=0, end=len(text)),))
    places = find_places(reading, PUBLISHED)
    dates, units = find_dates(reading, PUBLISHED), find_units(reading, places)
    people = find_people(reading, units, places)
    counts = find_counts(reading, dates, places, units, people)
    return find_events(reading, dates, places, units, people, counts)


def told(event: Event) -> str:
    fields = (event.type, event.modality, event.scope, event.date_start, event.date_end, event.province_code)
    return " ".join(str(field or "-") for field in fields)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"].strip()[:60])
def test_a_text_tells_these_happenings(case: dict[str, list[str]]) -> None:
    text = str(case["text"]).strip()
    assert [told(mention.event) for mention in events_of(text)] == case["events"]


@pytest.mark.parametrize(("kind", "text"), TYPES, ids=[text[:60] for _, text in TYPES])
def test_a_sentence_tells_one_type_or_none(kind: str, text: str) -> None:
    assert [mention.event.type for mention in events_of(text)] == ([kind] if kind else [])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"].strip()[:60])
def test_typography_changes_no_happening(case: dict[str, list[str]]) -> None:
    text = str(case["text"]).strip()
    for variant in (
        text.replace(" ", "\u00a0"),
        text.replace(" ", " \u200b"),
        unicodedata.normalize("NFC", text),
    ):
        assert [told(mention.event) for mention in events_of(variant)] == case["events"]


def test_a_happening_told_in_title_and_body_is_one_and_quotes_the_body() -> None:
    title = "Bắt giữ hai đối tượng vận chuyển pháo"
    body = "Ngày 18/3, tại xã Ba Sơn, tỉnh Lạng Sơn, đồn bắt giữ hai đối tượng vận chuyển 40 kg pháo."
    text = f"{title}\n{body}"
    first = len(title) + 1
    (mention,) = events_of(
        text, Block(role="title", start=0, end=len(title)), Block(role="body", start=first, end=len(text))
    )
    assert mention.event.block == "body"
    assert mention.start > first


def test_a_teaser_tells_its_own_happening_apart() -> None:
    body = "Ngày 18/3, tại xã Ba Sơn, tỉnh Lạng Sơn, đồn bắt giữ hai đối tượng vận chuyển 40 kg pháo."
    teaser = "Đồn Biên phòng Mường Nhé, tỉnh Điện Biên bắt giữ 3 đối tượng mua bán ma túy."
    text = f"{body}\n{teaser}"
    first = len(body) + 1
    own, other = events_of(
        text, Block(role="body", start=0, end=len(body)), Block(role="teaser", start=first, end=len(text))
    )
    assert (own.event.block, own.event.province_code) == ("body", "20")
    assert (other.event.block, other.event.province_code, other.event.date_start) == ("teaser", "11", None)


def test_figures_of_a_clause_lie_in_the_stretch_their_happening_governs() -> None:
    text = "Quý I/2026, BĐBP tỉnh An Giang phát hiện 14 vụ buôn lậu; tiếp nhận 31 công dân Việt Nam."
    enforcement, handover = events_of(text)
    governed = [[text[span.start : span.end] for span in m.governs] for m in (enforcement, handover)]
    assert "14 vụ" in governed[0][0]
    assert "31 công dân" in "".join(governed[1])
    assert "31 công dân" not in "".join(governed[0])


def test_the_neighbour_is_the_country_across_or_the_sea() -> None:
    (talks,) = events_of(
        "Ngày 18/3, BĐBP tỉnh Lai Châu hội đàm với Chi đội Quản lý biên giới Hồng Hà (Trung Quốc)."
    )
    (rescue,) = events_of("Ngày 18/3, ngoài khơi tỉnh Quảng Ngãi, Hải đội 2 cứu được 8 ngư dân.")
    (gifts,) = events_of("Ngày 18/3, tại tỉnh Gia Lai, đồn trao 20 suất quà cho học sinh.")
    assert (talks.event.neighbour, rescue.event.neighbour, gifts.event.neighbour) == ("CN", "sea", None)


def test_what_is_done_at_a_ceremony_is_done_in_its_commune() -> None:
    festival, gifts = events_of(
        "Sáng 18/3, tại xã Lóng Sập, tỉnh Sơn La, đồn tổ chức Ngày hội Biên phòng toàn dân.\n"
        "Ban tổ chức trao 210 suất quà cho hộ nghèo."
    )
    assert festival.event.commune_code is not None
    assert (gifts.event.type, gifts.event.commune_code) == ("community_support", festival.event.commune_code)


def test_results_of_a_period_have_no_commune() -> None:
    (results,) = events_of("Quý I/2026, BĐBP tỉnh Sơn La bắt giữ 12 vụ buôn lậu, riêng tại xã Lóng Sập 5 vụ.")
    assert (results.event.scope, results.event.commune_code) == ("period", None)


def test_a_gate_may_be_named_by_its_post_or_by_a_word_that_points_back() -> None:
    crossing = events_of(
        "Quý I/2026, Đồn Biên phòng Cửa khẩu Lóng Sập, tỉnh Sơn La làm thủ tục cho 21.305 lượt xe nhập cảnh."
    )
    handovers = events_of(
        "Ngày 18/3, tại Cửa khẩu quốc tế Mộc Bài, tỉnh Tây Ninh, đồn tiếp nhận 63 công dân.\n"
        "Trước đó, ngày 11/3, đơn vị tiếp nhận 25 công dân qua cửa khẩu này."
    )
    assert [mention.event.gate for mention in crossing] == ["Lóng Sập"]
    assert [mention.event.gate for mention in handovers] == ["Mộc Bài", "Mộc Bài"]


def check(text: str) -> None:
    mentions = events_of(text)
    for mention in mentions:
        assert text[mention.event.start : mention.event.end] == mention.event.quote
    spans = sorted((span.start, span.end) for mention in mentions for span in mention.governs)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))


@given(st.lists(st.sampled_from(WORDS), max_size=60))
def test_quotes_are_the_text_and_governed_stretches_do_not_overlap(words: list[str]) -> None:
    check(" ".join(words))


@given(st.text())
def test_no_text_breaks_the_facts(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    find_facts(text, (Block(role="body", start=0, end=len(text)),), PUBLISHED)


def governed_words(text: str) -> list[str]:
    return ["".join(text[span.start : span.end] for span in mention.governs) for mention in events_of(text)]


def test_a_caption_governs_no_word_of_the_body() -> None:
    texts = (
        "Ngày 18/3, tại tỉnh Gia Lai, đồn tiếp nhận 38 công dân do phía Campuchia trao trả.",
        "Cán bộ đồn tặng quà cho học sinh.",
        "Số này gồm 20 nam, 18 nữ.",
    )
    text = "\n".join(texts)
    first, second = len(texts[0]) + 1, len(texts[0]) + len(texts[1]) + 2
    handover = events_of(
        text,
        Block(role="body", start=0, end=first - 1),
        Block(role="caption", start=first, end=second - 1),
        Block(role="body", start=second, end=len(text)),
    )[0]
    assert any(text[span.start : span.end] == texts[2] for span in handover.governs)


def test_what_is_named_above_leads_back_from_the_results_of_a_period() -> None:
    incident, results = governed_words(
        "Ngày 18/3, tại tỉnh Sơn La, đồn bắt giữ 6 đối tượng nhập cảnh trái phép.\n"
        "Quý I/2026, BĐBP tỉnh Sơn La bắt giữ 41 vụ buôn lậu.\n"
        "Đối với 6 người nói trên, đồn xử phạt mỗi người 3 triệu đồng."
    )
    assert "3 triệu đồng" in incident
    assert "3 triệu đồng" not in results


def test_what_a_suspect_says_belongs_to_the_happening_that_named_the_suspect() -> None:
    first, second = governed_words(
        "Ngày 14/3, tại tỉnh Sơn La, đồn bắt giữ Lò Văn Sung cùng 2 bánh heroin.\n"
        "Ngày 16/3, tại tỉnh Sơn La, đồn bắt giữ Vì Văn Tiên cùng 1 bánh heroin.\n"
        "Sung khai được trả công 50 triệu đồng."
    )
    assert "50 triệu đồng" in first
    assert "50 triệu đồng" not in second


def test_nothing_follows_on_a_day_that_is_to_come() -> None:
    rescue, search = governed_words(
        "Ngày 18/3, ngoài khơi tỉnh Quảng Ngãi, Hải đội 2 cứu được 8 ngư dân.\n"
        "Ngày 21/3, một tàu kiểm ngư sẽ tham gia tìm kiếm.\n"
        "Con tàu trị giá 900 triệu đồng."
    )
    assert "900 triệu đồng" in rescue
    assert "900 triệu đồng" not in search


def test_a_home_or_a_hiding_place_is_not_where_it_happened() -> None:
    (arrest,) = events_of(
        "Ngày 18/3, Đồn Biên phòng Lóng Sập, tỉnh Sơn La bắt giữ Lò Văn Sung (31 tuổi, trú xã Chiềng Sơn, "
        "tỉnh Sơn La), lẩn trốn tại xã Lóng Sập, thu 2 bánh heroin."
    )
    assert arrest.event.commune_code is None


def test_several_communes_are_no_one_commune() -> None:
    (moved,) = events_of(
        "Ngày 18/3, tại các xã Ba Sơn và Cao Lộc, tỉnh Lạng Sơn, bộ đội sơ tán 40 hộ dân do mưa lũ."
    )
    assert (moved.event.province_code, moved.event.commune_code) == ("20", None)


def test_a_lead_keeps_its_wording_against_a_thinner_body() -> None:
    lead = "Sáng 18/3, tại Cửa khẩu quốc tế Mộc Bài, tỉnh Tây Ninh, đồn đã trao trả 3 đối tượng truy nã."
    body = "Người bị trao trả là Lý Mạnh."
    text = f"{lead}\n{body}"
    (handover,) = events_of(
        text,
        Block(role="lead", start=0, end=len(lead)),
        Block(role="body", start=len(lead) + 1, end=len(text)),
    )
    assert (handover.event.block, handover.event.gate) == ("lead", "Mộc Bài")
    assert handover.event.date_start == date(2026, 3, 18)
