"""The words for what the APIs name by a code. One place, both languages."""

from collections.abc import Mapping
from typing import Any

from flask import Flask
from flask_babel import lazy_gettext as _l

from web import (
    activity_labels,
    appraisal_labels,
    development_labels,
    evaluation_labels,
    framework_labels,
    learning_labels,
    opportunity_labels,
    privacy_labels,
    rating_labels,
    report_labels,
    survey_labels,
)

ELEMENTS: Mapping[str, Any] = {
    "persyaratan": _l("Requirements"),
    "prosedur": _l("Procedure"),
    "waktu": _l("Time taken"),
    "biaya": _l("Cost"),
    "produk": _l("Result of the service"),
    "kompetensi": _l("Staff competence"),
    "perilaku": _l("Staff conduct"),
    "sarana": _l("Facilities"),
    "pengaduan": _l("Handling of complaints"),
}
GRADES: Mapping[str, Any] = {"A": _l("Very good"), "B": _l("Good"), "C": _l("Less than good"), "D": _l("Not good")}
SESSION_STATES: Mapping[str, Any] = {
    "proposed": _l("Proposed"),
    "scheduled": _l("Scheduled"),
    "closed": _l("Finished"),
    "cancelled": _l("Cancelled"),
}
ENROLMENT_STATES: Mapping[str, Any] = {
    "requested": _l("Waits for approval"),
    "refused": _l("Not approved"),
    "offered": _l("Seat offered"),
    "confirmed": _l("Has a seat"),
    "waitlisted": _l("On the waiting list"),
    "withdrawn": _l("Withdrawn"),
    "attended": _l("Present"),
    "absent": _l("Absent"),
    "completed": _l("Completed"),
    "failed": _l("Not yet passed"),
}
MODES: Mapping[str, Any] = {"in_person": _l("In person"), "online": _l("Online"), "blended": _l("Blended")}
APPROVALS: Mapping[str, Any] = {
    "none": _l("Nobody needs to approve"),
    "supervisor": _l("The unit's supervisor approves"),
    "manager": _l("The head of library approves"),
}
CERTIFICATE_STATES: Mapping[str, Any] = {
    "valid": _l("Valid"),
    "expired": _l("Expired"),
    "revoked": _l("Revoked"),
    "unknown": _l("Unknown"),
}
SURVEY_STATES: Mapping[str, Any] = {"open": _l("Takes answers"), "closed": _l("Closed")}
NEED_STATES: Mapping[str, Any] = {"proposed": _l("Session proposed"), "no_course": _l("No course fits yet")}
DELIVERY_STATES: Mapping[str, Any] = {
    "queued": _l("Waits"),
    "sending": _l("Being sent"),
    "delivered": _l("Delivered"),
    "bounced": _l("Bounced"),
    "dropped": _l("Not sent"),
    "gathered": _l("Waits for the digest"),
}
CHANNELS: Mapping[str, Any] = {"portal": _l("Inbox"), "email": _l("E-mail")}
CHOICES: Mapping[str, Any] = {"now": _l("At once"), "daily": _l("Once a day"), "off": _l("Not at all")}
LANGUAGES: Mapping[str, Any] = {"id": "Bahasa Indonesia", "en": "English"}
OUTCOMES: Mapping[str, Any] = {
    "imported": _l("Taken over"),
    "corrected": _l("Taken over, corrected"),
    "unchanged": _l("Known already"),
    "refused": _l("Refused"),
}
SHEETS: Mapping[str, Any] = {
    "earlier-hours": _l("Earlier hours of learning"),
    "earlier-points": _l("Earlier credit points"),
    "librarians": _l("Staff roster"),
    "partners": _l("Partners and agreements"),
    "activities": _l("Activities"),
    "skm": _l("Survey answers"),
    "skm-legacy": _l("Satisfaction figures of earlier periods"),
    "competencies": _l("Competency framework"),
}
SERVICES: Mapping[str, Any] = {
    "training": _l("Training"),
    "assessment": _l("Assessment"),
    "community": _l("Community"),
    "notifier": _l("Notifier"),
}
ROLES: Mapping[str, Any] = {
    "librarian": _l("Librarian"),
    "supervisor": _l("Supervisor"),
    "assessor": _l("Assessor"),
    "trainer": _l("Trainer"),
    "manager": _l("Head of library"),
    "auditor": _l("Auditor"),
    "operator": _l("Operator"),
}
TONES: Mapping[str, str] = {
    "A": "good",
    "B": "good",
    "C": "warn",
    "D": "bad",
    "valid": "good",
    "expired": "warn",
    "revoked": "bad",
    "unknown": "quiet",
    "proposed": "info",
    "scheduled": "good",
    "closed": "quiet",
    "cancelled": "bad",
    "confirmed": "good",
    "waitlisted": "warn",
    "requested": "info",
    "offered": "warn",
    "withdrawn": "quiet",
    "attended": "good",
    "absent": "bad",
    "completed": "good",
    "failed": "warn",
    "open": "info",
    "overdue": "bad",
    "committed": "info",
    "spent": "good",
    "released": "quiet",
    "refused": "bad",
    "published": "good",
    "due": "warn",
    "waiting": "quiet",
    "no_course": "warn",
    "delivered": "good",
    "bounced": "bad",
    "dropped": "warn",
    **activity_labels.TONES,
    **appraisal_labels.TONES,
    **evaluation_labels.TONES,
    **survey_labels.TONES,
    **report_labels.TONES,
    **rating_labels.TONES,
    **development_labels.TONES,
    **framework_labels.TONES,
    **privacy_labels.TONES,
    **learning_labels.TONES,
    **opportunity_labels.TONES,
}
FIGURES: Mapping[str, Any] = {
    "sessions": _l("Sessions"),
    "participants": _l("Participants"),
    "completions": _l("Completions"),
    "hours": _l("Hours (JP)"),
    "certificates": _l("Certificates"),
    "committed": _l("Committed (Rp)"),
    "spend": _l("Spent (Rp)"),
    "nominations": _l("Nominations"),
    "needs": _l("Needs answered"),
    "surveys": _l("Visitor surveys"),
    "activities": _l("Public activities"),
}
STANDINGS: Mapping[str, Any] = {"overdue": _l("Overdue"), "due": _l("Due soon"), "valid": _l("Valid")}
REASONS_DUE: Mapping[str, Any] = {
    "expiring": _l("Validity ends"),
    "expired": _l("Validity has ended"),
    "revoked": _l("Certificate revoked"),
    "never": _l("Never completed"),
}
MONEY_STATES: Mapping[str, Any] = {
    "committed": _l("Committed"),
    "released": _l("Released"),
    "spent": _l("Spent"),
    "refused": _l("Refused"),
}
MONEY_SOURCES: Mapping[str, Any] = {
    "enrolment": _l("Place in a session"),
    "nomination": _l("Nomination"),
    "session": _l("Whole session"),
}
FAMILIES: Mapping[str, Mapping[str, Any]] = {
    "figure": FIGURES,
    "standing": STANDINGS,
    "why_due": REASONS_DUE,
    "money": MONEY_STATES,
    "money_source": MONEY_SOURCES,
    "programme": {"draft": _l("Draft"), "published": _l("Published")},
    "element": ELEMENTS,
    "grade": GRADES,
    "session": SESSION_STATES,
    "enrolment": ENROLMENT_STATES,
    "mode": MODES,
    "approval": APPROVALS,
    "certificate": CERTIFICATE_STATES,
    "survey": SURVEY_STATES,
    "need": NEED_STATES,
    "service": SERVICES,
    "delivery": DELIVERY_STATES,
    "channel": CHANNELS,
    "choice": CHOICES,
    "language": LANGUAGES,
    "outcome": OUTCOMES,
    "sheet": SHEETS,
    "role": ROLES,
    **activity_labels.FAMILIES,
    **appraisal_labels.FAMILIES,
    **evaluation_labels.FAMILIES,
    **survey_labels.FAMILIES,
    **report_labels.FAMILIES,
    **rating_labels.FAMILIES,
    **development_labels.FAMILIES,
    **framework_labels.FAMILIES,
    **privacy_labels.FAMILIES,
    **learning_labels.FAMILIES,
    **opportunity_labels.FAMILIES,
}


def install(app: Flask) -> None:
    app.jinja_env.globals.update(label=label, tone=tone, ELEMENTS=ELEMENTS, MODES=MODES, APPROVALS=APPROVALS)


def label(family: str, code: Any) -> str:
    """The words for `code`; a code nobody has named yet is shown as it is, never hidden."""
    return str(FAMILIES[family].get(str(code), code or "–"))


def tone(code: Any) -> str:
    return TONES.get(str(code), "quiet")
