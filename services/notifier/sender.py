"""The loop that empties the delivery queue through a channel. Any number may run: a claim belongs to one."""

import time
from datetime import datetime, timedelta

from services.notifier.channels import Channel
from services.notifier.commands.deliver import claim, record, write
from services.notifier.documents import Delivery
from services.notifier.domain.deliveries import Later, Outcome
from services.notifier.domain.mail import Letter
from shared.ids import new_id
from shared.storage import transaction
from shared.telemetry import logs, metrics, trace

log = logs.get(__name__)


class Sender:
    """Sends what is due, one delivery after the other, for at most `seconds` at a stretch."""

    def __init__(self, channel: Channel, *, seconds: float = 3.0) -> None:
        self._channel, self._seconds = channel, seconds

    def run(self, now: datetime) -> int:
        """Returns how many tries were made. Ends early when the channel is away: the rest stays due."""
        began, tries = time.monotonic(), 0
        try:
            while (elapsed := time.monotonic() - began) < self._seconds:
                outcome = self._next(now + timedelta(seconds=elapsed))
                if outcome is None:
                    break
                tries += 1
                if isinstance(outcome, Later) and outcome.outage:
                    log.warning("channel away", channel=self._channel.name, reason=outcome.reason)
                    break
        finally:
            self._channel.close()
        return tries

    def _next(self, now: datetime) -> Outcome | None:
        token = new_id()
        delivery = claim(self._channel.name, token, now)
        if delivery is None:
            return None
        with trace.step(delivery.traceparent, correlation_id=delivery.correlation_id, causation_id=delivery.event_id):
            outcome = self._try(delivery)
            after = transaction.run(lambda: record(delivery.id, token, outcome, now))
            self._tell(delivery, after.state if after else "claimed-by-another")
        return outcome

    def _try(self, delivery: Delivery) -> Outcome:
        try:
            letter = write(delivery)
            return self._channel.send(letter) if isinstance(letter, Letter) else letter
        except Exception as error:  # one letter that cannot be written must not hold up the others
            log.exception("letter failed", delivery_id=delivery.id, kind=delivery.kind)
            return Later(f"failed: {type(error).__name__}")

    def _tell(self, delivery: Delivery, result: str) -> None:
        metrics.NOTIFICATIONS.labels(self._channel.name, result).inc()
        log.info("delivery tried", delivery_id=delivery.id, kind=delivery.kind, result=result)
