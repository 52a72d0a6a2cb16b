"""Counting the answers of a survey: MongoDB counts, the domain computes."""

from collections import defaultdict
from dataclasses import replace
from typing import Any

from services.assessment.documents import Answer, Library, Survey
from services.assessment.domain.ballots import Ballots
from services.assessment.domain.elements import Instrument
from services.assessment.domain.results import Result, UnitResult, result_of
from services.assessment.domain.ruleset import rules_named
from services.assessment.domain.satisfaction import Tally
from services.assessment.domain.services import UNSAID, read_kind
from services.assessment.queries.instruments import instrument

Counts = dict[str, dict[str, list[int]]]
Scores = dict[str, dict[tuple[int, int], int]]
PAIRS: dict[str, Any] = {"$project": {"unit_id": 1, "service": 1, "pairs": {"$objectToArray": "$values"}}}


def result(survey: Survey) -> Result:
    """Everything about a survey by unit, computed anew from its answers."""
    asked = instrument(survey.instrument)
    found = result_of(
        _ballots(survey.id, asked, "unit_id"),
        survey.population,
        survey.unit_populations,
        rules_named(survey.rules),
        asked,
    )
    names = {library.id: library.name for library in Library.objects}
    return Result(_named(found.total, names), tuple(_named(unit, names) for unit in found.units))


def services(survey: Survey) -> list[UnitResult]:
    """The same by kind of service."""
    asked = instrument(survey.instrument)
    ballots = _ballots(survey.id, asked, "service")
    found = result_of(ballots, None, {}, rules_named(survey.rules), asked).units
    return [replace(each, figures={"service": each.unit_id} | each.figures) for each in found]


def _named(unit: UnitResult, names: dict[str, str]) -> UnitResult:
    who = {"unit_id": unit.unit_id, "unit_name": names.get(unit.unit_id, "") if unit.unit_id else None}
    return replace(unit, figures=who | unit.figures)


def _ballots(survey_id: str, asked: Instrument, by: str) -> dict[str, Ballots]:
    counts, scores = _counts(survey_id, by), _scores(survey_id, by)
    return {
        group: Ballots({slug: _tally(counts[group][slug]) for slug in asked.slugs}, scores[group]) for group in scores
    }


def _tally(counts: list[int]) -> Tally:
    first, second, third, fourth = counts
    return Tally((first, second, third, fourth))


def _counts(survey_id: str, by: str) -> Counts:
    counts: Counts = defaultdict(lambda: defaultdict(lambda: [0, 0, 0, 0]))
    group = {"of": f"${by}", "element": "$pairs.k", "value": "$pairs.v"}
    for row in _aggregate(survey_id, [{"$unwind": "$pairs"}, {"$group": {"_id": group, "many": {"$sum": 1}}}]):
        key = row["_id"]
        counts[_group(key, by)][key["element"]][key["value"] - 1] += row["many"]
    return counts


def _scores(survey_id: str, by: str) -> Scores:
    scores: Scores = defaultdict(lambda: defaultdict(int))
    group = {"of": f"${by}", "total": {"$sum": "$pairs.v"}, "answers": {"$size": "$pairs"}}
    for row in _aggregate(survey_id, [{"$group": {"_id": group, "many": {"$sum": 1}}}]):
        key = row["_id"]
        scores[_group(key, by)][key["total"], key["answers"]] += row["many"]
    return scores


def _group(key: dict[str, Any], by: str) -> str:
    of = key.get("of")
    return str(of) if by == "unit_id" else read_kind(of or "") or UNSAID


def _aggregate(survey_id: str, stages: list[dict[str, Any]]) -> Any:
    return Answer._get_collection().aggregate([{"$match": {"survey_id": survey_id}}, PAIRS, *stages])
