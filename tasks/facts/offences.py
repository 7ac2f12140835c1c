"""Which crime a counted thing belongs to: named in its clause, said by the thing itself, or told of the event."""

import re
from collections import Counter
from collections.abc import Sequence

from tasks.facts.events import EventMention
from tasks.facts.quantities import Quantity
from tasks.facts.reading import Span
from tasks.facts.statements import Statement
from tasks.facts.terms import Hit, Terms

CRIMES = Terms("offences")

# Things whose handling is a crime of its own, whatever the clause says (`hai điện thoại` take that of the clause).
TELLING = frozenset(
    {"drugs", "fireworks", "cigarettes", "fuel", "weapons_explosives", "livestock_food", "timber_wildlife", "minerals", "currency_gold"}
)
# Deeds that are no answer to a crime.
LAWFUL = frozenset(
    {"given", "built", "treated", "evacuated", "informed", "attended", "patrolled", "mobilised", "crossed", "dead", "injured", "missing", "signed"}
)
ENFORCED = frozenset({"arrested", "prosecuted", "seized", "fined", "handled", "detected", "transported", "worth"})
HANDOVERS = frozenset({"returned", "received", "exchanged"})
TAIL = 100
TAIL_STOP = re.compile(r"[;.]|\s[-–]\s|, (?:trong đó|thu|tạm|giải cứu|khởi tố|xử phạt|bắt|tăng|giảm|tịch thu|tiếp nhận|trao trả|tang vật)")


def offence_after(statement: Statement, index: int) -> str | None:
    """Give the crime that follows a quantity or its pair: `9 vụ/21 đối tượng mua bán người`."""
    last = max(i for i, head in enumerate(statement.heads) if head == statement.heads[index])
    start = statement.quantities[last].end
    following = statement.quantities[last + 1].start if last + 1 < len(statement.quantities) else statement.span.end
    stop = TAIL_STOP.search(statement.text, start)
    limit = min(following, stop.start() if stop else following, start + TAIL)
    return _telling([hit for hit in statement.crimes if start - 40 <= hit.start < limit and hit.end > start])


def offence_before(statement: Statement, quantity: Quantity) -> str | None:
    """Give the crime that heads an item of a list or runs before it: `ma túy 64 vụ`, `buôn lậu pháo, thu giữ 3 xe`."""
    start = max(statement.text.rfind(";", statement.span.start, quantity.start), statement.span.start)
    hits = [hit for hit in statement.crimes if start <= hit.start and hit.end <= quantity.start]
    return _telling(list(reversed(hits)))


def main_offence(crimes: list[Hit]) -> str | None:
    """Give the crime that a stretch of text speaks of most; a particular one before `goods_smuggling`."""
    counts = Counter(hit.row["offence"] for hit in crimes)
    if len(counts) > 1:
        counts.pop("goods_smuggling", None)
        counts.pop("other", None)
    return counts.most_common(1)[0][0] if counts else None


def _telling(hits: list[Hit]) -> str | None:
    """Give the first crime of a list; a vague one gives way to a particular one."""
    offences = [hit.row["offence"] for hit in hits]
    return next((o for o in offences if o not in ("goods_smuggling", "other")), offences[0] if offences else None)


class Offences:
    """The crimes that a whole text names, asked for any stretch of it."""

    def __init__(self, crimes: list[Hit]) -> None:
        self.crimes = crimes
        self.main = main_offence(crimes)
        self.tells_trafficking = any(hit.row["offence"] == "human_trafficking" for hit in crimes)

    def of_stretches(self, stretches: Sequence[Span]) -> str | None:
        """Give the crime that stretches of the text speak of most."""
        return main_offence([hit for hit in self.crimes if any(s.start <= hit.start < s.end for s in stretches)])


def offence_of(
    statement: Statement, index: int, action: str, is_period: bool, chain: str | None, told: Offences, event: EventMention | None
) -> tuple[str | None, bool]:
    """Give the crime of a quantity, and whether its own clause names it.

    `chain` is the crime of the number before it in the sentence, which lists carry on.
    """
    quantity = statement.quantities[index]
    after = offence_after(statement, index)
    if action in LAWFUL:
        return None, True
    if quantity.object == "victim":
        return (after or "human_trafficking", True) if told.tells_trafficking else (None, True)
    if action == "rescued":
        return after if after == "human_trafficking" else None, True
    if action in HANDOVERS:
        own = quantity.offence if quantity.offence in TELLING else None
        return after or own, True
    if after:
        return after, True
    if quantity.offence in TELLING:
        return quantity.offence, True
    before = offence_before(statement, quantity)
    if before or chain:
        return before or chain, bool(before)
    if is_period and quantity.object in ("case", "suspect", "citizen", "person"):
        return None, True
    if event is not None and event.event.type == "enforcement":
        return told.of_stretches(event.governs) or quantity.offence or told.main, False
    return quantity.offence or (told.main if action in ENFORCED else None), False
