"""What screens and reports need to know of training. Nothing here changes anything."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mongoengine import QuerySet

from services.training.documents import Certificate, Course, Enrolment, Librarian, Need, Session
from services.training.domain import certificates
from services.training.domain.completion import gain_state
from services.training.domain.consent import displayed
from shared.errors import Refused
from shared.storage.documents import get


@dataclass(frozen=True)
class Place:
    """An enrolment with what is needed to tell of it."""

    enrolment: Enrolment
    session: Session
    librarian: Librarian | None

    @property
    def position(self) -> int | None:
        position: int | None = self.session.seats.position(self.enrolment.librarian_id)
        return position

    @property
    def gain(self) -> str | None:
        """As it was stored with the scores."""
        gain: str | None = self.enrolment.gain
        return gain

    @property
    def gain_state(self) -> str:
        return gain_state(self.enrolment.pre_score, self.enrolment.post_score)


@dataclass(frozen=True)
class Attested:
    """A certificate and what holds of it on a day."""

    certificate: Certificate
    status: str

    @property
    def shown_holder(self) -> str | None:
        """The holder as a stranger sees them."""
        return displayed(self.certificate.holder, self.certificate.consent.shown)


@dataclass(frozen=True)
class NeedAnswered:
    """A need and the session proposed for it, if any."""

    need: Need
    session: Session | None


def courses(
    element: str | None, active: bool | None, programme: str | None = None, track: str | None = None
) -> QuerySet:
    return Course.objects(**_given(elements=element, active=active, programme_id=programme, track=track))


def course(course_id: str) -> Course:
    return get(Course, course_id)


def needs(state: str | None, unit_id: str | None) -> QuerySet:
    return Need.objects(**_given(state=state, unit_id=unit_id))


def with_sessions(found: Sequence[Need]) -> list[NeedAnswered]:
    by_id = Session.objects.in_bulk([need.session_id for need in found if need.session_id])
    return [NeedAnswered(need, by_id.get(need.session_id)) for need in found]


def sessions(state: str | None, unit_id: str | None, course_id: str | None, start: Any) -> QuerySet:
    return Session.objects(**_given(state=state, unit_id=unit_id, course_id=course_id, starts_at__gte=start))


def session(session_id: str) -> Session:
    return get(Session, session_id)


def enrolment(enrolment_id: str) -> Enrolment:
    return get(Enrolment, enrolment_id)


def roster(session_id: str, state: str | None) -> QuerySet:
    return Enrolment.objects(**_given(session_id=session_id, state=state))


def of_session(of: Session, found: Sequence[Enrolment]) -> list[Place]:
    people = Librarian.objects.in_bulk([each.librarian_id for each in found])
    return [Place(each, of, people.get(each.librarian_id)) for each in found]


def enrolments_of(nip: str, state: str | None) -> QuerySet:
    return Enrolment.objects(**_given(librarian_id__in=_ids(nip), state=state))


def with_session(found: Sequence[Enrolment]) -> list[Place]:
    by_id = Session.objects.in_bulk([each.session_id for each in found])
    people = Librarian.objects.in_bulk([each.librarian_id for each in found])
    return [Place(each, by_id[each.session_id], people.get(each.librarian_id)) for each in found]


def certificates_of(nip: str) -> QuerySet:
    return Certificate.objects(librarian_id__in=_ids(nip))


def certificate(typed: str, on: date) -> Attested:
    """What is to be said of a code that somebody typed."""
    code = certificates.read_code(typed)
    if code is None:
        raise Refused("certificate-mistyped")
    found = Certificate.objects(code=code).first()
    if found is None:
        raise Refused("certificate-unknown")
    return attested(found, on)


def attested(found: Certificate, on: date) -> Attested:
    return Attested(found, certificates.status(on, found.valid_until, found.revoked_at is not None))


def _ids(nip: str) -> list[str]:
    """Every record of one person: somebody who left and came back has two."""
    return [each.id for each in Librarian.objects(nip=nip).only("id")]


def _given(**filters: Any) -> dict[str, Any]:
    return {name: value for name, value in filters.items() if value is not None}
