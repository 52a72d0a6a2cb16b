"""What a rater is asked, saved as it grows, submitted once."""

from flask_smorest import Blueprint

from services.assessment.api.rating_results import RaterSchema, SheetSchema, SheetTaskSchema
from services.assessment.api.rating_schemas import (
    Body,
    RatingAnswersSchema,
    ReopeningReasonSchema,
    SheetFilter,
    SheetSubmissionSchema,
)
from services.assessment.commands import assessment_sheets as commands
from services.assessment.documents import AssessmentSheet
from services.assessment.queries import assessments as queries
from services.assessment.queries import portfolios
from shared.auth import principal
from shared.clock import utcnow
from shared.http import etag
from shared.http.edge import command, query
from shared.http.paging import page
from shared.http.schemas import PageOf

blueprint = Blueprint("assessment-sheets", __name__, description="What a rater says of one person")

RATERS = ("librarian", "supervisor", "trainer", "assessor", "manager")


@blueprint.get("/me/assessment-sheets")
@query(*RATERS)
@blueprint.arguments(SheetFilter, location="query")
@blueprint.response(200, PageOf(SheetTaskSchema))
def list_own_sheets(filters: Body) -> Body:
    """What one is asked to fill in, and has; the newest first."""
    found = queries.own_sheets(principal())
    if "state" in filters:
        found = found.filter(state=filters["state"])
    return queries.listed_sheets(page(found, filters, by="-id"))


@blueprint.get("/assessment-sheets/<string:sheet_id>")
@query(*RATERS)
@blueprint.response(200, SheetSchema)
def get_sheet(sheet_id: str) -> Body:
    """One's own sheet with the form."""
    return _told(queries.own_sheet(sheet_id, principal()))


@blueprint.put("/assessment-sheets/<string:sheet_id>")
@command(*RATERS)
@blueprint.arguments(RatingAnswersSchema)
@blueprint.response(200, SheetSchema)
def put_sheet(body: Body, sheet_id: str) -> Body:
    """Keep a draft, all of it: what is not sent is not answered."""
    sheet = queries.own_sheet(sheet_id, principal())
    etag.require_match(sheet)
    return _told(commands.save_draft(sheet, body["answers"], utcnow()))


@blueprint.post("/assessment-sheets/<string:sheet_id>/submit")
@command(*RATERS)
@blueprint.arguments(SheetSubmissionSchema)
@blueprint.response(200, SheetSchema)
def post_submit(body: Body, sheet_id: str) -> Body:
    """Hand it in. The same again is answered alike and counts once."""
    sheet, answers = queries.own_sheet(sheet_id, principal()), body.get("answers")
    if commands.submitted_already(sheet, answers):
        return _told(sheet)
    etag.require_match(sheet)
    return _told(commands.submit(sheet, answers, utcnow()))


@blueprint.post("/assessment-sheets/<string:sheet_id>/reopen")
@command("manager")
@blueprint.arguments(ReopeningReasonSchema)
@blueprint.response(200, RaterSchema)
def post_reopen(body: Body, sheet_id: str) -> Body:
    """Let a rater correct a submitted sheet, with a reason. What it said is not shown."""
    by = portfolios.name_of(principal())
    sheet = commands.reopen(queries.stored_sheet(sheet_id), by, body["reason"], utcnow())
    return queries.rater(sheet)


def _told(sheet: AssessmentSheet) -> Body:
    etag.tag(sheet)
    return queries.shown_sheet(sheet)
