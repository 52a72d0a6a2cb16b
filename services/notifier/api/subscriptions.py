"""A partner's machine looks after its own subscriptions. Whose it is, is what its client says; nothing else."""

import secrets
from typing import Any

from flask import current_app
from flask_smorest import Blueprint

from services.notifier import partner_queries as queries
from services.notifier.api.partner_schemas import (
    ChangeSubscriptionSchema,
    DispatchQuery,
    DispatchSchema,
    PartnershipSchema,
    ReplayedSchema,
    ReplaySchema,
    SecretSchema,
    SubscribeSchema,
    SubscriptionSchema,
    TrialSchema,
)
from services.notifier.commands import subscribe as commands
from services.notifier.domain import signing
from services.notifier.partner_documents import Dispatch, PartnerCopy, Subscription
from shared.auth import principal
from shared.clock import utcnow
from shared.errors import Refused
from shared.http.edge import command, query
from shared.http.etag import require_match, tag
from shared.http.paging import page
from shared.http.schemas import PageOf, PageQuery
from shared.ids import new_id

blueprint = Blueprint("subscriptions", __name__, description="Partners: what I am told, where, and how it went")
ONE = "/subscriptions/<string:subscription_id>"


@blueprint.get("/partnership")
@query("partner")
@blueprint.response(200, PartnershipSchema)
def partnership() -> dict[str, Any]:
    """What my agreement covers today"""
    me, now = queries.partner_of(principal().client_id), utcnow()
    covers = [{"type": each, "since": day} for each, day in queries.covered_today(me.id, now).items()]
    return {"partner_id": me.id, "name": me.name, "in_force": queries.in_force(me.id, now), "covers": covers}


@blueprint.get("/subscriptions")
@query("partner")
@blueprint.arguments(PageQuery, location="query")
@blueprint.response(200, PageOf(SubscriptionSchema))
def list_subscriptions(filters: dict[str, Any]) -> dict[str, Any]:
    """My subscriptions, oldest first"""
    return page(queries.subscriptions(partner().id), filters)


@blueprint.post("/subscriptions")
@command("partner", keyed=False)
@blueprint.arguments(SubscribeSchema)
@blueprint.response(201, SecretSchema)
def post_subscription(body: dict[str, Any]) -> dict[str, Any]:
    """Subscribe: a webhook that is told, or a feed that is asked. The secret is shown once"""
    secret = signing.secret_of(secrets.token_bytes(signing.BYTES))
    made = commands.subscribe(partner(), body, id=new_id(), secret=secret, loopback=loopback(), now=utcnow())
    return _with_secret(made, secret)


@blueprint.get(ONE)
@query("partner")
@blueprint.response(200, SubscriptionSchema)
def get_subscription(subscription_id: str) -> Subscription:
    """One of my subscriptions"""
    found = mine(subscription_id)
    tag(found)
    return found


@blueprint.patch(ONE)
@command("partner")
@blueprint.arguments(ChangeSubscriptionSchema)
@blueprint.response(200, SubscriptionSchema)
def patch_subscription(body: dict[str, Any], subscription_id: str) -> Subscription:
    """Change the address, the description or the event types"""
    found = mine(subscription_id)
    require_match(found)
    commands.change(partner(), found, body, loopback=loopback(), now=utcnow())
    tag(found)
    return found


@blueprint.delete(ONE)
@command("partner")
@blueprint.response(204)
def delete_subscription(subscription_id: str) -> None:
    """End a subscription, and forget its deliveries"""
    commands.unsubscribe(mine(subscription_id))


@blueprint.post(f"{ONE}/pause")
@command("partner")
@blueprint.response(200, SubscriptionSchema)
def pause(subscription_id: str) -> Subscription:
    """Send nothing for now; what comes meanwhile waits"""
    return commands.pause(mine(subscription_id), utcnow())


@blueprint.post(f"{ONE}/resume")
@command("partner")
@blueprint.response(200, SubscriptionSchema)
def resume(subscription_id: str) -> Subscription:
    """Take up again, after a pause or after it was disabled; what failed is sent again"""
    return commands.resume(mine(subscription_id), utcnow())


@blueprint.post(f"{ONE}/secret")
@command("partner", keyed=False)
@blueprint.response(200, SecretSchema)
def renew_secret(subscription_id: str) -> dict[str, Any]:
    """A new secret, shown once; for a day everything carries the signature of the old one as well"""
    secret = signing.secret_of(secrets.token_bytes(signing.BYTES))
    return _with_secret(commands.renew_secret(mine(subscription_id), secret, utcnow()), secret)


@blueprint.post(f"{ONE}/test")
@command("partner")
@blueprint.response(202, TrialSchema)
def try_out(subscription_id: str) -> dict[str, str]:
    """Send me a sandbox event"""
    return {"event_id": commands.try_out(mine(subscription_id), event_id=new_id(), now=utcnow()).id}


@blueprint.get(f"{ONE}/deliveries")
@query("partner")
@blueprint.arguments(DispatchQuery, location="query")
@blueprint.response(200, PageOf(DispatchSchema))
def list_deliveries(filters: dict[str, Any], subscription_id: str) -> dict[str, Any]:
    """What was sent and how it went, newest first"""
    return page(queries.dispatches(mine(subscription_id).id, filters.get("state")), filters, by="-id")


@blueprint.post(f"{ONE}/deliveries/<string:delivery_id>/replay")
@command("partner")
@blueprint.response(200, DispatchSchema)
def replay(subscription_id: str, delivery_id: str) -> Dispatch:
    """Send one again, under the same webhook-id"""
    return commands.replay(queries.own_dispatch(mine(subscription_id), delivery_id), utcnow())


@blueprint.post(f"{ONE}/replay")
@command("partner")
@blueprint.arguments(ReplaySchema)
@blueprint.response(200, ReplayedSchema)
def replay_since(body: dict[str, Any], subscription_id: str) -> dict[str, int]:
    """Send again all that happened since then"""
    return {"replayed": commands.replay_since(mine(subscription_id), body["since"], utcnow())}


def mine(subscription_id: str) -> Subscription:
    return queries.own_subscription(partner().id, subscription_id)


def loopback() -> bool:
    """On a development machine the receiver may be on it as well."""
    return bool(current_app.extensions["settings"].env == "dev")


def partner() -> PartnerCopy:
    """Who asks. Without an agreement in force there is nothing to ask for."""
    found = queries.partner_of(principal().client_id)
    if not queries.in_force(found.id, utcnow()):
        raise Refused("no-agreement")
    return found


def _with_secret(made: Subscription, secret: str) -> dict[str, Any]:
    tag(made)
    names = list(SubscriptionSchema().fields)
    return {**{name: getattr(made, name) for name in names}, "secret": secret}
