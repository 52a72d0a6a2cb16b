"""Development plans: who may do what when, where facts put an item, when to remind, what may close a gap."""

from datetime import date, timedelta
from itertools import permutations
from typing import Any

import pytest

from services.assessment.domain import gaps, plan_items, plans
from services.assessment.domain.gaps import Course, Gap
from services.assessment.domain.plan_items import Fact

DUE = date(2027, 3, 31)


@pytest.mark.parametrize("state", plans.STATES)
@pytest.mark.parametrize("action", plans.ACTIONS)
def test_the_table_of_states_is_the_whole_of_it(state: str, action: str) -> None:
    table = {
        "draft": {"change": "draft", "propose": "proposed"},
        "proposed": {"change": "draft", "agree": "agreed", "return": "draft"},
        "agreed": {"change": "draft", "work": "agreed", "close": "closed"},
        "closed": {},
    }
    assert plans.after(state, action) == table[state].get(action)


def test_the_other_side_answers() -> None:
    assert (plans.other("librarian"), plans.other("leader")) == ("leader", "librarian")


@pytest.mark.parametrize(
    ("year", "begun", "seen", "first"),
    [
        (2027, date(2026, 11, 24), None, date(2026, 11, 24)),
        (2027, date(2027, 1, 1), None, date(2027, 1, 1)),
        (2027, date(2027, 6, 1), None, date(2027, 1, 1)),
        (2027, date(2027, 6, 1), date(2026, 7, 1), date(2027, 1, 1)),
        (2027, date(2027, 6, 1), date(2027, 5, 1), date(2027, 5, 1)),
    ],
)
def test_what_counts_from_when(year: int, begun: date, seen: date | None, first: date) -> None:
    assert plans.counts_from(year, begun, seen) == first


def item(state: str = "planned", **over: Any) -> dict[str, Any]:
    return {"state": state, "due_on": DUE.isoformat(), "told": [], "course_id": None, "claim_id": None} | over


@pytest.mark.parametrize(
    ("state", "days", "late"),
    [("planned", 0, False), ("planned", 1, True), ("under-way", 1, True), ("done", 9, False), ("dropped", 9, False)],
)
def test_overdue_is_after_the_day(state: str, days: int, late: bool) -> None:
    assert plans.overdue(state, DUE.isoformat(), DUE + timedelta(days=days)) is late


def test_the_tally() -> None:
    rows = [item(), item("under-way"), item("done"), item("dropped")]
    told = plans.tally(rows, DUE + timedelta(days=1))
    assert told == {"items": 4, "planned": 1, "under-way": 1, "done": 1, "dropped": 1, "overdue": 2}


def fact(status: str, on: str = "2027-01-01", id: str = "n1") -> Fact:
    return Fact(id, status, on, f"event-{status}-{id}", "training")


@pytest.mark.parametrize(
    ("facts", "state", "by"),
    [
        ([], "planned", None),
        ([fact("enrolled")], "under-way", "event-enrolled-n1"),
        ([fact("submitted")], "under-way", "event-submitted-n1"),
        ([fact("withdrawn")], "planned", "event-withdrawn-n1"),
        ([fact("cancelled")], "planned", "event-cancelled-n1"),
        ([fact("completed")], "done", "event-completed-n1"),
        ([fact("accepted")], "done", "event-accepted-n1"),
        ([fact("revoked")], "planned", "event-revoked-n1"),
        ([fact("reversed")], "planned", "event-reversed-n1"),
        ([fact("withdrawn"), fact("enrolled", "2027-02-01", "n2")], "under-way", "event-enrolled-n2"),
        ([fact("enrolled"), fact("withdrawn", "2027-02-01", "n2")], "under-way", "event-enrolled-n1"),
        ([fact("completed"), fact("enrolled", "2027-02-01", "n2")], "done", "event-completed-n1"),
        ([fact("completed"), fact("revoked", "2027-02-01", "n2")], "done", "event-completed-n1"),
        ([fact("revoked"), fact("enrolled", "2027-02-01", "n2")], "under-way", "event-enrolled-n2"),
        ([fact("withdrawn"), fact("cancelled", "2027-02-01", "n2")], "planned", "event-cancelled-n2"),
        ([fact("withdrawn"), fact("cancelled", id="n2")], "planned", "event-cancelled-n2"),
    ],
)
def test_where_facts_put_an_item_in_any_order(facts: list[Fact], state: str, by: str | None) -> None:
    for order in permutations(facts):
        found = plan_items.standing(order)
        assert (found.state, found.fact and found.fact.event_id) == (state, by)


@pytest.mark.parametrize(
    ("state", "free", "linked"),
    [
        ("planned", ("start", "finish", "drop"), ("drop",)),
        ("under-way", ("finish", "reset", "drop"), ("drop",)),
        ("done", ("reset",), ()),
        ("dropped", ("restore",), ("restore",)),
    ],
)
def test_what_is_marked_by_hand(state: str, free: tuple[str, ...], linked: tuple[str, ...]) -> None:
    assert plan_items.markable(item(state)) == free
    assert plan_items.markable(item(state, course_id="c1")) == linked
    assert plan_items.markable(item(state, claim_id="k1")) == linked


@pytest.mark.parametrize(
    ("days", "told", "step"),
    [
        (-15, [], None),
        (-14, [], "14"),
        (-14, ["14"], None),
        (-4, ["14"], None),
        (-3, ["14"], "3"),
        (-3, [], "3"),
        (0, ["14", "3"], None),
        (1, ["14", "3"], "late"),
        (1, ["14", "3", "late"], None),
        (400, [], "late"),
    ],
)
def test_each_reminder_has_its_day(days: int, told: list[str], step: str | None) -> None:
    assert plan_items.reminder(item(told=told), DUE + timedelta(days=days)) == step
    assert plan_items.reminder(item("done", told=told), DUE + timedelta(days=days)) is None


def test_the_next_reminder_and_what_was_told() -> None:
    assert plan_items.next_reminder(item()) == "2027-03-17"
    after = item(told=plan_items.told(item(), DUE - timedelta(days=3)))
    assert after["told"] == ["14", "3"]
    assert plan_items.next_reminder(after) == "2027-04-01"
    assert plan_items.next_reminder(item(told=["14", "3", "late"])) is None
    assert plan_items.next_reminder(item("done")) is None


def gap(origin: str = "supervisor", subject: str = "K-1", **over: Any) -> Gap:
    return Gap(origin, "s1", subject, "Judul", "2", "3", "2027-01-01", **over)


COURSES = [
    Course("c1", "Beta", 8, frozenset({"K-1"}), frozenset()),
    Course("c2", "Alfa", 8, frozenset({"K-1"}), frozenset({"perilaku"})),
    Course("c3", "Gama", 8, frozenset(), frozenset({"perilaku"})),
]


@pytest.mark.parametrize(
    ("seen", "kinds", "courses"),
    [
        (gap(competency="K-1"), "assignment", ["c2", "c1"]),
        (gap(competency="K-1", steps=2), "course", ["c2", "c1"]),
        (gap(competency="K-9"), "assignment", []),
        (gap("visitors", "perilaku", element="perilaku"), "course", ["c2", "c3"]),
        (gap("performance", "behaviour"), "coaching", []),
        (gap("performance", "result"), "assignment", []),
        (gap("certificate", "PST-1", course_id="c3"), "course", ["c3"]),
        (gap("certificate", "PST-1"), "course", []),
    ],
)
def test_what_may_close_a_gap(seen: Gap, kinds: str, courses: list[str]) -> None:
    found = gaps.suggestions(seen, COURSES, date(2027, 1, 1))
    assert found["kinds"][0] == kinds
    assert len(found["kinds"]) == len(set(found["kinds"]))
    assert [each.id for each in found["courses"]] == courses


def test_every_kind_has_its_share() -> None:
    assert set(gaps.SHARES) == set(gaps.KINDS)


def test_a_gap_is_known_by_where_it_was_seen() -> None:
    assert gap().key == "supervisor:s1:K-1"
    assert gap().kept()["key"] == gap().key
