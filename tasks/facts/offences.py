"""Which crime a figure belongs to: named by its number, told by the thing itself, or told of its event."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tasks.facts.crimes import (
    VAGUE,
    main_offence,
    offence_after,
    offence_before,
    offence_label,
    offence_of_segment,
    offence_of_things,
)
from tasks.facts.events import EventMention
from tasks.facts.objects import ALL_GOODS, LOSS, object_of
from tasks.facts.reading import Span
from tasks.facts.statements import Statement
from tasks.facts.terms import Hit
from tasks.facts.verbs import column_of
from tasks.records import Figure

# Things whose handling is a crime of its own; `hai điện thoại` take that of their clause.
TELLING = frozenset(
    {"drugs", "fireworks", "cigarettes", "fuel", "weapons_explosives", "livestock_food", "timber_wildlife",
     "minerals", "currency_gold"}
)  # fmt: skip
# Things that are a crime whoever handles them; events that tell of them as such.
CONTRABAND = frozenset({"drugs", "fireworks", "weapons_explosives", "cigarettes", "timber_wildlife"})
CLOSE_TO_CRIME = frozenset({None, "enforcement", "handover"})
# Deeds against a crime; what is handed over has one where it is said; all other deeds have none.
# `mang lậu 20.000 USD`: the money itself is the crime.
MOVED_MONEY = re.compile(r"\b(?:vận chuyển|mang|chuyển)(?: trái phép| lậu)?[^,;.\d]{0,30}$")
ENFORCED = frozenset(
    {"arrested", "prosecuted", "seized", "fined", "handled", "detected", "transported", "worth", "refused"}
)
OUTRIGHT = frozenset({"arrested", "prosecuted", "seized"})
HANDOVERS = frozenset({"returned", "received", "exchanged"})
LAWFUL = frozenset(
    {"given", "built", "treated", "evacuated", "informed", "attended", "patrolled", "mobilised", "crossed",
     "missing"}
)  # fmt: skip
# Events whose deeds answer no crime, whatever the article tells beside them.
PEACEFUL = frozenset(
    {"community_support", "awareness_campaign", "crossing_traffic", "conference_ceremony",
     "gate_infrastructure", "visit", "training_exercise", "personnel", "rescue",
     "disaster_response", "patrol"}
)  # fmt: skip
# What may be told of a crime without being done against it, and who never commits one.
AMID_CRIME = frozenset({"other", "injured", "dead"})
OWN_SIDE = frozenset({"soldier", "official", "pupil", "house", "gift", "marker"})
# Events whose money is what was lost or spent.
LOSSES = frozenset({"accident_incident", "disaster_response", "community_support"})
UNLIKE_FUGITIVES = frozenset({"fined", "refused", "handled", "worth"})
# What is given or built: its price is no one's crime.
GIFTS = frozenset({"house", "gift", "scholarship", "aid", "medicine"})


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a figure when its offence is asked."""

    statement: Statement
    index: int
    action: str
    event: EventMention | None
    is_period: bool
    whole: Figure | None
    """What it is a part of."""
    before: Figure | None
    """The figure before it in the sentence."""

    @property
    def event_type(self) -> str | None:
        """The type of its event, None outside every event."""
        return self.event.event.type if self.event else None


class Offences:
    """Answers for the figures of one text, in order: a list carries the crime of its first item on."""

    def __init__(self, crimes: list[Hit]) -> None:
        self.crimes = crimes
        self.main = main_offence(crimes)
        self.only = self.main if len({hit.row["offence"] for hit in crimes} - {"other"}) == 1 else None
        self.tells_trafficking = any(hit.row["offence"] == "human_trafficking" for hit in crimes)
        self.leads_people = any(hit.row["offence"] == "people_smuggling" for hit in crimes)
        self.chain: str | None = None
        self.is_told = False
        """The last answer was read in the sentence, not taken from the event or the article."""

    def begin_sentence(self) -> None:
        """Forget the crime that the last sentence carried on."""
        self.chain = None

    def of(self, told: Told) -> str | None:
        """Give the offence of a figure, None where it answers no crime."""
        self.is_told = True
        quantity = told.statement.quantities[told.index]
        if (
            quantity.object == "marker"
            or told.action in LAWFUL
            or (told.action == "worth" and self._is_gift(told))
        ):
            return None
        after = offence_after(told.statement, told.index)
        if quantity.object == "victim" or told.action == "rescued" or told.action in HANDOVERS:
            return self._of_people(told, after)
        return self._of_deed(told, after)

    def _is_gift(self, told: Told) -> bool:
        if object_of(told.statement, told.index, told.action, None, ()) in GIFTS:
            return True
        return bool(told.before and told.before.action in LAWFUL)

    def _of_people(self, told: Told, after: str | None) -> str | None:
        """Give the crime of who is rescued or handed over: trafficking of victims, else only what is said."""
        quantity = told.statement.quantities[told.index]
        of_victims = quantity.object == "victim" or bool(told.whole and told.whole.object == "victim")
        if of_victims and told.action not in HANDOVERS:
            return (after or "human_trafficking") if self.tells_trafficking else None
        trafficked = self.main == "human_trafficking" and not told.is_period
        if told.action == "rescued" or trafficked or of_victims:
            named = "human_trafficking" in (after, self.main) or (of_victims and self.tells_trafficking)
            return "human_trafficking" if named else None
        own = quantity.offence if quantity.offence in CONTRABAND else None
        return after or own or (told.whole.offence if told.whole else None)

    def _of_deed(self, told: Told, after: str | None) -> str | None:
        """Give the crime of what was enforced, and of money that changed hands over it."""
        quantity = told.statement.quantities[told.index]
        fought = told.action in ENFORCED and (told.action in OUTRIGHT or told.event_type not in PEACEFUL)
        is_of_crime = quantity.unit in ("case", "vehicle") or quantity.object == "suspect"
        fought = fought or (is_of_crime and told.event_type == "enforcement")
        # `5 hộ dân di cư tự do …`, `hai thuyền trưởng khai mua dầu lậu`: of a crime told beside them.
        fought = fought or (
            told.action in AMID_CRIME
            and told.event_type in CLOSE_TO_CRIME
            and quantity.object not in OWN_SIDE
            and bool(told.statement.crimes)
        )
        fought = fought or (told.event_type in CLOSE_TO_CRIME and quantity.offence in CONTRABAND)
        if (told.action, after) == ("transported", "illegal_crossing") and column_of(quantity) == "person":
            after = "people_smuggling"
        if after and told.action in ENFORCED and not (after in VAGUE and quantity.offence in TELLING):
            self.chain = after
            return after
        if (
            fought
            and quantity.role == "money"
            and told.action != "worth"
            and MOVED_MONEY.search(told.statement.text, told.statement.span.start, quantity.start)
        ):
            return "currency_gold"
        if fought and quantity.offence in TELLING:
            self.chain = self.chain or self._unless_beside(quantity.offence)
            return quantity.offence
        if (column_of(quantity), told.action) == ("money", "other") and (
            told.event_type in LOSSES
            or LOSS.search(told.statement.text, told.statement.span.start, quantity.start)
        ):
            return None
        if not fought and (column_of(quantity), told.action) != ("money", "other"):
            return told.whole.offence if told.whole and quantity.object == "suspect" else None
        here = self._of_whole(told) or self._in_sentence(told)
        self.is_told = here is not None
        return here or self._in_event(told)

    def _of_whole(self, told: Told) -> str | None:
        """Give the crime of what a part is of, unless the part names its own."""
        quantity = told.statement.quantities[told.index]
        is_led = told.action == "transported" and column_of(quantity) == "person"
        if is_led and self.leads_people and told.event_type in CLOSE_TO_CRIME:
            return "people_smuggling"
        if told.whole is None or offence_label(told.statement, told.index):
            return None
        return offence_of_things(told.statement, quantity) or told.whole.offence

    def _in_sentence(self, told: Told) -> str | None:
        statement, quantity = told.statement, told.statement.quantities[told.index]
        if self.chain == "drugs" and ALL_GOODS.search(statement.text, statement.span.start, quantity.start):
            return None
        found = (
            offence_label(statement, told.index)
            or self.chain
            or offence_before(statement, quantity)
            or self._unless_beside(offence_of_things(statement, quantity))
            or self._unless_beside(offence_of_segment(statement, quantity))
        )
        self.chain = found or self.chain
        return found

    def _unless_beside(self, offence: str | None) -> str | None:
        """Give the crime of things; arms found beside another crime are not what it is about."""
        return None if offence == "weapons_explosives" and self.main not in (None, offence) else offence

    def _in_event(self, told: Told) -> str | None:
        quantity, column = (
            told.statement.quantities[told.index],
            column_of(told.statement.quantities[told.index]),
        )
        if told.is_period and column in ("case", "person", "money", "vessel"):
            return self.only
        if quantity.offence and quantity.offence not in TELLING:
            return quantity.offence
        found = self.main if told.event_type in (None, "handover", "rescue") else None
        if told.event is not None and told.event_type == "enforcement":
            found = self._unless_beside(self._of_stretches(told.event.governs)) or self.main
        # Who is on the run is caught, not fined.
        return None if found == "fugitive" and told.action in UNLIKE_FUGITIVES else found

    def _of_stretches(self, stretches: Sequence[Span]) -> str | None:
        return main_offence(
            [hit for hit in self.crimes if any(span.start <= hit.start < span.end for span in stretches)]
        )
