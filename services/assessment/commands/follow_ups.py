"""The sweep: tell, once, each follow-up whose window has begun."""

from dataclasses import dataclass
from datetime import date, datetime

from services.assessment.commands import reminders
from services.assessment.documents import FollowUp, Librarian
from services.assessment.domain import follow_ups
from services.assessment.events import outgoing

BATCH = 500


@dataclass(frozen=True)
class Sweep:
    """What one sweep did; `more` when there was too much for one transaction."""

    as_of: date
    due: int
    cancelled: int
    more: bool
    reminded: int = 0


def sweep(as_of: date, now: datetime) -> Sweep:
    """Raise the follow-ups that are due on this day; cancel those of librarians who have left."""
    begun = {"state": follow_ups.WAITING, "due_from__lte": as_of.isoformat()}
    waiting = list(FollowUp.objects(**begun).order_by("due_from", "id").limit(BATCH))
    gone = _gone({each.librarian_id for each in waiting})
    due = [each for each in waiting if each.librarian_id not in gone]
    left = [each for each in waiting if each.librarian_id in gone]
    _move(due, "due", now)
    _move(left, "cancel", now)
    for each in due:
        outgoing.follow_up_due(each, each.version + 1, now)
    return Sweep(as_of, len(due), len(left), len(waiting) == BATCH, reminders.remind(as_of, now))


def _gone(librarian_ids: set[str]) -> set[str]:
    """Those known to have left. One whose record has not arrived yet is not gone."""
    return {each.id for each in Librarian.objects(id__in=list(librarian_ids), active=False).only("id")}


def _move(moving: list[FollowUp], action: str, now: datetime) -> None:
    state = follow_ups.after(follow_ups.WAITING, action)
    ids = [each.id for each in moving]
    if ids:
        FollowUp.objects(id__in=ids).update(set__state=state, set__updated_at=now, inc__version=1)
