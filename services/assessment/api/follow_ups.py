"""Follow-ups, and the sweep that raises those which are due."""

from dataclasses import asdict
from typing import Any

from flask import current_app
from flask_smorest import Blueprint

from services.assessment.api.schemas import FollowUpFilter, NamedFollowUpSchema, SweepSchema, SweptSchema
from services.assessment.commands import erasure
from services.assessment.commands.follow_ups import sweep
from services.assessment.queries import portfolios as queries
from shared.auth import principal
from shared.clock import WIB, utcnow
from shared.errors import Refused
from shared.http.edge import command, query
from shared.http.paging import page
from shared.http.schemas import PageOf

blueprint = Blueprint("follow-ups", __name__, description="Did the training help at work?")


@blueprint.get("/follow-ups")
@query("librarian", "supervisor", "trainer", "assessor", "manager")
@blueprint.arguments(FollowUpFilter, location="query")
@blueprint.response(200, PageOf(NamedFollowUpSchema))
def list_follow_ups(filters: dict[str, Any]) -> dict[str, Any]:
    """One's own; a supervisor sees the unit's, a manager all. Earliest first."""
    return queries.named(page(queries.follow_ups(principal(), filters.get("state")), filters, by="due_from"))


@blueprint.post("/sweeps")
@command("operator", "manager")
@blueprint.arguments(SweepSchema)
@blueprint.response(200, SweptSchema)
def post_sweep(body: dict[str, Any]) -> dict[str, Any]:
    """Raise the follow-ups that are due, erase those who left long enough ago: what the worker does by itself."""
    now = utcnow()
    today = now.astimezone(WIB).date()
    as_of = body.get("as_of", today)
    if as_of > today and current_app.extensions["settings"].env != "dev":
        raise Refused("sweep-in-future", as_of=as_of.isoformat())
    raised, erased = sweep(as_of, now), erasure.sweep(as_of, now)
    return asdict(raised) | {"erased": erased.erased, "more": raised.more or erased.more}
