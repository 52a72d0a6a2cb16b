"""All that is told of a survey in public: index, who answered, what is done; and the figures over the periods."""

from datetime import date
from typing import Any

from services.assessment.documents import LegacyFigure, Satisfaction, Survey, SurveyAction
from services.assessment.domain import duty, modes, surveys
from services.assessment.queries import respondents
from services.assessment.queries.surveys import public_index, published_services
from shared.errors import NotFound
from shared.storage.documents import get

MOST_POINTS = 200


def report(survey_id: str) -> dict[str, Any]:
    """A closed survey as anybody may read it."""
    survey = get(Survey, survey_id)
    if survey.state != surveys.CLOSED:
        raise NotFound("report", survey_id)
    told = public_index([survey])[0]
    counted = respondents.profile(survey, early=False) if told["total"] else {}
    return told | {
        "service": survey.service,
        "profile": counted,
        "services": published_services(survey.id) if told["total"] else [],
        "actions": actions(survey_id),
        "trend": trend(),
    }


def actions(survey_id: str) -> list[SurveyAction]:
    """What is done about the low elements, by due date."""
    return list(SurveyAction.objects(survey_id=survey_id).order_by("due_on", "id"))


def trend() -> list[dict[str, Any]]:
    """The index of all units together over the periods: our own, and those from before, told apart."""
    points = [
        _point(survey) for survey in Survey.objects(state=surveys.CLOSED).order_by("-period", "-id")[:MOST_POINTS]
    ]
    legacy = [_legacy_point(each) for each in LegacyFigure.objects(unit="").order_by("-period")[:MOST_POINTS]]
    return sorted((each for each in (*points, *legacy) if each), key=lambda each: (each["period"], each["kind"]))


def legacy_figures() -> Any:
    """The figures from before this system."""
    return LegacyFigure.objects


def duty_of(year: int, today: date) -> dict[str, Any]:
    """Whether the year's survey was held."""
    found = list(Survey.objects(period__startswith=str(year)).order_by("period", "id"))
    held = [duty.Held(each.period, each.state == surveys.CLOSED, _total(each.id) is not None) for each in found]
    return {
        "year": year,
        "status": duty.status(year, held, today),
        "rule": {"role": "duty", "id": duty.RULE.id, "effective_from": duty.RULE.effective_from}
        | {"source": duty.RULE.source},
        "surveys": found,
    }


def allowed_modes(survey: Survey) -> list[str]:
    return [mode for mode in modes.MODES if mode in survey.modes]


def _point(survey: Survey) -> dict[str, Any] | None:
    if survey.unit_ids or survey.service:
        return None  # about a part of the library: not a point of the whole
    total = _total(survey.id)
    if total is None:
        return None
    kept = {name: total[name] for name in ("ikm", "grade", "n", "rule_id")}
    return kept | {
        "kind": "survey",
        "period": survey.period,
        "survey_id": survey.id,
        "weight": None,
        "comparable": None,
    }


def _total(survey_id: str) -> dict[str, Any] | None:
    found = Satisfaction.objects(id=f"{survey_id}:all", shown=True).first()
    return found.figures if found and found.figures["ikm"] else None


def _legacy_point(each: LegacyFigure) -> dict[str, Any]:
    return {
        "kind": "legacy",
        "period": each.period,
        "survey_id": None,
        "ikm": each.figure,
        "grade": each.letter,
        "n": each.n,
        "rule_id": each.rule_id,
        "weight": each.weight,
        "comparable": each.comparable or None,
    }
