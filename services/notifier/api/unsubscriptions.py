"""Stopping a kind of letter by the link in it: without signing in, by POST only.

Link scanners follow addresses with GET, so a GET changes nothing: people are led to a page that asks, mail programs
post (RFC 8058).
"""

from typing import Any

from flask import Response, current_app, redirect, request
from flask_smorest import Blueprint

from services.notifier import queries
from services.notifier.api.preference_schemas import StoppingSchema
from services.notifier.commands.choose import switch_off, switch_on
from services.notifier.domain.kinds import DIGEST, kind_of
from services.notifier.domain.mail import STOPPING
from services.notifier.domain.preferences import DAILY, OFF, choice
from services.notifier.domain.unsubscribing import Link, read
from services.notifier.domain.words import language_of
from shared.clock import utcnow
from shared.errors import NotFound
from shared.http import language
from shared.http.edge import PUBLIC, command, query

blueprint = Blueprint("unsubscriptions", __name__, description="Stopping letters without signing in")
PATH = "/public/unsubscriptions/<string:token>"
EVERY_DAILY = {"id": "Ringkasan harian", "en": "The daily digest"}


@blueprint.get(PATH)
@query(PUBLIC)
@blueprint.response(200, StoppingSchema)
def show(token: str) -> dict[str, Any] | Response:
    """What this link stops, and whether it is stopped. Changes nothing; a browser is led to the page that asks"""
    link = _link(token)
    if request.accept_mimetypes.best == "text/html":
        return redirect(STOPPING + token, 303)  # type: ignore[return-value]
    return _shown(link)


@blueprint.post(PATH)
@command(PUBLIC, keyed=False)
@blueprint.response(200, StoppingSchema)
def stop(token: str) -> dict[str, Any]:
    """Stop it (RFC 8058); again changes nothing"""
    link = _link(token)
    switch_off(link.recipient, link.channel, _kinds(link, DAILY), utcnow())
    return _shown(link)


@blueprint.delete(PATH)
@command(PUBLIC, keyed=False)
@blueprint.response(200, StoppingSchema)
def resume(token: str) -> dict[str, Any]:
    """Take it back: the letters come again"""
    link = _link(token)
    if link.kind != DIGEST:
        switch_on(link.recipient, link.channel, [link.kind], utcnow())
    return _shown(link)


def _link(token: str) -> Link:
    try:
        return read(current_app.config["HOUSE"].secret, token)
    except ValueError:
        raise NotFound("link", token[:20]) from None


def _kinds(link: Link, wanted: str) -> list[str]:
    """A digest's link stops all that comes in it."""
    if link.kind != DIGEST:
        return [link.kind]
    return queries.kinds_chosen(link.recipient, link.channel, wanted)


def _shown(link: Link) -> dict[str, Any]:
    speaking = language_of(language.current())
    if link.kind == DIGEST:
        stopped = not queries.kinds_chosen(link.recipient, link.channel, DAILY)
        return {"kind": DIGEST, "name": EVERY_DAILY[speaking], "channel": link.channel, "stopped": stopped}
    chosen = choice(link.kind, link.channel, queries.choices_of(link.recipient))
    name = kind_of(link.kind).name(speaking)
    return {"kind": link.kind, "name": name, "channel": link.channel, "stopped": chosen == OFF}
