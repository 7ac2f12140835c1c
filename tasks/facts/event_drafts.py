"""An event while it is gathered from its mentions, and what the sentences so far have set for it."""

from dataclasses import dataclass, field

from tasks.facts.dates import DateMention
from tasks.facts.event_setting import Place
from tasks.facts.event_triggers import Trigger
from tasks.facts.reading import Span

# What is added up over a period; talks or a ceremony are held, not added up, unless counted.
RESULT_TYPES = frozenset(
    {"enforcement", "handover", "joint_patrol", "patrol", "rescue", "disaster_response", "community_support",
     "crossing_traffic", "awareness_campaign", "inspection_control", "accident_incident"}
)  # fmt: skip


@dataclass(slots=True)
class Draft:
    """An event while its mentions are gathered."""

    trigger: Trigger
    modality: str
    scope: str
    date: DateMention | None
    is_dated_here: bool
    place: Place
    block: str
    is_later: bool = False
    """Told as following another, on no day that the text says."""
    governs: list[Span] = field(default_factory=list)
    told_at: list[Span] = field(default_factory=list)
    """The words that tell it, first and again."""


@dataclass(slots=True)
class Section:
    """What the sentences so far have set for those to come: the day, the period, the place."""

    block: str
    day: DateMention | None = None
    period: DateMention | None = None
    in_period: bool = False
    place: Place = field(default_factory=Place)
    current: Draft | None = None
    plan: DateMention | None = None
    is_plan: bool = False
    """A programme to come is being told: what follows in it is planned."""
    main: Draft | None = None
    """The event that the section tells first: `Dịp này, …` and `Kết thúc hội đàm, …` lead back to it."""
