"""One person's assessment: side by side, shared after a conversation, acknowledged or disputed; readings are logged."""

from flask_smorest import Blueprint

from services.assessment.api import rating_results as results
from services.assessment.api import rating_schemas as schemas
from services.assessment.api.rating_headings import exported
from services.assessment.commands import assessments as commands
from services.assessment.commands import disputes, readings
from services.assessment.commands.readings import Seen
from services.assessment.documents import Assessment
from services.assessment.domain.access import MANAGER, SUPERVISOR
from services.assessment.queries import assessment_results, portfolios
from services.assessment.queries import assessments as queries
from shared.auth import principal
from shared.clock import utcnow
from shared.errors import Forbidden, Invalid
from shared.http import etag
from shared.http.edge import command, query
from shared.http.paging import page
from shared.http.schemas import PageOf, PageQuery
from shared.ids import new_id

blueprint = Blueprint("assessments", __name__, description="Competency as several people see it")

READERS = ("librarian", "supervisor", "trainer", "assessor", "manager")
LEADERS = ("supervisor", "manager")
Body = schemas.Body


@blueprint.get("/assessments")
@query(*READERS)
@blueprint.arguments(schemas.AssessmentFilter, location="query")
@blueprint.response(200, PageOf(results.ListedAssessmentSchema))
@exported(results.ListedAssessmentSchema, "penilaian", "assessments")
def list_assessments(filters: Body) -> Body:
    """One's own as far as shared, those assigned, the unit's; a manager all. No result is in the list."""
    return queries.listed(page(queries.visible(principal(), filters), filters, by="-id"))


@blueprint.get("/me/assessments")
@query(*READERS)
@blueprint.arguments(PageQuery, location="query")
@blueprint.response(200, PageOf(results.ListedAssessmentSchema))
def list_own_assessments(filters: Body) -> Body:
    """One's own, as far as shared."""
    return queries.listed(page(queries.own_assessments(principal()), filters, by="-id"))


@blueprint.get("/assessments/<string:assessment_id>")
@query(*READERS)
@blueprint.response(200, results.AssessmentSchema)
def get_assessment(assessment_id: str) -> Body:
    """The raters side by side, down to the items. None while answers come in; to the person, once shared."""
    found = queries.assessment(assessment_id)
    return _told(found, _allowed(found))


@blueprint.post("/assessments/<string:assessment_id>/seal")
@command(*LEADERS)
@blueprint.response(200, results.AssessmentSchema)
def post_seal(assessment_id: str) -> Body:
    """End the gathering: who has not answered is absent."""
    found, seen = _led(assessment_id)
    return _told(commands.seal(found, portfolios.name_of(principal()), utcnow()), seen)


@blueprint.post("/assessments/<string:assessment_id>/share")
@command(*LEADERS)
@blueprint.arguments(schemas.SharingNoteSchema)
@blueprint.response(200, results.AssessmentSchema)
def post_share(body: Body, assessment_id: str) -> Body:
    """Share the result with the person, after the conversation."""
    found, seen = _led(assessment_id)
    return _told(commands.share(found, portfolios.name_of(principal()), body["note"], utcnow()), seen)


@blueprint.post("/assessments/<string:assessment_id>/acknowledge")
@command(*READERS)
@blueprint.arguments(schemas.AcknowledgementSchema)
@blueprint.response(200, results.AssessmentSchema)
def post_acknowledge(body: Body, assessment_id: str) -> Body:
    """The person has read it, and may answer in words."""
    found, seen = _owned(assessment_id)
    return _told(commands.acknowledge(found, seen.librarian.name, body["text"], utcnow()), seen)


@blueprint.post("/assessments/<string:assessment_id>/disputes")
@command(*READERS)
@blueprint.arguments(schemas.NewDisputeSchema)
@blueprint.response(201, results.AssessmentSchema)
def post_dispute(body: Body, assessment_id: str) -> Body:
    """The person disagrees, with all or with some competencies."""
    found, seen = _owned(assessment_id)
    if set(body["codes"]) - assessment_results.codes_of(found):
        raise Invalid({"codes": "unknown-item"})
    disputes.raise_dispute(new_id(), found, seen.librarian, body, utcnow())
    return _told(queries.assessment(found.id), seen)


def _allowed(found: Assessment) -> Seen:
    who = principal()
    return readings.allowed(found.subject_id, "assessment", who, assigned=queries.is_assigned(found, who))


def _led(assessment_id: str) -> tuple[Assessment, Seen]:
    found = queries.assessment(assessment_id)
    seen = _allowed(found)
    if seen.ground not in (SUPERVISOR, MANAGER):
        raise Forbidden("leads-the-assessment")
    etag.require_match(found)
    return found, seen


def _owned(assessment_id: str) -> tuple[Assessment, Seen]:
    found = queries.assessment(assessment_id)
    seen = _allowed(found)
    if not seen.own:
        raise Forbidden("own-assessment-only")
    assessment_results.check_told(found, seen.ground)
    etag.require_match(found)
    return found, seen


def _told(found: Assessment, seen: Seen) -> Body:
    assessment_results.check_told(found, seen.ground)
    readings.note(seen, "assessment", principal(), utcnow())
    etag.tag(found)
    return assessment_results.result(found, seen.ground)
