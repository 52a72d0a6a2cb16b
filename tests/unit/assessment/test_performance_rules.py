"""Two levels in one year, what may follow from a rating, and the spread beside the organisation's pattern."""

from datetime import date
from fractions import Fraction

import pytest

from services.assessment.domain import consequences, retention, spread
from services.assessment.domain.level_changes import Change, Stretch, stretches
from services.assessment.domain.performance_rules import PREDICATES
from services.assessment.domain.point_rules import POINT_RULES
from services.assessment.domain.points import earned

DAY = date(2026, 12, 31)
JULY = Change(date(2026, 7, 1), "ahli-pertama", "ahli-muda", 2)
NEXT = Change(date(2026, 10, 1), "ahli-muda", "ahli-madya", 3)


@pytest.mark.parametrize(
    ("year", "first", "months", "changes", "expected"),
    [
        (2026, 1, 12, (), [("ahli-muda", 2, 1, 12)]),
        (2026, 1, 12, (JULY,), [("ahli-pertama", 1, 1, 6), ("ahli-muda", 2, 7, 6)]),
        (2026, 7, 6, (JULY,), [("ahli-muda", 2, 7, 6)]),
        (2026, 1, 6, (JULY,), [("ahli-pertama", 1, 1, 6)]),
        (2026, 6, 2, (JULY,), [("ahli-pertama", 1, 6, 1), ("ahli-muda", 2, 7, 1)]),
        (2025, 1, 12, (JULY,), [("ahli-pertama", 1, 1, 12)]),
        (2027, 1, 12, (JULY,), [("ahli-muda", 2, 1, 12)]),
        (2026, 1, 12, (NEXT, JULY), [("ahli-pertama", 1, 1, 6), ("ahli-muda", 2, 7, 3), ("ahli-madya", 3, 10, 3)]),
        (2026, 12, 1, (JULY,), [("ahli-muda", 2, 12, 1)]),
    ],
)
def test_the_months_of_each_level(year, first, months, changes, expected) -> None:
    today = ("ahli-madya", 3) if NEXT in changes else ("ahli-muda", 2)
    assert stretches(year, first, months, changes, *today) == tuple(Stretch(*each) for each in expected)


@pytest.mark.parametrize(("first", "months"), [(0, 3), (1, 0), (1, 13), (12, 2), (13, 1)])
def test_months_outside_the_year(first, months) -> None:
    with pytest.raises(ValueError, match="months"):
        stretches(2026, first, months, (), "ahli-muda", 1)


def test_two_coefficients_in_one_year_exactly() -> None:
    """Half a year on 12.5 and half on 25, both Baik: 6.25 stay behind, 12.5 begin the new level."""
    rule = POINT_RULES[0]
    before, after = stretches(2026, 1, 12, (JULY,), "ahli-muda", 2)
    made = [earned(rule, rule.level(each.level), "baik", each.months).points for each in (before, after)]
    assert made == [Fraction(25, 4), Fraction(25, 2)]


@pytest.mark.parametrize(
    ("predicate", "kinds"),
    [
        ("sangat-baik", ("reward", "guidance")),
        ("baik", ("reward", "guidance")),
        ("butuh-perbaikan", ("guidance",)),
        ("kurang", ("guidance", "sanction")),
        ("sangat-kurang", ("guidance", "sanction")),
    ],
)
def test_what_may_follow(predicate, kinds) -> None:
    assert consequences.allowed(predicate, DAY) == (kinds, "tindak-lanjut-kinerja-2022")


def test_nothing_follows_from_nonsense() -> None:
    with pytest.raises(ValueError, match="no predicate"):
        consequences.allowed("istimewa", DAY)
    with pytest.raises(ValueError, match="in force"):
        consequences.allowed("baik", date(2021, 12, 31))


def test_the_spread_and_its_shares() -> None:
    found = spread.spread({"sangat-baik": 1, "baik": 3}, "baik", DAY)
    assert [(each.predicate, each.n, each.share, each.place) for each in found.cells[:3]] == [
        ("sangat-baik", 1, Fraction(1, 4), 2),
        ("baik", 3, Fraction(3, 4), 1),
        ("butuh-perbaikan", 0, Fraction(0), 3),
    ]
    assert (found.n, found.departures, found.rule_id) == (4, (), "pola-distribusi-2022")


@pytest.mark.parametrize(
    ("counts", "organisation", "warnings"),
    [
        ({"sangat-baik": 4, "baik": 1}, "baik", [("sangat-baik", "baik")]),
        ({"sangat-baik": 3, "baik": 3}, "baik", []),  # as many is not more
        ({"sangat-baik": 4, "baik": 1}, "istimewa", []),
        ({"sangat-baik": 3, "baik": 1}, "baik", []),  # four people are no spread
        ({"sangat-baik": 4, "baik": 1}, None, []),  # nothing to hold it against
        ({"sangat-kurang": 5}, "baik", [("sangat-kurang", "kurang")]),
        ({}, "kurang", []),
    ],
)
def test_where_the_spread_departs_from_the_pattern(counts, organisation, warnings) -> None:
    found = spread.spread(counts, organisation, DAY)
    assert [(each.more, each.fewer) for each in found.departures] == warnings


@pytest.mark.parametrize(
    ("counts", "may"),
    [
        ({"baik": 5, "sangat-baik": 5}, True),
        ({"baik": 5, "sangat-baik": 4}, False),
        ({"baik": 25}, False),  # all alike tells of each
        ({"baik": 9, "sangat-baik": 5, "kurang": 1}, False),
        ({}, False),
    ],
)
def test_when_a_spread_names_nobody(counts, may) -> None:
    assert spread.tellable(counts) is may


def test_every_pattern_names_every_predicate_once() -> None:
    for order in spread.SPREAD_RULES[0].orders.values():
        assert sorted(order) == sorted(PREDICATES)
    with pytest.raises(ValueError, match="no predicate"):
        spread.spread({"baik": 1}, "sangat-baik", DAY)


def test_a_record_without_its_person() -> None:
    row = {"_id": "1", "librarian_id": "dewi", "trail": [{"name": "Dewi", "text": "kata"}], "n": 3, "note": {"a": "b"}}
    names, words = {"dewi": "x", "Dewi": retention.NOBODY}, frozenset({"text", "note"})
    assert retention.pseudonymised(row, names, words) == {
        "_id": "1", "librarian_id": "x", "trail": [{"name": retention.NOBODY, "text": ""}], "n": 3, "note": {},
    }  # fmt: skip
    assert retention.without(row, frozenset({"trail"})) == {k: v for k, v in row.items() if k != "trail"}


@pytest.mark.parametrize(("left", "due"), [(date(2026, 1, 1), date(2026, 1, 31)), (date(2028, 2, 1), date(2028, 3, 2))])
def test_the_day_of_erasure(left, due) -> None:
    assert retention.due_on(left) == (due, "hapus-30-hari")
