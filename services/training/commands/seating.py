"""Writing down what the rule of the queue decides (`domain/seats.py`).

The session's own document decides: it is written by everybody who changes its seats, so of two who decide at once
one is run again on what the other left.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from services.training.commands import places
from services.training.commands.wording import when
from services.training.documents import Enrolment, Librarian, Session
from services.training.domain import sessions
from services.training.domain.enrolments import Reason, State, Verb, step
from services.training.domain.meetings import claim_until, keeps_for_parties
from services.training.domain.seats import Change, Rules, Seats, admit, fill, leave
from services.training.events import outgoing
from shared.errors import Refused
from shared.storage.documents import insert_many, save, save_many


def require_before_start(session: Session, now: datetime) -> None:
    """Seats are asked for, given up and passed on between scheduling and start."""
    if session.state != sessions.State.SCHEDULED:
        raise Refused("session-not-scheduled", state=session.state)
    if sessions.has_started(session.starts_at, now):
        raise Refused("session-started", starts_at=when(session.starts_at))


def seats_now(session: Session, now: datetime, newcomers: Sequence[str] = ()) -> Seats:
    """The seats with the rules of this moment; units are looked up only where seats are reserved."""
    seats: Seats = session.seats
    reserved = {}
    if session.quotas and now < session.quota_until:
        reserved = {each["unit_id"]: each["seats"] for each in session.quotas}
    people = [*seats.taken, *seats.waiting, *newcomers] if reserved else []
    units = {each.id: each.unit_id for each in Librarian.objects(id__in=people).only("unit_id")} if people else {}
    patient = keeps_for_parties(session.starts_at, now)
    return replace(seats, rules=Rules(reserved, units, bool(session.claim_hours), patient))


def seat(enrolments: Sequence[Enrolment], session: Session, now: datetime) -> None:
    """Give these people (one, or a party) seats, or the last places in the queue, and say so."""
    people = [each.librarian_id for each in enrolments]
    change = admit(seats_now(session, now, people), people)
    take(session, change, now)
    for enrolment in enrolments:
        position = session.seats.position(enrolment.librarian_id)
        enrolment.state = step(enrolment.state, Verb.GRANT if position is None else Verb.QUEUE)
    if enrolments[0].version:  # they waited for an approval
        save_many(enrolments, now)
    else:
        insert_many(enrolments, now)
    for enrolment in enrolments:
        outgoing.enrolled(enrolment, session, session.seats.position(enrolment.librarian_id), now)
    places.commit([each for each in enrolments if each.state == State.CONFIRMED], session, now)


def take(session: Session, change: Change, now: datetime) -> None:
    """Store the decision, and tell those who moved up by it."""
    session.seats = change.seats
    save(session, now)
    give_freed_seats(session, change.promoted, now)


def give_freed_seats(session: Session, librarian_ids: Sequence[str], now: datetime) -> None:
    """Tell those whom a changed session seated, or offered a seat, in the order in which they waited."""
    if not librarian_ids:
        return
    waiting = Enrolment.objects(session_id=session.id, librarian_id__in=list(librarian_ids), state=State.WAITLISTED)
    by_librarian = {enrolment.librarian_id: enrolment for enrolment in waiting}
    promoted = [by_librarian[librarian_id] for librarian_id in librarian_ids]
    offered = frozenset(session.offered)
    for enrolment in promoted:
        offer = enrolment.librarian_id in offered
        enrolment.state = step(enrolment.state, Verb.OFFER if offer else Verb.PROMOTE)
        enrolment.claim_until = claim_until(session.claim_hours, session.starts_at, now) if offer else None
    save_many(promoted, now)
    for enrolment in promoted:
        if enrolment.state == State.OFFERED:
            outgoing.enrolment_offered(enrolment, session, now)
        else:
            outgoing.enrolment_promoted(enrolment, session, now)
    places.commit(promoted, session, now)  # of offered seats too: whoever claims one in time must get it


def give_up(enrolments: Sequence[Enrolment], session: Session, reason: Reason, now: datetime) -> None:
    """Withdraw these, and pass their seats on to whoever is next."""
    placed = [each.librarian_id for each in enrolments if each.state != State.REQUESTED]
    paid = [each for each in enrolments if each.state in (State.CONFIRMED, State.OFFERED)]
    verb = Verb.LAPSE if reason is Reason.NOT_CLAIMED else Verb.WITHDRAW
    for enrolment in enrolments:
        enrolment.state, enrolment.reason = step(enrolment.state, verb), reason
        save(enrolment, now)
        outgoing.enrolment_withdrawn(enrolment, session, now)
    places.release(paid, session, reason, now)
    left = leave(seats_now(session, now), *placed)
    started = sessions.has_started(session.starts_at, now)
    take(session, Change(left) if started else fill(left), now)
