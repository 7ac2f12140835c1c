"""An action as it fits its object and its event: a price per gift is its worth, found goods end seized."""

import re

from tasks.facts.actions import Deed
from tasks.facts.objects import object_of
from tasks.facts.offences import CLOSE_TO_CRIME, CONTRABAND, PEACEFUL
from tasks.facts.quantities import Quantity
from tasks.facts.statements import Statement
from tasks.facts.verbs import column_of

# What an event does to what it counts, where no verb says so.
USUAL_ACTION = {
    "enforcement": {"person": "detected", "case": "arrested", "thing": "detected"},
    "community_support": {"thing": "given", "house": "given", "person": "given", "money": "given"},
    "awareness_campaign": {"person": "informed", "turn": "informed"},
    "joint_patrol": dict.fromkeys(("turn", "occasion", "person", "marker"), "patrolled"),
    "patrol": {"turn": "patrolled", "occasion": "patrolled"},
    "crossing_traffic": dict.fromkeys(("turn", "vessel", "thing", "person"), "crossed"),
    "conference_ceremony": {"person": "attended"},
    "talks": {"person": "attended"},
    "training_exercise": {"person": "attended"},
    "handover": dict.fromkeys(("person", "case", "occasion"), "received"),
}
# `có 7 tổ đang trực`, `hơn 10 cán bộ, chiến sĩ`: forces that are counted are there to act.
FORCES = re.compile(r"(?:tổ|chốt|lán|đội)\b")
CALLED_OUT = frozenset({"rescue", "disaster_response", "patrol", "enforcement"})
GUESTS = frozenset({"joint_patrol", "talks", "conference_ceremony"})
# `thu được 87 đơn vị máu`
GAINED = frozenset({"thu được", "thu", "thu hồi"})
# `đưa 5 người đi bệnh viện`, `phát hiện 2 người trôi dạt`
DISTRESS = frozenset({"rescue", "accident_incident", "disaster_response"})
HOSPITAL = re.compile(r"[^.;]{0,60}\b(?:bệnh viện|cấp cứu|trạm y tế|cơ sở y tế|trung tâm y tế)\b")
# `lai dắt 2 tàu vi phạm về đồn`: no rescue where the law is enforced.
TOWED = frozenset({"kéo về", "lai dắt", "lai kéo", "lai dắt được", "kéo được", "kéo tàu"})
# `bệnh viện này tiếp nhận 4 nạn nhân`
HOSPITAL_BEFORE = re.compile(r"\b(?:bệnh viện|trung tâm y tế|trạm y tế|bệnh xá)\b[^.;:]{0,40}$")
# `xe chở 15 người nhập cảnh trái phép`
CARRYING = frozenset({"chở", "chở theo"})
# `400.000 đồng/chuyến`, `1.800 USD/người`: what a carrier earns or a smuggled person pays, no price of goods.
WAGE = re.compile(r"\s?/\s?(?:người|chuyến|lần|lượt|tháng|ngày|khách|đầu người)\b")
# Where people are traded or led, a price is theirs.
PRICES = frozenset({"giá", "với giá", "giá bán", "mức giá"})
NOTHING = frozenset({"other", "aid", "victim", "person"})
PEOPLE_CRIMES = frozenset({"human_trafficking", "people_smuggling", "illegal_crossing"})
# `xử phạt 31 người, thu nộp ngân sách 92 triệu đồng`: the fines; else what was sold.
TREASURY = re.compile(r"\bnộp (?:ngân sách|kho bạc)")
FINE = re.compile(r"\bphạt\b")
# `45 suất (350.000 đồng/suất)`, `mỗi suất 300.000 đồng`: what one of them is worth.
UNIT_PRICE = re.compile(r"\s?/\s?(?:suất|phần|căn|ngôi|nhà|phòng|con|bộ|chiếc|cái|kg|lít)\b")
PRICE_OF_EACH = re.compile(r"\bmỗi (?:suất|phần|căn|ngôi|nhà|con|bộ|chiếc)[^,;.()]{0,12}$")
# `tạm giữ toàn bộ số hàng trên`: what was found before is seized.
ALL_SEIZED = re.compile(
    r"\b(?:thu giữ|tạm giữ|tịch thu|lập biên bản)\b(?:[^.;\n]|\.(?!\s)){0,160}?"
    r"\b(?:toàn bộ|tang vật|lô hàng|hàng hóa|số [^.;\n]{1,40} (?:trên|nói trên|này))\b"
    r"|\b(?:toàn bộ|tang vật|lô hàng|số [^.;,\n]{1,30} (?:trên|nói trên|này))[^.;,\n]{0,40}?"
    r" (?:bị|được) [^.;,\n]{0,40}?(?:thu giữ|tạm giữ|tịch thu)\b"
)
LATER = 600
# `74 buổi tuyên truyền`, `12 chuyến tuần tra`: the unit tells the deed.
TOLD_BY_UNIT = (("tuyên truyền", "informed"), ("tuần tra", "patrolled"))
UNTOLD = frozenset({None, "enforcement"})
# `khởi tố 6 bị can buôn lậu 2 triệu lít xăng`
CARRIED = re.compile(
    r"\b(?:vận chuyển|vận chuyện|chở|buôn lậu|buôn bán|mua bán|tàng trữ|cõng|gùi|vác|mang|xách|tuồn)"
    r"(?: thuê| trái phép)?(?: khoảng| hơn| gần| trên)?\s$"
)
# Words of goods that are only told of because they were found.
ILLICIT = re.compile(
    r"\b(?:lậu|trái phép|bất hợp pháp|không (?:có )?(?:hóa đơn|giấy tờ|tem nhãn|nhãn mác|chứng từ)"
    r"|không rõ (?:nguồn gốc|xuất xứ)|vô chủ|cất giấu|giấu|ngụy trang|tuồn|tang vật|bị (?:chặn|phát hiện|bắt)"
    r"|hàng (?:cấm|giả)|ăn hàng|vận chuyển thuê|chở thuê)\b"
)
# `thiệt hại trong vụ cháy ước tính khoảng 13 tỷ đồng`, `số tiền chiếm đoạt ước khoảng 90 tỷ đồng`
LOSS = re.compile(r"\b(?:thiệt hại|chiếm đoạt|tổn thất|thất thoát|chi phí|thu nhập|doanh thu)\b[^.;]{0,60}$")
# `nhóm này thu của mỗi khách 10 triệu đồng`
THEIR_TAKING = re.compile(r"\b(?:nhóm|chúng|đối tượng|chủ \w+|cò|y|hắn|thị)\b[^,.;]{0,25}$")


def usual_action(quantity: Quantity, event_type: str | None, main_offence: str | None) -> str:
    """Give what is usually done to such a thing in such an event, where no verb says it."""
    is_force = quantity.object == "soldier" or (
        quantity.object == "other" and bool(FORCES.match(quantity.unit_text.lower()))
    )
    is_force = is_force or (quantity.object == "official" and event_type in CALLED_OUT)
    if is_force and event_type not in GUESTS:
        return "mobilised"
    # Drugs in the hands of the law stay there.
    of_drugs = quantity.offence == "drugs" or (quantity.object is None and main_offence == "drugs")
    if event_type == "enforcement" and of_drugs and column_of(quantity) == "thing":
        return "seized"
    return USUAL_ACTION.get(event_type or "", {}).get(column_of(quantity), "other")


def _without_verb(statement: Statement, quantity: Quantity, event_type: str | None, main: str | None) -> str:
    """Give the action on what no verb acts on: carried by offenders, found, or what is usual."""
    column = column_of(quantity)
    if column in ("thing", "money", "vessel", "person") and event_type in UNTOLD:
        start, end = statement.span.start, statement.span.end
        charged = any(hit.row["case"] == "prosecuted" for hit in statement.deeds)
        if column == "thing" and charged and CARRIED.search(statement.text, start, quantity.start):
            return "transported"
        is_crime = event_type is None and bool(statement.crimes or ILLICIT.search(statement.text, start, end))
        if (is_crime or (event_type is None and quantity.offence in CONTRABAND)) and column != "person":
            return "detected"
    return usual_action(quantity, event_type, main)


def fitting_action(
    statement: Statement,
    index: int,
    deed: Deed | None,
    event_type: str | None,
    main_offence: str | None,
) -> str:
    """Give the action of a verb, or the usual one, as it fits the quantity and the event."""
    quantity = statement.quantities[index]
    action = deed.action if deed else _without_verb(statement, quantity, event_type, main_offence)
    if action == "handled" and event_type == "crossing_traffic":
        # `ngày mở lại đã giải quyết 96 xe`
        action = "crossed"
    for told, deed_of_unit in TOLD_BY_UNIT:
        if told in quantity.unit_text.lower():
            return deed_of_unit
    if column_of(quantity) == "money":
        action = _of_money(statement, quantity, action, deed, main_offence)
    if action == "seized" and event_type in PEACEFUL and deed and deed.verb.row["term"] in GAINED:
        return "received"
    if action == "rescued" and event_type == "enforcement" and deed and deed.verb.row["term"] in TOWED:
        return "seized" if column_of(quantity) == "vessel" else "detected"
    if column_of(quantity) == "person":
        action = _of_people(statement, quantity, action, deed, event_type, main_offence)
    if (action, column_of(quantity)) == ("mobilised", "thing") and not FORCES.match(
        quantity.unit_text.lower()
    ):
        return "other"
    is_found = action == "detected" or (action == "other" and deed is None)
    if is_found and column_of(quantity) in ("thing", "money") and event_type in CLOSE_TO_CRIME:
        taken = ALL_SEIZED.search(statement.text, quantity.end, quantity.end + LATER)
        return "seized" if taken else action
    return action


def _of_people(
    statement: Statement,
    quantity: Quantity,
    action: str,
    deed: Deed | None,
    event_type: str | None,
    main_offence: str | None,
) -> str:
    if (quantity.object_text or "").lower().startswith("thi thể"):
        return "dead"
    if deed:
        action = _in_distress(statement, quantity, action, deed, event_type)
    if action == "other" and deed and event_type == "enforcement" and deed.verb.row["term"] in CARRYING:
        return "transported" if main_offence in PEOPLE_CRIMES else "detected"
    return action


def _in_distress(
    statement: Statement, quantity: Quantity, action: str, deed: Deed, event_type: str | None
) -> str:
    if action == "transported" and (quantity.object in ("victim", "fisher") or event_type in DISTRESS):
        moved = "evacuated" if event_type == "disaster_response" else "rescued"
        return "treated" if HOSPITAL.match(statement.text, quantity.end) else moved
    if action == "received":
        by_hospital = HOSPITAL_BEFORE.search(statement.text, statement.span.start, deed.verb.start)
        return "treated" if by_hospital else action
    if action == "detected" and event_type in DISTRESS:
        return "rescued"
    is_helper = action == "attended" and quantity.object == "soldier" and event_type in DISTRESS
    return "mobilised" if is_helper else action


def _of_money(
    statement: Statement, quantity: Quantity, action: str, deed: Deed | None, main_offence: str | None
) -> str:
    if deed and action == "worth" and deed.verb.row["term"].startswith("ước"):
        lost = LOSS.search(statement.text, statement.span.start, deed.verb.start)
        action = "other" if lost else action
    if deed and action == "seized" and deed.verb.row["term"] in GAINED:
        theirs = THEIR_TAKING.search(statement.text, statement.span.start, deed.verb.start)
        action = "other" if theirs else action
    if action == "worth":
        is_price = deed is not None and deed.verb.row["term"] in PRICES
        of_people = main_offence in PEOPLE_CRIMES and not _has_goods(statement)
        of_nothing = object_of(statement, statement.quantities.index(quantity), action, None, ()) in NOTHING
        is_wage = WAGE.match(statement.text, quantity.end) or (is_price and (of_people or of_nothing))
        return "other" if is_wage else action
    if action == "other" and deed and TREASURY.search(deed.verb.row["term"]):
        fined = FINE.search(statement.text, statement.span.start, quantity.start)
        return "fined" if fined else action
    if action in ("given", "built"):
        of_each = PRICE_OF_EACH.search(statement.text, statement.span.start, quantity.start)
        return "worth" if of_each or UNIT_PRICE.match(statement.text, quantity.end) else action
    return action


def _has_goods(statement: Statement) -> bool:
    return any(q.offence and q.object not in ("victim", "phone") for q in statement.quantities)
