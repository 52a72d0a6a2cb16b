"""What partners may hear goes to their log; what community says of them decides who hears it."""

from collections.abc import Sequence
from datetime import datetime

from services.notifier.commands import record_partners
from services.notifier.commands.log_for_partners import log_for_partners
from services.notifier.partner_queries import visible
from shared.contracts.base import EVENTS
from shared.contracts.community import AgreementStartedV1
from shared.contracts.envelope import Incoming
from shared.contracts.partners import AgreementEndedV1, PartnerChangedV1
from shared.messaging.handlers import Handlers


def listen(incoming: Handlers) -> None:
    """Every type made for partners is listened to, today's and tomorrow's: no list to forget one in."""
    incoming.also(*(EVENTS[key] for key in sorted(visible().types)))(log_for_partners)
    incoming.on_batch(AgreementStartedV1)(record_partners.agreements_started)
    incoming.on_batch(AgreementEndedV1)(record_partners.agreements_ended)
    incoming.on_batch(PartnerChangedV1)(partners_described)


def partners_described(events: Sequence[Incoming], now: datetime) -> None:
    record_partners.partners_described(events)
