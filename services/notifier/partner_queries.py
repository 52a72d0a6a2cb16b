"""What is asked about partners: for whom a machine speaks, what may be received, what was delivered."""

from collections.abc import Iterable
from datetime import date, datetime, time
from functools import cache

from mongoengine import Q, QuerySet

import shared.contracts.envelope  # noqa: F401  (registers every contract)
from services.notifier.domain.agreements import Agreement, Visible, covered, may_receive
from services.notifier.domain.dispatches import ACTIVE, OPEN
from services.notifier.partner_documents import (
    WEBHOOK,
    AgreementCopy,
    Dispatch,
    LoggedEvent,
    PartnerCopy,
    Subscription,
)
from shared.clock import WIB, as_utc
from shared.contracts.base import EVENTS
from shared.errors import NotFound, Refused


@cache
def visible() -> Visible:
    """The types made for partners. A sandbox event is nobody's news: it goes to who asked for it."""
    types = frozenset(key for key, each in EVENTS.items() if each.audience == "partner" and ".sandbox." not in key)
    return Visible(types, frozenset(key for key in types if EVENTS[key].public))


def today(moment: datetime) -> date:
    """The day by the clock on the wall; stored moments come back without their zone."""
    return as_utc(moment).astimezone(WIB).date()


def partner_of(client_id: str) -> PartnerCopy:
    """The partner a machine speaks for. Refused where none is known."""
    partner: PartnerCopy | None = PartnerCopy.objects(clients=client_id).first() if client_id else None
    if partner is None:
        raise Refused("no-partner", client=client_id)
    return partner


def agreements(partner_id: str) -> list[Agreement]:
    return [_agreement(each) for each in AgreementCopy.objects(partner_id=partner_id, starts_on__ne=None)]


def in_force(partner_id: str, now: datetime) -> bool:
    return any(each.in_force(today(now)) for each in agreements(partner_id))


def covered_today(partner_id: str, now: datetime) -> dict[str, date]:
    """Every type the partner may have today, with the day from which on."""
    return covered(agreements(partner_id), visible(), today(now))


def subscriptions(partner_id: str) -> QuerySet:
    return Subscription.objects(partner_id=partner_id)


def own_subscription(partner_id: str, subscription_id: str) -> Subscription:
    """Raises NotFound for another partner's as for none."""
    found: Subscription | None = Subscription.objects(id=subscription_id, partner_id=partner_id).first()
    if found is None:
        raise NotFound("subscription", subscription_id)
    return found


def own_dispatch(subscription: Subscription, dispatch_id: str) -> Dispatch:
    found: Dispatch | None = Dispatch.objects(id=dispatch_id, subscription_id=subscription.id).first()
    if found is None:
        raise NotFound("delivery", dispatch_id)
    return found


def dispatches(subscription_id: str, state: str | None = None) -> QuerySet:
    found = Dispatch.objects(subscription_id=subscription_id)
    return found if state is None else found.filter(state=state)


def waiting(subscription_id: str) -> int:
    return int(Dispatch.objects(subscription_id=subscription_id, state__in=OPEN).count())


def to_work_on(now: datetime) -> list[str]:
    """Active webhooks that do not rest and have something due."""
    ready = [
        each.id
        for each in Subscription.objects(state=ACTIVE, kind=WEBHOOK).only("id", "held_until")
        if each.held_until is None or as_utc(each.held_until) <= now
    ]
    due = Dispatch.objects(subscription_id__in=ready, state__in=OPEN, due_at__lte=now)
    return sorted(due.distinct("subscription_id")) if ready else []


def feed(subscription: Subscription, now: datetime) -> QuerySet:
    """The log as this subscription may read it today."""
    since = covered_today(subscription.partner_id, now)
    wanted = {type_: day for type_, day in since.items() if not subscription.events or type_ in subscription.events}
    allowed = Q(only=subscription.id) if since else Q(id__in=[])
    for type_, day in wanted.items():
        allowed |= Q(type=type_, only=None, happened_at__gte=_midnight(day))
    return LoggedEvent.objects.filter(allowed)


def readable_event(partner: PartnerCopy, event_id: str, now: datetime) -> LoggedEvent | None:
    """An event if the partner may have it today; a sandbox event if it asked for it."""
    row: LoggedEvent | None = LoggedEvent.objects(id=event_id).first()
    if row is None:
        return None
    if row.only:
        return row if Subscription.objects(id=row.only, partner_id=partner.id).first() else None
    held = agreements(partner.id)
    return row if may_receive(held, row.type, today(row.happened_at), visible(), today(now)) else None


def logged(event_ids: Iterable[str]) -> set[str]:
    return set(LoggedEvent.objects(id__in=list(event_ids)).scalar("id"))


def _agreement(kept: AgreementCopy) -> Agreement:
    ends_on = date.fromisoformat(kept.ends_on) if kept.ends_on else None
    return Agreement(date.fromisoformat(kept.starts_on), ends_on, frozenset(kept.events), bool(kept.ended))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), WIB)
