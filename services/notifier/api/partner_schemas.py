"""What partners' machines send and get."""

from typing import Any

from marshmallow import Schema, fields, validate

from services.notifier.domain.destinations import LENGTH
from services.notifier.domain.dispatches import STATES
from services.notifier.partner_documents import KINDS
from shared.http.schemas import Id, PageQuery, StrictSchema, Text, UtcDateTime

_EVENTS: dict[str, Any] = {
    "metadata": {"description": "event types such as community.activity.held.v1; empty: all that is covered"}
}


class CoverSchema(Schema):
    type = fields.String(required=True)
    since = fields.Date(required=True, metadata={"description": "events that happened from this day on"})


class PartnershipSchema(Schema):
    partner_id = Id(required=True)
    name = fields.String(required=True)
    in_force = fields.Boolean(required=True)
    covers = fields.List(fields.Nested(CoverSchema), required=True)


class ChangeSubscriptionSchema(StrictSchema):
    url = fields.String(validate=validate.Length(max=LENGTH))
    description = Text(200, min=0)
    events = fields.List(Text(120), validate=validate.Length(max=100), **_EVENTS)


class SubscribeSchema(ChangeSubscriptionSchema):
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))


class SubscriptionSchema(Schema):
    id = Id(required=True)
    partner_id = Id(required=True)
    kind = fields.String(required=True)
    url = fields.String(required=True)
    description = fields.String(required=True)
    events = fields.List(fields.String(), required=True)
    state = fields.String(required=True)
    reason = fields.String(required=True)
    failing_since = UtcDateTime(allow_none=True)
    held_until = UtcDateTime(allow_none=True)
    version = fields.Integer(required=True)
    created_at = UtcDateTime(required=True)


class SecretSchema(SubscriptionSchema):
    """`secret` is shown here and never again."""

    secret = fields.String(required=True)


class DispatchQuery(PageQuery):
    state = fields.String(validate=validate.OneOf(STATES))


class AttemptSchema(Schema):
    at = UtcDateTime(required=True)
    status = fields.Integer(required=True)
    reason = fields.String(required=True)
    milliseconds = fields.Integer(required=True)


class DispatchSchema(Schema):
    id = Id(required=True)
    event_id = Id(required=True)
    type = fields.String(required=True)
    subject = fields.String(required=True)
    state = fields.String(required=True)
    tries = fields.Integer(required=True)
    due_at = UtcDateTime(allow_none=True)
    reason = fields.String(required=True)
    attempts = fields.List(fields.Nested(AttemptSchema), required=True)
    created_at = UtcDateTime(required=True)


class ReplaySchema(StrictSchema):
    since = UtcDateTime(required=True)


class ReplayedSchema(Schema):
    replayed = fields.Integer(required=True)


class TrialSchema(Schema):
    event_id = Id(required=True)


class FeedSchema(Schema):
    """CloudEvents, oldest first. `next` is always given: keep it, and ask with it for what comes later."""

    items = fields.List(fields.Dict(), required=True)
    next = fields.String(required=True, allow_none=True)
    more = fields.Boolean(required=True)
