"""What partners may hear, in words: the event types an agreement can name."""

from flask_babel import lazy_gettext as _

EVENTS = {
    "community.activity.held.v1": _("An activity was held, with how many came"),
    "community.activity.published.v1": _("An activity stands in the public programme"),
    "community.activity.changed.v1": _("A published activity changed"),
    "community.activity.cancelled.v1": _("A published activity was cancelled"),
    "community.library.opened.v1": _("A library or unit entered the directory"),
    "community.partner.joined.v1": _("An institution became a partner"),
    "training.programme.published.v1": _("A training programme was published"),
    "assessment.report.published.v1": _("A yearly report was published"),
    "notifier.sandbox.sent.v1": _("A trial event"),
}


def event_words(type_: str) -> str:
    """The words for a type; a new one shows its name until it has some."""
    return str(EVENTS.get(type_, type_))
