"""Several raters, exactly: who is missing is absent, who is too few is hidden, who leans is shown."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import permutations

import pytest

from services.assessment.domain import assessments, calibration, rubrics
from services.assessment.domain.assessment_rules import ASSESSMENTS, window
from services.assessment.domain.assessments import ASSESSOR, PEER, SELF, SUPERVISOR
from services.assessment.domain.calibration import LENIENT, LIKE, STRICT, TOO_FEW, Mark
from services.assessment.domain.comparison import Rated, compare, peer_items
from services.assessment.domain.rules import in_force

RULE = in_force(ASSESSMENTS, date(2026, 1, 1))
ITEMS = {"a": "K1", "b": "K1", "c": "K2"}


def rated(role: str, *levels: int | None, who: str = "x", **more) -> Rated:
    given = {item: level for item, level in zip(ITEMS, levels, strict=False) if level is not None}
    return Rated(who, role, ITEMS, given, **more)


def figures(*sheets: Rated, code: str = "K1"):
    one = next(each for each in compare(sheets, RULE) if each.code == code)
    return one, {each.role: each for each in one.figures}


@pytest.mark.parametrize(
    ("levels", "average", "n"),
    [
        ([(4, 4)], Fraction(4), 1),
        ([(4, 3)], Fraction(7, 2), 1),
        ([(4, None)], Fraction(4), 1),  # an item left out is absent, not zero
        ([(None, None)], None, 0),
        ([], None, 0),
        ([(4, 4), (1, 2)], Fraction(11, 4), 2),
        ([(4, None), (1, 2)], Fraction(11, 4), 2),  # each rater counts once, however many items
        ([(4, 4), (None, None)], Fraction(4), 1),
    ],
)
def test_a_role_is_the_mean_of_its_raters(levels, average, n) -> None:
    _, by = figures(rated(SELF, 1, 1), *(rated(ASSESSOR, *each) for each in levels))
    assert (by[ASSESSOR].average, by[ASSESSOR].n, by[ASSESSOR].asked) == (average, n, len(levels))


@pytest.mark.parametrize(("answering", "shown"), [(0, False), (1, False), (2, False), (3, True), (4, True)])
def test_peers_are_shown_from_three_on(answering, shown) -> None:
    peers = [rated(PEER, 2, 2) for _ in range(answering)] + [rated(PEER) for _ in range(4 - answering)]
    one, by = figures(rated(SELF, 4, 4), rated(SUPERVISOR, 3, 3), *peers)
    assert (by[PEER].average is not None, by[PEER].n, by[PEER].asked) == (shown, answering, 4)
    assert by[PEER].hidden == (0 < answering < 3)
    assert one.others == (Fraction(5, 2) if shown else Fraction(3)), "hidden peers are in no other figure"


def test_items_of_peers_all_or_nothing() -> None:
    three = [rated(PEER, 1, 2), rated(PEER, 2, 2), rated(PEER, 4, 3)]
    assert [(each.item, each.n, each.average) for each in peer_items("K1", three, RULE)] == [
        ("a", 3, Fraction(7, 3)), ("b", 3, Fraction(7, 3)),
    ]  # fmt: skip
    assert peer_items("K1", [*three, rated(PEER, 4)], RULE) != []
    assert peer_items("K1", [*three[:2], rated(PEER, 4)], RULE) == [], "one item of two would be told by subtraction"


def test_the_gap_needs_both_sides() -> None:
    assert figures(rated(SELF, 4, 4))[0].gap is None
    assert figures(rated(SUPERVISOR, 4, 4))[0].gap is None
    assert figures(rated(SELF, 2, 2), rated(SUPERVISOR, 3, 4))[0].gap == Fraction(-3, 2)


def test_a_third_assessor_holds_where_asked() -> None:
    third = Rated("z", ASSESSOR, {"a": "K1", "b": "K1"}, {"a": 3, "b": 3}, settles=True)
    sheets = (rated(ASSESSOR, 1, 1, 2, who="x"), rated(ASSESSOR, 4, 4, 3, who="y"), third)
    _, by = figures(*sheets)
    assert (by[ASSESSOR].average, by[ASSESSOR].n, by[ASSESSOR].settled) == (Fraction(3), 1, True)
    _, other = figures(*sheets, code="K2")
    assert (other[ASSESSOR].average, other[ASSESSOR].settled) == (Fraction(5, 2), False)


def test_the_order_of_sheets_changes_nothing() -> None:
    sheets = [rated(SELF, 4, 4), rated(SUPERVISOR, 2, 3), rated(ASSESSOR, 1, 3), rated(ASSESSOR, 3, 3)]
    told = {tuple(compare(each, RULE)) for each in permutations(sheets)}
    assert len(told) == 1


def mark(who: str, subject: str, level: int, role: str = ASSESSOR, **more) -> Mark:
    return Mark(who, role, subject, "K1", Fraction(level), **more)


@pytest.mark.parametrize(
    ("own", "others", "verdict"),
    [
        ([1, 1, 1], [3, 3, 3], STRICT),
        ([4, 4, 4], [3, 3, 3], LENIENT),
        ([3, 3, 3], [3, 3, 3], LIKE),
        ([3, 4, 3], [3, 3, 3], LIKE),  # a third of a level
        ([3, 4, 3, 4], [3, 3, 3, 3], LENIENT),  # half a level: the edge is in
        ([3, 2, 3, 2], [3, 3, 3, 3], STRICT),
        ([1, 1], [4, 4], TOO_FEW),
    ],
)
def test_strict_or_lenient(own, others, verdict) -> None:
    marks = [mark("x", str(place), level) for place, level in enumerate(own)]
    marks += [mark("s", str(place), level, SUPERVISOR) for place, level in enumerate(others)]
    standing = calibration.standings(marks, RULE)[0]
    assert (standing.rater_id, standing.n, standing.verdict) == ("x", len(own), verdict)


def test_only_the_same_people_are_compared() -> None:
    marks = [mark("x", "p", 1), mark("x", "q", 4), mark("y", "p", 3)]
    standing = calibration.standings(marks, RULE)[0]
    assert (standing.n, standing.own, standing.others, standing.difference) == (
        1,
        Fraction(1),
        Fraction(3),
        Fraction(-2),
    )
    assert standing.spread is None


def test_the_spread_of_the_differences() -> None:
    marks = [mark("x", str(n), level) for n, level in enumerate((1, 3, 2))]
    marks += [mark("y", str(n), 2) for n in range(3)]
    assert calibration.standings(marks, RULE)[0].spread == Decimal(1)


@pytest.mark.parametrize(("first", "second", "flagged"), [(2, 2, 0), (2, 3, 0), (1, 3, 1), (4, 1, 1)])
def test_too_far_apart_is_more_than_the_tolerance(first, second, flagged) -> None:
    apart = calibration.differences([mark("x", "p", first), mark("y", "p", second)], RULE)
    assert len(apart) == flagged
    assert all(each.settled_by is None for each in apart)


def test_a_third_settles_it() -> None:
    marks = [mark("x", "p", 1), mark("y", "p", 4), mark("z", "p", 3, settles=True)]
    assert [each.settled_by for each in calibration.differences(marks, RULE)] == ["z"]
    assert {each.rater_id for each in calibration.standings(marks, RULE)} == {"x", "y"}, "the measure is not measured"


@pytest.mark.parametrize(
    ("left", "due"), [(8, None), (7, 7), (5, 7), (4, 7), (3, 3), (2, 3), (1, 1), (0, 1), (-1, None)]
)
def test_the_reminder_that_is_due(left, due) -> None:
    today = date(2026, 11, 24)
    assert window(RULE, today + timedelta(days=left), today) == due


@pytest.mark.parametrize("state", assessments.STATES)
@pytest.mark.parametrize("action", assessments.ACTIONS)
def test_the_transition_table_is_whole(state, action) -> None:
    allowed = {
        "gathering": {"seal", "reopen"}, "sealed": {"seal", "reopen", "share"}, "shared": {"acknowledge", "dispute"},
        "acknowledged": {"dispute"}, "disputed": {"settle"}, "settled": set(),
    }  # fmt: skip
    assert (assessments.after(state, action) is not None) == (action in allowed[state])


@pytest.mark.parametrize(("named", "enough"), [(0, True), (1, False), (2, False), (3, True)])
def test_peers_are_named_by_three_or_not_at_all(named, enough) -> None:
    assert assessments.enough_peers(named, RULE.peers_shown) is enough


def item(slug: str, *values: int, code: str = "K1") -> dict:
    return {"slug": slug, "code": code, "levels": [{"value": value} for value in values]}


@pytest.mark.parametrize(
    ("answers", "missing", "wrong"),
    [
        ({}, ["a", "b"], {}),
        ({"a": {"level": 1}}, ["b"], {}),
        ({"a": {"level": None}, "b": {"level": 2}}, [], {}),  # "cannot judge" is an answer
        ({"a": {"comment": "x"}}, ["a", "b"], {}),  # words alone are not
        ({"a": {"level": 0}}, ["b"], {"a": "unknown-level"}),
        ({"z": {"level": 1}}, ["a", "b"], {"z": "unknown-item"}),
    ],
)
def test_answers_against_the_form(answers, missing, wrong) -> None:
    items = [item("a", 1, 2), item("b", 1, 2)]
    assert rubrics.unanswered(items, answers) == missing
    assert rubrics.outside(items, answers) == wrong


@pytest.mark.parametrize(("values", "rises"), [((1, 2, 3), True), ((1,), True), ((2, 2), False), ((3, 1), False)])
def test_levels_rise(values, rises) -> None:
    assert rubrics.rising(values) is rises


def test_one_competency_one_scale() -> None:
    assert rubrics.comparable([[item("a", 1, 2)], [item("x", 1, 2)]]) == set()
    assert rubrics.comparable([[item("a", 1, 2)], [item("x", 1, 2, 3)]]) == {"K1"}
    assert rubrics.comparable([[item("a", 1, 2)], [item("x", 1, 2, 3, code="K2")]]) == set()
