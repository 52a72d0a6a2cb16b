"""Opening a survey, and closing it: the index is computed and told in the same transaction."""

from datetime import datetime
from typing import Any

from services.assessment.commands import handouts
from services.assessment.documents import BallotBox, Library, Need, Respondents, Satisfaction, Survey, SurveyPeriod
from services.assessment.domain import elements, modes, surveys
from services.assessment.domain.needs import need_id
from services.assessment.domain.results import Result, UnitResult
from services.assessment.domain.ruleset import rules_named, rules_of
from services.assessment.events import outgoing
from services.assessment.queries import counting, instruments, respondents
from shared.clock import WIB
from shared.errors import Invalid, Refused
from shared.storage.documents import get, insert, insert_many, save


def open_survey(survey_id: str, facts: dict[str, Any], now: datetime) -> Survey:
    """Open a survey with the instrument and the rules in force on its first day."""
    given = {"instrument": elements.CURRENT.id, "modes": list(modes.USUAL)} | facts
    _check(given)
    _one_per_period(given)
    survey = Survey(id=survey_id, state=surveys.OPEN, rules=rules_of(given["opens_on"]).ids(), **given)
    insert(survey, now)
    boxes = [BallotBox(id=box, survey_id=survey_id) for box in surveys.boxes(survey_id)]
    BallotBox.objects.insert(boxes, load_bulk=False)
    outgoing.survey_opened(survey, now)
    return survey


def close_survey(survey_id: str, now: datetime) -> Survey:
    """Seal the boxes, count, publish the index of each unit and of all, raise the needs."""
    survey = get(Survey, survey_id)
    state = surveys.after(survey.state, "close")
    if state is None:
        raise Refused("survey-already-closed", title=survey.title)
    BallotBox.objects(survey_id=survey_id).update(set__sealed=True)
    survey.state, survey.closed_at = state, now
    save(survey, now)
    handouts.forget(survey_id, now)
    result = counting.result(survey)
    outgoing.survey_closed(survey, result.total.figures["n"], now)
    _publish(survey, result, now)
    _keep_respondents(survey)
    _raise_needs(survey, result, now)
    return survey


def _publish(survey: Survey, result: Result, now: datetime) -> None:
    found = [_satisfaction(survey, unit) for unit in result.all]
    kinds = [_of_service(survey, kind) for kind in counting.services(survey)]
    Satisfaction.objects.insert([*found, *kinds], load_bulk=False)
    for each in found:
        if each.shown and each.figures["ikm"] is not None:
            outgoing.satisfaction_published(survey, each.figures, now)


def _satisfaction(survey: Survey, unit: UnitResult) -> Satisfaction:
    return Satisfaction(
        id=f"{survey.id}:{unit.unit_id or 'all'}",
        survey_id=survey.id,
        unit_id=unit.unit_id,
        shown=unit.shown,
        figures=unit.figures,
    )


def _of_service(survey: Survey, kind: UnitResult) -> Satisfaction:
    service = kind.figures["service"]
    made = {"survey_id": survey.id, "service": service, "shown": kind.shown, "figures": kind.figures}
    return Satisfaction(id=f"{survey.id}:service:{service}", **made)


def _keep_respondents(survey: Survey) -> None:
    counted = respondents.counted(survey.id)
    Respondents(id=survey.id, n=counted.n, cells=counted.cells).save(force_insert=True)


def remind(survey: Survey, now: datetime) -> None:
    """Say once that a survey has passed its last day and is still open."""
    survey.reminded_on = now.astimezone(WIB).date()
    save(survey, now)
    outgoing.survey_overdue(survey, now)


def remind_all(now: datetime) -> int:
    """Remind of every survey that ought to have been closed."""
    today = now.astimezone(WIB).date()
    late = list(Survey.objects(state=surveys.OPEN, closes_on__lt=today, reminded_on=None).limit(50))
    for survey in late:
        remind(survey, now)
    return len(late)


def _one_per_period(facts: dict[str, Any]) -> None:
    """One open survey a period for the same unit and kind of service: two would share the visitors of one."""
    SurveyPeriod.objects(id=facts["period"]).update_one(upsert=True, inc__opened=1)
    for other in Survey.objects(period=facts["period"], state=surveys.OPEN):
        kinds = ([each] if each else [] for each in (facts.get("service"), other.service))
        if surveys.overlap(facts.get("unit_ids", []), other.unit_ids) and surveys.overlap(*kinds):
            raise Refused("period-taken", period=other.period, title=other.title)


def _raise_needs(survey: Survey, result: Result, now: datetime) -> None:
    rule = rules_named(survey.rules).need
    needs = [
        Need(
            id=need_id(survey.id, unit.figures["unit_id"], element["slug"]),
            survey_id=survey.id,
            unit_id=unit.figures["unit_id"],
            unit_name=unit.figures["unit_name"],
            element=element["slug"],
            average=element["average"],
            n=element["n"],
            threshold=str(rule.threshold),
            rule_id=rule.id,
        )
        for unit in result.units
        for element in unit.figures["elements"]
        if element["slug"] in unit.needs
    ]
    insert_many(needs, now)
    for need in needs:
        outgoing.need_raised(need, now)


def _check(facts: dict[str, Any]) -> None:
    wrong: dict[str, str] = {}
    if facts["closes_on"] < facts["opens_on"]:
        wrong["closes_on"] = "closes-before-opening"
    if not surveys.PERIOD.fullmatch(facts["period"]):
        wrong["period"] = "period-form"
    named = {*facts.get("unit_ids", []), *facts.get("unit_populations", {})}
    if named and Library.objects(id__in=list(named)).count() < len(named):
        wrong["unit_ids"] = "unknown-unit"
    if not facts["modes"]:
        wrong["modes"] = "no-modes"
    if not instruments.is_published(facts["instrument"]):
        wrong["instrument"] = "unknown-instrument"
    if wrong:
        raise Invalid(wrong)
