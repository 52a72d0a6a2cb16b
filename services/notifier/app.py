"""Wiring: the only file that sees every room."""

from flask import Flask

from services.notifier.api import BLUEPRINTS
from services.notifier.api.problems import PROBLEMS
from services.notifier.channels.email import Email
from services.notifier.commands.correspond import House
from services.notifier.documents import DOCUMENTS
from services.notifier.events.incoming import incoming
from services.notifier.jobs import tell_those_awaited
from services.notifier.sender import Sender
from shared.http import app
from shared.messaging.worker import Job, Worker
from shared.settings import Settings

__all__ = ["DOCUMENTS", "create_app", "create_worker"]


def create_app(settings: Settings | None = None) -> Flask:
    settings = settings or Settings.from_env("notifier")
    built = app.build(settings, title="Notifier", blueprints=BLUEPRINTS, problems=PROBLEMS, documents=DOCUMENTS)
    built.config["HOUSE"] = _house(settings)
    return built


def create_worker(settings: Settings | None = None) -> Worker:
    settings = settings or Settings.from_env("notifier")
    email = Sender(Email(settings.smtp_url, settings.mail_from, settings.public_url), _house(settings))
    jobs = (Job("e-mail", every=1, run=email.run), Job("awaited", every=5, run=tell_those_awaited))
    return Worker(settings, incoming, documents=DOCUMENTS, jobs=jobs)


def _house(settings: Settings) -> House:
    return House(settings.secret, settings.quiet_hours)
