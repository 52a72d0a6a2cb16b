"""The words for assessments by several raters."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

RATER_ROLES: Mapping[str, Any] = {
    "self": _l("Oneself"),
    "supervisor": _l("Supervisor"),
    "peer": _l("Peers"),
    "assessor": _l("Assessor"),
}
ROUND_STATES: Mapping[str, Any] = {
    "prepared": _l("Being prepared"),
    "open": _l("Answers come in"),
    "closed": _l("Ended"),
}
SHEET_STATES: Mapping[str, Any] = {
    "named": _l("Not asked yet"),
    "invited": _l("Not begun"),
    "draft": _l("Begun"),
    "submitted": _l("Submitted"),
}
ASSESSMENT_STATES: Mapping[str, Any] = {
    "gathering": _l("Answers come in"),
    "sealed": _l("To be talked over"),
    "shared": _l("Shared"),
    "acknowledged": _l("Read and acknowledged"),
    "disputed": _l("Disputed"),
    "settled": _l("Dispute settled"),
}
ASSESSMENT_ACTIONS: Mapping[str, Any] = {
    "seal": _l("the answers are complete, or were ended"),
    "reopen": _l("a sheet was opened again"),
    "third": _l("a third assessor was asked"),
    "share": _l("shared the result"),
    "acknowledge": _l("read it"),
    "dispute": _l("disagreed"),
    "settle": _l("settled the dispute"),
    "raise": _l("disagreed"),
    "answer": _l("answered"),
    "entrust": _l("entrusted the settlement"),
    "kept": _l("kept the result"),
    "changed": _l("changed the result"),
}
DISPUTE_STATES: Mapping[str, Any] = {"open": _l("Waits for settlement"), "settled": _l("Settled")}
DISPUTE_OUTCOMES: Mapping[str, Any] = {"kept": _l("Result kept"), "changed": _l("Result changed")}
VERDICTS: Mapping[str, Any] = {
    "strict": _l("Stricter than the others"),
    "lenient": _l("More lenient than the others"),
    "like-others": _l("Like the others"),
    "too-few": _l("Too few to tell"),
}
GROUNDS: Mapping[str, Any] = {
    "self": _l("the person assessed"),
    "supervisor": _l("the supervisor"),
    "assessor": _l("the assessor"),
    "manager": _l("the head of library"),
}
FAMILIES: Mapping[str, Mapping[str, Any]] = {
    "rater": RATER_ROLES,
    "round": ROUND_STATES,
    "rater_sheet": SHEET_STATES,
    "assessment": ASSESSMENT_STATES,
    "assessment_action": ASSESSMENT_ACTIONS,
    "dispute": DISPUTE_STATES,
    "dispute_outcome": DISPUTE_OUTCOMES,
    "verdict": VERDICTS,
    "assessment_ground": GROUNDS,
}
TONES: Mapping[str, str] = {
    "prepared": "quiet",
    "gathering": "info",
    "sealed": "warn",
    "shared": "info",
    "acknowledged": "good",
    "settled": "good",
    "invited": "warn",
    "submitted": "good",
    "strict": "warn",
    "lenient": "warn",
    "like-others": "good",
    "kept": "quiet",
    "changed": "warn",
}
