"""What is kept for partners: who they are, what was agreed, what they subscribed to, and every delivery."""

from mongoengine import (
    BooleanField,
    DateTimeField,
    DictField,
    EmbeddedDocument,
    EmbeddedDocumentListField,
    IntField,
    ListField,
    StringField,
)

from services.notifier.domain.dispatches import ACTIVE, QUEUED, STANDINGS, STATES
from shared.storage.base import Stored
from shared.storage.documents import Aggregate
from shared.storage.projections import Copy

WEBHOOK, FEED = KINDS = ("webhook", "feed")


class PartnerCopy(Copy):
    """Local copy of a partner, from community. `clients`: the machines that speak for it."""

    name = StringField(default="")
    email = StringField()
    clients = ListField(StringField())

    meta = {"collection": "partners", "indexes": ["clients"]}


class AgreementCopy(Copy):
    """Local copy of an agreement (id: partner, bar, number). Days are texts, YYYY-MM-DD."""

    partner_id = StringField()
    number = StringField()
    starts_on = StringField()
    ends_on = StringField()
    events = ListField(StringField())
    ended = BooleanField(default=False)

    meta = {"collection": "agreements", "indexes": ["partner_id"]}


class Position(Stored):
    """The end of the partners' log. Every writer passes here, so positions are given in the order of the commits."""

    id = StringField(primary_key=True)
    value = IntField(default=0)

    meta = {"collection": "partner_position", "indexes": []}


class LoggedEvent(Stored):
    """An event for partners, as it is handed on. `only`: the one subscription that a sandbox event is for."""

    id = StringField(primary_key=True)
    position = IntField(required=True)
    type = StringField(required=True)
    subject = StringField(required=True)
    happened_at = DateTimeField(required=True)
    event = DictField(required=True)
    only = StringField()

    meta = {
        "collection": "partner_events",
        "indexes": [{"fields": ["position"], "unique": True}, ["type", "position"]],
    }


class Secret(EmbeddedDocument):
    """A signing secret. It must be readable to sign with; `until`: when a replaced one ends."""

    value = StringField(required=True)
    until = DateTimeField()


class Subscription(Aggregate):
    """What a partner's machine asked to be told, and where. `events` empty: all that the agreement covers."""

    partner_id = StringField(required=True)
    kind = StringField(required=True, choices=KINDS)
    url = StringField(default="")
    description = StringField(default="")
    events = ListField(StringField())
    state = StringField(required=True, choices=STANDINGS, default=ACTIVE)
    reason = StringField(default="")
    secrets = EmbeddedDocumentListField(Secret)
    held_until = DateTimeField()
    failing_since = DateTimeField()

    meta = {"collection": "subscriptions", "indexes": [["partner_id", "id"], ["state", "kind"]]}


class Attempt(EmbeddedDocument):
    """One try: when, what was answered (0: nothing), how long it took."""

    at = DateTimeField(required=True)
    status = IntField(required=True)
    reason = StringField(default="")
    milliseconds = IntField(default=0)


class Dispatch(Aggregate):
    """One event on its way to one webhook: the log the partner sees, and the queue of the sender."""

    subscription_id = StringField(required=True)
    event_id = StringField(required=True)
    position = IntField(required=True)
    type = StringField(required=True)
    subject = StringField(required=True)
    state = StringField(required=True, choices=STATES, default=QUEUED)
    due_at = DateTimeField()
    claim = StringField()
    tries = IntField(default=0)
    reason = StringField(default="")
    attempts = EmbeddedDocumentListField(Attempt)

    meta = {
        "collection": "dispatches",
        "indexes": [
            ["subscription_id", "state", "due_at"],
            ["subscription_id", "subject", "position"],
            ["subscription_id", "-id"],
        ],
    }


PARTNER_DOCUMENTS = (PartnerCopy, AgreementCopy, Position, LoggedEvent, Subscription, Dispatch)
