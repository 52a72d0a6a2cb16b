"""The words for activities with the public and for those who register."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

KINDS: Mapping[str, Any] = {
    "discussion": _l("Book discussion"),
    "training": _l("Training for the public"),
    "seminar": _l("Seminar"),
    "visit": _l("School visit"),
    "contest": _l("Contest"),
    "exhibition": _l("Exhibition"),
    "other": _l("Another activity"),
}
STATES: Mapping[str, Any] = {
    "draft": _l("Draft"),
    "returned": _l("Given back"),
    "approved": _l("Approved"),
    "published": _l("Published"),
    "held": _l("Held"),
    "cancelled": _l("Cancelled"),
}
STANDINGS: Mapping[str, Any] = {
    "confirmed": _l("Has places"),
    "waitlisted": _l("On the waiting list"),
    "withdrawn": _l("Withdrawn"),
}
TONES: Mapping[str, str] = {"returned": "warn", "held": "good"}
FAMILIES: Mapping[str, Mapping[str, Any]] = {"activity_kind": KINDS, "activity": STATES, "registration": STANDINGS}
