"""What is said of agreements with partners, and of the machines that speak for them."""

from marshmallow import fields

from shared.contracts.base import EVENTS, Payload, event
from shared.contracts.fields import Count, Id, Text


@event("community.agreement.ended.v1")
class AgreementEndedV1(Payload):
    """An agreement is no longer in force: its period is over, or it was ended. Subject: the partner."""

    partner_id = Id(required=True)
    agreement_number = Text(required=True)
    ended_on = fields.Date(required=True)
    reason = Text(required=True)


@event("community.partner.changed.v1", personal=True)
class PartnerChangedV1(Payload):
    """Whom to write to, and which machine clients speak for a partner; carries all. Subject: the partner."""

    partner_id = Id(required=True)
    name = Text(required=True)
    kind = Text(required=True)
    contact = Text(required=True, allow_none=True)
    email = Text(required=True, allow_none=True)
    clients = fields.List(Text(), required=True)


@event("notifier.subscription.disabled.v1")
class SubscriptionDisabledV1(Payload):
    """A partner's webhook was switched off after failing for long. Subject: the subscription."""

    subscription_id = Id(required=True)
    partner_id = Id(required=True)
    partner_name = Text(required=True)
    host = Text(required=True)
    reason = Text(required=True)
    waiting = Count(required=True)


@event("notifier.sandbox.sent.v1", audience="partner")
class SandboxSentV1(Payload):
    """A trial that a partner asked for itself; nothing happened. Goes to its own subscription only."""

    subscription_id = Id(required=True)
    note = Text(required=True)


def covered_by_scope() -> frozenset[str]:
    """The event types that an agreement may name: those for partners that are not public anyhow."""
    return frozenset(key for key, each in EVENTS.items() if each.audience == "partner" and not each.public)
