"""Follow-ups, and the sweep that raises those which are due."""

from dataclasses import asdict
from typing import Any

from flask import current_app
from flask_smorest import Blueprint

from services.assessment.api.evaluation_schemas import FollowUpAnswerSchema, WholeFollowUpSchema
from services.assessment.api.schemas import FollowUpFilter, NamedFollowUpSchema, SweepSchema, SweptSchema
from services.assessment.commands import erasure, readings
from services.assessment.commands.follow_up_answers import answer
from services.assessment.commands.follow_ups import sweep
from services.assessment.commands.readings import Seen
from services.assessment.documents import FollowUp
from services.assessment.queries import follow_ups as one
from services.assessment.queries import portfolios as queries
from shared.auth import principal
from shared.clock import WIB, utcnow
from shared.errors import Refused
from shared.http import etag
from shared.http.edge import command, query
from shared.http.paging import page
from shared.http.schemas import PageOf

blueprint = Blueprint("follow-ups", __name__, description="Did the training help at work?")

ANSWERERS = ("librarian", "supervisor", "trainer", "assessor", "manager")


@blueprint.get("/follow-ups")
@query("librarian", "supervisor", "trainer", "assessor", "manager")
@blueprint.arguments(FollowUpFilter, location="query")
@blueprint.response(200, PageOf(NamedFollowUpSchema))
def list_follow_ups(filters: dict[str, Any]) -> dict[str, Any]:
    """One's own; a supervisor sees the unit's, a manager all. Earliest first."""
    return queries.named(page(queries.follow_ups(principal(), filters.get("state")), filters, by="due_from"))


@blueprint.get("/follow-ups/<string:follow_up_id>")
@query(*ANSWERERS)
@blueprint.response(200, WholeFollowUpSchema)
def get_follow_up(follow_up_id: str) -> dict[str, Any]:
    """One follow-up: what is asked, and what was answered. Each reading by another is logged."""
    of = one.follow_up(follow_up_id)
    return _told(of, readings.opened(of.librarian_id, "follow-up", principal(), utcnow()))


@blueprint.post("/follow-ups/<string:follow_up_id>/answers")
@command(*ANSWERERS)
@blueprint.arguments(FollowUpAnswerSchema)
@blueprint.response(201, WholeFollowUpSchema)
def post_answer(body: dict[str, Any], follow_up_id: str) -> dict[str, Any]:
    """What is seen at work: by the supervisor, or by the person; each side once."""
    of, now, who = one.follow_up(follow_up_id), utcnow(), principal()
    seen = readings.allowed(of.librarian_id, "follow-up", who)
    me = queries.own(who)
    asked = [each["slug"] for each in one.asked(of)]
    rule = one.rule_of(of, now.astimezone(WIB).date())
    answer(of, seen.ground, body, asked, rule, me.name if me else who.username, now)
    readings.note(seen, "follow-up", who, now)
    return _told(of, seen)


def _told(of: FollowUp, seen: Seen) -> dict[str, Any]:
    etag.tag(of)
    return one.told(of, seen.librarian.name, seen.ground, utcnow().astimezone(WIB).date())


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
