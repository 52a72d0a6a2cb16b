"""Credit points: the tables, the formula, what is missing and when it will be there. No float anywhere."""

import itertools
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from services.assessment.domain import points
from services.assessment.domain.performance_rules import PREDICATES
from services.assessment.domain.point_rules import LEVELS, POINT_RULES
from services.assessment.domain.points import EARLIER, YEAR, Entry
from services.assessment.domain.rules import in_force

RULE = in_force(POINT_RULES, date(2026, 12, 31))
# domain.md 3.c: coefficient, to next rank, to next level; which figures are from memory
TABLE = {
    "pemula": ("3.75", "15", "15", False),
    "terampil": ("5", "20", "60", False),
    "mahir": ("12.5", "50", "100", False),
    "penyelia": ("25", "100", None, False),
    "ahli-pertama": ("12.5", "50", "100", True),
    "ahli-muda": ("25", "100", "200", True),
    "ahli-madya": ("37.5", "150", "450", False),
    "ahli-utama": ("50", "200", None, False),
}
PERCENT = {
    "sangat-baik": ("150", True),
    "baik": ("100", True),
    "butuh-perbaikan": ("75", True),
    "kurang": ("50", False),
    "sangat-kurang": ("25", False),
}


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.slug)
def test_the_table_of_levels(level) -> None:
    coefficient, next_rank, next_level, verified = TABLE[level.slug]
    assert (level.coefficient.value, level.coefficient.verified) == (Decimal(coefficient), verified)
    assert level.next_rank.value == Decimal(next_rank)
    assert (level.next_level.value if level.next_level else None) == (Decimal(next_level) if next_level else None)
    if level.next_level:
        assert level.next_level.value == level.next_rank.value * len(level.ranks)


@pytest.mark.parametrize(
    ("level", "predicate", "months"), list(itertools.product(LEVELS, PREDICATES, (1, 7, 12))), ids=str
)
def test_the_formula_in_every_cell(level, predicate, months) -> None:
    found = points.earned(RULE, level, predicate, months)
    percent, known = PERCENT[predicate]
    coefficient, *_, verified = TABLE[level.slug]
    assert found.points == Fraction(months, 12) * Fraction(percent) / 100 * Fraction(coefficient)
    assert found.verified is (known and verified)
    assert found.rule_id == "permenpanrb-1-2023"


def test_figures_of_the_sources() -> None:
    first, second, third = (RULE.level(slug) for slug in ("ahli-pertama", "ahli-muda", "ahli-madya"))
    assert points.earned(RULE, first, "sangat-baik", 12).points == Fraction("18.75")
    assert points.earned(RULE, second, "sangat-baik", 12).points == Fraction("37.5")
    assert 3 * points.earned(RULE, second, "baik", 12).points == 75
    assert points.earned(RULE, third, "baik", 12).points == Fraction("37.5")
    assert points.earned(RULE, first, "baik", 7).points == Fraction(175, 24)


@pytest.mark.parametrize("months", [0, 13, -1])
def test_months_outside_a_year(months) -> None:
    with pytest.raises(ValueError):
        points.earned(RULE, LEVELS[0], "baik", months)


def test_what_the_table_does_not_know() -> None:
    with pytest.raises(ValueError):
        points.earned(RULE, LEVELS[0], "cukup", 12)
    with pytest.raises(ValueError):
        RULE.level("ahli")
    with pytest.raises(ValueError):
        in_force(POINT_RULES, date(2022, 12, 31))
    assert RULE.level_of("Pustakawan") is None
    assert RULE.level_of(" pustakawan  ahli MUDA ") is RULE.level("ahli-muda")


def test_points_of_before_are_converted() -> None:
    assert points.converted(Decimal("163.5"), Decimal(150)) == Fraction(27, 2)
    assert points.converted(Decimal(150), Decimal(150)) == 0
    with pytest.raises(ValueError):
        points.converted(Decimal("149.999"), Decimal(150))
    with pytest.raises(ValueError):
        points.converted(Decimal(10), Decimal(-1))


def test_what_counts() -> None:
    old = Entry(YEAR, 2023, 1, Fraction(12))
    entries = [
        old,
        Entry(EARLIER, 2024, 2, Fraction(99), replaced=True),
        Entry(EARLIER, 2024, 2, Fraction(20)),
        Entry(YEAR, 2024, 2, Fraction(25)),
        Entry(YEAR, 2025, 2, Fraction(25)),
    ]
    assert [points.standing(each, entries, 2) for each in entries] == [
        "before-level", "replaced", "counted", "covered", "counted",
    ]  # fmt: skip
    assert points.balance(entries, 2) == 45
    assert points.balance(entries, 3) == 0  # a new level begins with nothing
    assert points.balance([old], 1) == 12


@pytest.mark.parametrize(
    ("slug", "rank", "held", "goes_to", "needed", "missing"),
    [
        ("ahli-pertama", "III/a", 0, "III/b", 50, 50),
        ("ahli-pertama", "III/A", 50, "III/b", 50, 0),
        ("ahli-pertama", "III/a", 70, "III/b", 50, 0),
        ("ahli-pertama", "III/b", 70, "ahli-muda", 100, 30),
        ("ahli-madya", "IV/b", 150, "IV/c", 300, 150),
        ("ahli-utama", "IV/d", 1, "IV/e", 200, 199),
        ("penyelia", "III/c", 0, "III/d", 100, 100),
        ("pemula", "II/a", 3, "terampil", 15, 12),
    ],
)
def test_to_the_next_rank(slug, rank, held, goes_to, needed, missing) -> None:
    target = points.to_next_rank(RULE.level(slug), rank, Fraction(held))
    assert target is not None
    assert (target.goes_to, target.needed, target.missing) == (goes_to, needed, missing)


@pytest.mark.parametrize(("slug", "rank"), [("ahli-utama", "IV/e"), ("penyelia", "III/d"), ("ahli-muda", "III/a")])
def test_no_step_is_left(slug, rank) -> None:
    assert points.to_next_rank(RULE.level(slug), rank, Fraction(0)) is None
    assert points.to_next_level(RULE.level(slug), rank, Fraction(0)) is None


@pytest.mark.parametrize(
    ("predicate", "held", "rank_months", "months"),
    [
        ("baik", 0, 0, 48),  # 50 / 12.5: four years
        ("sangat-baik", 0, 0, 32),  # 2.67 years
        ("butuh-perbaikan", 0, 0, 64),
        ("baik", 49, 24, 1),  # 0.96 of a month is a whole one
        ("baik", 50, 24, 0),
        ("baik", 50, 23, 1),  # the points are there, the two years are not
        ("baik", 50, 0, 24),
        ("baik", 50, 30, 0),
        ("baik", 50, None, 0),  # nobody recorded since when
    ],
)
def test_months_to_the_next_rank(predicate, held, rank_months, months) -> None:
    level = RULE.level("ahli-pertama")
    target = points.to_next_rank(level, "III/a", Fraction(held))
    assert target is not None
    assert points.months_until(RULE, level, predicate, target, rank_months) == months


def test_each_rank_on_the_way_to_the_next_level_takes_two_years() -> None:
    level = RULE.level("ahli-pertama")
    target = points.to_next_level(level, "III/a", Fraction(100))
    assert target is not None
    assert points.months_until(RULE, level, "baik", target, 6) == 42


@pytest.mark.parametrize(
    ("since", "today", "months"),
    [(date(2024, 11, 23), date(2026, 11, 23), 24), (date(2024, 11, 24), date(2026, 11, 23), 23),
     (date(2026, 11, 23), date(2026, 11, 23), 0), (date(2027, 1, 1), date(2026, 11, 23), 0)],
)  # fmt: skip
def test_how_long_a_rank_is_held(since, today, months) -> None:
    assert points.months_held(since, today) == months
