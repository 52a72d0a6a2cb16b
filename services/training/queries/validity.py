"""Who must take a recurring course again: exactly, on a day."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from mongoengine import QuerySet

from services.training.documents import Certificate, Course, Enrolment, Librarian, Recurrence, Session
from services.training.domain.recurrence import Held, Standing, Verdict, by_person, standing
from shared.clock import WIB


@dataclass(frozen=True)
class Stand:
    """One librarian and one recurring course."""

    librarian: Librarian
    course: Course
    verdict: Verdict
    next_session: Session | None = None
    next_enrolment: str | None = None

    @property
    def id(self) -> str:
        return f"{self.course.id}:{self.librarian.id}"


def recurrences(programme_id: str | None, active: bool | None) -> QuerySet:
    given = {"programme_id": programme_id, "active": active}
    return Recurrence.objects(**{name: value for name, value in given.items() if value is not None})


def recurrence_of(course_id: str) -> Recurrence | None:
    found: Recurrence | None = Recurrence.objects(id=course_id).first()
    return found


def due_for(recurring: Recurrence, course: Course, starts_on: date, on: date) -> list[Librarian]:
    """Those in service whose validity has ended or ends within the window that opens with a run."""
    until = starts_on + timedelta(days=recurring.window_days)
    stands = standings([recurring], {course.id: course}, on, until)
    return [each.librarian for each in stands if each.verdict.standing != Standing.VALID]


def standing_report(filters: dict[str, Any], on: date, now: datetime) -> list[Stand]:
    """How everybody in service stands, with the next run and whether they are in it."""
    given = {"programme_id": filters.get("programme"), "id": filters.get("course")}
    found = list(Recurrence.objects(active=True, **{name: value for name, value in given.items() if value}))
    courses = Course.objects.in_bulk([each.id for each in found])
    stands = [each for each in standings(found, courses, on) if _asked(each, filters)]
    return sorted(_with_next_runs(stands, now), key=lambda each: each.id)


def standings(
    found: Sequence[Recurrence], courses: dict[str, Course], on: date, until: date | None = None
) -> Iterator[Stand]:
    people = list(Librarian.objects(active=True).order_by("id"))
    nips = {each.id: each.nip for each in Librarian.objects(nip__in=[each.nip for each in people]).only("nip")}
    for recurring in found:
        course = courses[recurring.id]
        held = _held(course.id, nips)
        window = until or on + timedelta(days=recurring.window_days)
        for librarian in people:
            if course.unit_ids and librarian.unit_id not in course.unit_ids:
                continue
            verdict = standing(held.get(librarian.nip, ()), on, window, recurring.demand)
            if verdict is not None:
                yield Stand(librarian, course, verdict)


def _held(course_id: str, nips: dict[str, str]) -> dict[str, list[Held]]:
    """Certificates of a course by NIP: somebody who left and came back has two records, and is one person."""
    certificates = Certificate.objects(course_id=course_id).only("librarian_id", "valid_until", "revoked_at")
    rows = (
        (nips[each.librarian_id], Held(each.valid_until, _day(each.revoked_at)))
        for each in certificates
        if each.librarian_id in nips
    )
    return dict(by_person(rows))


def _asked(stand: Stand, filters: dict[str, Any]) -> bool:
    wanted = filters.get("standing", "overdue")
    return wanted in ("all", stand.verdict.standing) and filters.get("unit") in (None, stand.librarian.unit_id)


def _with_next_runs(stands: Iterable[Stand], now: datetime) -> list[Stand]:
    stands = list(stands)
    coming: dict[str, Session] = {}
    courses = list({each.course.id for each in stands})
    for session in Session.objects(course_id__in=courses, state="scheduled", starts_at__gt=now).order_by("-starts_at"):
        coming[session.course_id] = session
    places = Enrolment.objects(session_id__in=[each.id for each in coming.values()], state__ne="withdrawn")
    states = {(each.session_id, each.librarian_id): each.state for each in places}
    return [_placed(each, coming.get(each.course.id), states) for each in stands]


def _placed(stand: Stand, coming: Session | None, states: dict[tuple[str, str], str]) -> Stand:
    if coming is None:
        return stand
    return Stand(stand.librarian, stand.course, stand.verdict, coming, states.get((coming.id, stand.librarian.id)))


def _day(moment: datetime | None) -> date | None:
    return moment.astimezone(WIB).date() if moment else None
