"""The words for development plans: states, where a gap was seen, kinds of action, what moved an item."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

PLAN_STATES: Mapping[str, Any] = {
    "draft": _l("Being drafted"),
    "proposed": _l("Proposed"),
    "agreed": _l("Agreed"),
    "closed": _l("Closed"),
}
ITEM_STATES: Mapping[str, Any] = {
    "planned": _l("Planned"),
    "under-way": _l("Under way"),
    "done": _l("Done"),
    "dropped": _l("Dropped"),
    "overdue": _l("Overdue"),
}
ORIGINS: Mapping[str, Any] = {
    "self": _l("Own assessment"),
    "supervisor": _l("Supervisor’s assessment"),
    "assessor": _l("Assessor’s assessment"),
    "performance": _l("Performance rating"),
    "visitors": _l("Visitors"),
    "profile": _l("Role profile"),
    "certificate": _l("Certificate"),
    "wish": _l("Own wish"),
    "competency": _l("Competency"),
}
ACTION_KINDS: Mapping[str, Any] = {
    "assignment": _l("Assignment at work"),
    "coaching": _l("Coaching or mentoring"),
    "community": _l("Community and exchange"),
    "course": _l("Course"),
    "self-study": _l("Self-study"),
}
SHARES: Mapping[str, Any] = {
    "experience": _l("experience at work (70)"),
    "exchange": _l("exchange with others (20)"),
    "formal": _l("formal learning (10)"),
}
OWNERS: Mapping[str, Any] = {
    "librarian": _l("The librarian"),
    "supervisor": _l("The supervisor"),
    "manager": _l("The head of library"),
}
STATUSES: Mapping[str, Any] = {
    "enrolled": _l("a seat in the course"),
    "withdrawn": _l("withdrawn from the course"),
    "cancelled": _l("the session was cancelled"),
    "completed": _l("the course was completed"),
    "revoked": _l("the certificate was revoked"),
    "submitted": _l("the claim was submitted"),
    "returned": _l("the claim came back to be put right"),
    "refused": _l("the claim was refused"),
    "accepted": _l("the claim was accepted"),
    "reversed": _l("the hours were taken back"),
}
MARKS: Mapping[str, Any] = {
    "start": _l("Begin"),
    "finish": _l("Done"),
    "reset": _l("Back to planned"),
    "drop": _l("Drop"),
    "restore": _l("Take up again"),
}
STEPS: Mapping[str, Any] = {
    "begin": _l("began the plan"),
    "change": _l("changed the actions"),
    "propose": _l("proposed the plan"),
    "agree": _l("agreed to the plan"),
    "return": _l("asked for changes"),
    "work": _l("marked an action"),
    "comment": _l("commented"),
    "close": _l("closed the plan with a review"),
}
SUBJECTS: Mapping[str, Any] = {"result": _l("Result of the work"), "behaviour": _l("Behaviour")}
PLAN_SIDES: Mapping[str, Any] = {"librarian": _l("the librarian"), "leader": _l("the leader")}
FAMILIES: Mapping[str, Mapping[str, Any]] = {
    "plan": PLAN_STATES,
    "plan_item": ITEM_STATES,
    "gap_origin": ORIGINS,
    "action_kind": ACTION_KINDS,
    "action_share": SHARES,
    "plan_owner": OWNERS,
    "plan_status": STATUSES,
    "plan_mark": MARKS,
    "plan_step": STEPS,
    "gap_subject": SUBJECTS,
    "plan_side": PLAN_SIDES,
}
TONES: Mapping[str, str] = {
    "agreed": "good",
    "planned": "info",
    "under-way": "info",
    "done": "good",
    "overdue": "bad",
}
