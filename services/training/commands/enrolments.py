"""Asking for a seat, and giving it up."""

from collections.abc import Sequence
from datetime import datetime

from services.training.commands import prerequisites
from services.training.commands.approvals import may_approve
from services.training.commands.holding import hold
from services.training.commands.people import Actor, librarian_to_enrol, self_of
from services.training.commands.seating import give_up, require_before_start, seat
from services.training.documents import Enrolment, Librarian, Session
from services.training.domain.enrolments import OPEN, Reason, State, Verb, step
from services.training.events import outgoing
from services.training.queries import Place
from shared.clock import WIB
from shared.errors import Forbidden, Refused
from shared.ids import new_id
from shared.storage.documents import get, insert_many


def enrol(session_id: str, actor: Actor, librarian_id: str | None, enrolment_id: str, now: datetime) -> Place:
    """Give a librarian a seat, or the last place in the queue, or lay the request before who must approve it."""
    session = hold(session_id, now)
    librarian = librarian_to_enrol(actor, librarian_id)
    approved = may_approve(actor, session, [librarian])
    [enrolment] = _ask(session, [(enrolment_id, librarian)], approved, now)
    return Place(enrolment, session, librarian)


def enrol_party(session_id: str, actor: Actor, librarian_ids: Sequence[str], now: datetime) -> list[Place]:
    """One request of several: seats for all of them together, or none yet. Each may leave alone at any time."""
    session = hold(session_id, now)
    party = [_companion(actor, each, librarian_ids) for each in librarian_ids]
    if len(party) > session.capacity:
        raise Refused("party-too-large", people=len(party), capacity=session.capacity)
    approved = may_approve(actor, session, party)
    asked = _ask(session, [(new_id(), each) for each in party], approved, now)
    return [Place(enrolment, session, librarian) for enrolment, librarian in zip(asked, party, strict=True)]


def enrol_all(session_id: str, librarian_ids: Sequence[str], now: datetime) -> list[Enrolment]:
    """Enrol by rule, each for himself, in this order: who is in already, or not in service, is passed over."""
    session = hold(session_id, now)
    require_before_start(session, now)
    inside = set(session.seats.taken + session.seats.waiting) | _requesting(session, librarian_ids)
    by_id = Librarian.objects(active=True).in_bulk([each for each in librarian_ids if each not in inside])
    asked: list[Enrolment] = []
    for librarian_id in dict.fromkeys(librarian_ids):
        if librarian_id in by_id:
            asked += _ask(session, [(new_id(), by_id[librarian_id])], True, now)
    return asked


def withdraw(enrolment_id: str, actor: Actor, now: datetime) -> Place:
    """Give up a seat, an offer, a request or a place in the queue; the next in line moves up."""
    enrolment = get(Enrolment, enrolment_id)
    librarian = Librarian.objects(id=enrolment.librarian_id).first()
    own = librarian is not None and librarian.nip == actor.nip
    if not (own or actor.manages):
        raise Forbidden("not-your-enrolment")
    if step(enrolment.state, Verb.WITHDRAW) is None:
        raise Refused("enrolment-over", state=enrolment.state)
    session = hold(enrolment.session_id, now)
    if enrolment.state == State.CONFIRMED:  # who has no seat yet may leave at any time
        require_before_start(session, now)
    give_up([enrolment], session, Reason.OWN_WISH if own else Reason.BY_MANAGER, now)
    return Place(enrolment, session, librarian)


def release_leaver(librarian_id: str, now: datetime) -> None:
    """Take a librarian who left the service out of every session and queue still open."""
    held = Enrolment.objects(librarian_id=librarian_id, state__in=OPEN)
    for enrolment in held.order_by("id"):
        give_up([enrolment], hold(enrolment.session_id, now), Reason.LEFT_SERVICE, now)


def _ask(session: Session, people: Sequence[tuple[str, Librarian]], approved: bool, now: datetime) -> list[Enrolment]:
    require_before_start(session, now)
    _require_new(session, [librarian for _, librarian in people])
    for _, librarian in people:
        prerequisites.require(librarian, session.course_id, session.starts_at.astimezone(WIB).date())
    party_id = people[0][0] if len(people) > 1 else None
    enrolments = [
        Enrolment(id=new, session_id=session.id, librarian_id=librarian.id, state=State.REQUESTED, party_id=party_id)
        for new, librarian in people
    ]
    if approved:
        seat(enrolments, session, now)
        return enrolments
    insert_many(enrolments, now)
    for enrolment, (_, librarian) in zip(enrolments, people, strict=True):
        outgoing.enrolment_requested(enrolment, session, librarian, now)
    return enrolments


def _require_new(session: Session, librarians: Sequence[Librarian]) -> None:
    requesting = _requesting(session, [each.id for each in librarians])
    for librarian in librarians:
        if session.seats.holds(librarian.id) or librarian.id in requesting:
            raise Refused("already-enrolled", name=librarian.name)


def _requesting(session: Session, librarian_ids: Sequence[str]) -> set[str]:
    asked = Enrolment.objects(session_id=session.id, librarian_id__in=list(librarian_ids), state=State.REQUESTED)
    return {each.librarian_id for each in asked.only("librarian_id")}


def _companion(actor: Actor, librarian_id: str, everybody: Sequence[str]) -> Librarian:
    """Somebody to enrol together with: for a librarian, oneself and colleagues of one's unit."""
    if actor.manages or actor.supervises:
        return librarian_to_enrol(actor, librarian_id)
    me = self_of(actor)
    librarian: Librarian = get(Librarian, librarian_id)
    if me.id not in everybody or librarian.unit_id != me.unit_id:
        raise Forbidden("not-your-party")
    if not librarian.active:
        raise Refused("librarian-inactive", name=librarian.name)
    return librarian
