"""The index: exact, over each element's own answers, rounded before it is graded."""

from decimal import Decimal
from fractions import Fraction

import pytest

from services.assessment.domain.elements import SKM_9
from services.assessment.domain.figures import half_up
from services.assessment.domain.rules import SATISFACTION
from services.assessment.domain.satisfaction import Tally, grade, satisfaction_index

RULE = SATISFACTION[0]


def all_at(tally: Tally) -> dict[str, Tally]:
    return dict.fromkeys(SKM_9.slugs, tally)


def test_all_fours_is_exactly_one_hundred() -> None:
    index = satisfaction_index(all_at(Tally((0, 0, 0, 7))), RULE)
    assert index
    assert index.ikm == Decimal("100.00")
    assert index.band.grade == "A"


def test_all_ones_is_exactly_twenty_five() -> None:
    index = satisfaction_index(all_at(Tally((3, 0, 0, 0))), RULE)
    assert index
    assert index.ikm == Decimal("25.00")
    assert index.band.grade == "D"


def test_an_element_is_averaged_over_its_own_answers() -> None:
    tallies = all_at(Tally((0, 0, 10, 0))) | {"waktu": Tally((0, 0, 0, 1))}
    index = satisfaction_index(tallies, RULE)
    assert index
    assert index.weighted == Fraction(3 * 8 + 4, 9)
    assert index.exact == Fraction(25 * 28, 9)


def test_an_element_without_answers_leaves_no_index() -> None:
    assert satisfaction_index(all_at(Tally((0, 0, 1, 0))) | {"biaya": Tally()}, RULE) is None
    assert satisfaction_index({"biaya": Tally((0, 0, 1, 0))}, RULE) is None


@pytest.mark.parametrize(
    ("ikm", "letter"),
    [
        ("100.00", "A"), ("88.31", "A"), ("88.30", "B"), ("76.61", "B"), ("76.60", "C"),
        ("65.00", "C"), ("64.99", "D"), ("25.00", "D"),
    ],
)  # fmt: skip
def test_edges_of_the_bands(ikm: str, letter: str) -> None:
    assert grade(Decimal(ikm), RULE).grade == letter


def test_no_grade_below_the_scale() -> None:
    with pytest.raises(ValueError, match="below every band"):
        grade(Decimal("24.99"), RULE)


@pytest.mark.parametrize(
    ("exact", "rounded"),
    [("76.605", "76.61"), ("76.6049", "76.60"), ("88.305", "88.31"), ("64.995", "65.00"), ("-1.005", "-1.01")],
)
def test_rounding_is_half_up_and_comes_before_the_grade(exact: str, rounded: str) -> None:
    assert half_up(Fraction(exact)) == Decimal(rounded)


def test_the_weight_is_one_ninth_not_a_decimal_of_it() -> None:
    assert RULE.weight * RULE.elements == 1


def test_tallies_add_up() -> None:
    assert Tally((1, 0, 2, 0)) + Tally((0, 3, 1, 4)) == Tally((1, 3, 3, 4))
