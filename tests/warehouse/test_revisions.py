"""Decisions about wordings: whatever the order, number and grouping of looks, the last one seen stands."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.warehouse.desk import at
from warehouse.revisions import Seen, Wording, changes

LOOKS = st.lists(st.tuples(st.integers(0, 9), st.sampled_from("ABC")), min_size=1, max_size=8)


def look(day: int, content: str, rules: str = "1") -> Seen:
    return Seen(
        content_key=content,
        facts_key=f"facts of {content}",
        rules_version=rules,
        address=None,
        record_id=None,
        seen_at=at(day),
        recorded_at=at(day),
    )


def after(groups: list[list[Seen]]) -> list[Wording]:
    """The known wordings once each group of looks was loaded, one after the other."""
    known: list[Wording] = []
    for group in groups:
        known += [wording for wording, _ in changes("article", known, group).added]
    return known


def current(known: list[Wording]) -> list[str]:
    return [wording.content_key for wording in known if wording.is_current]


@given(LOOKS, st.randoms())
def test_the_last_wording_seen_is_the_current_one(looks: list[tuple[int, str]], chance: Random) -> None:
    seen = [look(day, content) for day, content in looks]
    chance.shuffle(seen)
    last = max(looks)[1]
    assert current(after([[one] for one in seen])) == [last]
    assert current(after([seen])) == [last]
    middle = chance.randint(0, len(seen))
    assert current(after([seen[:middle], seen[middle:]])) == [last]


@given(LOOKS)
def test_looks_already_known_change_nothing(looks: list[tuple[int, str]]) -> None:
    in_order = [look(day, content) for day, content in sorted(looks)]
    known = after([[one] for one in in_order])
    again = changes("article", known, in_order)
    assert (again.added, again.touched, again.superseded, again.extracted) == ([], {}, {}, None)


@given(LOOKS)
def test_every_wording_has_a_key_of_its_own(looks: list[tuple[int, str]]) -> None:
    known = after([[look(day, content)] for day, content in looks])
    assert len({wording.revision_id for wording in known}) == len(known)


def test_other_rules_are_noted_and_other_facts_are_handed_on() -> None:
    known = after([[look(0, "A")]])
    same_facts = changes("article", known, [look(0, "A", rules="2")])
    assert same_facts.extracted is None
    assert [wording.rules_version for wording in same_facts.touched.values()] == ["2"]
