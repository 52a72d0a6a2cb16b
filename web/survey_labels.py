"""What the pages about surveys call things."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

MODES: Mapping[str, Any] = {
    "link": _l("Link"),
    "qr": _l("QR code"),
    "kiosk": _l("Kiosk"),
    "paper": _l("Paper"),
    "code": _l("Single-use code"),
    "import": _l("Imported file"),
}
FAMILIES: Mapping[str, Mapping[str, Any]] = {
    "survey_mode": MODES,
    "duty": {
        "fulfilled": _l("The yearly duty is met"),
        "running": _l("A survey of this year is running"),
        "ahead": _l("Not held yet this year"),
        "missed": _l("Not held in that year"),
    },
    "instrument": {"draft": _l("Draft"), "published": _l("Published")},
    "comment": {"waiting": _l("Waits to be looked at"), "cleared": _l("May be read"), "withheld": _l("Withheld")},
    "sign": {
        "number": _l("a number like that of a person"),
        "phone": _l("a telephone number"),
        "email": _l("an e-mail address"),
        "name": _l("perhaps a name"),
        "self": _l("says who they are"),
    },
    "trait": {
        "mode": _l("Way of answering"),
        "sex": _l("Sex"),
        "age": _l("Age"),
        "education": _l("Education"),
        "occupation": _l("Occupation"),
        "hour_band": _l("Hour"),
    },
    "legacy_doubt": {
        "letter-of-another-rule": _l("the grade is not that of the rule named"),
        "figure-not-of-averages": _l("not what its averages and weight give"),
    },
}
TONES: Mapping[str, str] = {
    "fulfilled": "good",
    "running": "info",
    "ahead": "warn",
    "missed": "bad",
    "cleared": "good",
    "withheld": "bad",
}
