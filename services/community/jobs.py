"""What the worker does every so often."""

from datetime import UTC, date, datetime, time
from functools import partial

from services.community.commands.agreements import end_what_is_over
from services.community.commands.nomination_reminders import remind
from services.community.queries.agreements import partners_past_their_day
from shared.clock import WIB
from shared.storage import transaction


def end_agreements(now: datetime) -> None:
    """Agreements end with their last day, by the clock on the wall."""
    today = now.astimezone(WIB).date()
    for partner_id in partners_past_their_day(_midnight(today)):
        transaction.run(partial(end_what_is_over, partner_id, today, now))


def remind_of_reports(now: datetime) -> None:
    """Who went is asked for the report, and reminded when it is late."""
    transaction.run(lambda: remind(now))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)  # as MongoDB keeps a date
