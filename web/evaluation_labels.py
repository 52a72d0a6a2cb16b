"""The words for evaluations: verdicts, what is missing, reactions, steps at work, improvements."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

VERDICTS: Mapping[str, Any] = {
    "higher": _l("Higher"),
    "lower": _l("Lower"),
    "no-difference": _l("No difference we could claim"),
    "not-enough": _l("Not enough answers"),
}
MEASURES: Mapping[str, Any] = {
    "baseline": _l("Baseline"),
    "reaction": _l("Participants’ reaction"),
    "learning": _l("Tests before and after"),
    "behaviour": _l("Behaviour at work"),
    "satisfaction": _l("Visitor survey"),
    "comparison": _l("Units to compare with"),
    "activities": _l("Activities"),
    "reach": _l("People reached"),
    "return": _l("Return on what was spent"),
}
REASONS: Mapping[str, Any] = {
    "fixed": _l("fixed before the training"),
    "made-after": _l("no baseline: it was planned after the training had begun"),
    "no-survey": _l("no baseline: no survey was published when it was planned"),
    "none": _l("no baseline"),
    "not-asked": _l("no feedback was asked for"),
    "not-summarised": _l("feedback is still open"),
    "too-few": _l("fewer than five answers in a session, so no average is told"),
    "nobody-completed": _l("nobody has completed yet"),
    "no-pre-test": _l("without a test before"),
    "no-post-test": _l("without a test after"),
    "nothing-to-follow": _l("there is no follow-up yet"),
    "not-answered": _l("not answered by the supervisor"),
    "not-yet-due": _l("not due yet"),
    "no-unit": _l("no unit was trained yet"),
    "no-survey-before": _l("no published survey before the training"),
    "no-survey-after": _l("no published survey after the training"),
    "no-untrained-unit": _l("no untrained unit has a survey before and after"),
    "no-activity": _l("no activity was reported in the period"),
    "benefits": _l("no benefit was entered"),
    "costs": _l("the costs add up to zero"),
    "costs.trainer": _l("the cost of the trainer was not entered"),
    "costs.place": _l("the cost of place and material was not entered"),
    "costs.travel": _l("the cost of travel was not entered"),
    "costs.time": _l("the cost of the participants’ time was not entered"),
    "costs.administration": _l("the cost of administration was not entered"),
}
STATEMENTS: Mapping[str, Any] = {
    "manfaat": _l("It is useful for my work"),
    "materi": _l("The material is clear and at my level"),
    "pelatih": _l("The trainer knows the subject and helps"),
    "latihan": _l("There is enough practice"),
    "sarana": _l("Place and facilities are fitting"),
    "percaya_diri": _l("I am confident that I can apply it"),
}
COSTS: Mapping[str, Any] = {
    "trainer": _l("Trainer"),
    "place": _l("Place and material"),
    "travel": _l("Travel and lodging"),
    "time": _l("Working time of the participants"),
    "administration": _l("Administration"),
}
FAMILIES: Mapping[str, Mapping[str, Any]] = {
    "evaluation": {"planned": _l("Planned"), "published": _l("Published")},
    "difference": VERDICTS,
    "measure": MEASURES,
    "lack": REASONS,
    "statement": STATEMENTS,
    "cost_kind": COSTS,
    "improvement": {"open": _l("Open"), "done": _l("Done"), "dropped": _l("Dropped"), "overdue": _l("Overdue")},
    "follow_up": {
        "waiting": _l("Later"),
        "due": _l("Due"),
        "overdue": _l("Overdue"),
        "answered": _l("Answered"),
        "cancelled": _l("Cancelled"),
    },
}
TONES: Mapping[str, str] = {
    "planned": "info",
    "higher": "good",
    "lower": "bad",
    "no-difference": "quiet",
    "not-enough": "warn",
    "answered": "good",
    "done": "good",
    "dropped": "quiet",
}
