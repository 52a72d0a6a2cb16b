"""Who acts, and on whom."""

from dataclasses import dataclass

from services.training.documents import Librarian, Session
from shared.errors import Forbidden, NotFound, Refused

NIP_DIGITS = 18


@dataclass(frozen=True)
class Actor:
    """The person behind a request: who by NIP, and what the roles allow."""

    nip: str
    manages: bool = False
    assesses: bool = False
    supervises: bool = False


def self_of(actor: Actor) -> Librarian:
    """The actor's own librarian record."""
    librarian: Librarian | None = Librarian.objects(nip=actor.nip, active=True).order_by("-id").first()
    if librarian is None:
        raise Forbidden("not-a-librarian")
    return librarian


def librarian_to_enrol(actor: Actor, librarian_id: str | None) -> Librarian:
    """Oneself; for a supervisor those of the own unit, for a manager anybody, who are in service."""
    if librarian_id is None:
        return self_of(actor)
    librarian: Librarian | None = Librarian.objects(id=librarian_id).first()
    if not actor.manages and not _may_enrol(actor, librarian):
        raise Forbidden("not-for-others")
    if librarian is None:
        raise NotFound("librarian", librarian_id)
    if not librarian.active:
        raise Refused("librarian-inactive", name=librarian.name)
    return librarian


def _may_enrol(actor: Actor, librarian: Librarian | None) -> bool:
    if librarian is None:
        return False
    return librarian.nip == actor.nip or (actor.supervises and self_of(actor).unit_id == librarian.unit_id)


def require_teaching(actor: Actor, session: Session) -> None:
    """A manager may conduct every session; a trainer those of no other librarian."""
    if not actor.manages and session.trainer_nip not in (None, actor.nip):
        raise Forbidden("not-your-session", trainer=session.trainer)


def require_assessing(actor: Actor, session: Session, librarian_id: str) -> None:
    """Who teaches the session, and any assessor, may judge the others' work; nobody their own."""
    if not actor.assesses:
        require_teaching(actor, session)
    if Librarian.objects(id=librarian_id, nip=actor.nip).only("id").first() is not None:
        raise Forbidden("not-own-work")


def colleagues(unit_id: str | None) -> list[str]:
    """The ids of everybody in service in a unit."""
    if unit_id is None:
        return []
    return [each.id for each in Librarian.objects(unit_id=unit_id, active=True).only("id").order_by("id")]


def trainer_named(text: str | None) -> tuple[str | None, str | None]:
    """Name and NIP of a trainer: one of ours if a NIP is given, else somebody from outside."""
    if text is None or not (len(text) == NIP_DIGITS and text.isdigit()):
        return text, None
    trainer: Librarian | None = Librarian.objects(nip=text, active=True).order_by("-id").first()
    if trainer is None:
        raise Refused("trainer-unknown", nip=text)
    return trainer.name, trainer.nip
