"""The states of a follow-up, whole: did the training help at work?

waiting ──due──► due                from the first day of the window; told once
due ──answer──► answered            the supervisor has looked; what the person says does not end it
all but the last ──cancel──► cancelled  the certificate was revoked, or the librarian has left
"""

from datetime import date, timedelta

from services.assessment.domain.rules import FollowUpRule

WAITING, DUE, ANSWERED, CANCELLED = "waiting", "due", "answered", "cancelled"
STATES = (WAITING, DUE, ANSWERED, CANCELLED)
TRANSITIONS = {
    (WAITING, "due"): DUE,
    (WAITING, "cancel"): CANCELLED,
    (DUE, "answer"): ANSWERED,
    (DUE, "cancel"): CANCELLED,
    (ANSWERED, "cancel"): CANCELLED,
}


def after(state: str, action: str) -> str | None:
    """The state that follows, or None where the action is not allowed."""
    return TRANSITIONS.get((state, action))


def window(completed_on: date, rule: FollowUpRule) -> tuple[date, date]:
    """The first and the last day on which to look whether it helped."""
    return completed_on + timedelta(days=rule.first_day), completed_on + timedelta(days=rule.last_day)
