"""Money never goes missing, and a pot never promises more than it holds."""

import random
from typing import Any

import pytest

from services.training.domain import budget
from services.training.domain.budget import GENERAL, Pot


def test_a_promise_fits_or_is_nothing():
    assert budget.commit(Pot(100, 40, 30), 30) == Pot(100, 70, 30)
    with pytest.raises(ValueError, match="31 is more than 30"):
        budget.commit(Pot(100, 40, 30), 31)
    assert budget.fits(Pot(0), 0), "a free place needs no money"


def test_given_back_is_free_again():
    assert budget.release(Pot(100, 40), 40) == Pot(100)
    with pytest.raises(ValueError):
        budget.release(Pot(100, 40), 41)


@pytest.mark.parametrize(("promised", "actual", "free"), [(40, 40, 60), (40, 25, 75), (40, 100, 0)])
def test_spending_takes_the_promise_back_first(promised, actual, free):
    assert budget.spend(Pot(100, 40), promised, actual).free == free


def test_spending_more_than_there_is_is_refused():
    with pytest.raises(ValueError):
        budget.spend(Pot(100, 40), 40, 101)


def test_a_programme_has_its_own_part_and_the_rest_is_general():
    pots = budget.allot(budget.allocate({}, 1_000), "p", 600)
    assert pots == {GENERAL: Pot(400), "p": Pot(600)}
    assert budget.pot_of(pots, "p") == "p"
    assert budget.pot_of(pots, "q") == budget.pot_of(pots, None) == GENERAL
    with pytest.raises(ValueError):
        budget.allot(pots, "q", 401)
    with pytest.raises(ValueError):
        budget.allocate(pots, 599)
    assert budget.total(budget.allot(pots, "p", 0)) == Pot(1_000)


def test_an_allotment_never_falls_below_what_is_used():
    pots = budget.allot(budget.allocate({}, 1_000), "p", 600)
    pots["p"] = budget.commit(pots["p"], 500)
    with pytest.raises(ValueError):
        budget.allot(pots, "p", 499)


@pytest.mark.parametrize(("amount", "parts"), [(10, 3), (0, 2), (7, 7), (1_000_001, 6)])
def test_shares_add_up_exactly(amount, parts):
    shares = budget.shares(amount, parts)
    assert sum(shares) == amount
    assert max(shares) - min(shares) <= 1


def test_cost_for_each_is_rounded_half_up_or_absent():
    assert budget.cost_per(1_000_000, 96) == "10416.67"
    assert budget.cost_per(1, 8) == "0.13"
    assert budget.cost_per(1_000_000, 0) is None


@pytest.mark.parametrize("seed", range(40))
def test_whatever_happens_it_ties_out(seed):
    """Any sequence of promises, releases and payments leaves pots that are the sum of their lines."""
    chance = random.Random(seed)
    pots = budget.allot(budget.allocate({}, 5_000), "p", 2_000)
    lines: list[list[Any]] = []
    for _ in range(300):
        name = chance.choice([GENERAL, "p"])
        open_lines = [line for line in lines if line[2] == "committed"]
        what = chance.choice(["commit", "release", "spend"])
        try:
            if what == "commit":
                amount = chance.randrange(0, 700)
                pots[name] = budget.commit(pots[name], amount)
                lines.append([name, amount, "committed"])
            elif open_lines:
                line = chance.choice(open_lines)
                if what == "release":
                    pots[line[0]] = budget.release(pots[line[0]], line[1])
                    line[2] = "released"
                else:
                    actual = chance.randrange(0, 900)
                    pots[line[0]] = budget.spend(pots[line[0]], line[1], actual)
                    line[1], line[2] = actual, "spent"
        except ValueError:
            pass  # refused: nothing may have changed
        assert budget.ties_out(pots, _sum(lines, "committed"), _sum(lines, "spent"))
        assert budget.total(pots).allocation == 5_000


def test_a_line_without_a_pot_does_not_tie_out():
    assert not budget.ties_out({GENERAL: Pot(10, 5)}, {GENERAL: 4}, {})
    assert not budget.ties_out({GENERAL: Pot(10)}, {"lost": 1}, {})


def _sum(lines, state):
    sums: dict[str, int] = {}
    for name, amount, at in lines:
        if at == state:
            sums[name] = sums.get(name, 0) + amount
    return sums
