"""Wiring: the only file that sees every room."""

from datetime import datetime

from flask import Flask

from services.training.api import BLUEPRINTS
from services.training.api.problems import PROBLEMS
from services.training.commands import copies, needs
from services.training.documents import DOCUMENTS
from services.training.domain.courses import ELEMENTS
from services.training.events.incoming import incoming
from shared.http import app
from shared.messaging.worker import Job, Worker
from shared.settings import Settings
from shared.storage import transaction

__all__ = ["DOCUMENTS", "create_app", "create_worker"]


def create_app(settings: Settings | None = None) -> Flask:
    """The HTTP side of training."""
    return app.build(
        settings or Settings.from_env("training"),
        title="Training",
        blueprints=BLUEPRINTS,
        problems=PROBLEMS,
        documents=DOCUMENTS,
    )


def create_worker(settings: Settings | None = None) -> Worker:
    """The side of training that listens to events and publishes its own."""
    return Worker(
        settings or Settings.from_env("training"),
        incoming,
        documents=DOCUMENTS,
        jobs=(Job("close-gaps", every=60, run=close_gaps),),
    )


def close_gaps(now: datetime) -> None:
    """Do what two things happening in the same moment may have left undone."""
    transaction.run(lambda: needs.answer_waiting(ELEMENTS, now))
    transaction.run(lambda: copies.release_leavers(now))
