"""The direction of a hand-over: to the other side of the border, from it, or inside the country."""

import re

from tasks.facts.quantities import Quantity
from tasks.facts.statements import Statement
from tasks.facts.terms import Hit

# `phía Trung Quốc đã trao trả`, `do lực lượng chức năng Campuchia trao trả`: theirs gives, ours receives.
FOREIGN_GIVER = re.compile(
    r"""(?: \bphía\ (?:bạn|nước\ bạn|trung\ quốc|lào|campuchia) | \b(?:bạn|trung\ quốc|lào|campuchia)\)?
          | \bnước\ ngoài )
    (?:\ đã|\ cũng|\ vừa|\ tiếp\ tục)?(?:\ phối\ hợp)?(?:\ bàn\ giao,)?\ $""",
    re.VERBOSE,
)
# `Đồn Biên phòng phối hợp Trạm Pò Chài (Trung Quốc) trao trả 4 đối tượng`: ours gives, with theirs.
WITH_THEM = re.compile(r"\bphối hợp(?: với)? [^;.]{5,}$")
VIETNAMESE = re.compile(r"[^;,.\d]{0,25}\bviệt nam\b")
FOREIGNERS = re.compile(r"[^;,.\d]{0,12}\b(?:quốc tịch|người|công dân) (?:trung quốc|lào|campuchia)\b")
TO_VIETNAM = re.compile(r"[^.;]{0,20}?\b(?:cho|về) (?:phía )?việt nam")
# `bàn giao cho phía bạn`, `trao trả cho Lào`; `giao cho công an` stays in the country.
TO_FOREIGN = re.compile(
    r"""[^.;]{0,90}?\bcho\ (?: phía\  | bên\  | lực\ lượng\ [^.;,]{0,30} | cơ\ quan\ [^.;,]{0,30}
        | công\ an\ [^.;]{0,60} | đại\ diện\ [^.;]{0,40} | đồn\ [^.;]{0,60} )?
    \(?(?:bạn|nước\ bạn|trung\ quốc|lào|campuchia)\b""",
    re.VERBOSE,
)
# `3 đối tượng được bàn giao giữa hai lực lượng`, `lễ bàn giao tại cột mốc 605`
BETWEEN_SIDES = re.compile(r"\b(?:hai (?:bên|phía|lực lượng|nước)|ta và bạn|cột mốc|lối mở)\b")
# `300 thùng sữa được bàn giao cho xã`: aid; `bàn giao 300 thùng sữa cho hải quan`: a case goes on.
AID = frozenset({"food", "gift", "house", "clothing", "aid", "donation", "scholarship"})
AUTHORITY = re.compile(
    r"[^.;]{0,30}?\b(?:công an|hải quan|cơ quan|quản lý thị trường|kiểm lâm|kiểm dịch|chi cục|hạt"
    r"|lực lượng|đồn|đội)\b"
)
TO_SOMEONE = re.compile(r"\b(?:cho|về với) ")


def directed(statement: Statement, hit: Hit, column: str, quantity: Quantity) -> str:
    """Give a verb's action with the direction of a hand-over: to the other side, from it, or neither."""
    action = hit.row[column]
    if action not in ("returned", "exchanged"):
        return action
    text = statement.text
    before = text[max(statement.span.start, hit.start - 60) : hit.start]
    after = max(hit.end, min(quantity.reach, hit.end + 90))
    if action == "returned" and FOREIGNERS.match(text, quantity.end):
        return "returned"
    clause = text[max(statement.span.start, hit.start - 130) : hit.start]
    with_them = WITH_THEM.search(clause) and not VIETNAMESE.match(text, quantity.start)
    if (FOREIGN_GIVER.search(before) and not with_them) or TO_VIETNAM.match(text, hit.end):
        return "received"
    if action == "returned" or TO_FOREIGN.match(text, hit.end) or TO_FOREIGN.match(text, after):
        return "returned"
    # `bàn giao hai đối tượng cho công an`: an arrest goes on; others change hands inside the country.
    if quantity.object == "suspect" and not BETWEEN_SIDES.search(
        text, statement.span.start, statement.span.end
    ):
        return "arrested"
    return _inside_country(statement, quantity, after)


def _inside_country(statement: Statement, quantity: Quantity, position: int) -> str:
    """Give what a hand-over without another side is: aid to somebody, a case that goes on, or open."""
    receiver = TO_SOMEONE.search(statement.text, position, statement.span.end)
    if receiver is None:
        return "exchanged"
    is_aid = quantity.object in AID and not AUTHORITY.match(statement.text, receiver.end())
    return "given" if is_aid else "other"
