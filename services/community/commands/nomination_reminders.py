"""Who went is asked for the report when it is over, and once more when it is late: each once."""

from datetime import datetime

from mongoengine import QuerySet

from services.community.documents import Nomination
from services.community.domain import nominations
from services.community.events import nominated
from shared.clock import WIB
from shared.storage.documents import save

DUE, OVERDUE = "due", "overdue"
AT_ONCE = 100


def remind(now: datetime) -> int:
    """Ask those whose time has come; how many were asked."""
    today = now.astimezone(WIB).date()
    late = Nomination.objects(state=nominations.CONFIRMED, report_due_on__lt=today, reminded__ne=OVERDUE)
    over = Nomination.objects(
        state=nominations.CONFIRMED, report_due_on__gte=today, ends_on__lt=today, reminded__ne=DUE
    )
    return _ask(late, OVERDUE, now) + _ask(over, DUE, now)


def _ask(found: QuerySet, what: str, now: datetime) -> int:
    several = list(found.order_by("report_due_on", "id").limit(AT_ONCE))
    for each in several:
        each.reminded.append(what)
        save(each, now)
        nominated.reminded(each, what == OVERDUE, now)
    return len(several)
