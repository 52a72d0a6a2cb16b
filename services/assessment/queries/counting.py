"""Counting the answers of a survey: MongoDB counts, the domain computes."""

from collections import defaultdict
from dataclasses import replace
from typing import Any

from services.assessment.documents import Answer, Library, Survey
from services.assessment.domain.ballots import Ballots
from services.assessment.domain.elements import INSTRUMENTS, Instrument
from services.assessment.domain.results import Result, UnitResult, result_of
from services.assessment.domain.ruleset import rules_named
from services.assessment.domain.satisfaction import Tally

Counts = dict[str, dict[str, list[int]]]
Scores = dict[str, dict[tuple[int, int], int]]
PAIRS: dict[str, Any] = {"$project": {"unit": "$unit_id", "pairs": {"$objectToArray": "$values"}}}


def result(survey: Survey) -> Result:
    """Everything about a survey, computed anew from its answers."""
    instrument = INSTRUMENTS[survey.instrument]
    found = result_of(
        _ballots(survey.id, instrument),
        survey.population,
        survey.unit_populations,
        rules_named(survey.rules),
        instrument,
    )
    names = {library.id: library.name for library in Library.objects}
    return Result(_named(found.total, names), tuple(_named(unit, names) for unit in found.units))


def _named(unit: UnitResult, names: dict[str, str]) -> UnitResult:
    who = {"unit_id": unit.unit_id, "unit_name": names.get(unit.unit_id, "") if unit.unit_id else None}
    return replace(unit, figures=who | unit.figures)


def _ballots(survey_id: str, instrument: Instrument) -> dict[str, Ballots]:
    counts, scores = _counts(survey_id), _scores(survey_id)
    return {
        unit: Ballots({slug: _tally(counts[unit][slug]) for slug in instrument.slugs}, scores[unit]) for unit in scores
    }


def _tally(counts: list[int]) -> Tally:
    first, second, third, fourth = counts
    return Tally((first, second, third, fourth))


def _counts(survey_id: str) -> Counts:
    counts: Counts = defaultdict(lambda: defaultdict(lambda: [0, 0, 0, 0]))
    group = {"unit": "$unit", "element": "$pairs.k", "value": "$pairs.v"}
    for row in _aggregate(survey_id, [{"$unwind": "$pairs"}, {"$group": {"_id": group, "many": {"$sum": 1}}}]):
        key = row["_id"]
        counts[key["unit"]][key["element"]][key["value"] - 1] = row["many"]
    return counts


def _scores(survey_id: str) -> Scores:
    scores: Scores = defaultdict(dict)
    group = {"unit": "$unit", "total": {"$sum": "$pairs.v"}, "answers": {"$size": "$pairs"}}
    for row in _aggregate(survey_id, [{"$group": {"_id": group, "many": {"$sum": 1}}}]):
        key = row["_id"]
        scores[key["unit"]][key["total"], key["answers"]] = row["many"]
    return scores


def _aggregate(survey_id: str, stages: list[dict[str, Any]]) -> Any:
    return Answer._get_collection().aggregate([{"$match": {"survey_id": survey_id}}, PAIRS, *stages])
