"""The loop that empties the delivery queue through a channel. Any number may run: a claim belongs to one."""

import time
from collections.abc import Sequence
from datetime import datetime, timedelta

from services.notifier.channels import Channel
from services.notifier.commands.correspond import House, correspond
from services.notifier.commands.deliver import claim, note_taken, record
from services.notifier.documents import Delivery
from services.notifier.domain.deliveries import LEASE, Delivered, Later, Outcome, Untouched
from services.notifier.domain.mail import Letter
from shared.ids import new_id
from shared.storage import transaction
from shared.telemetry import logs, metrics, trace

log = logs.get(__name__)

BATCH = 50  # letters in memory at once, and recorded together
SPAN = LEASE / 3  # no letter is begun later than this after its claim: a slow server must not outlast the lease


class Sender:
    """Sends what is due in small batches over one connection, for at most `seconds` at a stretch."""

    def __init__(self, channel: Channel, house: House, *, seconds: float = 3.0, batch: int = BATCH) -> None:
        self._channel, self._house, self._seconds, self._batch = channel, house, seconds, batch

    def run(self, now: datetime) -> int:
        """Returns how many tries were made. Ends early when the channel is away: the rest stays due."""
        began, tries = time.monotonic(), 0
        try:
            while (elapsed := time.monotonic() - began) < self._seconds:
                moment, token = now + timedelta(seconds=elapsed), new_id()
                batch = claim(self._channel.name, token, moment, self._batch)
                if not batch:
                    break
                outcomes = self._work(batch, token, moment, until=began + self._seconds)
                tries += sum(not isinstance(outcome, Untouched) for outcome in outcomes.values())
                if any(isinstance(outcome, Untouched) or _away(outcome) for outcome in outcomes.values()):
                    break
        finally:
            self._channel.close()
        return tries

    def _work(self, batch: Sequence[Delivery], token: str, now: datetime, until: float) -> dict[str, Outcome]:
        outcomes = self._send(batch, token, now, min(until, time.monotonic() + SPAN.total_seconds()))
        after = transaction.run(lambda: record(outcomes, token, now))
        for delivery in batch:
            if not isinstance(outcomes[delivery.id], Untouched):
                step = after.get(delivery.id)
                self._tell(delivery, step.state if step else "claimed-by-another")
        return outcomes

    def _send(self, batch: Sequence[Delivery], token: str, now: datetime, until: float) -> dict[str, Outcome]:
        """An outcome each. After an outage, or when the time is up, the rest is left untouched."""
        letters = correspond([each for each in batch if not each.taken], self._house, now)
        outcomes: dict[str, Outcome] = {}
        over = False
        for delivery in batch:
            letter = Delivered() if delivery.taken else letters[delivery.id]
            if isinstance(letter, Letter):
                over = over or time.monotonic() > until
                letter = Untouched(delivery.due_at) if over else self._try(delivery, letter)
                over = over or _away(letter) or (isinstance(letter, Delivered) and not note_taken(delivery.id, token))
            outcomes[delivery.id] = letter
        return outcomes

    def _try(self, delivery: Delivery, letter: Letter) -> Outcome:
        origin = {"correlation_id": delivery.correlation_id, "causation_id": delivery.event_id}
        try:
            with trace.step(delivery.traceparent, **origin):
                outcome = self._channel.send(letter)
        except Exception as error:  # one letter that cannot be sent must not hold up the others
            log.exception("letter failed", delivery_id=delivery.id, kind=delivery.kind)
            return Later(f"failed: {type(error).__name__}")
        if _away(outcome):
            log.warning("channel away", channel=self._channel.name, reason=getattr(outcome, "reason", ""))
        return outcome

    def _tell(self, delivery: Delivery, result: str) -> None:
        metrics.NOTIFICATIONS.labels(self._channel.name, result).inc()
        log.info("delivery tried", delivery_id=delivery.id, kind=delivery.kind, result=result)


def _away(outcome: Outcome) -> bool:
    return isinstance(outcome, Later) and outcome.outage
