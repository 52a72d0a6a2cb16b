"""What the notifier keeps: whom it can reach, what it told whom, and how each delivery stands."""

from mongoengine import BooleanField, DateTimeField, IntField, ListField, MapField, StringField

from services.notifier.domain.deliveries import QUEUED, STATES
from services.notifier.domain.quiet import ZONES
from services.notifier.domain.words import LANGUAGES
from shared.storage.documents import Aggregate
from shared.storage.projections import Copy


class Contact(Copy):
    """Local copy of a librarian, from community. One who left keeps neither name nor address."""

    nip = StringField(default="")
    name = StringField(default="")
    email = StringField()
    language = StringField()
    unit_id = StringField()
    duties = ListField(StringField())
    hears = BooleanField(default=True)

    meta = {"collection": "contacts", "indexes": ["nip", "duties"]}


class Preference(Aggregate):
    """What a librarian chose here; what is missing was not chosen. The id is the librarian's."""

    language = StringField(choices=LANGUAGES)
    zone = StringField(choices=tuple(ZONES))
    quiet = StringField()  # "21:00-06:00"; empty: no quiet hours; missing: those of the house
    digest_at = StringField()
    choices = ListField(StringField())  # "channel kind choice"

    meta = {"collection": "preferences", "indexes": []}


class Message(Aggregate):
    """One event as told to one person: their portal inbox. Rendered when shown, in the language of then."""

    event_id = StringField(required=True)
    kind = StringField(required=True)
    role = StringField(required=True)
    recipient = StringField(required=True)
    facts = MapField(StringField())
    happened_at = DateTimeField(required=True)
    read_at = DateTimeField()

    meta = {
        "collection": "messages",
        "indexes": [
            {"fields": ["recipient", "-id"]},
            {"fields": ["recipient", "read_at"]},
        ],
    }


class Delivery(Aggregate):
    """A message on its way through one channel: the log that operators see, and the queue of the sender."""

    message_id = StringField(required=True)
    event_id = StringField(required=True)
    kind = StringField(required=True)
    recipient = StringField(required=True)
    channel = StringField(required=True)
    state = StringField(required=True, choices=STATES, default=QUEUED)
    due_at = DateTimeField()  # the next try, or the end of a claim
    claim = StringField()
    rank = IntField(default=0)  # lower goes first
    taken = BooleanField()  # the channel took it; noted at once, before the outcome is recorded
    digest_id = StringField()  # the delivery it goes out with
    tries = IntField(default=0)
    reason = StringField(default="")
    correlation_id = StringField(default="")
    traceparent = StringField(default="")

    meta = {
        "collection": "deliveries",
        "indexes": [
            {"fields": ["channel", "state", "rank", "due_at"]},
            {"fields": ["claim"], "partialFilterExpression": {"claim": {"$exists": True}}},
            {"fields": ["digest_id", "id"], "partialFilterExpression": {"digest_id": {"$exists": True}}},
            {"fields": ["state", "-id"]},
            {"fields": ["kind", "-id"]},
            {"fields": ["recipient", "-id"]},
            {"fields": ["event_id"]},
        ],
    }


class Suppression(Aggregate):
    """An address that is not written to any more. The id is its digest: the address itself is not kept."""

    recipient = StringField(required=True)
    channel = StringField(required=True)
    reason = StringField(default="")

    meta = {"collection": "suppressions", "indexes": [{"fields": ["recipient"]}]}


class Awaited(Aggregate):
    """An event that concerns a role in which nobody is known yet. The id is the event's."""

    kind = StringField(required=True)
    roles = ListField(StringField(), required=True)
    facts = MapField(StringField())
    happened_at = DateTimeField(required=True)
    until = DateTimeField(required=True)
    correlation_id = StringField(default="")
    traceparent = StringField(default="")

    meta = {"collection": "awaited", "indexes": ["created_at"]}


DOCUMENTS = (Contact, Preference, Message, Delivery, Suppression, Awaited)
