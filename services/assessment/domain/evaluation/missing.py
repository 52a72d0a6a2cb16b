"""What an evaluation lacks, each by the name of its measure: nothing is filled in, nothing passed over."""

from collections.abc import Iterator, Mapping
from typing import Any

Lack = dict[str, Any]


def missing(inputs: Mapping[str, Any], found: Mapping[str, Any]) -> list[Lack]:
    """Each measure that rests on less than it should, with why and how many."""
    return [
        *_baseline(inputs),
        *_reaction(found["reaction"]),
        *_learning(found["learning"]),
        *_behaviour(found["behaviour"]),
        *_results(inputs),
        *_reach(found["reach"]),
        *(_lack("return", name) for name in found["returns"]["missing"]),
    ]


def _lack(measure: str, reason: str, count: int | None = None, unit: str | None = None) -> Lack:
    return {"measure": measure, "reason": reason, "count": count, "unit": unit}


def _baseline(inputs: Mapping[str, Any]) -> Iterator[Lack]:
    if inputs["baseline"] != "fixed":
        yield _lack("baseline", inputs["baseline"])


def _reaction(found: Mapping[str, Any]) -> Iterator[Lack]:
    if not found["rounds"]:
        yield _lack("reaction", "not-asked")
    elif found["summarised"] < found["rounds"]:
        yield _lack("reaction", "not-summarised", found["rounds"] - found["summarised"])
    if found["summarised"] and found["told_n"] < found["n"]:
        yield _lack("reaction", "too-few", found["n"] - found["told_n"])


def _learning(found: Mapping[str, Any]) -> Iterator[Lack]:
    if not found["completions"]:
        yield _lack("learning", "nobody-completed")
    if found["no_before"]:
        yield _lack("learning", "no-pre-test", found["no_before"])
    if found["no_after"]:
        yield _lack("learning", "no-post-test", found["no_after"])


def _behaviour(found: Mapping[str, Any]) -> Iterator[Lack]:
    if not found["m"]:
        yield _lack("behaviour", "nothing-to-follow")
    late = found["m"] - found["n"] - found["not_yet"]
    if late:
        yield _lack("behaviour", "not-answered", late)
    if found["not_yet"]:
        yield _lack("behaviour", "not-yet-due", found["not_yet"])


def _results(inputs: Mapping[str, Any]) -> Iterator[Lack]:
    trained = [each for each in inputs["units"] if each["trained"]]
    if not trained:
        yield _lack("satisfaction", "no-unit")
    for unit in trained:
        for side in ("before", "after"):
            if not unit[side]:
                yield _lack("satisfaction", f"no-survey-{side}", unit=unit["unit_name"])
    others = [each for each in inputs["units"] if not each["trained"]]
    if not any(each["before"] and each["after"] for each in others):
        yield _lack("comparison", "no-untrained-unit")


def _reach(found: Mapping[str, Any]) -> Iterator[Lack]:
    if not found["activities"]:
        yield _lack("reach", "no-activity")
