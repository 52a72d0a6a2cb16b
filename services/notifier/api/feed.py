"""The pull feed: the same events as the webhooks send, asked for with a cursor, signed with the same secret."""

from typing import Any

from flask import Response
from flask_smorest import Blueprint

from services.notifier import partner_queries as queries
from services.notifier.api.partner_schemas import FeedSchema
from services.notifier.api.subscriptions import ONE, mine, partner
from services.notifier.commands.subscribe import valid_secrets
from services.notifier.domain.signing import headers
from services.notifier.partner_documents import LoggedEvent
from shared.clock import utcnow
from shared.errors import NotFound
from shared.http.edge import query
from shared.http.jsonio import dump
from shared.http.paging import page
from shared.http.schemas import PageQuery
from shared.ids import new_id

blueprint = Blueprint("feed", __name__, description="Partners: events to be fetched")


@blueprint.get(f"{ONE}/events")
@query("partner")
@blueprint.arguments(PageQuery, location="query")
@blueprint.response(200, FeedSchema)
def read_feed(filters: dict[str, Any], subscription_id: str) -> Response:
    """Events in the order they came, oldest first; signed as a webhook is

    Ask again with `next`, also when nothing is left: it then stands after the last one seen.
    """
    subscription, now = mine(subscription_id), utcnow()
    scope = {**filters, "subscription": subscription_id}
    found = page(queries.feed(subscription, now), scope, by="position", resumable=True)
    body = dump({"items": [row.event for row in found["items"]], "next": found["next"], "more": found["more"]})
    signed = headers(new_id(), int(now.timestamp()), body, valid_secrets(subscription, now))
    return Response(body, mimetype="application/json", headers=signed)


@blueprint.get("/partner-events/<string:event_id>")
@query("partner")
@blueprint.response(200)
def get_event(event_id: str) -> dict[str, Any]:
    """One event in full: where `dataref` of a thin one leads"""
    found: LoggedEvent | None = queries.readable_event(partner(), event_id, utcnow())
    if found is None:
        raise NotFound("event", event_id)
    return dict(found.event)
