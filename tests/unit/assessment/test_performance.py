"""The 3×3 table and the states of a cycle: every cell."""

import itertools
from datetime import date

import pytest

from services.assessment.domain import performance as cycle
from services.assessment.domain import performance_rules as rules
from services.assessment.domain.access import ground
from services.assessment.domain.rules import in_force

DAY = date(2026, 12, 31)
# domain.md 3.b, row by row: result, then behaviour below, as, above
TABLE = {
    "above": ("kurang", "baik", "sangat-baik"),
    "as": ("kurang", "baik", "baik"),
    "below": ("sangat-kurang", "butuh-perbaikan", "butuh-perbaikan"),
}


@pytest.mark.parametrize(("result", "behaviour"), list(itertools.product(rules.EXPECTATIONS, repeat=2)))
def test_each_cell_of_the_table(result, behaviour) -> None:
    found = rules.predicate(result, behaviour, DAY)
    assert found.slug == TABLE[result][rules.EXPECTATIONS.index(behaviour)]
    assert found.rule_id == "permenpanrb-6-2022"


@pytest.mark.parametrize(("result", "behaviour"), [("", "as"), ("as", "good"), ("3", "3")])
def test_what_is_no_expectation_has_no_predicate(result, behaviour) -> None:
    with pytest.raises(ValueError):
        rules.predicate(result, behaviour, DAY)


def test_the_rule_holds_from_2022() -> None:
    assert rules.predicate("as", "as", date(2022, 1, 1)).slug == "baik"
    with pytest.raises(ValueError):
        in_force(rules.PREDICATE_RULES, date(2021, 12, 31))


def test_all_seven_values_are_noted() -> None:
    assert len(rules.VALUES) == 7
    noted = dict.fromkeys(rules.VALUES, "teramati")
    assert rules.unnoted(noted, DAY) == ()
    assert rules.unnoted({**noted, "loyal": ""}, DAY) == ("loyal",)


ALLOWED = {
    "expected": {"change": "expected", "agree": "clarified", "feedback": "expected"},
    "clarified": {"change": "expected", "feedback": "clarified", "evaluate": "clarified", "rate": "rated"},
    "rated": {"dispute": "disputed"},
    "disputed": {"rate": "rated", "uphold": "rated"},
}


@pytest.mark.parametrize(("state", "action"), list(itertools.product(cycle.STATES, cycle.ACTIONS)))
def test_every_state_and_action(state, action) -> None:
    assert cycle.after(state, action) == ALLOWED[state].get(action)


def test_both_sides_note_the_dialogue() -> None:
    assert not cycle.agreed({"leader"})
    assert not cycle.agreed({"librarian"})
    assert cycle.agreed({"leader", "librarian"})


@pytest.mark.parametrize(
    ("period", "inside"),
    [("2026-Q1", True), ("2026-Q4", True), ("2026-01", True), ("2026-12", True), ("2026-Q5", False),
     ("2026-13", False), ("2026-00", False), ("2025-Q1", False), ("2026", False), ("2026-Q1 ", False)],
)  # fmt: skip
def test_a_period_is_a_month_or_quarter_of_the_year(period, inside) -> None:
    assert cycle.within(period, 2026) is inside


@pytest.mark.parametrize(
    ("year", "today", "months"),
    [(2025, date(2026, 1, 1), 12), (2026, date(2026, 1, 1), 1), (2026, date(2026, 11, 23), 11),
     (2026, date(2026, 12, 1), 12), (2027, date(2026, 12, 31), 0)],
)  # fmt: skip
def test_months_that_can_be_assessed(year, today, months) -> None:
    assert cycle.months_begun(year, today) == months


def test_nobody_is_their_own_leader() -> None:
    assert ground(same_person=True, same_unit=True, roles={"supervisor", "manager"}) == "self"
