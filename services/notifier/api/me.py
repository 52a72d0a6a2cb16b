"""A person's own inbox, and the language they are written to."""

from typing import Any

from flask import request
from flask_smorest import Blueprint

from services.notifier import queries
from services.notifier.api.schemas import InboxItemSchema, InboxQuery, InboxSchema, LanguageSchema
from services.notifier.commands.choose import choose as keep
from services.notifier.commands.read_message import read_message
from services.notifier.documents import Contact, Message
from services.notifier.domain.kinds import kind_of
from services.notifier.domain.words import DEFAULT, Language, language_of
from shared.auth import principal
from shared.clock import utcnow
from shared.errors import NotFound, Refused
from shared.http import language
from shared.http.edge import STAFF, command, query
from shared.http.paging import page

blueprint = Blueprint("me", __name__, description="What I was told")


@blueprint.get("/me/inbox")
@query(STAFF)
@blueprint.arguments(InboxQuery, location="query")
@blueprint.response(200, InboxSchema)
def inbox(filters: dict[str, Any]) -> dict[str, Any]:
    """My messages, newest first, with the number unread

    In the language of Accept-Language, else in the one I chose. Empty for somebody not in the directory.
    """
    me = _me()
    if me is None:
        return {"items": [], "next": None, "unread": 0, "language": DEFAULT}
    found = page(queries.messages_of(me.id, unread_only=filters["unread"]), filters, by="-id")
    chosen = queries.chosen_language(me)
    items = _in_words(found["items"], _reading_language(chosen))
    return {"items": items, "next": found["next"], "unread": queries.unread(me.id), "language": chosen}


@blueprint.post("/me/inbox/<string:message_id>/read")
@command(STAFF)
@blueprint.response(200, InboxItemSchema)
def read(message_id: str) -> dict[str, Any]:
    """Mark a message of mine as read; again changes nothing"""
    me = _me()
    if me is None:
        raise NotFound("message", message_id)
    message = read_message(me.id, message_id, utcnow())
    return _in_words([message], _reading_language(queries.chosen_language(me)))[0]


@blueprint.put("/me/language")
@command(STAFF)
@blueprint.arguments(LanguageSchema)
@blueprint.response(200, LanguageSchema)
def choose(body: dict[str, Any]) -> dict[str, str]:
    """Choose the language I am written to"""
    me = _me()
    if me is None:
        raise Refused("no-contact")
    return {"language": keep(me.id, {"language": body["language"]}, {}, utcnow()).language}


def _me() -> Contact | None:
    return queries.contact_by_nip(principal().username)


def _reading_language(chosen: Language) -> Language:
    return language_of(language.current()) if "Accept-Language" in request.headers else chosen


def _in_words(messages: list[Message], reading: Language) -> list[dict[str, Any]]:
    texts = queries.texts(messages, reading)
    return [{**_facts(message, reading), **vars(text)} for message, text in zip(messages, texts, strict=True)]


def _facts(message: Message, reading: Language) -> dict[str, Any]:
    facts = {name: getattr(message, name) for name in ("id", "kind", "happened_at", "read_at")}
    return {**facts, "kind_name": kind_of(message.kind).name(reading)}
