"""Offered seats, and what the clock alone changes about seats."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from services.training.commands.holding import hold
from services.training.commands.people import Actor
from services.training.commands.seating import give_up, require_before_start, seats_now, take
from services.training.commands.wording import when
from services.training.documents import Enrolment, Librarian, Session
from services.training.domain import seats, sessions
from services.training.domain.enrolments import Reason, State, Verb, step
from services.training.domain.meetings import PARTIES_UNTIL
from services.training.domain.seats import fill
from services.training.events import outgoing
from services.training.queries import Place
from shared.errors import Forbidden, Refused
from shared.storage import transaction
from shared.storage.documents import get, save, save_many


def claim(enrolment_id: str, actor: Actor, now: datetime) -> Place:
    """Take an offered seat before its deadline; one of a party takes all of the party's."""
    enrolment = get(Enrolment, enrolment_id)
    librarian = Librarian.objects(id=enrolment.librarian_id).first()
    if not (actor.manages or (librarian is not None and librarian.nip == actor.nip)):
        raise Forbidden("not-your-enrolment")
    if step(enrolment.state, Verb.CLAIM) is None:
        raise Refused("nothing-offered", state=enrolment.state)
    session = hold(enrolment.session_id, now)
    require_before_start(session, now)
    if now >= enrolment.claim_until:
        raise Refused("claim-over", claim_until=when(enrolment.claim_until))
    before = frozenset(session.confirmed)
    session.seats = seats.claim(session.seats, enrolment.librarian_id)
    save(session, now)
    taken = _confirm(session, [each for each in session.confirmed if each not in before], now)
    return Place(next(each for each in taken if each.id == enrolment_id), session, librarian)


def _confirm(session: Session, librarian_ids: list[str], now: datetime) -> list[Enrolment]:
    taken = list(Enrolment.objects(session_id=session.id, librarian_id__in=librarian_ids, state=State.OFFERED))
    for enrolment in taken:
        enrolment.state, enrolment.claim_until = step(enrolment.state, Verb.CLAIM), None
    save_many(taken, now)
    for enrolment in taken:
        outgoing.enrolled(enrolment, session, None, now)
    return taken


def tend(now: datetime) -> None:
    """Pass on seats that nobody claimed, and those no longer kept for a unit or a party. Opens its transactions."""
    for session_id in dict.fromkeys([*_lapsing(now), *_opening(now)]):
        transaction.run(partial(tend_one, session_id, now))


def tend_one(session_id: str, now: datetime) -> None:
    """The same for one session; assumes a transaction."""
    session = hold(session_id, now)
    if session.state != sessions.State.SCHEDULED:
        return
    late = list(Enrolment.objects(session_id=session.id, state=State.OFFERED, claim_until__lte=now).order_by("id"))
    if late:
        give_up(late, session, Reason.NOT_CLAIMED, now)
    if not sessions.has_started(session.starts_at, now):
        change = fill(seats_now(session, now))
        if change.promoted:
            take(session, change, now)


def _lapsing(now: datetime) -> Iterator[str]:
    late = Enrolment.objects(state=State.OFFERED, claim_until__lte=now).order_by("claim_until")
    return (each.session_id for each in late.only("session_id"))


def _opening(now: datetime) -> Iterator[str]:
    coming = Session.objects(state=sessions.State.SCHEDULED, starts_at__gt=now)
    waited_for = coming.filter(waiting__0__exists=True)
    return (each.id for each in waited_for.only("starts_at", "quota_until") if _opens(each, now))


def _opens(session: Session, now: datetime) -> bool:
    quota_over = session.quota_until is not None and session.quota_until <= now
    return quota_over or session.starts_at - PARTIES_UNTIL <= now
