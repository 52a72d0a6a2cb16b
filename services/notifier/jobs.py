"""What the worker does every so often, beside sending."""

from datetime import datetime
from functools import partial

from services.notifier import queries
from services.notifier.commands.tell_awaited import tell_awaited
from services.notifier.commands.write_to_visitors import forget_visitors
from shared.storage import transaction
from shared.telemetry import logs

log = logs.get(__name__)


def tell_those_awaited(now: datetime) -> None:
    """Tell roles that were empty when an event came, once somebody holds them."""
    for awaited_id in queries.awaited_ready(now):
        unheard = transaction.run(partial(tell_awaited, awaited_id, now))
        if unheard:
            log.warning("nobody heard", event_id=awaited_id, roles=unheard)


def forget_those_written_to(now: datetime) -> None:
    """Forget the addresses of visitors to whom no letter is under way any more."""
    while transaction.run(forget_visitors):
        pass
