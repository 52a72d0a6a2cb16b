"""Writing down what the rule of the places decides (`domain/places.py`)."""

from datetime import datetime

from services.community.documents import Activity
from services.community.documents.registrations import Registration, Seating
from services.community.domain import places
from services.community.domain.registrations import State
from services.community.events import activities as outgoing
from shared.errors import NotFound, Refused
from shared.storage.documents import get, save_many


def hold(activity_id: str, now: datetime) -> Seating:
    """The places of an activity, written to at once.

    Of many who decide about the same places, all but one collide here, before any work is done for them.
    """
    seating: Seating | None = Seating.objects(id=activity_id).modify(new=True, inc__version=1, set__updated_at=now)
    if seating is None:  # nothing is published under this id, or nobody needs to register
        if get(Activity, activity_id).published_at is None:
            raise NotFound("activity", activity_id)
        raise Refused("registration-not-needed")
    return seating


def keep(seating: Seating) -> None:
    """Store the decision; the version was raised by `hold`."""
    seating.save()


def fill(seating: Seating, activity: Activity, now: datetime) -> list[Registration]:
    """Give the free places to those who wait, in order, and tell them."""
    if seating.waiting == 0 or seating.places.free <= 0:
        return []
    waiting = Registration.objects(activity_id=activity.id, state=State.WAITLISTED).order_by("number")
    queue = waiting.scalar("id", "party").batch_size(20)  # few move up at a time
    seating.places, moved = places.promote(seating.places, queue)
    promoted = list(Registration.objects(id__in=moved).order_by("number"))
    for registration in promoted:
        registration.state = State.CONFIRMED
    save_many(promoted, now)
    for registration in promoted:
        outgoing.registration_promoted(registration, activity, now)
    return promoted


def position(registration: Registration) -> int | None:
    """The place in line, counted in parties from 1; None for whoever does not wait."""
    if registration.state != State.WAITLISTED:
        return None
    ahead = Registration.objects(
        activity_id=registration.activity_id, state=State.WAITLISTED, number__lt=registration.number
    )
    return int(ahead.count()) + 1
