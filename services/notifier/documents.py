"""What the notifier keeps: whom it can reach, what it told whom, and how each delivery stands."""

from mongoengine import BooleanField, DateTimeField, IntField, ListField, MapField, StringField

from services.notifier.domain.deliveries import QUEUED, STATES
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
    """What a librarian chose here. The id is the librarian's."""

    language = StringField(choices=LANGUAGES)

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
    tries = IntField(default=0)
    reason = StringField(default="")
    correlation_id = StringField(default="")
    traceparent = StringField(default="")

    meta = {
        "collection": "deliveries",
        "indexes": [
            {"fields": ["channel", "state", "due_at"]},
            {"fields": ["state", "-id"]},
            {"fields": ["recipient", "-id"]},
            {"fields": ["event_id"]},
        ],
    }


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


DOCUMENTS = (Contact, Preference, Message, Delivery, Awaited)
