"""Our own message headers: the attempt counter and the history that a dead letter shows."""

from datetime import datetime
from typing import Any

from shared.clock import iso
from shared.ids import new_id
from shared.messaging.policy import Dead, Retry

ATTEMPT = "bina-attempt"
FIRST_FAILED_AT = "bina-first-failed-at"
ERROR = "bina-error"
REASON = "bina-reason"
DEAD_ID = "bina-dead-id"
ERROR_LENGTH = 500


def attempt_of(headers: dict[str, Any]) -> int:
    """Which attempt this delivery is; 1 when nothing says otherwise."""
    value = headers.get(ATTEMPT, 1)
    return value if isinstance(value, int) and value > 0 else 1


def headers_after(
    headers: dict[str, Any], error: BaseException, verdict: Retry | Dead, now: datetime
) -> dict[str, Any]:
    """The headers of the copy that goes to the rung or the dead letters."""
    kept = {key: value for key, value in headers.items() if key.startswith("bina-")}
    kept.setdefault(FIRST_FAILED_AT, iso(now))
    kept[ERROR] = f"{type(error).__name__}: {error}"[:ERROR_LENGTH]
    if isinstance(verdict, Retry):
        return kept | {ATTEMPT: verdict.attempt}
    kept.setdefault(DEAD_ID, new_id())
    return kept | {REASON: verdict.reason, ATTEMPT: attempt_of(headers)}
