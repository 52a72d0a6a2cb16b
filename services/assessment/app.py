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
            Job("rating-reminders", every=900, run=remind_raters),
            Job("surveys", every=300, run=remind_of_surveys),
            Job("plans", every=900, run=remind_of_plans),
            Job("erasures", every=3600, run=sweep_erasures),
            Job("frameworks", every=3600, run=ship_frameworks),
            Job("older-hours", every=86400, run=enter_older_hours),
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


def remind_of_plans(now: datetime) -> None:
    """Remind of what is due in development plans, a batch and a transaction at a time."""
    from services.assessment.commands.plan_reminders import remind
    from shared.storage import transaction

    today = now.astimezone(WIB).date()
    while transaction.run(lambda: remind(today, now)):
        pass


def remind_of_surveys(now: datetime) -> None:
    """Remind whoever opened a survey that its last day has passed."""
    from services.assessment.commands.surveys import remind_all
    from shared.storage import transaction

    while transaction.run(lambda: remind_all(now)):
        pass


def enter_older_hours(now: datetime) -> None:
    """Enter courses credited before there was a ledger, a batch and a transaction at a time."""
    from services.assessment.commands.ledger import enter_older
    from shared.storage import transaction

    while transaction.run(lambda: enter_older(now)):
        pass


def ship_frameworks(now: datetime) -> None:
    """Put the frameworks that come with the platform in place, where they are not."""
    from services.assessment.commands.frameworks import ship
    from shared.storage import transaction

    transaction.run(lambda: ship(now))


def remind_raters(now: datetime) -> None:
    """Remind raters who have not submitted, at each of the days before it is due."""
    from services.assessment.commands.rating_reminders import remind
    from shared.storage import transaction

    today = now.astimezone(WIB).date()
    transaction.run(lambda: remind(today, now))
