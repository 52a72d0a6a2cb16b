"""Opening a survey, and closing it: the index is computed and told in the same transaction."""

from datetime import datetime
from typing import Any

from services.assessment.documents import BallotBox, Library, Need, Satisfaction, Survey
from services.assessment.domain import elements, surveys
from services.assessment.domain.needs import need_id
from services.assessment.domain.results import Result, UnitResult
from services.assessment.domain.ruleset import rules_named, rules_of
from services.assessment.events import outgoing
from services.assessment.queries import counting
from shared.errors import Invalid, Refused
from shared.storage.documents import get, insert, insert_many, save


def open_survey(survey_id: str, facts: dict[str, Any], now: datetime) -> Survey:
    """Open a survey with the instrument and the rules in force on its first day."""
    _check(facts)
    survey = Survey(
        id=survey_id,
        state=surveys.OPEN,
        instrument=elements.CURRENT.id,
        rules=rules_of(facts["opens_on"]).ids(),
        **facts,
    )
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
    result = counting.result(survey)
    outgoing.survey_closed(survey, result.total.figures["n"], now)
    _publish(survey, result, now)
    _raise_needs(survey, result, now)
    return survey


def _publish(survey: Survey, result: Result, now: datetime) -> None:
    found = [_satisfaction(survey, unit) for unit in result.all]
    Satisfaction.objects.insert(found, load_bulk=False)
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
    if wrong:
        raise Invalid(wrong)
