"""What comes in and goes out over HTTP."""

from marshmallow import Schema, fields, validate

from services.notifier.domain.deliveries import STATES
from services.notifier.domain.words import LANGUAGES
from shared.http.schemas import Id, PageOf, PageQuery, StrictSchema, UtcDateTime


class InboxQuery(PageQuery):
    unread = fields.Boolean(load_default=False, metadata={"description": "only what was not read yet"})


class InboxItemSchema(Schema):
    """A message in words, in the language asked for."""

    id = Id(required=True)
    kind = fields.String(required=True, metadata={"example": "enrolment.confirmed"})
    subject = fields.String(required=True)
    lines = fields.List(fields.String(), required=True)
    todo = fields.String(required=True)
    action = fields.String(required=True)
    link = fields.String(required=True, metadata={"description": "path of the page it leads to"})
    why = fields.String(required=True, metadata={"description": "the role in which the person hears it"})
    kind_name = fields.String(required=True, metadata={"description": "the kind as the preferences call it"})
    happened_at = UtcDateTime(required=True)
    read_at = UtcDateTime(required=True, allow_none=True)


class InboxSchema(PageOf(InboxItemSchema)):  # type: ignore[misc]
    unread = fields.Integer(required=True)
    language = fields.String(required=True, metadata={"description": "the language the person is written to"})


class LanguageSchema(StrictSchema):
    language = fields.String(required=True, validate=validate.OneOf(LANGUAGES))


class DeliveryQuery(PageQuery):
    state = fields.String(validate=validate.OneOf(STATES))
    channel = fields.String(validate=validate.Length(max=20))
    librarian_id = Id(attribute="recipient")
    event_id = Id()
    kind = fields.String(validate=validate.Length(max=60))
    nip = fields.String(validate=validate.Length(max=30), metadata={"description": "whose, by personnel number"})


class DeliverySchema(Schema):
    """How a message fared on one channel. People are named by id only."""

    id = Id(required=True)
    message_id = Id(required=True)
    event_id = Id(required=True)
    kind = fields.String(required=True)
    librarian_id = Id(required=True, attribute="recipient")
    channel = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    tries = fields.Integer(required=True)
    due_at = UtcDateTime(required=True, allow_none=True)
    reason = fields.String(required=True)
    created_at = UtcDateTime(required=True)
    updated_at = UtcDateTime(required=True)
