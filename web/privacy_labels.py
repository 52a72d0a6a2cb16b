"""The words for what follows from a rating, and for who read whose."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

CONSEQUENCES: Mapping[str, Any] = {
    "reward": _l("Reward"),
    "guidance": _l("Guidance"),
    "sanction": _l("Sanction"),
}
CONSEQUENCE_STATES: Mapping[str, Any] = {
    "decided": _l("Not seen yet"),
    "acknowledged": _l("Seen by the person"),
}
GROUNDS: Mapping[str, Any] = {
    "self": _l("the person"),
    "supervisor": _l("supervisor of the unit"),
    "assessor": _l("assigned assessor"),
    "reader": _l("named reader"),
    "manager": _l("head of library"),
}
READ: Mapping[str, Any] = {
    "portfolio": _l("Portfolio"),
    "performance": _l("Performance"),
    "credit-points": _l("Credit points"),
    "assessment": _l("Assessment"),
    "plan": _l("Development plan"),
    "claim": _l("Claim of learning"),
    "evidence": _l("Proof"),
    "hours": _l("Hours of learning"),
    "follow-up": _l("Follow-up"),
    "personal-data": _l("All that is held"),
}
FATES: Mapping[str, Any] = {
    "kept": _l("kept"),
    "pseudonymised": _l("without the person"),
    "deleted": _l("deleted"),
}
BASES: Mapping[str, Any] = {
    "arsip-kepegawaian": _l("personnel records"),
    "jejak-pemrosesan": _l("trail of processing"),
}
ERASURE_STATES: Mapping[str, Any] = {
    "waiting": _l("Waiting for its day"),
    "done": _l("Erased"),
    "void": _l("Called off: the person is back"),
}
FAMILIES: Mapping[str, Mapping[str, Any]] = {
    "consequence": CONSEQUENCES,
    "consequence_state": CONSEQUENCE_STATES,
    "ground": GROUNDS,
    "read": READ,
    "fate": FATES,
    "basis": BASES,
    "erasure": ERASURE_STATES,
}
TONES: Mapping[str, str] = {
    "reward": "good",
    "guidance": "info",
    "sanction": "bad",
    "decided": "warn",
    "acknowledged": "good",
    "istimewa": "good",
}
