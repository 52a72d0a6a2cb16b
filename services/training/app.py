"""Wiring: the only file that sees every room.

Each side imports its own half: an API process never loads the broker's libraries, a worker never Flask.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from services.training.documents import DOCUMENTS
from shared.settings import Settings

if TYPE_CHECKING:
    from flask import Flask

    from shared.messaging.worker import Worker

__all__ = ["DOCUMENTS", "create_app", "create_worker"]


def create_app(settings: Settings | None = None) -> "Flask":
    """The HTTP side of training."""
    from services.training.api import BLUEPRINTS
    from services.training.api.problems import PROBLEMS
    from shared.http import app

    return app.build(
        settings or Settings.from_env("training"),
        title="Training",
        blueprints=BLUEPRINTS,
        problems=PROBLEMS,
        documents=DOCUMENTS,
    )


def create_worker(settings: Settings | None = None) -> "Worker":
    """The side of training that listens to events and publishes its own."""
    from services.training.events.incoming import incoming
    from shared.messaging.worker import Job, Worker

    return Worker(
        settings or Settings.from_env("training"),
        incoming,
        documents=DOCUMENTS,
        jobs=(
            Job("close-gaps", every=60, run=close_gaps),
            Job("mind-certificates", every=300, run=mind_certificates),
            Job("keep-time", every=30, run=keep_time),
            Job("open-runs", every=60, run=open_runs),
        ),
    )


def close_gaps(now: datetime) -> None:
    """Do what two things happening in the same moment may have left undone."""
    from services.training.commands import copies, needs
    from shared.storage import transaction

    transaction.run(lambda: needs.answer_waiting(None, now))
    transaction.run(lambda: copies.release_leavers(now))


def mind_certificates(now: datetime) -> None:
    """Remind of certificates that come to their end; complete those from before badges existed."""
    from services.training import jobs

    jobs.mind_certificates(now)


def open_runs(now: datetime) -> None:
    """Open the runs of recurring courses whose time has come, and enrol those whose validity ends."""
    from services.training import jobs

    jobs.open_runs(now)


def keep_time(now: datetime) -> None:
    """Hand in tests whose time is over; add up feedback whose time is over; pass on seats nobody claimed."""
    from services.training.commands import feedback, offers, sittings
    from shared.storage import transaction

    transaction.run(lambda: sittings.hand_in_overdue(now))
    transaction.run(lambda: feedback.end_rounds(now))
    offers.tend(now)
