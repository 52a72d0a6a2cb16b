"""Opportunities: calls, who is nominated, whose turn it is."""

from typing import Any

from flask_smorest import Blueprint

from services.community import queries as directory
from services.community.api import opportunity_schemas as schemas
from services.community.api.opportunity_headings import exported, in_order
from services.community.commands import nominations
from services.community.commands import opportunities as commands
from services.community.commands.nominations import By
from services.community.documents import Librarian, Opportunity
from services.community.queries import opportunities as queries
from shared.auth import principal
from shared.clock import WIB, utcnow
from shared.errors import Forbidden
from shared.http import etag
from shared.http.edge import command, query
from shared.http.exports import ListQuery
from shared.http.paging import page
from shared.http.schemas import PageOf
from shared.ids import new_id
from shared.storage.documents import get

blueprint = Blueprint("opportunities", __name__, description="Opportunities that partners offer, in fair rotation")
PEOPLE = ("librarian", "supervisor", "trainer", "assessor", "manager")
READERS = (*PEOPLE, "auditor")
Body = dict[str, Any]


@blueprint.get("/opportunities")
@query(*READERS)
@blueprint.arguments(schemas.OpportunityFilter, location="query")
@blueprint.response(200, PageOf(schemas.OpportunitySchema))
@exported(schemas.OpportunitySchema, "kesempatan", "opportunities")
def list_opportunities(filters: Body) -> Body:
    """Calls, newest first."""
    today = _today()
    found = page(queries.calls(filters.get("state"), today), filters, by="-id")
    return found | {"items": [queries.shown(each, today) for each in found["items"]]}


@blueprint.post("/opportunities")
@command("manager")
@blueprint.arguments(schemas.NewOpportunitySchema)
@blueprint.response(201, schemas.OpportunitySchema)
def post_opportunity(body: Body) -> Body:
    """Open a call; everybody eligible hears of it."""
    return _told(commands.offer(body, opportunity_id=new_id(), now=utcnow()))


@blueprint.get("/opportunities/<string:opportunity_id>")
@query(*READERS)
@blueprint.response(200, schemas.OpportunitySchema)
def get_opportunity(opportunity_id: str) -> Body:
    """One call."""
    return _told(get(Opportunity, opportunity_id))


@blueprint.post("/opportunities/<string:opportunity_id>/close")
@command("manager")
@blueprint.response(200, schemas.OpportunitySchema)
def close_opportunity(opportunity_id: str) -> Body:
    """Take no more nominations. Needs If-Match."""
    return _told(commands.close(_matched(opportunity_id), utcnow()))


@blueprint.post("/opportunities/<string:opportunity_id>/cancel")
@command("manager")
@blueprint.arguments(schemas.NominationReasonSchema)
@blueprint.response(200, schemas.OpportunitySchema)
def cancel_opportunity(body: Body, opportunity_id: str) -> Body:
    """It does not take place. Needs If-Match."""
    return _told(commands.cancel(_matched(opportunity_id), body["reason"], acting(), utcnow()))


@blueprint.get("/opportunities/<string:opportunity_id>/nominations")
@query("manager", "auditor")
@blueprint.arguments(ListQuery, location="query")
@blueprint.response(200, PageOf(schemas.CandidateSchema))
@in_order(schemas.CandidateSchema, "calon", "candidates")
def list_candidates(_filters: Body, opportunity_id: str) -> Body:
    """Everybody nominated, in the order of the rotation; who gave up comes last. One call fits one page."""
    opportunity, today = get(Opportunity, opportunity_id), _today()
    turns = queries.standings(opportunity, today)
    rows = [each | _turn(turns.get(each["librarian_id"]), each) for each in _lines(opportunity, today)]
    return {"items": sorted(rows, key=lambda each: each["place"] or len(rows) + 1), "next": None}


@blueprint.post("/opportunities/<string:opportunity_id>/nominations")
@command(*PEOPLE)
@blueprint.arguments(schemas.NewNominationSchema)
@blueprint.response(201, schemas.NominationSchema)
def post_nomination(body: Body, opportunity_id: str) -> Body:
    """Nominate oneself, as a supervisor somebody of the unit, as the manager anybody."""
    opportunity, librarian = get(Opportunity, opportunity_id), _whom(body["librarian_id"])
    now, motivation = utcnow(), body["motivation"]
    made = nominations.nominate(opportunity, librarian, motivation, acting(), nomination_id=new_id(), now=now)
    etag.tag(made)
    return queries.told([made], _today())[0]


@blueprint.get("/rotation")
@query(*READERS)
@blueprint.arguments(ListQuery, location="query")
@blueprint.response(200, PageOf(schemas.TurnSchema))
@in_order(schemas.TurnSchema, "giliran", "rotation")
def list_rotation(_filters: Body) -> Body:
    """Whose turn it is: everybody sees who went when, and who never; who owes a report, whoever has to know."""
    who, reader = principal(), own()
    rows = queries.rotation_table(_today())
    for row in rows:
        self_or_led = reader is not None and (
            row["librarian_id"] == reader.id or (who.has("supervisor") and row["unit_id"] == reader.unit_id)
        )
        row["overdue"] = row["overdue"] if who.has("manager") or self_or_led else []
    return {"items": rows, "next": None}


def own() -> Librarian | None:
    """The caller's own record, if there is one."""
    return directory.librarian_if_any(principal().username)


def acting() -> By:
    """Whoever acts, by name and number."""
    known = own()
    return By(known.full_name if known else principal().username, principal().username)


def _whom(librarian_id: str | None) -> Librarian:
    who = principal()
    if librarian_id is None:
        return directory.librarian_by_nip(who.username)
    librarian, reader = get(Librarian, librarian_id), own()
    led = who.has("supervisor") and reader is not None and reader.unit_id == librarian.unit_id
    if not (who.has("manager") or led or (reader is not None and reader.id == librarian.id)):
        raise Forbidden("own-unit-only")
    return librarian


def _lines(opportunity: Opportunity, today: Any) -> list[Body]:
    return queries.told(queries.of_call(opportunity), today)


def _turn(turn: Any, line: Body) -> Body:
    if turn is None or line["state"] == "withdrawn":
        return {"place": None, "times": 0, "last_on": None, "why": None}
    return {name: getattr(turn, name) for name in ("place", "times", "last_on", "why")}


def _matched(opportunity_id: str) -> Opportunity:
    opportunity = get(Opportunity, opportunity_id)
    etag.require_match(opportunity)
    return opportunity


def _told(opportunity: Opportunity) -> Body:
    etag.tag(opportunity)
    return queries.shown(opportunity, _today())


def _today() -> Any:
    return utcnow().astimezone(WIB).date()
