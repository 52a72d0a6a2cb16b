"""The public programme, registering for it without an account, and checking in."""

from typing import Any

from flask_smorest import Blueprint

from services.community.api import activity_views as views
from services.community.api.activity_headings import exported
from services.community.api.activity_schemas import (
    ArrivalSchema,
    ChangeRegistrationSchema,
    GuestSchema,
    OneActivitySchema,
    OwnRegistrationSchema,
    ProgrammeFilter,
    ProgrammeSchema,
    RegisterSchema,
    RegistrationFilter,
)
from services.community.commands import registering
from services.community.commands.holding import arrive
from services.community.documents import Activity
from services.community.documents.registrations import Registration
from services.community.domain.activities import PLANNERS
from services.community.domain.registrations import sign
from services.community.queries import programme as found
from shared.clock import WIB, utcnow
from shared.errors import Forbidden
from shared.http.edge import PUBLIC, command, query
from shared.http.paging import page
from shared.http.schemas import PageOf
from shared.ids import new_id
from shared.storage.documents import get

blueprint = Blueprint("registrations", __name__, description="The public programme, and who comes")


@blueprint.get("/public/activities")
@query(PUBLIC)
@blueprint.arguments(ProgrammeFilter, location="query")
@blueprint.response(200, PageOf(ProgrammeSchema))
def list_programme(filters: dict[str, Any]) -> dict[str, Any]:
    """What is published for today and later, the next first."""
    today = utcnow().astimezone(WIB).date()
    return page(found.programme(today, filters.get("kind")), filters, by="held_on")


@blueprint.get("/public/activities/<string:activity_id>")
@query(PUBLIC)
@blueprint.response(200, OneActivitySchema)
def get_public_activity(activity_id: str) -> dict[str, Any]:
    """One activity, its places, and the words to which whoever registers agrees."""
    return views.one_public(found.public_activity(activity_id))


@blueprint.post("/public/activities/<string:activity_id>/registrations")
@command(PUBLIC)
@blueprint.arguments(RegisterSchema)
@blueprint.response(201, OwnRegistrationSchema)
def post_registration(body: dict[str, Any], activity_id: str) -> dict[str, Any]:
    """Register a party: all its places at once, or the last place in line. Who has the token may change it."""
    now, key = utcnow(), new_id()
    token = sign(views.secret(), key)
    return views.own(registering.register(activity_id, body, registration_id=key, token=token, now=now), now)


@blueprint.get("/public/registrations/<string:token>")
@query(PUBLIC)
@blueprint.response(200, OwnRegistrationSchema)
def get_registration(token: str) -> dict[str, Any]:
    """One's own registration."""
    return views.own(get(Registration, views.opened_by(token)), utcnow())


@blueprint.patch("/public/registrations/<string:token>")
@command(PUBLIC)
@blueprint.arguments(ChangeRegistrationSchema)
@blueprint.response(200, OwnRegistrationSchema)
def patch_registration(body: dict[str, Any], token: str) -> dict[str, Any]:
    """Another number of people, or other needs."""
    now = utcnow()
    return views.own(registering.change(views.opened_by(token), body, now), now)


@blueprint.post("/public/registrations/<string:token>/withdraw")
@command(PUBLIC)
@blueprint.response(200, OwnRegistrationSchema)
def post_withdraw(token: str) -> dict[str, Any]:
    """Give the places up; whoever is next moves up."""
    now = utcnow()
    return views.own(registering.withdraw(views.opened_by(token), now), now)


@blueprint.get("/activities/<string:activity_id>/registrations")
@query(*PLANNERS)
@blueprint.arguments(RegistrationFilter, location="query")
@blueprint.response(200, PageOf(GuestSchema))
@exported(GuestSchema, "peserta", "guests")
def list_registrations(filters: dict[str, Any], activity_id: str) -> dict[str, Any]:
    """Who comes, in the order of asking: for the organiser and managers."""
    activity = get(Activity, activity_id)
    _require_concerned(activity)
    listed = page(found.guests(activity_id, filters.get("state")), filters, by="number")
    return listed | {"items": [views.guest(each, activity) for each in listed["items"]]}


@blueprint.put("/registrations/<string:registration_id>/arrival")
@command(*PLANNERS)
@blueprint.arguments(ArrivalSchema)
@blueprint.response(200, GuestSchema)
def put_arrival(body: dict[str, Any], registration_id: str) -> dict[str, Any]:
    """So many of a party are here; 0 takes it back."""
    registration = get(Registration, registration_id)
    activity = get(Activity, registration.activity_id)
    _require_concerned(activity)
    return views.guest(arrive(registration_id, body["arrived"], utcnow()), activity)


def _require_concerned(activity: Activity) -> None:
    who = views.actor()
    if "manager" not in who.roles and activity.organiser != who.username:
        raise Forbidden("not-your-activity")
