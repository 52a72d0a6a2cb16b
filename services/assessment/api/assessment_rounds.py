"""Rounds of assessments: prepare, name the raters, open, watch, close; calibration and the house as a whole."""

from flask_smorest import Blueprint

from services.assessment.api import rating_results as results
from services.assessment.api import rating_schemas as schemas
from services.assessment.api.rating_headings import exported
from services.assessment.api.rating_reviews import CalibrationSchema, HouseFigureSchema
from services.assessment.commands import assessment_rounds as commands
from services.assessment.commands import readings
from services.assessment.documents import AssessmentRound
from services.assessment.domain.access import SELF
from services.assessment.queries import assessments as queries
from services.assessment.queries import calibration, portfolios
from shared.auth import principal
from shared.clock import utcnow
from shared.errors import Forbidden
from shared.http import etag
from shared.http.edge import command, query
from shared.http.exports import ListQuery
from shared.http.paging import page
from shared.http.schemas import PageOf
from shared.ids import new_id

blueprint = Blueprint("assessment-rounds", __name__, description="Who is assessed by whom, over which period")

LEADERS = ("supervisor", "manager")
LOOKERS = ("manager", "supervisor", "assessor", "auditor")
Body = schemas.Body


@blueprint.get("/assessment-rounds")
@query(*LOOKERS)
@blueprint.arguments(schemas.RoundFilter, location="query")
@blueprint.response(200, PageOf(results.ListedRoundSchema))
@exported(results.ListedRoundSchema, "putaran-penilaian", "assessment-rounds")
def list_rounds(filters: Body) -> Body:
    """Every round, the newest first."""
    return page(queries.rounds(filters), filters, by="-id")


@blueprint.post("/assessment-rounds")
@command("manager")
@blueprint.arguments(schemas.NewRoundSchema)
@blueprint.response(201, results.RoundSchema)
def post_round(body: Body) -> Body:
    """Prepare a round. Nobody is asked before it opens."""
    return _told(commands.prepare_round(new_id(), body, utcnow()))


@blueprint.get("/assessment-rounds/<string:round_id>")
@query(*LOOKERS)
@blueprint.response(200, results.RoundSchema)
def get_round(round_id: str) -> Body:
    """One round and its forms."""
    return _told(queries.round_(round_id))


@blueprint.post("/assessment-rounds/<string:round_id>/subjects")
@command("manager")
@blueprint.arguments(schemas.AssessedSchema)
@blueprint.response(201, results.RoundSchema)
def post_subject(body: Body, round_id: str) -> Body:
    """One more person to assess, while the round is prepared."""
    return _told(commands.add_subject(queries.round_(round_id), body, utcnow()))


@blueprint.post("/assessment-rounds/<string:round_id>/open")
@command("manager")
@blueprint.response(200, results.RoundSchema)
def post_open(round_id: str) -> Body:
    """Ask the raters."""
    found = queries.round_(round_id)
    etag.require_match(found)
    return _told(commands.open_round(found, utcnow()))


@blueprint.post("/assessment-rounds/<string:round_id>/close")
@command("manager")
@blueprint.response(200, results.RoundSchema)
def post_close(round_id: str) -> Body:
    """No more answers: what is missing stays absent."""
    found = queries.round_(round_id)
    etag.require_match(found)
    return _told(commands.close_round(found, portfolios.name_of(principal()), utcnow()))


@blueprint.get("/assessment-rounds/<string:round_id>/progress")
@query(*LEADERS)
@blueprint.arguments(schemas.ProgressFilter, location="query")
@blueprint.response(200, PageOf(results.ProgressSchema))
@exported(results.ProgressSchema, "kemajuan-penilaian", "assessment-progress")
def list_progress(filters: Body, round_id: str) -> Body:
    """How many of each role have submitted: the unit's people, all for the manager. No answer is in it."""
    wanted = filters | {"round_id": queries.round_(round_id).id}
    return queries.progress(page(queries.visible(principal(), wanted), wanted, by="id"))


@blueprint.get("/assessment-rounds/<string:round_id>/calibration")
@query("assessor", "librarian", "supervisor", "trainer", "manager")
@blueprint.response(200, CalibrationSchema)
def get_calibration(round_id: str) -> Body:
    """Assessors beside each other, and the differences that a third has to settle."""
    found, who = queries.round_(round_id), principal()
    calibration.check_assessor(found, who)
    told = calibration.calibrated(found, who)
    for librarian_id in {each["librarian_id"] for each in told["differences"]}:
        readings.opened(librarian_id, "assessment", who, utcnow(), assigned=True)
    return told


@blueprint.get("/assessment-rounds/<string:round_id>/summary")
@query("manager", "auditor")
@blueprint.arguments(ListQuery, location="query")
@blueprint.response(200, PageOf(HouseFigureSchema))
@exported(HouseFigureSchema, "ringkasan-penilaian", "assessment-summary")
def get_summary(filters: Body, round_id: str) -> Body:
    """The house by competency and role of rater, of five people at least."""
    return calibration.summarised(queries.round_(round_id))


@blueprint.post("/assessments/<string:assessment_id>/raters")
@command("manager")
@blueprint.arguments(schemas.NamedRatersSchema)
@blueprint.response(201, results.RatersSchema)
def post_raters(body: Body, assessment_id: str) -> Body:
    """Name peers or assessors."""
    found = queries.assessment(assessment_id)
    commands.name_raters(found, body["role"], body["librarian_ids"], utcnow())
    return {"items": queries.raters(found, principal())}


@blueprint.post("/assessments/<string:assessment_id>/third-assessor")
@command("manager")
@blueprint.arguments(schemas.NamedPersonSchema)
@blueprint.response(201, results.RatersSchema)
def post_third(body: Body, assessment_id: str) -> Body:
    """A third assessor settles where two differ by more than is tolerated."""
    found = queries.assessment(assessment_id)
    codes = calibration.codes_apart(found, queries.round_(found.round_id))
    commands.name_third(found, body["librarian_id"], codes, portfolios.name_of(principal()), utcnow())
    return {"items": queries.raters(found, principal())}


@blueprint.get("/assessments/<string:assessment_id>/raters")
@query(*LEADERS)
@blueprint.response(200, results.RatersSchema)
def get_raters(assessment_id: str) -> Body:
    """Who rates, and how far each is; which peers, only the manager learns."""
    found = queries.assessment(assessment_id)
    if readings.allowed(found.subject_id, "assessment", principal()).ground == SELF:
        raise Forbidden("leads-the-assessment")
    return {"items": queries.raters(found, principal())}


@blueprint.delete("/assessments/<string:assessment_id>")
@command("manager")
@blueprint.response(204)
def delete_assessment(assessment_id: str) -> None:
    """Take a person out of a round that is still prepared."""
    found = queries.assessment(assessment_id)
    commands.remove_subject(queries.round_(found.round_id), found, utcnow())


def _told(found: AssessmentRound) -> Body:
    etag.tag(found)
    return queries.shown_round(found)
