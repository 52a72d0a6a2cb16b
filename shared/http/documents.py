"""What the edge itself keeps: answers to requests that carried an Idempotency-Key, for a day."""

from mongoengine import BinaryField, DateTimeField, Document, IntField, ListField, StringField

KEEP_SECONDS = 24 * 3600


class IdempotencyKey(Document):
    """The answer given to one key of one principal at one route. The id is a digest of the three."""

    id = StringField(primary_key=True)
    fingerprint = StringField(required=True)
    status = IntField(required=True)
    headers = ListField(ListField(StringField()))
    body = BinaryField()
    at = DateTimeField(required=True)

    meta = {
        "collection": "idempotency_keys",
        "indexes": [{"fields": ["at"], "expireAfterSeconds": KEEP_SECONDS}],
    }


DOCUMENTS = (IdempotencyKey,)
