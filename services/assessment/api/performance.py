"""Performance cycles: the librarian, the unit's supervisor and the manager; each reading by another is logged."""

from collections.abc import Callable
from typing import Any

from flask_smorest import Blueprint

from services.assessment.api import performance_schemas as schemas
from services.assessment.commands import performance as commands
from services.assessment.commands import readings
from services.assessment.commands.performance import Author
from services.assessment.commands.readings import Seen
from services.assessment.documents import PerformanceCycle
from services.assessment.domain.access import SELF
from services.assessment.queries import performance as queries
from services.assessment.queries import portfolios
from shared.auth import principal
from shared.clock import utcnow
from shared.http import etag
from shared.http.edge import command, query
from shared.http.paging import page
from shared.http.schemas import PageOf, PageQuery
from shared.ids import new_id

blueprint = Blueprint("performance", __name__, description="What a year was expected to bring, and how it was rated")

READERS = ("librarian", "supervisor", "trainer", "assessor", "manager")
LEADERS = ("supervisor", "manager")
Body = schemas.Body


@blueprint.get("/performance-cycles")
@query(*READERS)
@blueprint.arguments(schemas.CycleFilter, location="query")
@blueprint.response(200, PageOf(schemas.ListedCycleSchema))
def list_cycles(filters: Body) -> Body:
    """One's own; a supervisor sees the unit's, a manager all. Newest first, without ratings."""
    return queries.listed(page(queries.cycles(principal(), filters), filters, by="-id"))


@blueprint.get("/me/performance-cycles")
@query(*READERS)
@blueprint.arguments(PageQuery, location="query")
@blueprint.response(200, PageOf(schemas.CycleSchema))
def list_own_cycles(filters: Body) -> Body:
    """One's own cycles, whole, the newest first."""
    reader = portfolios.mine(principal())
    found = page(queries.own_cycles(reader), filters, by="-id")
    return found | {"items": [queries.shown(each, reader, SELF) for each in found["items"]]}


@blueprint.post("/performance-cycles")
@command(*LEADERS)
@blueprint.arguments(schemas.NewCycleSchema)
@blueprint.response(201, schemas.CycleSchema)
def post_cycle(body: Body) -> Body:
    """Begin a librarian's cycle of a year with what is expected."""
    seen = readings.allowed(body["librarian_id"], "performance", principal())
    cycle = commands.begin_cycle(new_id(), seen.librarian, _author(seen), body, utcnow())
    return _told(cycle, seen)


@blueprint.get("/performance-cycles/<string:cycle_id>")
@query(*READERS)
@blueprint.response(200, schemas.CycleSchema)
def get_cycle(cycle_id: str) -> Body:
    """One cycle, whole."""
    return _told(*_cycle(cycle_id))


@blueprint.put("/performance-cycles/<string:cycle_id>/expectations")
@command(*LEADERS)
@blueprint.arguments(schemas.ExpectationsSchema)
@blueprint.response(200, schemas.CycleSchema)
def put_expectations(body: Body, cycle_id: str) -> Body:
    """Change what is expected; it has to be clarified again."""
    return _done(cycle_id, lambda cycle, by: commands.change_expectations(cycle, by, body, utcnow()))


@blueprint.put("/performance-cycles/<string:cycle_id>/dialogue")
@command(*READERS)
@blueprint.arguments(schemas.SayingSchema)
@blueprint.response(200, schemas.CycleSchema)
def put_dialogue(body: Body, cycle_id: str) -> Body:
    """Note one's side of the dialogue; with both sides noted, the expectations are clarified."""
    return _done(cycle_id, lambda cycle, by: commands.note_dialogue(cycle, by, body["text"], utcnow()))


@blueprint.post("/performance-cycles/<string:cycle_id>/feedback")
@command(*READERS)
@blueprint.arguments(schemas.SayingSchema)
@blueprint.response(201, schemas.CycleSchema)
def post_feedback(body: Body, cycle_id: str) -> Body:
    """Feedback on the way, from either side."""
    return _done(cycle_id, lambda cycle, by: commands.give_feedback(cycle, by, body["text"], utcnow()))


@blueprint.post("/performance-cycles/<string:cycle_id>/evaluations")
@command(*LEADERS)
@blueprint.arguments(schemas.EvaluationSchema)
@blueprint.response(201, schemas.CycleSchema)
def post_evaluation(body: Body, cycle_id: str) -> Body:
    """Evaluate a month or a quarter."""
    return _done(cycle_id, lambda cycle, by: commands.evaluate(cycle, by, body, utcnow()))


@blueprint.post("/performance-cycles/<string:cycle_id>/rating")
@command(*LEADERS)
@blueprint.arguments(schemas.NewRatingSchema)
@blueprint.response(201, schemas.CycleSchema)
def post_rating(body: Body, cycle_id: str) -> Body:
    """Rate the year; again only after a dispute."""
    return _done(cycle_id, lambda cycle, by: commands.rate(cycle, by, body, utcnow()))


@blueprint.post("/performance-cycles/<string:cycle_id>/comments")
@command(*READERS)
@blueprint.arguments(schemas.SayingSchema)
@blueprint.response(201, schemas.CycleSchema)
def post_comment(body: Body, cycle_id: str) -> Body:
    """The librarian's own words, for the record."""
    return _done(cycle_id, lambda cycle, by: commands.comment(cycle, by, body["text"], utcnow()))


@blueprint.post("/performance-cycles/<string:cycle_id>/dispute")
@command(*READERS)
@blueprint.arguments(schemas.SayingSchema)
@blueprint.response(201, schemas.CycleSchema)
def post_dispute(body: Body, cycle_id: str) -> Body:
    """The librarian disagrees with the rating."""
    return _done(cycle_id, lambda cycle, by: commands.dispute(cycle, by, body["text"], utcnow()))


@blueprint.post("/performance-cycles/<string:cycle_id>/dispute/answer")
@command(*LEADERS)
@blueprint.arguments(schemas.SayingSchema)
@blueprint.response(201, schemas.CycleSchema)
def post_answer(body: Body, cycle_id: str) -> Body:
    """Answer a dispute and keep the rating. To change it, rate again."""
    return _done(cycle_id, lambda cycle, by: commands.uphold(cycle, by, body["text"], utcnow()))


def _done(cycle_id: str, act: Callable[[PerformanceCycle, Author], PerformanceCycle]) -> Body:
    cycle, seen = _cycle(cycle_id)
    etag.require_match(cycle)
    return _told(act(cycle, _author(seen)), seen)


def _cycle(cycle_id: str) -> tuple[PerformanceCycle, Seen]:
    cycle = queries.stored(cycle_id)
    return cycle, readings.allowed(cycle.librarian_id, "performance", principal())


def _author(seen: Seen) -> Author:
    who = principal()
    known = portfolios.own(who)
    return Author(known.name if known else who.username, seen.ground)


def _told(cycle: PerformanceCycle, seen: Seen) -> Any:
    readings.note(seen, "performance", principal(), utcnow())
    etag.tag(cycle)
    return queries.shown(cycle, *seen)
