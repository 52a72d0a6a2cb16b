"""The words for opportunities and nominations."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

KINDS: Mapping[str, Any] = {
    "conference": _l("Conference"),
    "workshop": _l("Workshop"),
    "seminar": _l("Seminar"),
    "course": _l("Course"),
    "visit": _l("Working visit"),
}
CALL_STATES: Mapping[str, Any] = {
    "open": _l("Takes nominations"),
    "closed": _l("Nominations closed"),
    "cancelled": _l("Cancelled"),
}
NOMINATION_STATES: Mapping[str, Any] = {
    "nominated": _l("Nominated"),
    "declined": _l("Not chosen"),
    "approved": _l("Chosen, the budget is asked"),
    "refused": _l("Refused by the budget"),
    "confirmed": _l("Place certain"),
    "withdrawn": _l("Withdrawn"),
    "reported": _l("Reported back"),
}
STEPS: Mapping[str, Any] = {
    "nominate": _l("nominated"),
    "approve": _l("chose"),
    "decline": _l("did not choose"),
    "withdraw": _l("withdrew"),
    "commit": _l("the budget promised the money"),
    "refuse": _l("the budget refused"),
    "report": _l("reported back"),
}
WHY: Mapping[str, Any] = {
    "never": _l("never went yet"),
    "fewest": _l("went least often in three years"),
    "longest": _l("last time is longest ago"),
}
BUDGET: Mapping[str, Any] = {
    "budget-exceeded": _l("The year's budget does not hold it."),
    "budget-not-allocated": _l("No budget is set for that year."),
}
FAMILIES: Mapping[str, Mapping[str, Any]] = {
    "opportunity_kind": KINDS,
    "call": CALL_STATES,
    "nomination": NOMINATION_STATES,
    "nomination_step": STEPS,
    "turn": WHY,
    "nomination_refusal": BUDGET,
}
TONES: Mapping[str, str] = {"nominated": "info", "declined": "quiet", "approved": "info", "reported": "good"}
