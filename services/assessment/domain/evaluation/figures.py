"""Every figure of an evaluation from its inputs, and from nothing else: the same inputs give the same figures."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from services.assessment.domain.evaluation.behaviour import Looked, behaviour
from services.assessment.domain.evaluation.learning import Scores, learned
from services.assessment.domain.evaluation.missing import missing
from services.assessment.domain.evaluation.results import results
from services.assessment.domain.evaluation.returns import returns
from services.assessment.domain.evaluation.rules import Rules
from services.assessment.domain.figures import half_up
from services.assessment.domain.rules import ConfidenceRule

Inputs = Mapping[str, Any]
Figures = dict[str, Any]


def figures(inputs: Inputs, rules: Rules, sure: ConfidenceRule) -> Figures:
    """Levels 1 to 5, the counts, and what is missing by the name of its measure."""
    found = {
        "counts": _counts(inputs),
        "reaction": reaction(inputs["feedback"]),
        "learning": learned(_scores(inputs["completions"]), rules.gain).told(rules.gain),
        "behaviour": behaviour(_looked(inputs["follow_ups"]), inputs["as_of"], rules.behaviour),
        "results": results(inputs["units"], rules.difference, sure),
        "reach": _reach(inputs["activities"]),
        "returns": returns(inputs["benefits"], inputs["costs"], rules.returns),
    }
    return found | {"missing": missing(inputs, found)}


def reaction(rounds: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Level 1: each round's averages weighted by its answers; a round below five answers tells only its number."""
    rows = list(rounds)
    told = [row for row in rows if row["averages"]]
    slugs = sorted({slug for row in told for slug in row["averages"]})
    return {
        "rounds": len(rows),
        "summarised": sum(row["n"] is not None for row in rows),
        "asked": sum(row["asked"] or 0 for row in rows),
        "n": sum(row["n"] or 0 for row in rows),
        "told_n": sum(row["n"] for row in told),
        "statements": [{"slug": slug, **_weighted(slug, told)} for slug in slugs],
    }


def _weighted(slug: str, rows: list[Mapping[str, Any]]) -> dict[str, Any]:
    fitting = [(Fraction(row["averages"][slug]), row["n"]) for row in rows if slug in row["averages"]]
    n = sum(each for _average, each in fitting)
    return {"average": str(half_up(sum((average * each for average, each in fitting), Fraction()) / n)), "n": n}


def _counts(inputs: Inputs) -> dict[str, int]:
    return {
        "sessions": len(inputs["sessions"]),
        "attended": sum(each["attended"] or 0 for each in inputs["sessions"]),
        "completions": len(inputs["completions"]),
        "hours": sum(each["hours"] for each in inputs["completions"]),
        "spent": sum(each["spent"] for each in inputs["spent"]),
    }


def _scores(completions: Iterable[Mapping[str, Any]]) -> list[Scores]:
    return [Scores(each["pre"], each["post"]) for each in completions]


def _looked(follow_ups: Iterable[Mapping[str, Any]]) -> list[Looked]:
    return [Looked(each["due_from"], each["supervisor"], each["self"]) for each in follow_ups]


def _reach(activities: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    rows = list(activities)
    return {"activities": len(rows), "people": sum(each["attendance"] for each in rows)}
