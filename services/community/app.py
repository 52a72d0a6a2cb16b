"""Wiring of the community service: the only file that sees every room."""

from flask import Flask

from services.community.api import BLUEPRINTS
from services.community.api.problems import PROBLEMS
from services.community.documents import DOCUMENTS
from services.community.events.incoming import incoming
from services.community.jobs import end_agreements, remind_of_reports
from shared.http import app as http
from shared.messaging.worker import Job, Worker
from shared.settings import Settings

__all__ = ["DOCUMENTS", "create_app", "create_worker"]

SERVICE = "community"


def create_app(settings: Settings | None = None) -> Flask:
    return http.build(
        settings or Settings.from_env(SERVICE),
        title="Bina Pustaka: komunitas",
        blueprints=BLUEPRINTS,
        problems=PROBLEMS,
        documents=DOCUMENTS,
    )


def create_worker(settings: Settings | None = None) -> Worker:
    jobs = (
        Job("agreements", every=30, run=end_agreements),
        Job("nomination-reports", every=60, run=remind_of_reports),
    )
    return Worker(settings or Settings.from_env(SERVICE), incoming, documents=DOCUMENTS, jobs=jobs)
