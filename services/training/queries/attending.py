"""Who may see the inside of a session; requests, wishes, rooms, trainers, materials."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mongoengine import QuerySet

from services.training.documents import (
    Enrolment,
    Interest,
    Librarian,
    Material,
    MaterialContent,
    Room,
    Session,
    Trainer,
)
from services.training.domain.enrolments import SEATED, State
from services.training.domain.sessions import State as SessionState
from shared.errors import NotFound
from shared.storage.documents import get

INSIDE = (*SEATED, State.COMPLETED, State.FAILED)
"""Who has, or had, a seat."""


@dataclass(frozen=True)
class Wish:
    """An interest with the person who has it."""

    interest: Interest
    librarian: Librarian | None


def scheduled_after(course_id: str, now: datetime) -> Session | None:
    """The next session of a course that one may still ask for."""
    coming = Session.objects(course_id=course_id, state=SessionState.SCHEDULED, starts_at__gt=now)
    found: Session | None = coming.order_by("starts_at").first()
    return found


def own_enrolment(session_id: str, nip: str) -> Enrolment | None:
    """The latest enrolment of a person in a session."""
    found: Enrolment | None = (
        Enrolment.objects(session_id=session_id, librarian_id__in=_ids(nip)).order_by("-id").first()
    )
    return found


def is_inside(session_id: str, nip: str) -> bool:
    """Whether a person has, or had, a seat."""
    found = Enrolment.objects(session_id=session_id, librarian_id__in=_ids(nip), state__in=INSIDE)
    return found.only("id").first() is not None


def requests(unit_id: str | None) -> QuerySet:
    """Requests that wait for an approval; of one unit's people only, if one is named."""
    found = Enrolment.objects(state=State.REQUESTED)
    if unit_id is None:
        return found
    people = [each.id for each in Librarian.objects(unit_id=unit_id, active=True).only("id")]
    return found.filter(librarian_id__in=people)


def unit_of(nip: str) -> str:
    """The unit of a person in service; no unit has the empty id."""
    librarian = Librarian.objects(nip=nip, active=True).order_by("-id").only("unit_id").first()
    return librarian.unit_id if librarian else ""


def rooms(active: bool | None, unit_id: str | None) -> QuerySet:
    return Room.objects(**_given(active=active, unit_id=unit_id))


def trainers(active: bool | None) -> QuerySet:
    return Trainer.objects(**_given(active=active))


def room(room_id: str) -> Room:
    return get(Room, room_id)


def trainer(trainer_id: str) -> Trainer:
    return get(Trainer, trainer_id)


def interests_in(course_id: str, state: str | None) -> QuerySet:
    return Interest.objects(**_given(course_id=course_id, state=state))


def interests_of(nip: str) -> QuerySet:
    return Interest.objects(librarian_id__in=_ids(nip))


def with_people(found: Sequence[Interest]) -> list[Wish]:
    people = Librarian.objects.in_bulk([each.librarian_id for each in found])
    return [Wish(each, people.get(each.librarian_id)) for each in found]


def materials(session_id: str) -> QuerySet:
    return Material.objects(session_id=session_id)


def material(session_id: str, material_id: str) -> Material:
    found: Material | None = Material.objects(id=material_id, session_id=session_id).first()
    if found is None:
        raise NotFound("material", material_id)
    return found


def content(material_id: str) -> bytes:
    return bytes(get(MaterialContent, material_id).content)


def _ids(nip: str) -> list[str]:
    return [each.id for each in Librarian.objects(nip=nip).only("id")]


def _given(**filters: Any) -> dict[str, Any]:
    return {name: value for name, value in filters.items() if value is not None}
