"""What was planned, as the contracts tell it: programmes, and runs that open by themselves."""

from datetime import date, datetime
from typing import Any

from services.training.documents import Programme, Recurrence, Session
from shared.contracts import programmes as contract
from shared.storage import outbox


def programme_published(programme: Programme, now: datetime) -> None:
    names = ("title", "title_en", "goals", "first_year", "last_year", "tracks")
    facts: dict[str, Any] = {name: getattr(programme, name) for name in names} | {"programme_id": programme.id}
    facts["tracks"] = [{"slug": t["slug"], "title": t["title"], "title_en": t.get("title_en")} for t in facts["tracks"]]
    outbox.publish(contract.ProgrammePublishedV1, subject=programme.id, sequence=programme.version, now=now, data=facts)


def run_opened(session: Session, recurring: Recurrence, due: int, due_until: date, now: datetime) -> None:
    names = ("course_id", "course_title", "programme_id", "starts_at", "ends_at", "place")
    facts: dict[str, Any] = {name: getattr(session, name) for name in names}
    facts |= {"session_id": session.id, "due": due, "due_until": due_until, "enrolling": recurring.enrols}
    outbox.publish(contract.RunOpenedV1, subject=session.id, sequence=session.version, now=now, data=facts)


def run_blocked(recurring: Recurrence, title: str, starts_at: datetime, reason: str, now: datetime) -> None:
    facts = {
        "course_id": recurring.course_id, "course_title": title, "programme_id": recurring.programme_id,
        "starts_at": starts_at, "reason": reason,
    }  # fmt: skip
    outbox.publish(contract.RunBlockedV1, subject=recurring.id, sequence=recurring.version, now=now, data=facts)
