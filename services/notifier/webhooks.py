"""The loop that empties the partners' queue: several webhooks at a time, one event at a time for each."""

import random
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from services.notifier.channels.webhook import Webhook
from services.notifier.commands.dispatch import claim, put_back, record, write
from services.notifier.domain.dispatches import ACTIVE, OPEN, WITHHELD, Answer, Step
from services.notifier.partner_documents import Dispatch, Subscription
from services.notifier.partner_queries import to_work_on
from shared.ids import new_id
from shared.storage import transaction
from shared.telemetry import logs, metrics, trace

log = logs.get(__name__)
AT_ONCE = 8


class Webhooks:
    """Sends what is due for at most `seconds` at a stretch. A slow receiver keeps one thread busy, never all."""

    def __init__(self, channel: Webhook, public_url: str, *, seconds: float = 3.0) -> None:
        self._channel, self._public_url, self._seconds = channel, public_url, seconds

    def run(self, now: datetime) -> int:
        """Returns how many tries were made."""
        waiting = to_work_on(now)
        if not waiting:
            return 0
        with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="webhook") as pool:
            return sum(pool.map(lambda each: self._work(each, now), waiting))

    def _work(self, subscription_id: str, now: datetime) -> int:
        began, tries = time.monotonic(), 0
        while (elapsed := time.monotonic() - began) < self._seconds:
            after = self._next(subscription_id, now + timedelta(seconds=elapsed))
            if after is None:
                break
            tries += 1
            if after.disable or after.hold_until:
                break
        return tries

    def _next(self, subscription_id: str, now: datetime) -> Step | None:
        token, jitter = new_id(), random.random()  # noqa: S311  (spreads retries)
        dispatch = claim(subscription_id, token, now)
        if dispatch is None:
            return None
        with trace.step(None, causation_id=dispatch.event_id):
            if Subscription.objects(id=subscription_id, state=ACTIVE).first() is None:
                put_back(dispatch.id, token, now)
                return None
            answer = self._try(dispatch, now)
            after = transaction.run(lambda: record(dispatch.id, token, answer, now, jitter))
            self._tell(dispatch, after)
        return after

    def _try(self, dispatch: Dispatch, now: datetime) -> Answer | None:
        try:
            request = write(dispatch, self._public_url, now)
            if request is None:
                return None
            return self._channel.post(request.url, request.headers, request.body, now)
        except Exception as error:  # one event that cannot be written must not hold up the others
            log.exception("webhook failed", dispatch_id=dispatch.id, type=dispatch.type)
            return Answer(500, f"failed here: {type(error).__name__}")

    def _tell(self, dispatch: Dispatch, after: Step | None) -> None:
        result = "claimed-by-another" if after is None else "later" if after.state in OPEN else after.state
        metrics.NOTIFICATIONS.labels("webhook", result).inc()
        log.info("webhook tried", dispatch_id=dispatch.id, type=dispatch.type, result=result)
        if after is not None and after.state == WITHHELD:
            log.warning("withheld", dispatch_id=dispatch.id, reason=after.reason)
