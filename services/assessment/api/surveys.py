"""Surveys for staff: open, close, see the index and how it came about."""

from typing import Any

from flask import request
from flask_smorest import Blueprint

from services.assessment.api.headings import exported
from services.assessment.api.schemas import IndexSchema, NewSurveySchema, SurveyFilter, SurveySchema
from services.assessment.commands import surveys as commands
from services.assessment.documents import Survey
from services.assessment.queries import surveys as queries
from shared.auth import principal
from shared.clock import utcnow
from shared.http import etag
from shared.http.edge import STAFF, command, query
from shared.http.paging import page
from shared.http.schemas import PageOf
from shared.ids import new_id

blueprint = Blueprint("surveys", __name__, url_prefix="/surveys", description="Visitor surveys and their index")

READERS = ("manager", "auditor", "supervisor", "trainer", "assessor")


@blueprint.get("")
@query(*READERS)
@blueprint.arguments(SurveyFilter, location="query")
@blueprint.response(200, PageOf(SurveySchema))
@exported(SurveySchema, "survei", "surveys")
def list_surveys(filters: dict[str, Any]) -> dict[str, Any]:
    """All surveys, newest first."""
    return page(queries.all_surveys(filters.get("state")), filters, by="-id")


@blueprint.post("")
@command("manager")
@blueprint.arguments(NewSurveySchema)
@blueprint.response(201, SurveySchema)
def post_survey(body: dict[str, Any]) -> Survey:
    """Open a survey, with the instrument and the rules of its first day."""
    survey = commands.open_survey(new_id(), body, utcnow())
    etag.tag(survey)
    return survey


@blueprint.get("/<string:survey_id>")
@query(*READERS)
@blueprint.response(200, SurveySchema)
def get_survey(survey_id: str) -> Survey:
    """One survey."""
    survey = queries.survey(survey_id)
    etag.tag(survey)
    return survey


@blueprint.post("/<string:survey_id>/close")
@command("manager")
@blueprint.response(200, SurveySchema)
def close_survey(survey_id: str) -> Survey:
    """Take no more answers; compute and publish the index, raise the needs."""
    if "If-Match" in request.headers:
        etag.require_match(queries.survey(survey_id))
    survey = commands.close_survey(survey_id, utcnow())
    etag.tag(survey)
    return survey


@blueprint.get("/<string:survey_id>/index")
@query(STAFF)
@blueprint.response(200, IndexSchema)
def get_index(survey_id: str) -> dict[str, Any]:
    """The index per unit and in total, and how it came about. While the survey is open: for manager and auditor."""
    return queries.index_of(queries.survey(survey_id), early=principal().has("manager", "auditor"))
