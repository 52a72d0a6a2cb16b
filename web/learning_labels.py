"""The words for hours of learning: kinds of activity, claims, ledger entries, rechecks."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

ACTIVITIES: Mapping[str, Any] = {
    "course": _l("Course completed here"),
    "training": _l("Training elsewhere"),
    "seminar": _l("Seminar, workshop, conference"),
    "speaking": _l("Speaking"),
    "facilitation": _l("Facilitating or mentoring"),
    "contribution": _l("Community contribution"),
}
CLAIM_STATES: Mapping[str, Any] = {
    "draft": _l("Draft"),
    "submitted": _l("In review"),
    "returned": _l("Sent back"),
    "withdrawn": _l("Withdrawn"),
    "accepted": _l("Accepted"),
    "refused": _l("Refused"),
    "reversed": _l("Taken back"),
}
CLAIM_STEPS: Mapping[str, Any] = {
    "begin": _l("began"),
    "submit": _l("submitted"),
    "withdraw": _l("withdrew"),
    "accept": _l("accepted"),
    "refuse": _l("refused"),
    "return": _l("sent it back"),
    "reverse": _l("took the hours back"),
}
ENTRIES: Mapping[str, Any] = {"credited": _l("Credited"), "reversed": _l("Taken back")}
HOUR_SOURCES: Mapping[str, Any] = {
    "course": _l("completed here"),
    "claim": _l("claimed with proof"),
    "earlier": _l("taken over from earlier records"),
}
EMPLOYMENTS: Mapping[str, Any] = {"pns": _l("civil servant (PNS)"), "pppk": _l("contract employee (PPPK)")}
DOUBTS: Mapping[str, Any] = {
    "file": _l("rests on the same file"),
    "number": _l("has the same certificate number"),
    "reference": _l("names the same contribution"),
}
PROOFS: Mapping[str, Any] = {"file": _l("a file: PDF, JPEG or PNG"), "reference": _l("where it can be found")}
RECHECKS: Mapping[str, Any] = {
    "open": _l("Not rechecked yet"),
    "confirmed": _l("Confirmed"),
    "failed": _l("Failed: hours taken back"),
}
FAMILIES: Mapping[str, Mapping[str, Any]] = {
    "activity": ACTIVITIES,
    "claim": CLAIM_STATES,
    "claim_step": CLAIM_STEPS,
    "entry": ENTRIES,
    "hour_source": HOUR_SOURCES,
    "employment": EMPLOYMENTS,
    "doubt": DOUBTS,
    "proof": PROOFS,
    "recheck": RECHECKS,
}
TONES: Mapping[str, str] = {
    "draft": "quiet",
    "submitted": "info",
    "returned": "warn",
    "accepted": "good",
    "reversed": "bad",
    "credited": "good",
}
