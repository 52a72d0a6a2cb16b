"""Sample size, interval, small cells, needs, dated rules."""

import statistics
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from services.assessment.domain import rules
from services.assessment.domain.confidence import interval
from services.assessment.domain.needs import low_elements, three_lowest
from services.assessment.domain.sample import sample_needed
from services.assessment.domain.satisfaction import Tally
from services.assessment.domain.small_cells import cell_size, showable

# Rows of Krejcie and Morgan's own table.
TABLE = {
    10: 10, 15: 14, 20: 19, 25: 24, 30: 28, 35: 32, 40: 36, 45: 40, 50: 44, 55: 48, 60: 52, 65: 56, 70: 59,
    75: 63, 80: 66, 85: 70, 90: 73, 95: 76, 100: 80, 110: 86, 220: 140, 230: 144, 240: 148, 500: 217,
    1200: 291, 1300: 297, 1400: 302, 1500: 306, 9000: 368,
}  # fmt: skip


@pytest.mark.parametrize(("population", "needed"), TABLE.items())
def test_sample_size_reproduces_the_table(population: int, needed: int) -> None:
    assert sample_needed(population, rules.SAMPLE[0]) == needed


def test_sample_size_of_an_unknown_population_is_the_limit() -> None:
    assert sample_needed(None, rules.SAMPLE[0]) == 384
    assert sample_needed(1, rules.SAMPLE[0]) == 1
    with pytest.raises(ValueError, match="at least one"):
        sample_needed(0, rules.SAMPLE[0])


def test_interval_agrees_with_the_textbook() -> None:
    scores = {(27, 9): 3, (36, 9): 2, (20, 8): 1}
    raw = [75.0] * 3 + [100.0] * 2 + [62.5]
    mean, half = statistics.mean(raw), 1.96 * statistics.stdev(raw) / len(raw) ** 0.5
    found = interval(Fraction("81.25"), scores, rules.CONFIDENCE[0])
    assert found
    assert found.low == Decimal(str(round(mean - half, 2)))
    assert found.high == Decimal(str(round(mean + half, 2)))


def test_interval_stays_on_the_scale_and_needs_two_respondents() -> None:
    wide = interval(Fraction(95), {(36, 9): 1, (9, 9): 1}, rules.CONFIDENCE[0])
    assert wide
    assert (wide.low, wide.high) == (Decimal("25.00"), Decimal("100.00"))
    assert interval(Fraction(100), {(36, 9): 1}, rules.CONFIDENCE[0]) is None


def test_small_units_are_hidden_and_not_revealed_by_subtraction() -> None:
    rule = rules.SMALL_CELLS[0]
    assert showable({"a": 5, "b": 40}, rule) == {"a", "b"}
    assert showable({"a": 4, "b": 9, "c": 40}, rule) == {"c"}  # b alone would give a away
    assert showable({"a": 4, "b": 4, "c": 9}, rule) == {"c"}  # eight hidden answers hide each other
    assert showable({"a": 0, "b": 9}, rule) == {"b"}
    assert showable({"a": 1}, rule) == frozenset()


def test_the_size_of_a_cell_is_its_smallest_figure() -> None:
    assert cell_size({"waktu": Tally((0, 0, 9, 0)), "biaya": Tally((0, 0, 0, 3))}) == 3
    assert cell_size({}) == 0


def test_a_need_is_an_average_below_the_threshold_as_it_is_shown() -> None:
    tallies = {
        "waktu": Tally((0, 1, 999, 0)),  # 2.999 is shown as 3.00
        "biaya": Tally((0, 1, 99, 0)),  # 2.99
        "produk": Tally((0, 0, 5, 0)),
        "sarana": Tally(),
    }
    assert low_elements(tallies, rules.NEEDS[0]) == ("biaya",)


def test_three_lowest_keep_the_order_of_the_questionnaire_among_equals() -> None:
    three, two = Tally((0, 0, 1, 0)), Tally((0, 1, 0, 0))
    tallies = {"waktu": three, "biaya": two, "produk": three, "sarana": three, "perilaku": Tally()}
    assert three_lowest(tallies) == ("biaya", "waktu", "produk")


def test_the_rule_of_a_day() -> None:
    old = rules.ObligationRule("old", date(2020, 1, 1), "", 20)
    new = rules.ObligationRule("new", date(2026, 7, 1), "", 24)
    assert rules.in_force((old, new), date(2026, 6, 30)) is old
    assert rules.in_force((old, new), date(2026, 7, 1)) is new
    assert rules.by_id((old, new), "old") is old
    with pytest.raises(ValueError, match="no rule in force"):
        rules.in_force((old, new), date(2019, 12, 31))
    with pytest.raises(ValueError, match="no rule"):
        rules.by_id((old, new), "older")
