"""Who came, and the end of an activity."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from services.community.commands.activities import Actor
from services.community.commands.registering import end_all
from services.community.commands.seating import hold, keep
from services.community.documents import Activity
from services.community.documents.activities import Group
from services.community.documents.registrations import Registration
from services.community.domain.activities import CHECK_IN_FROM, State, Verb, may, step
from services.community.domain.keys import activity_key, key
from services.community.domain.registrations import Reason
from services.community.domain.registrations import State as Standing
from services.community.events.outgoing import activity_held
from shared.errors import Forbidden, Refused
from shared.storage.documents import get, save


def arrive(registration_id: str, arrived: int, now: datetime) -> Registration:
    """So many of this party are here; the last word counts, so that a mistake can be put right."""
    registration = get(Registration, registration_id)
    activity = get(Activity, registration.activity_id)
    _require_time(activity, now)
    if registration.state == Standing.WITHDRAWN:
        raise Refused("registration-over")
    registration.arrived, registration.arrived_at = arrived, now
    return save(registration, now)


def close(activity: Activity, walk_ins: int, actor: Actor, now: datetime) -> Activity:
    """It was held: attendance is who was checked in, by school and partner, and who came without registering."""
    if not may(Verb.CLOSE, actor.roles, activity.organiser == actor.username):
        raise Forbidden("not-your-activity")
    _require_time(activity, now)
    if activity.capacity:
        seating = hold(activity.id, now)
        seating.open = False
        keep(seating)
    came = list(Registration.objects(activity_id=activity.id, arrived__gt=0))
    activity.state, activity.walk_ins, activity.groups = State.HELD, walk_ins, _groups(came)
    activity.attendance = walk_ins + sum(each.arrived for each in came)
    activity.key = _natural_key(activity)
    save(activity, now)
    activity_held(activity, now)
    end_all(activity, (Standing.WAITLISTED,), Reason.NO_PLACE, now)
    return activity


def _require_time(activity: Activity, now: datetime) -> None:
    if step(activity.state, Verb.CLOSE) is None:
        raise Refused("activity-state", state=activity.state)
    if now < activity.starts_at - CHECK_IN_FROM:
        raise Refused("too-early-to-check-in")


def _groups(came: Sequence[Registration]) -> list[Group]:
    """People by school, however its name was written; the first writing stands."""
    schools: dict[str, Registration] = {}
    count: Counter[str] = Counter()
    for each in sorted((each for each in came if each.school), key=lambda each: each.number):
        schools.setdefault(key(each.school), each)
        count[key(each.school)] += each.arrived
    return [
        Group(school=first.school, partner_id=first.partner_id, attendance=count[name])
        for name, first in schools.items()
    ]


def _natural_key(activity: Activity) -> str:
    """What a spreadsheet with the same activity is known by; taken already: it keeps its own."""
    begins = activity.starts_at.time()
    natural = activity_key(activity.title, activity.held_on, begins, activity.place, activity.partner_id)
    taken = Activity.objects(key=natural, id__ne=activity.id).first()
    return activity.key if taken else natural
