"""Nominations: chosen, not chosen, given up, reported on."""

from collections.abc import Callable
from typing import Any

from flask_smorest import Blueprint

from services.community.api import opportunity_schemas as schemas
from services.community.api.opportunities import PEOPLE, READERS, acting, own
from services.community.api.opportunity_headings import exported
from services.community.commands import nominations as commands
from services.community.documents import Nomination
from services.community.queries import opportunities as queries
from shared.auth import principal
from shared.clock import WIB, utcnow
from shared.errors import Forbidden
from shared.http import etag
from shared.http.edge import command, query
from shared.http.paging import page
from shared.http.schemas import PageOf
from shared.storage.documents import get

blueprint = Blueprint("nominations", __name__, url_prefix="/nominations", description="Who is nominated for what")
Body = dict[str, Any]


@blueprint.get("")
@query(*READERS)
@blueprint.arguments(schemas.NominationFilter, location="query")
@blueprint.response(200, PageOf(schemas.ListedNominationSchema))
@exported(schemas.ListedNominationSchema, "pencalonan", "nominations")
def list_nominations(filters: Body) -> Body:
    """One's own; the unit's for its supervisor; all for manager and auditor. Newest first."""
    who = principal()
    wide = who.has("manager") or who.has("auditor")
    found = page(queries.seen_by(own(), wide, who.has("supervisor"), filters.get("state")), filters, by="-id")
    return found | {"items": queries.told(found["items"], utcnow().astimezone(WIB).date())}


@blueprint.get("/<string:nomination_id>")
@query(*READERS)
@blueprint.response(200, schemas.NominationSchema)
def get_nomination(nomination_id: str) -> Body:
    """One nomination, whole."""
    return _told(_seen(nomination_id))


@blueprint.post("/<string:nomination_id>/approve")
@command("manager")
@blueprint.arguments(schemas.NominationApprovalSchema)
@blueprint.response(200, schemas.NominationSchema)
def approve(body: Body, nomination_id: str) -> Body:
    """Choose, with the reason; where it costs money the budget answers next. Needs If-Match."""
    despite = body["despite_overdue"]
    return _step(nomination_id, lambda each: commands.approve(each, body["reason"], despite, acting(), utcnow()))


@blueprint.post("/<string:nomination_id>/decline")
@command("manager")
@blueprint.arguments(schemas.NominationReasonSchema)
@blueprint.response(200, schemas.NominationSchema)
def decline(body: Body, nomination_id: str) -> Body:
    """Not this time, with the reason. Needs If-Match."""
    return _step(nomination_id, lambda each: commands.decline(each, body["reason"], acting(), utcnow()))


@blueprint.post("/<string:nomination_id>/withdraw")
@command(*PEOPLE)
@blueprint.arguments(schemas.NominationReasonSchema)
@blueprint.response(200, schemas.NominationSchema)
def withdraw(body: Body, nomination_id: str) -> Body:
    """Give up: oneself until it begins, the manager always. Needs If-Match."""
    manager = principal().has("manager")
    if not manager:
        _check_own(nomination_id)
    return _step(nomination_id, lambda each: commands.withdraw(each, body["reason"], acting(), not manager, utcnow()))


@blueprint.post("/<string:nomination_id>/report")
@command(*PEOPLE)
@blueprint.arguments(schemas.NominationReportSchema)
@blueprint.response(200, schemas.NominationSchema)
def report(body: Body, nomination_id: str) -> Body:
    """Report back; the hours go to a reviewer as a claim. Needs If-Match."""
    _check_own(nomination_id)
    return _step(nomination_id, lambda each: commands.report(each, body, acting(), utcnow()))


def _step(nomination_id: str, act: Callable[[Nomination], Nomination]) -> Body:
    nomination = get(Nomination, nomination_id)
    etag.require_match(nomination)
    return _told(act(nomination))


def _seen(nomination_id: str) -> Nomination:
    nomination, who, reader = get(Nomination, nomination_id), principal(), own()
    led = who.has("supervisor") and reader is not None and reader.unit_id == nomination.unit_id
    if not (who.has("manager") or who.has("auditor") or led or _is_own(nomination)):
        raise Forbidden
    return nomination


def _check_own(nomination_id: str) -> None:
    if not _is_own(get(Nomination, nomination_id)):
        raise Forbidden


def _is_own(nomination: Nomination) -> bool:
    reader = own()
    return reader is not None and reader.id == nomination.librarian_id


def _told(nomination: Nomination) -> Body:
    etag.tag(nomination)
    return queries.told([nomination], utcnow().astimezone(WIB).date())[0]
