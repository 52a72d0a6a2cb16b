"""Wiring: the only file that sees every room.

Each side imports its own half: an API process never loads the broker's libraries, a worker never Flask.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from services.assessment.documents import DOCUMENTS
from shared.clock import WIB
from shared.settings import Settings

if TYPE_CHECKING:
    from flask import Flask

    from shared.messaging.worker import Worker

__all__ = ["DOCUMENTS", "create_app", "create_worker"]

SERVICE = "assessment"


def create_app(settings: Settings | None = None) -> "Flask":
    """The HTTP side of assessment."""
    from services.assessment.api import BLUEPRINTS
    from services.assessment.api.problems import PROBLEMS
    from shared.http import app

    return app.build(
        settings or Settings.from_env(SERVICE),
        title="Assessment",
        blueprints=BLUEPRINTS,
        problems=PROBLEMS,
        documents=DOCUMENTS,
    )


def create_worker(settings: Settings | None = None) -> "Worker":
    """The side of assessment that listens to events, publishes its own and sweeps."""
    from services.assessment.events.incoming import incoming
    from shared.messaging.worker import Job, Worker

    return Worker(
        settings or Settings.from_env(SERVICE),
        incoming,
        documents=DOCUMENTS,
        jobs=(
            Job("follow-ups", every=60, run=sweep_follow_ups),
            Job("erasures", every=3600, run=sweep_erasures),
        ),
    )


def sweep_follow_ups(now: datetime) -> None:
    """Raise every follow-up that is due today, a batch and a transaction at a time."""
    from services.assessment.commands.follow_ups import sweep
    from shared.storage import transaction

    today = now.astimezone(WIB).date()
    while transaction.run(lambda: sweep(today, now)).more:
        pass


def sweep_erasures(now: datetime) -> None:
    """Erase those who left long enough ago, a batch and a transaction at a time."""
    from services.assessment.commands.erasure import sweep
    from shared.storage import transaction

    today = now.astimezone(WIB).date()
    while transaction.run(lambda: sweep(today, now)).more:
        pass
