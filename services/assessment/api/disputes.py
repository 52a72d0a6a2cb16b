"""Disputes about assessments, from the reason to the settlement by somebody who was no rater."""

from flask_smorest import Blueprint

from services.assessment.api import rating_reviews as results
from services.assessment.api import rating_schemas as schemas
from services.assessment.api.rating_headings import exported
from services.assessment.commands import disputes as commands
from services.assessment.commands import readings
from services.assessment.commands.readings import Seen
from services.assessment.documents import AssessmentDispute
from services.assessment.queries import assessment_results, portfolios
from services.assessment.queries import assessments as assessed
from services.assessment.queries import disputes as queries
from shared.auth import principal
from shared.clock import utcnow
from shared.errors import Forbidden
from shared.http import etag
from shared.http.edge import command, query
from shared.http.paging import page
from shared.http.schemas import PageOf

blueprint = Blueprint("disputes", __name__, description="Where a person disagrees with an assessment")

READERS = ("librarian", "supervisor", "trainer", "assessor", "manager")
Body = schemas.Body


@blueprint.get("/disputes")
@query(*READERS)
@blueprint.arguments(schemas.DisputeFilter, location="query")
@blueprint.response(200, PageOf(results.ListedDisputeSchema))
@exported(results.ListedDisputeSchema, "keberatan", "disputes")
def list_disputes(filters: Body) -> Body:
    """One's own, the unit's, those entrusted to one; a manager all. No word of them is in the list."""
    return queries.listed(page(queries.visible(principal(), filters), filters, by="-id"))


@blueprint.get("/disputes/<string:dispute_id>")
@query(*READERS)
@blueprint.response(200, results.DisputeSchema)
def get_dispute(dispute_id: str) -> Body:
    """One dispute, whole."""
    found = queries.dispute(dispute_id)
    return _told(found, _allowed(found))


@blueprint.post("/disputes/<string:dispute_id>/answers")
@command(*READERS)
@blueprint.arguments(schemas.DisputeSayingSchema)
@blueprint.response(201, results.DisputeSchema)
def post_answer(body: Body, dispute_id: str) -> Body:
    """Say something to it, from either side."""
    found = queries.dispute(dispute_id)
    seen = _allowed(found)
    etag.require_match(found)
    return _told(commands.answer(found, portfolios.name_of(principal()), seen.ground, body["text"], utcnow()), seen)


@blueprint.put("/disputes/<string:dispute_id>/settler")
@command("manager")
@blueprint.arguments(schemas.NamedPersonSchema)
@blueprint.response(200, results.DisputeSchema)
def put_settler(body: Body, dispute_id: str) -> Body:
    """Entrust it to somebody who has not rated this person."""
    found = queries.dispute(dispute_id)
    seen = _allowed(found)
    if seen.own:
        raise Forbidden("leads-the-assessment")
    etag.require_match(found)
    return _told(commands.entrust(found, body["librarian_id"], portfolios.name_of(principal()), utcnow()), seen)


@blueprint.post("/disputes/<string:dispute_id>/settle")
@command(*READERS)
@blueprint.arguments(schemas.SettlementSchema)
@blueprint.response(200, results.DisputeSchema)
def post_settle(body: Body, dispute_id: str) -> Body:
    """End it: kept or changed. What was given before stays."""
    found, who = queries.dispute(dispute_id), principal()
    seen, settler = _allowed(found), portfolios.mine(who)
    if not who.has("manager") and found.settler_id != settler.id:
        raise Forbidden("settler-only")
    etag.require_match(found)
    known = assessment_results.codes_of(assessed.assessment(found.assessment_id))
    return _told(commands.settle(found, settler.id, settler.name, known, body, utcnow()), seen)


def _allowed(found: AssessmentDispute) -> Seen:
    who = principal()
    assigned = assessed.is_assigned(assessed.assessment(found.assessment_id), who)
    return readings.allowed(found.subject_id, "assessment", who, assigned=assigned)


def _told(found: AssessmentDispute, seen: Seen) -> Body:
    readings.note(seen, "assessment", principal(), utcnow())
    etag.tag(found)
    return queries.shown(found, seen.librarian, seen.ground, principal())
