"""Activities on their way from a draft to the public, and to their end."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services.community.commands.changes import take_over
from services.community.commands.registering import end_all
from services.community.commands.seating import fill, hold, keep
from services.community.documents import Activity, Partner
from services.community.documents.registrations import Registration, Seating
from services.community.domain import places
from services.community.domain.activities import Verb, may, moments, step
from services.community.domain.registrations import OPEN, Reason
from services.community.events import activities as outgoing
from shared.errors import Forbidden, Invalid, Refused
from shared.storage.documents import insert, save, save_many

WHEN_AND_WHERE = {"held_on", "starts", "ends", "place"}


@dataclass(frozen=True)
class Actor:
    """Who does it, by user name (NIP) and roles."""

    username: str
    roles: frozenset[str]


def draft(body: Mapping[str, Any], actor: Actor, *, activity_id: str, now: datetime) -> Activity:
    """A new activity, known to those who plan."""
    activity = Activity(id=activity_id, key=activity_id, state="draft", organiser=actor.username, **_checked(body))
    return insert(activity, now)


def revise(activity: Activity, body: Mapping[str, Any], actor: Actor, now: datetime) -> Activity:
    """Change an activity: before it is published it becomes a draft again, afterwards everybody concerned is told."""
    published = step(activity.state, Verb.CHANGE) is not None
    after = _allowed(activity, Verb.CHANGE if published else Verb.REVISE, actor)
    if published and activity.starts_at <= now:
        raise Refused("activity-begun")
    if published and ("capacity" in body or "overtaking" in body):
        _resize(activity, body, now)
    changed = take_over(activity, _checked(body, activity))
    if published and activity.starts_at <= now:  # moved into the past
        raise Refused("activity-begun")
    activity.state = after
    save(activity, now)
    if published and changed:
        _tell_changed(activity, changed, now)
    return activity


def approve(activity: Activity, actor: Actor, now: datetime) -> Activity:
    """The head of library agrees to it."""
    activity.state, activity.note = _allowed(activity, Verb.APPROVE, actor), None
    return save(activity, now)


def send_back(activity: Activity, note: str, actor: Actor, now: datetime) -> Activity:
    """The head of library wants it changed, and says what."""
    activity.state, activity.note = _allowed(activity, Verb.RETURN, actor), note
    return save(activity, now)


def publish(activity: Activity, actor: Actor, now: datetime) -> Activity:
    """The public sees it, and may register where places are counted."""
    activity.state = _allowed(activity, Verb.PUBLISH, actor)
    if activity.starts_at <= now:
        raise Refused("activity-begun")
    activity.published_at = now
    save(activity, now)
    if activity.capacity:
        insert(Seating(id=activity.id, capacity=activity.capacity, overtaking=activity.overtaking), now)
    outgoing.activity_published(activity, now)
    return activity


def cancel(activity: Activity, reason: str, actor: Actor, now: datetime) -> Activity:
    """It will not take place: everybody who registered is told once, with the reason."""
    was_public = step(activity.state, Verb.CHANGE) is not None
    activity.state, activity.note = _allowed(activity, Verb.CANCEL, actor), reason
    save(activity, now)
    if not was_public:
        return activity
    outgoing.activity_cancelled(activity, now)
    if activity.capacity:
        _shut(activity, now)
        end_all(activity, OPEN, Reason.ACTIVITY_CANCELLED, now)
    return activity


def _shut(activity: Activity, now: datetime) -> None:
    seating = hold(activity.id, now)
    seating.open, seating.taken, seating.waiting = False, 0, 0
    keep(seating)


def _allowed(activity: Activity, verb: Verb, actor: Actor) -> str:
    if not may(verb, actor.roles, activity.organiser == actor.username):
        raise Forbidden("not-your-activity")
    after = step(activity.state, verb)
    if after is None:
        raise Refused("activity-state", state=activity.state)
    return after


def _resize(activity: Activity, body: Mapping[str, Any], now: datetime) -> None:
    capacity = body.get("capacity", activity.capacity)
    if bool(capacity) != bool(activity.capacity):
        raise Refused("registration-stays")
    if not capacity:
        return
    seating = hold(activity.id, now)
    try:
        seating.places = places.resize(seating.places, capacity)
    except ValueError as error:
        raise Refused("places-taken", taken=seating.taken) from error
    seating.overtaking = body.get("overtaking", activity.overtaking)
    fill(seating, activity, now)
    keep(seating)


def _tell_changed(activity: Activity, changed: list[str], now: datetime) -> None:
    outgoing.activity_changed(activity, changed, now)
    if not WHEN_AND_WHERE.intersection(changed):
        return
    held = list(Registration.objects(activity_id=activity.id, state__in=OPEN).order_by("number"))
    save_many(held, now)
    for registration in held:
        outgoing.registration_changed(registration, activity, now)


def _checked(body: Mapping[str, Any], before: Activity | None = None) -> dict[str, Any]:
    values = dict(body)
    when: list[Any] = [values.get(name) or getattr(before, name, None) for name in ("held_on", "starts", "ends")]
    try:
        moments(*when)
    except ValueError as error:
        raise Invalid({"ends": "date-order"}) from error
    if "partner_id" in values:
        partner = Partner.objects(id=values["partner_id"]).first() if values["partner_id"] else None
        if values["partner_id"] and partner is None:
            raise Invalid({"partner_id": "partner-not-there"})
        values["partner_name"] = partner.name if partner else None
    return values
