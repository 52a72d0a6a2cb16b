"""What is heard of registrations: letters to people without an account."""

from collections.abc import Sequence
from datetime import datetime

from services.notifier.commands.announce import News
from services.notifier.commands.write_to_visitors import write_to_visitors
from shared.contracts import activities
from shared.contracts.envelope import Incoming
from shared.messaging.handlers import Handlers


def listen(incoming: Handlers) -> None:
    """Hear what happens to registrations."""
    incoming.on_batch(
        activities.RegistrationConfirmedV1,
        activities.RegistrationWaitlistedV1,
        activities.RegistrationPromotedV1,
        activities.RegistrationChangedV1,
        activities.RegistrationWithdrawnV1,
    )(registrations)


def registrations(events: Sequence[Incoming], now: datetime) -> None:
    write_to_visitors([(_news(event), event.sequence) for event in events], now)


def _news(event: Incoming) -> News:
    kind = event.type.removeprefix("community.").rpartition(".")[0]
    return News(event.id, kind, event.data, event.time, event.correlation_id, event.traceparent)
