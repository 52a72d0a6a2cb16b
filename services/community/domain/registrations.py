"""A registration's states: one party's way into an activity.

    (new) ──seat──> confirmed ──withdraw──> withdrawn
       └──queue──> waitlisted ──withdraw──────▲
                       └──promote──> confirmed

Whoever waits may leave at any time, whoever has places until the activity begins. A party may shrink at any time before
that; it may grow only while it has places and nobody waits for the ones it takes.
"""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from enum import StrEnum

MOST_VISITORS, MOST_PUPILS = 10, 60
"""The largest party of a visitor, and of a school: a class with its teachers."""


class State(StrEnum):
    CONFIRMED = "confirmed"
    WAITLISTED = "waitlisted"
    WITHDRAWN = "withdrawn"


class Reason(StrEnum):
    """Why a registration was withdrawn."""

    OWN_WISH = "own_wish"
    ACTIVITY_CANCELLED = "activity_cancelled"
    NO_PLACE = "no_place"


OPEN = (State.CONFIRMED, State.WAITLISTED)
CONSENT = {
    "2026-11": {
        "id": (
            "Nama dan surel saya dipakai hanya untuk kegiatan ini: konfirmasi, perubahan, dan daftar hadir. "
            "Kebutuhan akses yang saya tulis hanya dibaca penyelenggara. "
            "Saya dapat membatalkan lewat tautan di surel kapan saja."
        ),
        "en": (
            "My name and e-mail address are used for this activity only: confirmation, changes and the list of those "
            "who came. What I write about accessibility is read by the organiser only. "
            "I can cancel by the link in the e-mail at any time."
        ),
    }
}
"""The words to which a visitor agrees, by version: old ones stay, for they were agreed to."""
CONSENT_NOW = "2026-11"


def largest(school: str | None) -> int:
    """How many people one registration may bring."""
    return MOST_PUPILS if school else MOST_VISITORS


def sign(secret: str, registration_id: str) -> str:
    """What the link to a registration carries: nobody can make one for another's."""
    return f"{registration_id}.{_mark(secret, registration_id)}"


def read(secret: str, token: str) -> str | None:
    """The registration that a link opens; None where we did not sign it."""
    registration_id, _, mark = token.partition(".")
    expected = _mark(secret, registration_id)
    return registration_id if hmac.compare_digest(expected.encode(), mark.encode()) else None


def _mark(secret: str, registration_id: str) -> str:
    digest = hmac.digest(f"registration:{secret}".encode(), registration_id.encode(), hashlib.sha256)
    return urlsafe_b64encode(digest[:18]).decode()
