"""Agreeing to a request for a seat, or not. A place in the queue counts from the approval."""

from collections.abc import Sequence
from datetime import datetime

from services.training.commands.holding import hold
from services.training.commands.people import Actor, self_of
from services.training.commands.seating import require_before_start, seat
from services.training.documents import Enrolment, Librarian, Session
from services.training.domain.enrolments import State, Verb, step
from services.training.domain.sessions import Approval
from services.training.events import outgoing
from services.training.queries import Place
from shared.errors import Forbidden, Refused
from shared.storage.documents import get, save


def may_approve(actor: Actor, session: Session, librarians: Sequence[Librarian]) -> bool:
    """Whether this person's word is all that these need: the manager's always, a supervisor's for the own unit."""
    if actor.manages or session.approval == Approval.NONE:
        return True
    if not (actor.supervises and session.approval == Approval.SUPERVISOR):
        return False
    unit_id = self_of(actor).unit_id
    return all(each.unit_id == unit_id for each in librarians)


def approve(enrolment_id: str, actor: Actor, now: datetime) -> Place:
    """Agree; a party is agreed to as a whole."""
    asked, session, people = _requested(enrolment_id, actor, now)
    require_before_start(session, now)
    for enrolment in asked:
        enrolment.decided_by = actor.nip
    seat(asked, session, now)
    return _place(enrolment_id, asked, session, people)


def refuse(enrolment_id: str, reason: str, actor: Actor, now: datetime) -> Place:
    """Do not agree, and say why; a party is refused as a whole."""
    asked, session, people = _requested(enrolment_id, actor, now)
    for enrolment in asked:
        enrolment.state = step(enrolment.state, Verb.REFUSE)
        enrolment.decided_by, enrolment.refusal = actor.nip, reason
        save(enrolment, now)
        outgoing.enrolment_refused(enrolment, session, now)
    return _place(enrolment_id, asked, session, people)


def _requested(enrolment_id: str, actor: Actor, now: datetime) -> tuple[list[Enrolment], Session, dict[str, Librarian]]:
    session = hold(get(Enrolment, enrolment_id).session_id, now)
    enrolment = get(Enrolment, enrolment_id)  # again: the session is ours only now
    if enrolment.state != State.REQUESTED:
        raise Refused("request-decided", state=enrolment.state)
    asked = [enrolment]
    if enrolment.party_id:
        asked = list(Enrolment.objects(party_id=enrolment.party_id, state=State.REQUESTED).order_by("id"))
    people: dict[str, Librarian] = Librarian.objects.in_bulk([each.librarian_id for each in asked])
    if not may_approve(actor, session, list(people.values())):
        raise Forbidden("not-yours-to-approve")
    return asked, session, people


def _place(enrolment_id: str, asked: list[Enrolment], session: Session, people: dict[str, Librarian]) -> Place:
    enrolment = next(each for each in asked if each.id == enrolment_id)
    return Place(enrolment, session, people.get(enrolment.librarian_id))
