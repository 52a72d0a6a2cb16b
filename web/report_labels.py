"""The words for reports, data packs and the literacy indices of before 2025."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

KINDS: Mapping[str, Any] = {"yearly": _l("Yearly report"), "literacy-2025": _l("IPLM 2025 data pack")}
STATES: Mapping[str, Any] = {
    "draft": _l("Draft"),
    "approved": _l("Approved"),
    "published": _l("Published"),
}
ACTIONS: Mapping[str, Any] = {
    "begin": _l("began it"),
    "recount": _l("counted again"),
    "enter": _l("entered a figure"),
    "approve": _l("approved it"),
    "reopen": _l("opened it again"),
    "publish": _l("published it"),
}
UNITS: Mapping[str, Any] = {
    "people": _l("people"),
    "hours": "JP",
    "points": _l("points"),
    "count": "",
    "index": "",
    "rupiah": "",
    "percent": "%",
}
DETAILS: Mapping[str, Any] = {
    "grade": _l("grade"),
    "n": "n",
    "sample_needed": _l("sample needed"),
    "period": _l("period"),
    "attendance": _l("attendance"),
    "from": _l("from"),
    "to": _l("to"),
    "source": _l("source"),
    "as_of": _l("as of"),
    "by": _l("entered by"),
    "revision": _l("revision"),
    "learning_n": _l("n of the tests"),
    "reaction_n": _l("n of the feedback"),
    "gaps": _l("gaps"),
    "reached": _l("reached"),
    "compared": _l("compared"),
    "higher": _l("elements risen"),
    "lower": _l("elements fallen"),
    "no-difference": _l("elements without a difference"),
    "not-enough": _l("elements with too few answers"),
}
INSTRUMENTS: Mapping[str, Any] = {"iplm": _l("IPLM to 2024"), "tgm": _l("TGM to 2024")}
HOW: Mapping[str, Any] = {"computed": _l("computed here"), "imported": _l("taken over as published")}
FAMILIES: Mapping[str, Mapping[str, Any]] = {
    "report": KINDS,
    "report_state": STATES,
    "report_action": ACTIONS,
    "report_unit": UNITS,
    "report_detail": DETAILS,
    "index": INSTRUMENTS,
    "index_how": HOW,
}
TONES: Mapping[str, str] = {"approved": "info", "draft": "quiet"}
