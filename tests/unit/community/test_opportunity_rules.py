"""Calls and nominations: the whole transition table, eligibility, whose turn it is."""

from datetime import date
from decimal import Decimal

import pytest

from services.community.domain import nominations, rotation
from services.community.domain.opportunities import (
    Criteria,
    Person,
    plausible,
    report_due,
    report_rule,
    standing,
    unmet,
    years_of_service,
)
from services.community.domain.rotation import Candidate, order, passed_over

ON = date(2026, 11, 23)


def test_the_table_is_written_out_as_it_is():
    lines = (nominations.__doc__ or "").splitlines()
    start = next(place for place, line in enumerate(lines) if "approve" in line)
    columns = [(name, lines[start].index(name)) for name in lines[start].split()]
    table = {}
    for line in lines[start + 1 :]:
        if not line.strip():
            break
        for name, at in columns:
            if line[at - 1 : at + 1].strip() and line[at - 1] == " ":
                table[line.split()[0], name] = line[at:].split()[0]
    assert table == nominations.TRANSITIONS


@pytest.mark.parametrize("state", nominations.STATES)
def test_the_end_is_the_end(state):
    nexts = {nominations.after(state, action) for action in nominations.ACTIONS} - {None}
    assert bool(nexts) != (state in ("withdrawn", "reported"))


def test_whoever_holds_a_place_was_chosen():
    chosen = {
        after for (_, action), after in nominations.TRANSITIONS.items() if action in ("approve", "commit", "report")
    }
    assert chosen == set(nominations.HOLDING)


@pytest.mark.parametrize(("state", "today", "stands"), [
    ("open", date(2026, 11, 23), "open"),
    ("open", date(2026, 11, 24), "closed"),
    ("closed", date(2026, 11, 1), "closed"),
    ("cancelled", date(2026, 11, 30), "cancelled"),
])  # fmt: skip
def test_a_call_stands_until_the_end_of_its_last_day(state, today, stands):
    assert standing(state, ON, today) == stands


@pytest.mark.parametrize(("appointed", "years"), [((2016, 11), 10), ((2016, 12), 9), ((2026, 1), 0)])
def test_years_are_whole(appointed, years):
    assert years_of_service(appointed, ON) == years


@pytest.mark.parametrize(("criteria", "lacks"), [
    (Criteria(), ()),
    (Criteria(("Pustakawan Ahli Muda",), ("u1",), 10), ()),
    (Criteria(("Pustakawan Ahli Utama",)), ("position",)),
    (Criteria((), ("u2",)), ("unit",)),
    (Criteria((), (), 11), ("years",)),
    (Criteria(("x",), ("y",), 50), ("position", "unit", "years")),
])  # fmt: skip
def test_a_call_says_whom_it_is_for(criteria, lacks):
    assert unmet(criteria, Person("Pustakawan Ahli Muda", "u1", (2016, 3)), ON) == lacks


def test_the_report_is_due_by_a_dated_rule():
    assert report_due(date(2026, 12, 31)) == (date(2027, 1, 14), "laporan-14-hari")
    with pytest.raises(ValueError, match="2016"):
        report_rule(date(2016, 12, 31))


@pytest.mark.parametrize(("hours", "days", "fits"), [
    ("0.25", 1, True), ("10", 1, True), ("10.25", 1, False), ("20", 2, True), ("0", 1, False), ("1.1", 1, False),
])  # fmt: skip
def test_hours_fit_into_the_days(hours, days, fits):
    assert plausible(Decimal(hours), date(2026, 11, 1), date(2026, 11, days)) is fits


def went(name, *days, appointed=(2010, 1)):
    return Candidate(name, appointed, tuple(days))


@pytest.mark.parametrize(("candidates", "expected"), [
    ([went("a", date(2026, 1, 1)), went("b")], "ba"),
    ([went("a", date(2026, 1, 1), date(2025, 1, 1)), went("b", date(2026, 10, 1))], "ba"),
    ([went("a", date(2025, 5, 1)), went("b", date(2025, 1, 1))], "ba"),
    ([went("a", date(2015, 5, 1)), went("b", date(2026, 1, 1))], "ab"),
    ([went("a", date(2015, 1, 1), date(2015, 5, 1)), went("b", date(2016, 1, 1))], "ab"),
    ([went("a", appointed=(2012, 1)), went("b", appointed=(2004, 1))], "ba"),
    ([went("b"), went("a")], "ab"),
])  # fmt: skip
def test_whose_turn_it_is(candidates, expected):
    assert "".join(turn.librarian_id for turn in order(candidates, ON)) == expected
    assert order(reversed(candidates), ON) == order(candidates, ON), "the order never hangs on who was asked first"


def test_each_turn_says_what_it_rests_on():
    turns = order([went("n"), went("f", date(2026, 1, 1)), went("l", date(2012, 1, 1))], ON)
    assert [(turn.librarian_id, turn.place, turn.times, turn.why) for turn in turns] == [
        ("n", 1, 0, "never"), ("l", 2, 0, "longest"), ("f", 3, 1, "fewest"),
    ]  # fmt: skip


@pytest.mark.parametrize(("chosen", "placed", "ahead"), [
    ("a", (), ()), ("c", (), ("a", "b")), ("c", ("a",), ("b",)), ("x", (), ("a", "b", "c")),
])  # fmt: skip
def test_who_is_passed_over_is_seen(chosen, placed, ahead):
    assert passed_over(order([went("a"), went("b"), went("c")], ON), chosen, placed) == ahead


def test_three_years_before_a_leap_day():
    assert rotation.order([went("a", date(2025, 2, 28))], date(2028, 2, 29))[0].times == 1
