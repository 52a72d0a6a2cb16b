"""The four levels and the fifth: each rule with its edges, and the figures whole from their inputs."""

from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from services.assessment.domain.evaluation import behaviour, states, surveys
from services.assessment.domain.evaluation.behaviour import Looked
from services.assessment.domain.evaluation.difference import (
    HIGHER,
    LOWER,
    NO_DIFFERENCE,
    NOT_ENOUGH,
    compared,
    difference,
    side,
)
from services.assessment.domain.evaluation.figures import figures, reaction
from services.assessment.domain.evaluation.learning import Scores, learned
from services.assessment.domain.evaluation.readers import for_reader
from services.assessment.domain.evaluation.returns import returns
from services.assessment.domain.evaluation.rules import BEHAVIOURS, DIFFERENCES, GAINS, RETURNS, rules_named, rules_of
from services.assessment.domain.evaluation.surveys import Asked, Trained
from services.assessment.domain.evaluation.unit_quality import Unit, beside
from services.assessment.domain.rules import CONFIDENCE, SMALL_CELLS
from services.assessment.domain.satisfaction import Tally
from shared.clock import WIB

GAIN, SCALE, CLAIM, RETURN = GAINS[0], BEHAVIOURS[0], DIFFERENCES[0], RETURNS[0]
SURE, SMALL = CONFIDENCE[0], SMALL_CELLS[0]


@pytest.mark.parametrize(
    ("people", "gain", "normalised", "n", "normalised_n", "no_before", "no_after"),
    [
        ([], None, None, 0, 0, 0, 0),
        ([(40, 100)], "60.00", "1.00", 1, 1, 0, 0),
        ([(40, 100), (60, 80)], "40.00", "0.75", 2, 2, 0, 0),
        ([(100, 100)], "0.00", None, 1, 0, 0, 0),  # nothing was left to learn
        ([(99, 100)], "1.00", "1.00", 1, 1, 0, 0),
        ([(0, 0)], "0.00", "0.00", 1, 1, 0, 0),
        ([(80, 60)], "-20.00", "-1.00", 1, 1, 0, 0),
        ([(None, 80), (40, None), (None, None)], None, None, 0, 0, 2, 2),
        ([(None, 80), (0, 1), (0, 2), (0, 2)], "1.67", "0.02", 3, 3, 1, 0),
    ],
)
def test_learning(people, gain, normalised, n, normalised_n, no_before, no_after) -> None:
    told = learned((Scores(*each) for each in people), GAIN).told(GAIN)
    found = (told["gain"], told["normalised"], told["n"], told["normalised_n"], told["no_before"], told["no_after"])
    assert found == (gain, normalised, n, normalised_n, no_before, no_after)
    assert told["completions"] == len(people)


def test_behaviour_counts_who_answered_and_no_occasion_is_no_zero() -> None:
    rows = [
        Looked("2026-01-01", {"a": "4", "b": "none"}, {"a": "2"}),
        Looked("2026-01-01", {"a": "3", "b": "1"}),
        Looked("2026-01-01"),
        Looked("2026-03-01"),
    ]
    found = behaviour.behaviour(rows, "2026-02-01", SCALE)
    assert (found["n"], found["m"], found["self_n"], found["not_yet"]) == (2, 4, 1, 1)
    first, second = found["competencies"]
    assert first["supervisor"] == {"n": 2, "no_occasion": 0, "mean": "3.50"}
    assert first["self"] == {"n": 1, "no_occasion": 0, "mean": "2.00"}
    assert second["supervisor"] == {"n": 1, "no_occasion": 1, "mean": "1.00"}
    assert second["self"] == {"n": 0, "no_occasion": 0, "mean": None}


@pytest.mark.parametrize(
    ("answers", "wrong"),
    [
        ({"a": "1"}, {}),
        ({"a": "none"}, {}),
        ({"a": "0"}, {"a": "step-unknown"}),
        ({}, {"a": "competency-left-out"}),
        ({"a": "1", "b": "1"}, {"b": "competency-not-asked"}),
    ],
)
def test_answers_are_checked(answers, wrong) -> None:
    assert behaviour.unknown(answers, ["a"], SCALE) == wrong


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        (None, (0, 0, 6, 6), NOT_ENOUGH),
        ((0, 0, 6, 6), None, NOT_ENOUGH),
        ((0, 0, 9, 0), (0, 0, 0, 10), NOT_ENOUGH),  # nine are one too few, however clear it looks
        ((0, 0, 10, 0), (0, 0, 0, 10), HIGHER),
        ((0, 0, 0, 10), (0, 0, 10, 0), LOWER),
        ((0, 0, 10, 0), (0, 0, 10, 0), NO_DIFFERENCE),
        ((0, 0, 5, 5), (0, 0, 5, 5), NO_DIFFERENCE),
        ((0, 50, 50, 0), (0, 20, 80, 0), HIGHER),
        ((0, 20, 80, 0), (0, 50, 50, 0), LOWER),
        ((0, 50, 50, 0), (0, 35, 65, 0), NO_DIFFERENCE),  # 0.15: a 95 % interval would claim it, ours does not
    ],
)
def test_verdict(before, after, verdict) -> None:
    found = difference(before and Tally(before), after and Tally(after), CLAIM)
    assert found.verdict == verdict
    assert (found.change is None) == (verdict == NOT_ENOUGH)


def test_the_edge_of_a_claim_is_the_interval_that_touches_zero() -> None:
    same = compared("waktu", Tally((0, 0, 10, 0)), Tally((0, 0, 10, 0)), CLAIM, SURE)
    assert (same["verdict"], same["change"], same["low"], same["high"]) == (NO_DIFFERENCE, "0.00", "0.00", "0.00")


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((0, 0, 0, 0), None),
        ((0, 0, 1, 0), ("3.00", 1, None, None)),
        ((0, 0, 2, 0), ("3.00", 2, "3.00", "3.00")),
        ((1, 0, 0, 1), ("2.50", 2, "1.00", "4.00")),  # never beyond the scale
    ],
)
def test_an_average_with_its_interval(counts, told) -> None:
    found = side(Tally(counts), SURE)
    assert (found and (found["average"], found["n"], found["low"], found["high"])) == told


KINDS = ("trainer", "place", "travel", "time", "administration")
FULL = [{"kind": kind, "amount": "100"} for kind in KINDS]


@pytest.mark.parametrize(
    ("benefits", "costs", "roi", "bcr", "missing"),
    [
        ([], [], None, None, ["benefits", *(f"costs.{kind}" for kind in KINDS)]),
        (["750"], FULL, "50.0", "1.50", []),
        (["500"], FULL, "0.0", "1.00", []),
        (["0"], FULL, "-100.0", "0.00", []),
        (["1", "2"], FULL, "-99.4", "0.01", []),
        (["750"], FULL[1:], None, None, ["costs.trainer"]),
        (["750"], [{"kind": kind, "amount": "0"} for kind in KINDS], None, None, ["costs"]),
        ([], FULL, None, None, ["benefits"]),
    ],
)
def test_a_return_is_computed_only_where_all_was_given(benefits, costs, roi, bcr, missing) -> None:
    found = returns([{"amount": each} for each in benefits], costs, RETURN)
    assert (found["roi"], found["bcr"], found["missing"]) == (roi, bcr, missing)
    assert found["computed"] is (not missing)
    assert Decimal(found["costs"]) == sum(Decimal(each["amount"]) for each in costs)


def test_reactions_are_weighted_by_their_answers_and_small_rounds_tell_their_number_only() -> None:
    rounds: list[dict[str, Any]] = [
        {"asked": 12, "n": 10, "averages": {"manfaat": "4.00"}},
        {"asked": 8, "n": 5, "averages": {"manfaat": "5.00"}},
        {"asked": 6, "n": 4, "averages": None},
        {"asked": 6, "n": None, "averages": None},
    ]
    found = reaction(rounds)
    assert found["statements"] == [{"slug": "manfaat", "average": "4.33", "n": 15}]
    counts = (found["rounds"], found["summarised"], found["asked"], found["n"], found["told_n"])
    assert counts == (4, 3, 32, 19, 15)


BEGAN = datetime(2026, 5, 4, 9, tzinfo=WIB)
TRAINED = Trained(BEGAN, BEGAN + timedelta(days=1), date(2026, 5, 4), date(2026, 5, 5))


def asked(name: str, opens: date, closes: date, opened: datetime, closed: datetime) -> Asked:
    return Asked(name, opens, closes, opened.astimezone(UTC), closed.astimezone(UTC))


def test_the_survey_before_is_the_newest_that_was_over() -> None:
    day = timedelta(days=1)
    old = asked("a", date(2026, 1, 1), date(2026, 3, 31), BEGAN - 90 * day, BEGAN + 30 * day)  # closed late on paper
    new = asked("b", date(2026, 4, 1), date(2026, 5, 3), BEGAN - 20 * day, BEGAN - day)
    same_day = asked("c", date(2026, 5, 4), date(2026, 5, 30), BEGAN - day, BEGAN)  # closed the moment it began
    during = asked("d", date(2026, 5, 4), date(2026, 5, 4), BEGAN, BEGAN + timedelta(minutes=1))
    assert surveys.before([old, during], TRAINED) == old
    assert surveys.before([old, new, during], TRAINED) == new
    assert surveys.before([old, new, same_day, during], TRAINED) == same_day
    assert surveys.before([during], TRAINED) is None


def test_the_survey_after_is_the_earliest_and_stays_it() -> None:
    day, ended = timedelta(days=1), TRAINED.ended_at
    first = asked("a", date(2026, 5, 6), date(2026, 6, 1), ended - 9 * day, ended + 30 * day)
    later = asked("b", date(2026, 7, 1), date(2026, 8, 1), ended + 60 * day, ended + 90 * day)
    same_day = asked("c", date(2026, 5, 5), date(2026, 6, 1), ended, ended + 30 * day)
    too_soon = asked("d", date(2026, 5, 5), date(2026, 6, 1), ended - timedelta(minutes=1), ended + 30 * day)
    assert surveys.following([later, first], TRAINED) == first
    assert surveys.following([later, first, same_day, too_soon], TRAINED) == same_day
    assert surveys.following([too_soon], TRAINED) is None


@pytest.mark.parametrize(
    ("state", "action", "then"),
    [
        (states.PLANNED, states.PUBLISH, states.PUBLISHED),
        (states.PUBLISHED, states.PUBLISH, states.PUBLISHED),
        (states.PLANNED, states.PLAN, states.PLANNED),
        (states.PUBLISHED, states.PLAN, None),
        (states.PUBLISHED, states.ACCOUNT, states.PUBLISHED),
    ],
)
def test_states_of_an_evaluation(state, action, then) -> None:
    assert states.after(state, action) == then


def test_states_of_an_improvement() -> None:
    assert states.improvement_after(states.OPEN, "finish") == states.DONE
    assert states.improvement_after(states.OPEN, "drop") == states.DROPPED
    assert states.improvement_after(states.DONE, "finish") is None


def inputs() -> dict:
    counts = {"before": [0, 6, 6, 0], "after": [0, 0, 2, 10]}
    unit = {
        name: {"survey_id": name, "period": "2026", "n": 12, "counts": {"perilaku": many}}
        for name, many in counts.items()
    }
    return {
        "as_of": "2026-08-01",
        "baseline": "fixed",
        "sessions": [{"attended": 2}],
        "feedback": [{"asked": 2, "n": 1, "averages": None}],
        "completions": [{"hours": 8, "pre": 40, "post": 100}, {"hours": 8, "pre": 60, "post": 80}],
        "follow_ups": [{"due_from": "2026-07-01", "supervisor": {"a": "3"}, "self": None}],
        "units": [
            {"unit_id": "1", "unit_name": "Anak", "trained": True, **unit},
            {"unit_id": "2", "unit_name": "Acuan", "trained": False, **unit},
        ],
        "activities": [],
        "spent": [],
        "benefits": [],
        "costs": [],
    }


RULES = rules_of(date(2026, 1, 1))


def test_the_same_inputs_give_the_same_figures() -> None:
    ids = {role: rule.id for role, rule in RULES.all().items()}
    first, second = figures(inputs(), RULES, SURE), figures(deepcopy(inputs()), rules_named(ids), SURE)
    assert first == second
    assert {each["measure"] for each in first["missing"]} == {"reaction", "reach", "return"}
    assert [each["verdict"] for each in first["results"]["trained"]["elements"]] == [HIGHER]


@pytest.mark.parametrize("n", [4, 5])
def test_others_see_no_average_of_fewer_than_five(n) -> None:
    given = inputs() | {"completions": [{"hours": 8, "pre": 50, "post": 90}] * n}
    given["follow_ups"] = given["follow_ups"] * n
    found = figures(given, RULES, SURE)
    seen = for_reader(found, whole=False, rule=SMALL)
    assert seen["hidden"] == ([] if n == 5 else ["learning", "behaviour"])
    assert (seen["learning"]["gain"] is None) == (n < 5)
    assert (seen["behaviour"]["competencies"][0]["supervisor"]["mean"] is None) == (n < 5)
    whole = for_reader(found, whole=True, rule=SMALL)
    assert whole["learning"]["gain"] == "40.00"
    assert found["learning"]["gain"] == "40.00"


@pytest.mark.parametrize(
    ("many", "told"),
    [
        (0, {"value": None, "n": 0, "hidden": False}),
        (4, {"value": None, "n": None, "hidden": True}),
        (5, {"value": "3.00", "n": 5, "hidden": False}),
    ],
)
def test_cells_under_five_are_hidden(many, told) -> None:
    unit = Unit("1", "Anak", {"perilaku": Tally((0, 0, many, 0))}, (), (8,) * many)
    row = beside([unit], SMALL)[0]
    assert row["perilaku"] == told
    assert row["hours"]["hidden"] == told["hidden"]
    assert row["level"] == {"value": None, "n": 0, "hidden": False}
