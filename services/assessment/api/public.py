"""What needs no account: the questionnaire, answering it, the published index."""

from typing import Any

from flask_smorest import Blueprint

from services.assessment.api import report_files
from services.assessment.api.public_schemas import (
    NewAnswerSchema,
    OpenSurveySchema,
    PublicIndexSchema,
    QuestionnaireSchema,
    ReceiptSchema,
    ServiceKindsSchema,
)
from services.assessment.api.survey_schemas import ReportQuery, SurveyReportSchema, TrendSchema
from services.assessment.commands.answers import Receipt, submit
from services.assessment.queries import questionnaire, survey_reports
from services.assessment.queries import surveys as queries
from shared.clock import WIB, utcnow
from shared.http.edge import PUBLIC, command, query
from shared.http.paging import page
from shared.http.schemas import PageOf, PageQuery

blueprint = Blueprint("public", __name__, url_prefix="/public", description="Without an account")


@blueprint.get("/surveys")
@query(PUBLIC)
@blueprint.arguments(PageQuery, location="query")
@blueprint.response(200, PageOf(OpenSurveySchema))
def list_open_surveys(paging: dict[str, Any]) -> dict[str, Any]:
    """The surveys that take answers today."""
    return page(queries.open_surveys(utcnow().astimezone(WIB).date()), paging, by="-id")


@blueprint.get("/service-kinds")
@query(PUBLIC)
@blueprint.response(200, ServiceKindsSchema)
def list_service_kinds() -> dict[str, Any]:
    """The kinds of service that a survey can be about, and that a visitor can have come for."""
    return {"items": questionnaire.service_kinds()}


@blueprint.get("/surveys/<string:survey_id>")
@query(PUBLIC)
@blueprint.response(200, QuestionnaireSchema)
def get_questionnaire(survey_id: str) -> dict[str, Any]:
    """The official questions and options, and the units that can be answered about."""
    return questionnaire.questionnaire(queries.survey(survey_id), utcnow().astimezone(WIB).date())


@blueprint.post("/surveys/<string:survey_id>/answers")
@command(PUBLIC, keyed=False)  # the submission's own number does that; a key would be kept with a moment
@blueprint.arguments(NewAnswerSchema)
@blueprint.response(201, ReceiptSchema)
@blueprint.alt_response(200, schema=ReceiptSchema, description="This submission had been taken before")
def post_answer(body: dict[str, Any], survey_id: str) -> tuple[Receipt, int]:
    """Answer a survey. Nothing is kept that tells who did."""
    receipt = submit(survey_id, body.pop("submission_id"), body, utcnow())
    return receipt, 201 if receipt.fresh else 200


@blueprint.get("/index")
@query(PUBLIC)
@blueprint.arguments(PageQuery, location="query")
@blueprint.response(200, PageOf(PublicIndexSchema))
def list_index(paging: dict[str, Any]) -> dict[str, Any]:
    """The index of the closed surveys, newest first. Figures drawn from fewer than five answers are left out."""
    found = page(queries.closed_surveys(), paging, by="-closed_at")
    return found | {"items": queries.public_index(found["items"])}


@blueprint.get("/index/trend")
@query(PUBLIC)
@blueprint.response(200, TrendSchema)
def get_trend() -> dict[str, Any]:
    """The index of the whole library over the periods, and figures from before this system, told apart."""
    return {"items": survey_reports.trend()}


@blueprint.get("/index/<string:survey_id>")
@query(PUBLIC)
@blueprint.arguments(ReportQuery, location="query")
@blueprint.response(200, SurveyReportSchema)
def get_report(options: dict[str, Any], survey_id: str) -> Any:
    """The report of a closed survey: index, who answered, what is done. As JSON, PDF, XLSX or CSV, same figures."""
    report = survey_reports.report(survey_id)
    return report if options["format"] == "json" else report_files.response(report, options["format"])
