"""Preferences, links that stop letters, and addresses not written to, as they come in and go out."""

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from services.notifier.domain.kinds import KINDS
from services.notifier.domain.preferences import CHOICES
from services.notifier.domain.quiet import CLOCK, ZONES
from services.notifier.domain.words import LANGUAGES
from shared.http.schemas import Id, StrictSchema, UtcDateTime

CHANNELS = ("email",)


def _clock() -> fields.String:
    return fields.String(required=True, validate=validate.Regexp(f"^{CLOCK.pattern}$"), metadata={"example": "21:00"})


class QuietSchema(StrictSchema):
    """From one clock time until another, over midnight where the end is not after the start."""

    start = _clock()
    end = _clock()

    @validates_schema
    def _not_empty(self, data: dict[str, str], **_: object) -> None:
        if data["start"] == data["end"]:
            raise ValidationError("must differ from the start", "end")


class ChoiceSchema(StrictSchema):
    kind = fields.String(required=True, validate=validate.OneOf(sorted(KINDS)))
    channel = fields.String(required=True, validate=validate.OneOf(CHANNELS))
    choice = fields.String(required=True, validate=validate.OneOf(CHOICES))


class PreferencesWishSchema(StrictSchema):
    language = fields.String(validate=validate.OneOf(LANGUAGES))
    zone = fields.String(validate=validate.OneOf(list(ZONES)))
    quiet = fields.Nested(QuietSchema, allow_none=True, metadata={"description": "null: no quiet hours"})
    digest_at = fields.String(validate=validate.Regexp(f"^{CLOCK.pattern}$"))
    choices = fields.List(fields.Nested(ChoiceSchema), validate=validate.Length(max=500))


class ChannelChoiceSchema(Schema):
    channel = fields.String(required=True)
    choice = fields.String(required=True)
    choices = fields.List(fields.String(), required=True, metadata={"description": "what may be chosen"})


class KindSchema(Schema):
    """A kind of message under the name that people know it by."""

    kind = fields.String(required=True)
    name = fields.String(required=True)
    mandatory = fields.Boolean(required=True)
    urgent = fields.Boolean(required=True)
    channels = fields.List(fields.Nested(ChannelChoiceSchema), required=True)


class GroupSchema(Schema):
    group = fields.String(required=True)
    name = fields.String(required=True)
    kinds = fields.List(fields.Nested(KindSchema), required=True)


class AddressSchema(Schema):
    known = fields.Boolean(required=True)
    suppressed_since = UtcDateTime(required=True, allow_none=True)


class PreferencesSchema(Schema):
    language = fields.String(required=True)
    languages = fields.List(fields.String(), required=True)
    zone = fields.String(required=True)
    zones = fields.List(fields.String(), required=True)
    quiet = fields.Nested(QuietSchema, required=True, allow_none=True)
    digest_at = fields.String(required=True)
    address = fields.Nested(AddressSchema, required=True)
    groups = fields.List(fields.Nested(GroupSchema), required=True)


class StoppingSchema(Schema):
    """What a link stops. It says of whom nothing but that they know it."""

    kind = fields.String(required=True)
    name = fields.String(required=True)
    channel = fields.String(required=True)
    stopped = fields.Boolean(required=True)


class SuppressionSchema(Schema):
    """An address not written to any more. Neither address nor name is told."""

    id = fields.String(required=True)
    librarian_id = Id(required=True, attribute="recipient")
    channel = fields.String(required=True)
    reason = fields.String(required=True)
    created_at = UtcDateTime(required=True)
