"""What is done about the lowest elements, published with the report."""

from datetime import datetime
from typing import Any

from services.assessment.documents import Survey, SurveyAction
from services.assessment.domain import surveys
from services.assessment.queries.instruments import instrument
from shared.clock import WIB
from shared.errors import Invalid, NotFound, Refused
from shared.storage.documents import get, insert, save


def plan(survey_id: str, action_id: str, facts: dict[str, Any], now: datetime) -> SurveyAction:
    """Say what is done about an element, by whom and until when."""
    survey = get(Survey, survey_id)
    if survey.state != surveys.CLOSED:
        raise Refused("survey-still-open", title=survey.title)
    if facts["element"] not in instrument(survey.instrument).slugs:
        raise Invalid({"element": "unknown-element"})
    return insert(SurveyAction(id=action_id, survey_id=survey_id, **facts), now)


def change(action: SurveyAction, facts: dict[str, Any], now: datetime) -> SurveyAction:
    """Change an action, or say that it is done."""
    if facts.get("done_on") and facts["done_on"] > now.astimezone(WIB).date():
        raise Invalid({"done_on": "day-in-future"})
    for name, value in facts.items():
        setattr(action, name, value)
    return save(action, now)


def action_of(survey_id: str, action_id: str) -> SurveyAction:
    """An action of this survey."""
    found: SurveyAction | None = SurveyAction.objects(id=action_id, survey_id=survey_id).first()
    if found is None:
        raise NotFound("action", action_id)
    return found
