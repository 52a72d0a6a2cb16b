"""Development plans: the librarian, the unit's supervisor and the manager; each reading by another is logged."""

from collections.abc import Callable
from typing import Any

from flask_smorest import Blueprint

from services.assessment.api import plan_schemas as schemas
from services.assessment.api.cycle_steps import LEADERS, READERS, author
from services.assessment.api.headings import exported
from services.assessment.commands import plan_carrying, plan_needs, readings
from services.assessment.commands import plans as commands
from services.assessment.commands.performance import Author
from services.assessment.commands.readings import Seen
from services.assessment.documents import Plan
from services.assessment.domain import gaps
from services.assessment.domain.rules import in_force
from services.assessment.queries import gaps as gap_queries
from services.assessment.queries import plan_sums, portfolios
from services.assessment.queries import plans as queries
from shared.auth import principal
from shared.clock import WIB, utcnow
from shared.http import etag
from shared.http.edge import command, query
from shared.http.paging import page
from shared.http.schemas import PageOf, PageQuery
from shared.ids import new_id

blueprint = Blueprint("plans", __name__, description="What a librarian will learn this year, and why")

Body = schemas.Body
Act = Callable[[Plan, Seen, Author], Plan]


@blueprint.get("/plans")
@query(*READERS)
@blueprint.arguments(schemas.PlanFilter, location="query")
@blueprint.response(200, PageOf(schemas.ListedPlanSchema))
@exported(schemas.ListedPlanSchema, "rencana", "plans")
def list_plans(filters: Body) -> Body:
    """One's own; a supervisor sees the unit's, a manager all. Newest first, with counts, without gaps."""
    return queries.rows(page(queries.listed(principal(), filters, _today()), filters, by="-id"), _today())


@blueprint.get("/me/plans")
@query(*READERS)
@blueprint.arguments(PageQuery, location="query")
@blueprint.response(200, PageOf(schemas.ListedPlanSchema))
def list_own_plans(filters: Body) -> Body:
    """One's own, newest first."""
    return queries.rows(page(queries.own(portfolios.mine(principal())), filters, by="-id"), _today())


@blueprint.get("/plans/common-gaps")
@query("supervisor", "manager", "auditor")
@blueprint.arguments(schemas.SumFilter, location="query")
@blueprint.response(200, PageOf(schemas.CommonGapSchema))
@exported(schemas.CommonGapSchema, "kesenjangan", "gaps")
def list_common_gaps(filters: Body) -> Body:
    """Which gaps the plans of a unit share; below five people for the manager only."""
    return {"items": plan_sums.common(principal(), filters["year"], _today()), "next": None}


@blueprint.post("/plans/common-gaps/training")
@command("manager")
@blueprint.arguments(schemas.AskedTrainingSchema)
@blueprint.response(201, schemas.CommonGapSchema)
def post_training(body: Body) -> Body:
    """Ask training for a course that closes a gap which the plans of a unit share."""
    who, unit_id, key = principal(), body["unit_id"], body["key"]
    row = plan_sums.row_of(who, body["year"], unit_id, key, _today())
    plan_needs.ask(row, body["year"], who.username, utcnow())
    return plan_sums.row_of(who, body["year"], unit_id, key, _today())


@blueprint.post("/plans")
@command(*READERS)
@blueprint.arguments(schemas.NewPlanSchema)
@blueprint.response(201, schemas.PlanSchema)
def post_plan(body: Body) -> Body:
    """Draft a plan: one's own, or for those whom one leads."""
    librarian_id = body["librarian_id"] or portfolios.mine(principal()).id
    seen = readings.allowed(librarian_id, "plan", principal())
    return told(commands.begin(new_id(), seen.librarian, author(seen), body["year"], utcnow()), seen)


@blueprint.get("/plans/<string:plan_id>")
@query(*READERS)
@blueprint.response(200, schemas.PlanSchema)
def get_plan(plan_id: str) -> Body:
    """One plan, whole, with the origin of each item and what moved it."""
    return told(*opened(plan_id))


@blueprint.get("/plans/<string:plan_id>/gaps")
@query(*READERS)
@blueprint.response(200, schemas.PlanGapsSchema)
def get_gaps(plan_id: str) -> Body:
    """Every gap known of the librarian today: where it was seen, its figure, and what may close it."""
    plan, seen = opened(plan_id)
    readings.note(seen, "plan", principal(), utcnow())
    rule = in_force(gaps.SUGGESTIONS, _today())
    found = gap_queries.shown(seen.librarian, plan.year, plan.items, _today())
    return {"items": found, "suggestion_rule": {"id": rule.id, "source": rule.source}}


@blueprint.post("/plans/<string:plan_id>/propose")
@command(*READERS)
@blueprint.response(200, schemas.PlanSchema)
def post_proposal(plan_id: str) -> Body:
    """Put the plan before the other side."""
    return done(plan_id, lambda plan, seen, by: commands.propose(plan, seen.librarian, by, utcnow()))


@blueprint.post("/plans/<string:plan_id>/agree")
@command(*READERS)
@blueprint.response(200, schemas.PlanSchema)
def post_agreement(plan_id: str) -> Body:
    """Agree to what the other side proposed."""
    return done(plan_id, lambda plan, seen, by: commands.agree(plan, seen.librarian, by, utcnow()))


@blueprint.post("/plans/<string:plan_id>/return")
@command(*READERS)
@blueprint.arguments(schemas.SaidOfPlanSchema)
@blueprint.response(200, schemas.PlanSchema)
def post_return(body: Body, plan_id: str) -> Body:
    """Ask for changes to what the other side proposed."""
    return done(plan_id, lambda plan, _seen, by: commands.give_back(plan, by, body["text"], utcnow()))


@blueprint.post("/plans/<string:plan_id>/close")
@command(*LEADERS)
@blueprint.arguments(schemas.SaidOfPlanSchema)
@blueprint.response(200, schemas.PlanSchema)
def post_review(body: Body, plan_id: str) -> Body:
    """Close the plan with a review; what is open counts as not reached."""
    return done(plan_id, lambda plan, _seen, by: commands.close(plan, by, body["text"], utcnow()))


@blueprint.post("/plans/<string:plan_id>/carry-over")
@command(*READERS)
@blueprint.response(201, schemas.PlanSchema)
def post_carry_over(plan_id: str) -> Body:
    """Take over what the closed plan of the year before left open; a plan that was agreed has to be agreed again."""
    return done(plan_id, lambda plan, _seen, by: plan_carrying.carry_over(plan, by, utcnow()))


@blueprint.post("/plans/<string:plan_id>/comments")
@command(*READERS)
@blueprint.arguments(schemas.SaidOfPlanSchema)
@blueprint.response(201, schemas.PlanSchema)
def post_comment(body: Body, plan_id: str) -> Body:
    """Say something about the plan, to the other side."""
    return done(plan_id, lambda plan, seen, by: commands.comment(plan, seen.librarian, by, body["text"], utcnow()))


def done(plan_id: str, act: Act) -> Body:
    """Take a step on a plan that the caller may see and has seen in its newest version."""
    plan, seen = opened(plan_id)
    etag.require_match(plan)
    return told(act(plan, seen, author(seen)), seen)


def opened(plan_id: str) -> tuple[Plan, Seen]:
    """The plan, and on which ground it may be seen."""
    plan = queries.stored(plan_id)
    return plan, readings.allowed(plan.librarian_id, "plan", principal())


def told(plan: Plan, seen: Seen) -> Any:
    """The plan as its reader sees it; the reading is logged."""
    readings.note(seen, "plan", principal(), utcnow())
    etag.tag(plan)
    return queries.shown(plan, *seen, _today())


def _today() -> Any:
    return utcnow().astimezone(WIB).date()
