"""The follow-up plan of a survey's lowest elements, and whether the yearly duty is met."""

from typing import Any

from flask_smorest import Blueprint

from services.assessment.api.survey_schemas import (
    DutyQuery,
    DutySchema,
    NewSurveyActionSchema,
    SurveyActionChangeSchema,
    SurveyActionSchema,
    SurveyActionsSchema,
)
from services.assessment.api.surveys import READERS
from services.assessment.commands import survey_actions as commands
from services.assessment.documents import SurveyAction
from services.assessment.queries import survey_reports, surveys
from shared.clock import WIB, utcnow
from shared.http import etag
from shared.http.edge import STAFF, command, query
from shared.ids import new_id

blueprint = Blueprint("survey_actions", __name__, description="What is done about what visitors said")


@blueprint.get("/surveys/<string:survey_id>/actions")
@query(STAFF)
@blueprint.response(200, SurveyActionsSchema)
def list_actions(survey_id: str) -> dict[str, Any]:
    """The follow-up plan."""
    return {"items": survey_reports.actions(surveys.survey(survey_id).id)}


@blueprint.post("/surveys/<string:survey_id>/actions")
@command("manager")
@blueprint.arguments(NewSurveyActionSchema)
@blueprint.response(201, SurveyActionSchema)
def post_action(body: dict[str, Any], survey_id: str) -> SurveyAction:
    """Say what is done about an element. It is published with the report."""
    made = commands.plan(survey_id, new_id(), body, utcnow())
    etag.tag(made)
    return made


@blueprint.patch("/surveys/<string:survey_id>/actions/<string:action_id>")
@command("manager")
@blueprint.arguments(SurveyActionChangeSchema)
@blueprint.response(200, SurveyActionSchema)
def patch_action(body: dict[str, Any], survey_id: str, action_id: str) -> SurveyAction:
    """Change an action, or note that it is done."""
    found = commands.action_of(survey_id, action_id)
    etag.require_match(found)
    changed = commands.change(found, body, utcnow())
    etag.tag(changed)
    return changed


@blueprint.get("/survey-duty")
@query(*READERS)
@blueprint.arguments(DutyQuery, location="query")
@blueprint.response(200, DutySchema)
def get_duty(options: dict[str, Any]) -> dict[str, Any]:
    """Whether the year has its survey, as the regulation asks."""
    today = utcnow().astimezone(WIB).date()
    return survey_reports.duty_of(options.get("year") or today.year, today)
