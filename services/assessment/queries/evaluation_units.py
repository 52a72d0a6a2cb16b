"""The units of an evaluation and their two surveys: published figures only, and only those that may be shown."""

from collections import defaultdict
from collections.abc import Mapping, Set
from typing import Any

from services.assessment.documents import Library, Satisfaction, Survey
from services.assessment.domain import surveys as survey_states
from services.assessment.domain.evaluation.surveys import Asked, Trained, before, following, newness
from shared.clock import as_utc

Shown = dict[str, dict[str, Satisfaction]]  # unit -> survey -> figures


def units(trained: Trained | None, trained_ids: Set[str], fixed: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Every unit that was trained or asked about, by id, with the survey before and the one after."""
    names = {each.id: each.name for each in Library.objects}
    surveys, shown = _closed()
    wanted = sorted(set(trained_ids) | set(shown)) if trained else []
    return [
        {
            "unit_id": unit,
            "unit_name": names.get(unit, ""),
            "trained": unit in trained_ids,
            **_two(unit, trained, surveys, shown.get(unit, {}), fixed.get(unit)),
        }
        for unit in wanted
        if trained
    ]


def latest() -> dict[str, dict[str, Any]]:
    """By unit: the newest published survey of today with its averages, to be fixed as a baseline."""
    surveys, shown = _closed()
    found: dict[str, dict[str, Any]] = {}
    for unit, figures in sorted(shown.items()):
        last = max((surveys[key] for key in figures), key=newness)
        found[unit] = _baseline(figures[last.id], last.id)
    return found


def _baseline(of: Satisfaction, survey_id: str) -> dict[str, Any]:
    facts = {"survey_id": survey_id, "unit_name": of.figures["unit_name"]}
    averages = [{name: each[name] for name in ("slug", "average", "n")} for each in of.figures["elements"]]
    return facts | {"elements": averages}


def _two(unit: str, trained: Trained, surveys: Mapping[str, Asked], shown: Any, fixed: Any) -> dict[str, Any]:
    asked = [surveys[key] for key in shown]
    first = surveys.get(fixed["survey_id"]) if fixed else before(asked, trained)
    sides = {"before": first, "after": following(asked, trained)}
    return {side: _side(shown[found.id], found.id) if found else None for side, found in sides.items()}


def _side(of: Satisfaction, survey_id: str) -> dict[str, Any]:
    counts = {each["slug"]: [int(many) for many in each["counts"]] for each in of.figures["elements"]}
    return {"survey_id": survey_id, "period": _period(survey_id), "n": of.figures["n"], "counts": counts}


def _period(survey_id: str) -> str:
    return str(Survey.objects(id=survey_id).only("period").first().period)


def _closed() -> tuple[dict[str, Asked], Shown]:
    whole = Survey.objects(state=survey_states.CLOSED, service=None)
    surveys = {each.id: _asked(each) for each in whole}
    shown: Shown = defaultdict(dict)
    for each in Satisfaction.objects(survey_id__in=list(surveys), unit_id__ne=None, service=None, shown=True):
        shown[each.unit_id][each.survey_id] = each
    return surveys, shown


def _asked(of: Survey) -> Asked:
    return Asked(of.id, of.opens_on, of.closes_on, as_utc(of.created_at), as_utc(of.closed_at))
