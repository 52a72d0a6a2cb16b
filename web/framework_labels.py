"""The words for competency frameworks and for what a position asks."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

FAMILIES: Mapping[str, Mapping[str, Any]] = {
    "edition": {"draft": _l("Draft"), "published": _l("Published"), "retired": _l("Retired")},
    "place": {
        "function": _l("Key function"),
        "unit": _l("Unit"),
        "element": _l("Element of competence"),
        "criterion": _l("Criterion"),
    },
    "code_form": {
        "skkni-2019": _l("SKKNI 2019, as R.91PRP02.021.1"),
        "skkni-2012": _l("SKKNI 2012, as PRP.LP01.001.01"),
        "free": _l("Of our own"),
    },
    "demand": {"evidenced": _l("Evidence is there"), "missing": _l("No evidence yet")},
    "profile": {"current": _l("In force"), "replaced": _l("Replaced")},
}
TONES: Mapping[str, str] = {"evidenced": "good", "missing": "warn", "current": "good", "replaced": "quiet"}
