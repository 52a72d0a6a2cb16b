"""The items of a development plan: written from gaps, changed, marked by hand, downloaded."""

from flask_smorest import Blueprint

from services.assessment.api import plan_schemas as schemas
from services.assessment.api.cycle_steps import READERS
from services.assessment.api.headings import exported
from services.assessment.api.plans import Body, done, opened
from services.assessment.commands import plan_items as commands
from services.assessment.commands import readings
from services.assessment.commands.performance import Author
from services.assessment.commands.readings import Seen
from services.assessment.documents import Plan
from services.assessment.queries import gaps
from services.assessment.queries import plans as queries
from shared.auth import principal
from shared.clock import WIB, utcnow
from shared.http.edge import command, query
from shared.http.exports import ListQuery
from shared.http.schemas import PageOf
from shared.ids import new_id

blueprint = Blueprint("plan-items", __name__, description="What is done about a gap, by whom, until when")


@blueprint.get("/plans/<string:plan_id>/items")
@query(*READERS)
@blueprint.arguments(ListQuery, location="query")
@blueprint.response(200, PageOf(schemas.PlanItemSchema))
@exported(schemas.PlanItemSchema, "kegiatan-rencana", "plan-items")
def list_items(_filters: Body, plan_id: str) -> Body:
    """The items of one plan, the earliest due first; a plan holds few, so they come at once."""
    plan, seen = opened(plan_id)
    now = utcnow()
    readings.note(seen, "plan", principal(), now)
    return {"items": queries.items(plan, now.astimezone(WIB).date()), "next": None}


@blueprint.post("/plans/<string:plan_id>/items")
@command(*READERS)
@blueprint.arguments(schemas.NewPlanItemSchema)
@blueprint.response(201, schemas.PlanSchema)
def post_item(body: Body, plan_id: str) -> Body:
    """Write an item that answers a gap, or a wish."""
    item_id, now = new_id(), utcnow()

    def add(plan: Plan, seen: Seen, by: Author) -> Plan:
        known = gaps.found(seen.librarian, plan.year, now.astimezone(WIB).date())
        return commands.add(plan, by, item_id, body, known, now)

    return done(plan_id, add)


@blueprint.put("/plans/<string:plan_id>/items/<string:item_id>")
@command(*READERS)
@blueprint.arguments(schemas.PlanItemChangeSchema)
@blueprint.response(200, schemas.PlanSchema)
def put_item(body: Body, plan_id: str, item_id: str) -> Body:
    """Change an item; a plan that was agreed has to be agreed again."""
    return done(plan_id, lambda plan, _seen, by: commands.change(plan, by, item_id, body, utcnow()))


@blueprint.delete("/plans/<string:plan_id>/items/<string:item_id>")
@command(*READERS)
@blueprint.response(200, schemas.PlanSchema)
def delete_item(plan_id: str, item_id: str) -> Body:
    """Take an item out of a draft, if it was never agreed."""
    return done(plan_id, lambda plan, _seen, by: commands.remove(plan, by, item_id, utcnow()))


@blueprint.post("/plans/<string:plan_id>/items/<string:item_id>/mark")
@command(*READERS)
@blueprint.arguments(schemas.PlanMarkSchema)
@blueprint.response(200, schemas.PlanSchema)
def post_mark(body: Body, plan_id: str, item_id: str) -> Body:
    """Mark how far an item is, drop it with a reason, or take it up again."""
    return done(plan_id, lambda plan, _seen, by: commands.mark(plan, by, item_id, body, utcnow()))
