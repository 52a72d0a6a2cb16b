"""A partner's machine subscribes, changes, pauses, takes up again, renews its secret, tries out."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from services.notifier import partner_queries as queries
from services.notifier.commands.log_for_partners import log_sandbox
from services.notifier.domain.destinations import Forbidden, check_url
from services.notifier.domain.dispatches import (
    ACTIVE,
    AGAIN,
    FAILED,
    PAUSED,
    QUEUED,
    ROTATION,
)
from services.notifier.partner_documents import WEBHOOK, Dispatch, LoggedEvent, PartnerCopy, Secret, Subscription
from shared.clock import as_utc
from shared.contracts.envelope import wrap
from shared.contracts.partners import SandboxSentV1
from shared.errors import Invalid, Refused
from shared.storage.documents import insert, save

MOST = 20  # subscriptions of one partner


def subscribe(
    partner: PartnerCopy, facts: Mapping[str, Any], *, id: str, secret: str, loopback: bool, now: datetime
) -> Subscription:
    """A new subscription, within what the agreement covers."""
    if queries.subscriptions(partner.id).count() >= MOST:
        raise Refused("too-many-subscriptions", most=MOST)
    _check(partner, facts, loopback, now)
    return insert(Subscription(id=id, partner_id=partner.id, secrets=[Secret(value=secret)], **facts), now)


def change(
    partner: PartnerCopy, subscription: Subscription, facts: Mapping[str, Any], *, loopback: bool, now: datetime
) -> Subscription:
    _check(partner, {"kind": subscription.kind, "url": subscription.url, **facts}, loopback, now)
    for name, value in facts.items():
        setattr(subscription, name, value)
    return save(subscription, now)


def unsubscribe(subscription: Subscription) -> None:
    """The partner wants no more of it; its deliveries go with it."""
    Dispatch.objects(subscription_id=subscription.id).delete()
    subscription.delete()


def pause(subscription: Subscription, now: datetime) -> Subscription:
    """Nothing is sent; what comes meanwhile waits."""
    if subscription.state != ACTIVE:
        raise Refused("not-active", state=subscription.state)
    subscription.state = PAUSED
    return save(subscription, now)


def resume(subscription: Subscription, now: datetime) -> Subscription:
    """Take up again after a pause, or after it was disabled: what failed goes first, for its subject comes in order."""
    if subscription.state == ACTIVE:
        return subscription
    subscription.state, subscription.reason = ACTIVE, ""
    subscription.held_until = subscription.failing_since = None
    _again(Dispatch.objects(subscription_id=subscription.id, state=FAILED), now)
    Dispatch.objects(subscription_id=subscription.id, state=QUEUED).update(set__due_at=now)
    return save(subscription, now)


def renew_secret(subscription: Subscription, secret: str, now: datetime) -> Subscription:
    """A new secret; the one before signs along for a day, so that the receiver can change over in its own time."""
    until = now + ROTATION
    kept = [Secret(value=each.value, until=until) for each in subscription.secrets if each.until is None]
    subscription.secrets = [Secret(value=secret), *kept]
    return save(subscription, now)


def replay(dispatch: Dispatch, now: datetime) -> Dispatch:
    """Send one again, under the same id."""
    if dispatch.state not in AGAIN:
        raise Refused("not-to-replay", state=dispatch.state)
    dispatch.state, dispatch.tries, dispatch.reason, dispatch.due_at = QUEUED, 0, "", now
    return save(dispatch, now)


def replay_since(subscription: Subscription, since: datetime, now: datetime) -> int:
    """Send again all that happened from then on. Returns how many."""
    found = LoggedEvent.objects(happened_at__gte=since).scalar("id")
    chosen = Dispatch.objects(subscription_id=subscription.id, event_id__in=list(found), state__in=AGAIN)
    return _again(chosen, now)


def try_out(subscription: Subscription, *, event_id: str, now: datetime) -> LoggedEvent:
    """A sandbox event, for this subscription alone: through the same queue, signed alike."""
    if subscription.state != ACTIVE:
        raise Refused("not-active", state=subscription.state)
    facts = {
        "subscription_id": subscription.id,
        "note": "Uji coba. Tidak ada yang terjadi. / A trial. Nothing happened.",
    }
    event = wrap(
        SandboxSentV1,
        id=event_id,
        source="urn:binapustaka:sandbox",
        subject=subscription.id,
        sequence=0,
        time=now,
        data=SandboxSentV1.encode(facts),
        correlation_id="",
        causation_id="",
        traceparent="",
    )
    return log_sandbox(subscription, {name: value for name, value in event.items() if value != ""}, now)


def valid_secrets(subscription: Subscription, now: datetime) -> list[str]:
    """What signs now, newest first."""
    return [each.value for each in subscription.secrets if each.until is None or as_utc(each.until) > now]


def _again(chosen: Any, now: datetime) -> int:
    return int(chosen.update(set__state=QUEUED, set__tries=0, set__reason="", set__due_at=now, inc__version=1))


def _check(partner: PartnerCopy, facts: Mapping[str, Any], loopback: bool, now: datetime) -> None:
    beyond = sorted(set(facts.get("events", ())) - queries.covered_today(partner.id, now).keys())
    if beyond:
        raise Refused("not-covered", events=", ".join(beyond))
    if facts["kind"] != WEBHOOK:
        if facts.get("url"):
            raise Invalid({"url": "webhook-url"})
        return
    try:
        check_url(facts.get("url", ""), loopback=loopback)
    except Forbidden as error:
        raise Invalid({"url": str(error)}) from error
