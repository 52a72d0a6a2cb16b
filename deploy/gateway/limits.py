"""How often one address may ask: the same arithmetic as nginx's limit_req with nodelay."""

import threading
import time
from collections.abc import Callable

from deploy.gateway.routes import Rate

FORGET_ABOVE = 10_000


class Limiter:
    """A leaky bucket for each address."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate, self._clock = rate, clock
        self._lock = threading.Lock()
        self._excess: dict[str, tuple[float, float]] = {}

    def allows(self, address: str) -> bool:
        if not self._rate.per_second:
            return True
        now = self._clock()
        with self._lock:
            excess, last = self._excess.get(address, (-1.0, now))
            excess = max(excess - (now - last) * self._rate.per_second, -1.0) + 1
            if excess > self._rate.burst:
                return False
            self._forget(now)
            self._excess[address] = (excess, now)
            return True

    def _forget(self, now: float) -> None:
        if len(self._excess) > FORGET_ABOVE:
            self._excess = {who: kept for who, kept in self._excess.items() if now - kept[1] < 60}
