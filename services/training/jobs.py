"""What the worker does by itself, every so often. A job opens its own transactions and may be run again at any time."""

from datetime import datetime
from functools import partial
from typing import Any

from services.training.commands import certificates, issuing, recurring
from services.training.documents import Recurrence, Session
from shared.errors import Refused, ServiceError
from shared.storage import transaction
from shared.telemetry import logs

log = logs.get(__name__)
MOST_RUNS = 20
"""Runs of one course opened at one go: a weekly course with a year's lead is opened over several goes."""


def open_runs(now: datetime) -> dict[str, Any]:
    """Open every run whose time has come, and enrol those whose validity ends where the course says so."""
    opened: list[str] = []
    blocked = 0
    for found in Recurrence.objects(active=True, next_on__ne=None).only("id"):
        try:
            opened += _open_all(found.id, now)
        except Refused as refused:
            blocked += 1
            transaction.run(partial(recurring.block, found.id, refused, now))
    return {"opened": opened, "enrolled": _enrol_due(now), "blocked": blocked}


def mind_certificates(now: datetime) -> int:
    """Complete certificates from before badges existed; remind of those that reach a step before their end."""
    transaction.run(lambda: issuing.complete_early(now))
    looked_at = 0
    while True:
        several = transaction.run(lambda: certificates.remind_expiring(now))
        looked_at += several
        if several < certificates.AT_ONCE:
            return looked_at


def _open_all(course_id: str, now: datetime) -> list[str]:
    opened: list[str] = []
    while len(opened) < MOST_RUNS:
        session = transaction.run(partial(recurring.open_next, course_id, now))
        if session is None:
            break
        opened.append(session.id)
        log.info("run opened", course_id=course_id, session_id=session.id)
    return opened


def _enrol_due(now: datetime) -> int:
    coming = Session.objects(state="scheduled", recurring_course_id__ne=None, starts_at__gt=now)
    return sum(_enrol_into(session, now) for session in coming.order_by("starts_at"))


def _enrol_into(session: Session, now: datetime) -> int:
    enrolled = 0
    for librarian in recurring.still_to_enrol(session, now):
        try:
            transaction.run(partial(recurring.enrol_due, session.id, librarian.id, now))
            enrolled += 1
        except ServiceError as refused:  # no money, no prerequisite: invited is what they stay, and are shown as
            log.info("not enrolled by rule", session_id=session.id, reason=refused.code)
    return enrolled
