"""Performance cycles: the librarian, the unit's supervisor and the manager; each reading by another is logged."""

from flask_smorest import Blueprint

from services.assessment.api import performance_schemas as schemas
from services.assessment.api.cycle_steps import LEADERS, READERS, author, done, opened, told
from services.assessment.commands import clarifying, consequences, readings
from services.assessment.commands import performance as commands
from services.assessment.domain.access import SELF
from services.assessment.queries import performance as queries
from services.assessment.queries import portfolios
from shared.auth import principal
from shared.clock import utcnow
from shared.http.edge import command, query
from shared.http.paging import page
from shared.http.schemas import PageOf, PageQuery
from shared.ids import new_id

blueprint = Blueprint("performance", __name__, description="What a year was expected to bring, and how it was rated")

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
    cycle = commands.begin_cycle(new_id(), seen.librarian, author(seen), body, utcnow())
    return told(cycle, seen)


@blueprint.get("/performance-cycles/<string:cycle_id>")
@query(*READERS)
@blueprint.response(200, schemas.CycleSchema)
def get_cycle(cycle_id: str) -> Body:
    """One cycle, whole."""
    return told(*opened(cycle_id))


@blueprint.put("/performance-cycles/<string:cycle_id>/expectations")
@command(*LEADERS)
@blueprint.arguments(schemas.ExpectationsSchema)
@blueprint.response(200, schemas.CycleSchema)
def put_expectations(body: Body, cycle_id: str) -> Body:
    """Change what is expected; it has to be clarified again."""
    return done(cycle_id, lambda cycle, by: commands.change_expectations(cycle, by, body, utcnow()))


@blueprint.put("/performance-cycles/<string:cycle_id>/dialogue")
@command(*READERS)
@blueprint.arguments(schemas.SayingSchema)
@blueprint.response(200, schemas.CycleSchema)
def put_dialogue(body: Body, cycle_id: str) -> Body:
    """Note one's side of the dialogue; with both sides noted, the expectations are clarified."""
    return done(cycle_id, lambda cycle, by: commands.note_dialogue(cycle, by, body["text"], utcnow()))


@blueprint.post("/performance-cycles/<string:cycle_id>/feedback")
@command(*READERS)
@blueprint.arguments(schemas.SayingSchema)
@blueprint.response(201, schemas.CycleSchema)
def post_feedback(body: Body, cycle_id: str) -> Body:
    """Feedback on the way, from either side."""
    return done(cycle_id, lambda cycle, by: commands.give_feedback(cycle, by, body["text"], utcnow()))


@blueprint.post("/performance-cycles/<string:cycle_id>/evaluations")
@command(*LEADERS)
@blueprint.arguments(schemas.EvaluationSchema)
@blueprint.response(201, schemas.CycleSchema)
def post_evaluation(body: Body, cycle_id: str) -> Body:
    """Evaluate a month or a quarter."""
    return done(cycle_id, lambda cycle, by: commands.evaluate(cycle, by, body, utcnow()))


@blueprint.post("/performance-cycles/<string:cycle_id>/rating")
@command(*LEADERS)
@blueprint.arguments(schemas.NewRatingSchema)
@blueprint.response(201, schemas.CycleSchema)
def post_rating(body: Body, cycle_id: str) -> Body:
    """Rate the year; again only after a dispute."""
    return done(cycle_id, lambda cycle, by: commands.rate(cycle, by, body, utcnow()))


@blueprint.post("/performance-cycles/<string:cycle_id>/comments")
@command(*READERS)
@blueprint.arguments(schemas.SayingSchema)
@blueprint.response(201, schemas.CycleSchema)
def post_comment(body: Body, cycle_id: str) -> Body:
    """The librarian's own words, for the record."""
    return done(cycle_id, lambda cycle, by: commands.comment(cycle, by, body["text"], utcnow()))


@blueprint.post("/performance-cycles/<string:cycle_id>/dispute")
@command(*READERS)
@blueprint.arguments(schemas.SayingSchema)
@blueprint.response(201, schemas.CycleSchema)
def post_dispute(body: Body, cycle_id: str) -> Body:
    """The librarian disagrees with the rating."""
    return done(cycle_id, lambda cycle, by: commands.dispute(cycle, by, body["text"], utcnow()))


@blueprint.post("/performance-cycles/<string:cycle_id>/dispute/answer")
@command(*LEADERS)
@blueprint.arguments(schemas.SayingSchema)
@blueprint.response(201, schemas.CycleSchema)
def post_answer(body: Body, cycle_id: str) -> Body:
    """Answer a dispute and keep the rating. To change it, rate again."""
    return done(cycle_id, lambda cycle, by: commands.uphold(cycle, by, body["text"], utcnow()))


@blueprint.post("/performance-cycles/<string:cycle_id>/questions")
@command(*READERS)
@blueprint.arguments(schemas.SayingSchema)
@blueprint.response(201, schemas.CycleSchema)
def post_question(body: Body, cycle_id: str) -> Body:
    """The librarian asks about what is expected."""
    return done(cycle_id, lambda cycle, by: clarifying.ask(cycle, new_id(), by, body["text"], utcnow()))


@blueprint.put("/performance-cycles/<string:cycle_id>/questions/<string:question_id>/answer")
@command(*LEADERS)
@blueprint.arguments(schemas.SayingSchema)
@blueprint.response(200, schemas.CycleSchema)
def put_question_answer(body: Body, cycle_id: str, question_id: str) -> Body:
    """The leader answers."""
    return done(cycle_id, lambda cycle, by: clarifying.answer(cycle, question_id, by, body["text"], utcnow()))


@blueprint.post("/performance-cycles/<string:cycle_id>/consequences")
@command(*LEADERS)
@blueprint.arguments(schemas.NewConsequenceSchema)
@blueprint.response(201, schemas.CycleSchema)
def post_consequence(body: Body, cycle_id: str) -> Body:
    """Decide what follows from the rating: reward, guidance or sanction."""
    return done(cycle_id, lambda cycle, by: consequences.decide(cycle, new_id(), by, body, utcnow()))


@blueprint.put("/performance-cycles/<string:cycle_id>/consequences/<string:consequence_id>/acknowledgement")
@command(*READERS)
@blueprint.arguments(schemas.ConsequenceNoteSchema)
@blueprint.response(200, schemas.CycleSchema)
def put_acknowledgement(body: Body, cycle_id: str, consequence_id: str) -> Body:
    """The person rated takes note."""
    return done(cycle_id, lambda cycle, by: consequences.acknowledge(cycle, consequence_id, by, body["text"], utcnow()))
