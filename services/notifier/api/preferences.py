"""What reaches me, how and when."""

from typing import Any

from flask import current_app
from flask_smorest import Blueprint

from services.notifier import queries
from services.notifier.api.preference_schemas import PreferencesSchema, PreferencesWishSchema
from services.notifier.commands.choose import choose
from services.notifier.documents import Contact
from services.notifier.domain.addresses import fingerprint
from services.notifier.domain.audience import EMAIL
from services.notifier.domain.kinds import GROUPS, KINDS, heard_by, kind_of, loud
from services.notifier.domain.preferences import Terms, allowed, choice
from services.notifier.domain.quiet import ZONES
from services.notifier.domain.words import LANGUAGES, Language, language_of
from shared.auth import principal
from shared.clock import utcnow
from shared.errors import Refused
from shared.http import language
from shared.http.edge import STAFF, command, query

blueprint = Blueprint("preferences", __name__, description="What reaches me, how and when")
CHANNELS = (EMAIL,)


@blueprint.get("/me/preferences")
@query(STAFF)
@blueprint.response(200, PreferencesSchema)
def show() -> dict[str, Any]:
    """What I chose, and for every kind I may hear of what may be chosen

    The portal is not among the channels: everything is in the inbox.
    """
    return _shown(_me())


@blueprint.patch("/me/preferences")
@command(STAFF)
@blueprint.arguments(PreferencesWishSchema)
@blueprint.response(200, PreferencesSchema)
def change(body: dict[str, Any]) -> dict[str, Any]:
    """Change what is named; the rest stays

    A mandatory kind cannot be switched off, an urgent one cannot wait for the digest. What is switched off does not go
    out any more, also where it waits already.
    """
    me = _me()
    choices = {(each["channel"], each["kind"]): each["choice"] for each in body.pop("choices", [])}
    if "quiet" in body:
        quiet = body["quiet"]
        body["quiet"] = f"{quiet['start']}-{quiet['end']}" if quiet else ""
    choose(me.id, body, choices, utcnow(), _language())
    return _shown(me)


def _me() -> Contact:
    me = queries.contact_by_nip(principal().username)
    if me is None:
        raise Refused("no-contact")
    return me


def _language() -> Language:
    return language_of(language.current())


def _shown(me: Contact) -> dict[str, Any]:
    terms = queries.terms([me], current_app.config["HOUSE"].quiet)[me.id]
    quiet = terms.quiet and {"start": f"{terms.quiet.start:%H:%M}", "end": f"{terms.quiet.end:%H:%M}"}
    return {
        "language": terms.language,
        "languages": LANGUAGES,
        "zone": terms.zone,
        "zones": list(ZONES),
        "quiet": quiet,
        "digest_at": terms.digest_at,
        "address": _address(me),
        "groups": _groups(me, terms),
    }


def _address(me: Contact) -> dict[str, Any]:
    stopped = queries.suppression_of(fingerprint(me.email)) if me.email else None
    return {"known": bool(me.email), "suppressed_since": stopped and stopped.created_at}


def _groups(me: Contact, terms: Terms) -> list[dict[str, Any]]:
    heard = [kind for kind in heard_by(frozenset(me.duties)) if any(loud(kind, channel) for channel in CHANNELS)]
    order = list(KINDS)
    heard.sort(key=lambda kind: order.index(kind) if kind in KINDS else len(order))
    groups = [
        {
            "group": group,
            "name": names[_language()],
            "kinds": [_row(kind, terms) for kind in heard if kind_of(kind).group == group],
        }
        for group, names in GROUPS.items()
    ]
    return [group for group in groups if group["kinds"]]


def _row(kind: str, terms: Terms) -> dict[str, Any]:
    known = kind_of(kind)
    channels = [
        {"channel": channel, "choice": choice(kind, channel, terms.choices), "choices": allowed(kind)}
        for channel in CHANNELS
        if loud(kind, channel)
    ]
    return {
        "kind": kind,
        "name": known.name(_language()),
        "mandatory": known.mandatory,
        "urgent": known.urgent,
        "channels": channels,
    }
