"""The rotating code on the wall of a session, and what a scan of it is exchanged for.

    code     session.step.signature              another one every 30 seconds; good for its step and the next
    receipt  session.moment.nonce.signature      what a fresh code is exchanged for at once, before anybody has
                                                 signed in; good for ten minutes, for one person, once

Both count only in the hours of a meeting of that session. A code says nothing of a person, a receipt nothing but that
somebody stood before the code at that moment. Who it was is known only when the receipt is handed in.
"""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from services.training.domain.meetings import Meeting
from services.training.domain.sessions import opens_at

STEP = timedelta(seconds=30)
GRACE_STEPS = 1
RECEIPT_LASTS = timedelta(minutes=10)
"""Long enough to sign in on a telephone."""
_SIGNATURE_BYTES = 16


class Fault(StrEnum):
    """Why a scan does not count. The values are the codes of refusals."""

    FORGED = "scan-forged"
    EXPIRED = "scan-expired"
    EARLY = "scan-early"
    LATE = "scan-late"


@dataclass(frozen=True)
class Scan:
    """Somebody stood before the code of a session at a moment; `nonce` names this scan among others."""

    session_id: str
    at: datetime
    nonce: str = ""


def code(key: str, session_id: str, now: datetime) -> str:
    """The code to show at this moment."""
    return _signed(key, "code", session_id, str(_step(now)))


def changes_at(now: datetime) -> datetime:
    """When the next code takes its place."""
    return datetime.fromtimestamp((_step(now) + 1) * STEP.seconds, UTC)


def read_code(key: str, text: str, now: datetime) -> Scan | Fault:
    """What a scanned code says at this moment."""
    parts = _verified(key, "code", text, 2)
    if parts is None:
        return Fault.FORGED
    age = _step(now) - int(parts[1])
    return Scan(parts[0], now) if 0 <= age <= GRACE_STEPS else Fault.EXPIRED


def receipt(key: str, scan: Scan, nonce: str) -> str:
    """What a fresh scan is exchanged for."""
    return _signed(key, "receipt", scan.session_id, str(_millis(scan.at)), nonce)


def read_receipt(key: str, text: str, now: datetime) -> Scan | Fault:
    """The scan behind a receipt that is handed in at this moment."""
    parts = _verified(key, "receipt", text, 3)
    if parts is None:
        return Fault.FORGED
    at = datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=int(parts[1]))
    return Scan(parts[0], at, parts[2]) if now - at <= RECEIPT_LASTS else Fault.EXPIRED


def next_meeting(meetings: Sequence[Meeting], at: datetime) -> Meeting:
    """The meeting that runs or comes next; the last one once all are over."""
    return next((each for each in meetings if at <= each.ends_at), meetings[-1])


def outside_window(meetings: Sequence[Meeting], at: datetime) -> Fault | None:
    """Whether a scan came before attendance of a meeting opens, or after the last one was over."""
    meeting = next_meeting(meetings, at)
    if at < opens_at(meeting.starts_at):
        return Fault.EARLY
    return Fault.LATE if at > meeting.ends_at else None


def _step(now: datetime) -> int:
    return _millis(now) // (STEP.seconds * 1000)


def _millis(moment: datetime) -> int:
    return (moment - datetime.fromtimestamp(0, UTC)) // timedelta(milliseconds=1)


def _signed(key: str, purpose: str, *parts: str) -> str:
    text = ".".join(parts)
    return f"{text}.{_signature(key, purpose, text)}"


def _verified(key: str, purpose: str, text: str, count: int) -> list[str] | None:
    body, _, given = text.rpartition(".")
    if not hmac.compare_digest(given.encode(), _signature(key, purpose, body).encode()):
        return None
    parts = body.split(".")
    return parts if len(parts) == count else None


def _signature(key: str, purpose: str, text: str) -> str:
    made = hmac.new(key.encode(), f"presence:{purpose}:{text}".encode(), hashlib.sha256).digest()
    return urlsafe_b64encode(made[:_SIGNATURE_BYTES]).decode().rstrip("=")
