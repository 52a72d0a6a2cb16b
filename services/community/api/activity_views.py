"""Activities and registrations as their readers may see them."""

from datetime import datetime
from typing import Any

from flask import current_app

from services.community.commands import seating
from services.community.commands.activities import Actor
from services.community.documents import Activity
from services.community.documents.registrations import Registration
from services.community.domain import registrations
from services.community.domain.activities import State
from services.community.queries import programme as found
from shared.auth import principal
from shared.errors import NotFound
from shared.http import etag, language
from shared.storage.documents import get

TOLD = (
    "id", "state", "title", "kind", "summary", "description", "audience", "accessibility", "tags", "held_on", "starts",
    "ends", "starts_at", "ends_at", "place", "partner_name", "updated_at",
)  # fmt: skip
PLANNED = ("capacity", "overtaking", "partner_id", "note", "attendance", "walk_ins", "version", "groups")
OWN = ("id", "token", "state", "party", "name", "school", "needs", "reason", "arrived")
GUEST = (
    "id", "number", "state", "party", "name", "email", "school", "arrived", "arrived_at", "consent_version",
    "consent_at",
)  # fmt: skip


def actor() -> Actor:
    """The person behind the request."""
    who = principal()
    return Actor(who.username, who.roles)


def secret() -> str:
    """What signs the links of registrations."""
    return str(current_app.extensions["settings"].secret)


def one_public(activity: Activity) -> dict[str, Any]:
    told = _told(activity)
    cancelled = activity.state == State.CANCELLED
    version = registrations.CONSENT_NOW
    words = registrations.CONSENT[version][language.current()]
    consent = {"version": version, "text": words}
    return told | {"reason": activity.note if cancelled else None, "places": found.places(activity), "consent": consent}


def one_planned(activity: Activity) -> dict[str, Any]:
    etag.tag(activity)
    names = found.names({activity.organiser}) if activity.organiser else {}
    return _planned(activity, names) | {"places": found.places(activity)}


def planned(page: dict[str, Any]) -> dict[str, Any]:
    names = found.names({each.organiser for each in page["items"] if each.organiser})
    return page | {"items": [_planned(each, names) for each in page["items"]]}


def own(registration: Registration, now: datetime) -> dict[str, Any]:
    """A registration for whoever holds its link."""
    activity = get(Activity, registration.activity_id)
    etag.tag(registration)
    still = registration.state in registrations.OPEN and activity.state == State.PUBLISHED
    more = {
        "activity": _told(activity),
        "position": seating.position(registration),
        "can_change": still and now < activity.starts_at,
    }
    return {name: getattr(registration, name) for name in OWN} | more


def guest(registration: Registration, activity: Activity) -> dict[str, Any]:
    organises = activity.organiser == principal().username
    needs = {"needs": registration.needs if organises else None, "has_needs": bool(registration.needs)}
    return {name: getattr(registration, name) for name in GUEST} | needs


def opened_by(token: str) -> str:
    """The registration that a link opens. Raises NotFound for a link that we did not sign."""
    registration_id = registrations.read(secret(), token)
    if registration_id is None:
        raise NotFound("registration", token)
    return registration_id


def _told(activity: Activity) -> dict[str, Any]:
    return {name: getattr(activity, name) for name in TOLD}


def _planned(activity: Activity, names: dict[str, str]) -> dict[str, Any]:
    own_one = activity.organiser == principal().username
    more = {"organiser_name": names.get(activity.organiser), "own": own_one}
    return _told(activity) | {name: getattr(activity, name) for name in PLANNED} | more
