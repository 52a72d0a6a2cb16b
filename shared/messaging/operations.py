"""What operators see and do, from MongoDB alone: an API holds no broker connection."""

from datetime import datetime
from typing import Any

from shared.clock import utcnow
from shared.storage import dead_letters as letters
from shared.storage import status as worker_status
from shared.storage.dead_letters import DeadLetter
from shared.storage.outbox import OutboxRow

COUNT_LIMIT = 10_000  # beyond this "how many are pending" is not worth the time it takes


def status() -> dict[str, Any]:
    """Outbox, consumer and dead letters of this service in a few numbers (seconds, counts)."""
    outbox = OutboxRow._get_collection()
    oldest = outbox.find_one({"pending": True}, {"created_at": 1}, sort=[("_id", 1)])
    return {
        "outbox": {
            "pending": outbox.count_documents({"pending": True}, limit=COUNT_LIMIT),
            "oldest_seconds": _age(oldest["created_at"]) if oldest else 0.0,
            "published": outbox.estimated_document_count(),
        },
        "consumer": _consumer(),
        "dead_letters": letters.count(),
    }


def dead_letters(limit: int, after: str | None = None, state: str = letters.DEAD) -> list[DeadLetter]:
    """Dead letters, newest first, at most `limit`, older than the id `after`."""
    found = DeadLetter.objects(state=state)
    if after:
        found = found.filter(id__lt=after)
    return list(found.order_by("-id").limit(limit))


def dead_letter(id: str) -> DeadLetter:
    """One dead letter with its body. Raises NotFound."""
    return letters.get(id)


def replay(id: str, now: datetime) -> DeadLetter:
    """Send a dead letter to its inbox once more; needs a transaction. Raises NotFound, Refused."""
    return letters.replay(id, now)


def discard(id: str, now: datetime) -> DeadLetter:
    """Settle a dead letter without effect; needs a transaction. Raises NotFound, Refused."""
    return letters.discard(id)


def _consumer() -> dict[str, Any]:
    row = worker_status.consumer()
    if row is None:
        return {"ready": None, "lag_seconds": None, "seen_at": None}
    return {"ready": row.ready, "lag_seconds": row.lag_seconds, "seen_at": row.seen_at}


def _age(moment: datetime) -> float:
    return max((utcnow() - moment).total_seconds(), 0.0)
