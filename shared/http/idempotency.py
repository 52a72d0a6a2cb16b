"""Idempotency-Key: a POST sent again gets the first answer again, and its effect stays one.

The answer is stored in the transaction of the effect. Of two racers one commits; the other's transaction
conflicts, runs again, and finds the answer. Only what succeeded is kept: a refusal changed nothing.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime

from flask import Response, request

from shared.auth import ANONYMOUS, principal
from shared.errors import ServiceError
from shared.storage import idempotency as kept

HEADER = "Idempotency-Key"
_KEY = re.compile(r"[\x21-\x7e]{1,128}")
_KEPT_HEADERS = ("Content-Type", "Location", "ETag", "Content-Language")


@dataclass(frozen=True, slots=True)
class Attempt:
    """One request that may be sent again."""

    id: str
    fingerprint: str


def attempt() -> Attempt | None:
    """The running request as an attempt; None unless it is a POST with a key. Raises ServiceError for a bad key."""
    key = request.headers.get(HEADER)
    if key is None or request.method != "POST":
        return None
    if not _KEY.fullmatch(key):
        raise ServiceError("idempotency-key-invalid")
    fingerprint = _digest(request.method, request.full_path, request.get_data(cache=True))
    who = principal()
    # Visitors share one name: their keys must not meet, so the content is part of the name there
    owner = f"visitor:{fingerprint}" if who is ANONYMOUS else f"{who.subject}|{who.client_id}"
    route = request.url_rule.rule if request.url_rule else request.path
    return Attempt(_digest(owner, route, key.encode()), fingerprint)


def replay(attempt: Attempt) -> Response | None:
    """The answer given before, if any. Raises ServiceError if the key was used for another request."""
    row = kept.find(attempt.id)
    if row is None:
        return None
    if row["fingerprint"] != attempt.fingerprint:
        raise ServiceError("idempotency-key-reused")
    response = Response(row["body"], row["status"], [tuple(pair) for pair in row["headers"]])
    response.headers["Idempotency-Replayed"] = "true"
    return response


def remember(attempt: Attempt, response: Response, now: datetime) -> None:
    """Keep the answer, in the running transaction where there is one."""
    kept.keep(
        attempt.id,
        fingerprint=attempt.fingerprint,
        status=response.status_code,
        headers=[[name, response.headers[name]] for name in _KEPT_HEADERS if name in response.headers],
        body=response.get_data(),
        now=now,
    )


def _digest(first: str, second: str, content: bytes) -> str:
    return hashlib.sha256(f"{first}\n{second}\n".encode() + content).hexdigest()
