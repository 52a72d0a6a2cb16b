"""Closing a session: absences, completions and certificates, all in one stroke."""

import secrets
from datetime import date, datetime

from services.training.commands import feedback, observing, places, sittings, units
from services.training.commands.holding import hold
from services.training.commands.issuing import issue
from services.training.commands.people import Actor, require_teaching
from services.training.commands.wording import when
from services.training.documents import Certificate, Enrolment, Librarian, Session
from services.training.domain import sessions
from services.training.domain.certificates import RANDOM_BYTES, new_code, valid_until
from services.training.domain.completion import outcome
from services.training.domain.enrolments import OPEN, PENDING, SEATED, Reason, State, Verb, step
from services.training.events import outgoing
from shared.clock import WIB
from shared.errors import Refused
from shared.ids import new_id
from shared.storage.documents import save, save_many


def close(session_id: str, actor: Actor, now: datetime) -> Session:
    """End a session: who was not marked present was absent; who passed has completed and is certified."""
    session = hold(session_id, now)
    require_teaching(actor, session)
    state = sessions.step(session.state, sessions.Verb.CLOSE)
    if state is None:
        raise Refused("session-not-scheduled", state=session.state)
    if not sessions.is_open(session.starts_at, now):
        raise Refused("closing-too-early", opens_at=when(sessions.opens_at(session.starts_at)))
    observing.require_all_observed(session)
    sittings.close_all(session, now)
    session.competencies = units.kept(session.competencies)
    settled = _settle(session, now)
    session.state, session.closed_at = state, now
    session.waiting, session.offered, session.parties = [], [], []
    session.attended = sum(each.state in (State.COMPLETED, State.FAILED) for each in settled)
    session.absent = sum(each.state == State.ABSENT for each in settled)
    save(session, now)
    outgoing.session_closed(session, now)
    present = [each.librarian_id for each in settled if each.state in (State.COMPLETED, State.FAILED)]
    feedback.ask(session, present, now)
    places.release([each for each in settled if each.reason == Reason.NO_SEAT], session, Reason.NO_SEAT, now)
    places.spend(session, now)
    return session


def _settle(session: Session, now: datetime) -> list[Enrolment]:
    enrolments = list(Enrolment.objects(session_id=session.id, state__in=OPEN + SEATED).order_by("id"))
    librarians = Librarian.objects.in_bulk([each.librarian_id for each in enrolments])
    certificates: list[Certificate] = []
    for enrolment in enrolments:
        _settle_one(enrolment, session)
        if enrolment.state == State.COMPLETED:
            certificates.append(_certify(enrolment, session, librarians[enrolment.librarian_id], now))
    # Each is written, changed or not: attendance recorded at this very moment must collide with it.
    save_many(enrolments, now)
    issue(certificates, now)
    for enrolment in enrolments:
        _tell(enrolment, session, librarians.get(enrolment.librarian_id), now)
    for certificate in certificates:
        outgoing.certificate_issued(certificate, now)
    return enrolments


def _settle_one(enrolment: Enrolment, session: Session) -> None:
    verb = {
        **dict.fromkeys(PENDING, Verb.VOID),
        State.ATTENDED: outcome(session.pass_mark, enrolment.post_score),
    }.get(State(enrolment.state), Verb.MISS)
    if verb is Verb.VOID:
        enrolment.reason = Reason.NO_SEAT
    enrolment.state = step(enrolment.state, verb)


def _certify(enrolment: Enrolment, session: Session, holder: Librarian, now: datetime) -> Certificate:
    issued_on = _day(now)
    # Ids and codes drawn here are harmless in a run that is discarded: nothing of it is kept or sent.
    certificate = Certificate(
        id=new_id(),
        code=new_code(secrets.token_bytes(RANDOM_BYTES)),
        enrolment_id=enrolment.id,
        librarian_id=holder.id,
        holder=holder.name,
        unit_name=holder.unit_name,
        course_id=session.course_id,
        course_title=session.course_title,
        course_title_en=session.course_title_en,
        course_version=session.course_version,
        competencies=session.competencies,
        hours=session.hours,
        programme_id=session.programme_id,
        session_id=session.id,
        held_on=_day(session.starts_at),
        place=session.place,
        issued_on=issued_on,
        valid_until=valid_until(issued_on, session.validity_months),
    )
    enrolment.completed_on = _day(sessions.held_until(session.ends_at, now))
    enrolment.certificate_id, enrolment.certificate_code = certificate.id, certificate.code
    return certificate


def _tell(enrolment: Enrolment, session: Session, librarian: Librarian | None, now: datetime) -> None:
    if enrolment.state == State.ABSENT:
        outgoing.attendance_recorded(enrolment, now)
    elif enrolment.state == State.COMPLETED and librarian is not None:
        outgoing.course_completed(enrolment, session, librarian.unit_id, now)


def _day(moment: datetime) -> date:
    return moment.astimezone(WIB).date()
