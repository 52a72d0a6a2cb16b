"""What happened in training, as the contracts tell it. Sequence = version of the subject after the change."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from services.training.documents import Certificate, Course, Enrolment, Librarian, Session
from services.training.domain.enrolments import State
from services.training.domain.meetings import periods
from services.training.domain.sessions import Approval
from shared.contracts import training as contract
from shared.contracts.base import Payload
from shared.storage import outbox
from shared.storage.documents import Aggregate


def course_offered(course: Course, now: datetime) -> None:
    names = ("title", "hours", "competencies", "elements", "active")
    _say(contract.CourseOfferedV1, course, _picked(course, *names) | {"course_id": course.id}, now)


def session_proposed(session: Session, now: datetime) -> None:
    facts = _picked(session, "course_id", "course_title", "need_id", "unit_id", "unit_name", "element")
    facts |= {"session_id": session.id, "librarian_ids": session.invited}
    _say(contract.SessionProposedV1, session, facts, now)


def session_scheduled(session: Session, now: datetime) -> None:
    _say(contract.SessionScheduledV1, session, _dated(session, session.invited), now)


def session_cancelled(session: Session, enrolled: Iterable[str], now: datetime) -> None:
    everybody = dict.fromkeys([*session.invited, *enrolled, *_teaching(session)])
    facts = _dated(session, list(everybody)) | {"reason": session.cancel_reason, "enrolled": list(enrolled)}
    _say(contract.SessionCancelledV1, session, facts, now)


def session_rescheduled(session: Session, before: dict[str, Any], reason: str | None, now: datetime) -> None:
    seated = frozenset(session.confirmed)
    others = dict.fromkeys([*session.offered, *session.waiting, *session.invited, *_teaching(session)])
    invited = [each for each in others if each not in seated]
    facts = _dated(session, invited) | before | {"reason": reason, "enrolled": session.confirmed}
    _say(contract.SessionRescheduledV1, session, facts, now)


def _teaching(session: Session) -> list[str]:
    return [session.trainer_librarian_id] if session.trainer_librarian_id else []


def session_closed(session: Session, now: datetime) -> None:
    facts = _picked(session, "course_id", "attended", "absent") | {"session_id": session.id}
    _say(contract.SessionClosedV1, session, facts, now)


def enrolled(enrolment: Enrolment, session: Session, position: int | None, now: datetime) -> None:
    facts = _enrolment(enrolment, session)
    if position is None:
        _say(contract.EnrolmentConfirmedV1, enrolment, facts, now)
    else:
        _say(contract.EnrolmentWaitlistedV1, enrolment, facts | {"position": position}, now)


def enrolment_requested(enrolment: Enrolment, session: Session, librarian: Librarian, now: datetime) -> None:
    unit_id = librarian.unit_id if session.approval == Approval.SUPERVISOR else None
    _say(contract.EnrolmentRequestedV1, enrolment, _enrolment(enrolment, session) | {"unit_id": unit_id}, now)


def enrolment_refused(enrolment: Enrolment, session: Session, now: datetime) -> None:
    facts = _enrolment(enrolment, session) | {"reason": enrolment.refusal}
    _say(contract.EnrolmentRefusedV1, enrolment, facts, now)


def enrolment_offered(enrolment: Enrolment, session: Session, now: datetime) -> None:
    facts = _enrolment(enrolment, session) | {"claim_until": enrolment.claim_until}
    _say(contract.EnrolmentOfferedV1, enrolment, facts, now)


def enrolment_promoted(enrolment: Enrolment, session: Session, now: datetime) -> None:
    _say(contract.EnrolmentPromotedV1, enrolment, _enrolment(enrolment, session), now)


def enrolment_withdrawn(enrolment: Enrolment, session: Session, now: datetime) -> None:
    facts = _enrolment(enrolment, session) | {"reason": enrolment.reason}
    _say(contract.EnrolmentWithdrawnV1, enrolment, facts, now)


def attendance_recorded(enrolment: Enrolment, now: datetime) -> None:
    facts = _picked(enrolment, "session_id", "librarian_id")
    facts |= {"enrolment_id": enrolment.id, "present": enrolment.state == State.ATTENDED}
    _say(contract.AttendanceRecordedV1, enrolment, facts, now)


def course_completed(enrolment: Enrolment, session: Session, unit_id: str, now: datetime) -> None:
    facts = _picked(session, "course_id", "course_title", "hours")
    facts |= {"competencies": [_competency(each) for each in session.competencies]}
    facts |= _picked(enrolment, "session_id", "librarian_id", "completed_on", "pre_score", "post_score")
    facts |= {"completion_id": enrolment.id, "unit_id": unit_id}
    _say(contract.CourseCompletedV1, enrolment, facts, now)


def certificate_issued(certificate: Certificate, now: datetime) -> None:
    facts = _certificate(certificate) | _picked(certificate, "course_id", "hours", "issued_on", "valid_until")
    _say(contract.CertificateIssuedV1, certificate, facts, now)


def certificate_expiring(certificate: Certificate, unit_id: str, days_left: int, now: datetime) -> None:
    facts = _certificate(certificate) | _picked(certificate, "course_id", "valid_until")
    _say(contract.CertificateExpiringV1, certificate, facts | {"unit_id": unit_id, "days_left": days_left}, now)


def certificate_revoked(certificate: Certificate, now: datetime) -> None:
    facts = _certificate(certificate) | {"reason": certificate.revoked_reason}
    _say(contract.CertificateRevokedV1, certificate, facts, now)


def _dated(session: Session, invited: list[str]) -> dict[str, Any]:
    names = ("course_id", "course_title", "starts_at", "ends_at", "place", "capacity", "hours")
    facts = _picked(session, *names) | {"session_id": session.id, "invited": invited}
    return facts | _calendar(session) | {"mode": session.mode}


def _enrolment(enrolment: Enrolment, session: Session) -> dict[str, Any]:
    facts = _picked(session, "course_title", "starts_at", "ends_at", "place")
    facts |= _picked(enrolment, "session_id", "librarian_id") | {"enrolment_id": enrolment.id}
    link = {"link": session.link} if session.link and enrolment.state == State.CONFIRMED else {}
    return facts | _calendar(session) | link


def _calendar(session: Session) -> dict[str, Any]:
    return {"periods": periods(session.timetable), "calendar_sequence": session.calendar_sequence}


def _competency(competency: dict[str, Any]) -> dict[str, Any]:
    unit = competency.get("unit") or {}
    edition = {name: unit[name] for name in ("framework", "edition") if name in unit}
    return {name: competency[name] for name in ("slug", "title", "skkni_code")} | edition


def _certificate(certificate: Certificate) -> dict[str, Any]:
    facts = _picked(certificate, "code", "librarian_id", "course_title")
    return facts | {"certificate_id": certificate.id, "completion_id": certificate.enrolment_id}


def _picked(doc: Aggregate, *names: str) -> dict[str, Any]:
    return {name: getattr(doc, name) for name in names}


def _say(event: type[Payload], doc: Aggregate, facts: dict[str, Any], now: datetime) -> None:
    outbox.publish(event, subject=doc.id, sequence=doc.version, now=now, data=facts)
