"""The programme: what is to come, what is planned, who comes."""

from datetime import date
from typing import Any

from mongoengine import QuerySet

from services.community.documents import Activity, Librarian
from services.community.documents.registrations import Registration, Seating
from services.community.domain.activities import PUBLIC, State
from shared.errors import NotFound
from shared.storage.documents import get


def programme(today: date, kind: str | None = None) -> QuerySet:
    """What is published and not over, for everybody."""
    found = Activity.objects(state=State.PUBLISHED, held_on__gte=today)
    return found.filter(kind=kind) if kind else found


def public_activity(activity_id: str) -> Activity:
    """One activity that everybody may see. Raises NotFound."""
    activity = get(Activity, activity_id)
    if activity.state not in PUBLIC:
        raise NotFound("activity", activity_id)
    return activity


def planned(state: str | None) -> QuerySet:
    return Activity.objects(state=state) if state else Activity.objects


def places(activity: Activity) -> dict[str, Any] | None:
    """The places of an activity; None where nobody needs to register (or may not yet)."""
    seating = Seating.objects(id=activity.id).first()
    if seating is None:
        return None
    return {
        "capacity": seating.capacity,
        "free": max(0, seating.places.free),
        "waiting": seating.waiting,
        "overtaking": seating.overtaking,
        "open": seating.open,
    }


def guests(activity_id: str, state: str | None) -> QuerySet:
    found = Registration.objects(activity_id=activity_id)
    return found.filter(state=state) if state else found


def names(usernames: set[str]) -> dict[str, str]:
    """Librarians' names by NIP."""
    return {
        each.nip: each.full_name for each in Librarian.objects(nip__in=list(usernames)).only("nip", "name", "titles")
    }
