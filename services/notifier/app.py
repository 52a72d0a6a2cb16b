"""Wiring: the only file that sees every room."""

from flask import Flask

from services.notifier.api import BLUEPRINTS, feed, subscriptions
from services.notifier.api.partner_problems import PARTNER_PROBLEMS
from services.notifier.api.problems import PROBLEMS
from services.notifier.channels.email import Email
from services.notifier.channels.webhook import Webhook
from services.notifier.commands.correspond import House
from services.notifier.documents import DOCUMENTS as OWN_DOCUMENTS
from services.notifier.events.incoming import incoming
from services.notifier.jobs import forget_those_written_to, tell_those_awaited
from services.notifier.partner_documents import PARTNER_DOCUMENTS
from services.notifier.sender import Sender
from services.notifier.webhooks import Webhooks
from shared.http import app
from shared.messaging.worker import Job, Worker
from shared.settings import Settings

__all__ = ["DOCUMENTS", "create_app", "create_worker"]

DOCUMENTS = (*OWN_DOCUMENTS, *PARTNER_DOCUMENTS)
ALL_BLUEPRINTS = (*BLUEPRINTS, subscriptions.blueprint, feed.blueprint)
ALL_PROBLEMS = {**PROBLEMS, **PARTNER_PROBLEMS}


def create_app(settings: Settings | None = None) -> Flask:
    settings = settings or Settings.from_env("notifier")
    built = app.build(settings, title="Notifier", blueprints=ALL_BLUEPRINTS, problems=ALL_PROBLEMS, documents=DOCUMENTS)
    built.config["HOUSE"] = _house(settings)
    return built


def create_worker(settings: Settings | None = None) -> Worker:
    settings = settings or Settings.from_env("notifier")
    email = Sender(Email(settings.smtp_url, settings.mail_from, settings.public_url), _house(settings))
    webhooks = Webhooks(Webhook(loopback=settings.env == "dev"), settings.public_url)
    jobs = (
        Job("e-mail", every=1, run=email.run),
        Job("awaited", every=5, run=tell_those_awaited),
        Job("visitors", every=60, run=forget_those_written_to),
        Job("webhooks", every=1, run=webhooks.run),
    )
    return Worker(settings, incoming, documents=DOCUMENTS, jobs=jobs)


def _house(settings: Settings) -> House:
    return House(settings.secret, settings.quiet_hours)
