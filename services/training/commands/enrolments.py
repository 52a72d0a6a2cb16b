"""Getting a seat, giving it up, moving up.

The session's own document decides: it is written by everybody who changes its seats, so of two
who decide at once one is run again on what the other left.
"""

from collections.abc import Sequence
from datetime import datetime

from services.training.commands.holding import hold
from services.training.commands.people import Actor, librarian_to_enrol
from services.training.commands.saving import save_all
from services.training.commands.wording import when
from services.training.documents import Enrolment, Librarian, Session
from services.training.domain import sessions
from services.training.domain.enrolments import OPEN, Reason, State, Verb, step
from services.training.domain.seats import fill, join, leave
from services.training.events import outgoing
from services.training.queries import Place
from shared.errors import Forbidden, Refused
from shared.storage.documents import get, insert, save


def enrol(session_id: str, actor: Actor, librarian_id: str | None, enrolment_id: str, now: datetime) -> Place:
    """Give a librarian a seat, or the last place in the queue."""
    session = hold(session_id, now)
    librarian = librarian_to_enrol(actor, librarian_id)
    require_before_start(session, now)
    if session.seats.holds(librarian.id):
        raise Refused("already-enrolled", name=librarian.name)
    session.seats = join(session.seats, librarian.id)
    save(session, now)
    position = session.seats.position(librarian.id)
    enrolment = insert(
        Enrolment(
            id=enrolment_id,
            session_id=session.id,
            librarian_id=librarian.id,
            state=State.CONFIRMED if position is None else State.WAITLISTED,
        ),
        now,
    )
    outgoing.enrolled(enrolment, session, position, now)
    return Place(enrolment, session, librarian)


def withdraw(enrolment_id: str, actor: Actor, now: datetime) -> Place:
    """Give up a seat or a place in the queue; the next in line moves up."""
    enrolment = get(Enrolment, enrolment_id)
    librarian = Librarian.objects(id=enrolment.librarian_id).first()
    own = librarian is not None and librarian.nip == actor.nip
    if not (own or actor.manages):
        raise Forbidden("not-your-enrolment")
    if step(enrolment.state, Verb.WITHDRAW) is None:
        raise Refused("enrolment-over", state=enrolment.state)
    session = hold(enrolment.session_id, now)
    if enrolment.state == State.CONFIRMED:  # who waits may leave the queue at any time
        require_before_start(session, now)
    _give_up(enrolment, session, Reason.OWN_WISH if own else Reason.BY_MANAGER, now)
    return Place(enrolment, session, librarian)


def release_leaver(librarian_id: str, now: datetime) -> None:
    """Take a librarian who left the service out of every session and queue still open."""
    held = Enrolment.objects(librarian_id=librarian_id, state__in=OPEN)
    for enrolment in held.order_by("id"):
        _give_up(enrolment, hold(enrolment.session_id, now), Reason.LEFT_SERVICE, now)


def give_freed_seats(session: Session, librarian_ids: Sequence[str], now: datetime) -> None:
    """Tell those whom a changed session seated, in the order in which they waited."""
    if not librarian_ids:
        return
    waiting = Enrolment.objects(session_id=session.id, librarian_id__in=list(librarian_ids), state=State.WAITLISTED)
    by_librarian = {enrolment.librarian_id: enrolment for enrolment in waiting}
    promoted = [by_librarian[librarian_id] for librarian_id in librarian_ids]
    for enrolment in promoted:
        enrolment.state = step(enrolment.state, Verb.PROMOTE)
    save_all(promoted, now)
    for enrolment in promoted:
        outgoing.enrolment_promoted(enrolment, session, now)


def require_before_start(session: Session, now: datetime) -> None:
    """Seats are asked for, given up and passed on between scheduling and start."""
    if session.state != sessions.State.SCHEDULED:
        raise Refused("session-not-scheduled", state=session.state)
    if sessions.has_started(session.starts_at, now):
        raise Refused("session-started", starts_at=when(session.starts_at))


def _give_up(enrolment: Enrolment, session: Session, reason: Reason, now: datetime) -> None:
    enrolment.state = step(enrolment.state, Verb.WITHDRAW)
    enrolment.reason = reason
    save(enrolment, now)
    outgoing.enrolment_withdrawn(enrolment, session, now)
    session.seats = leave(session.seats, enrolment.librarian_id)
    promoted: tuple[str, ...] = ()
    if not sessions.has_started(session.starts_at, now):
        change = fill(session.seats)
        session.seats, promoted = change.seats, change.promoted
    save(session, now)
    give_freed_seats(session, promoted, now)
