"""Shapes of activities and registrations."""

from datetime import time

from marshmallow import Schema, ValidationError, fields, validate

from services.community.domain.activities import KINDS, State
from services.community.domain.registrations import MOST_PUPILS
from services.community.domain.registrations import State as Standing
from shared.http.exports import ListQuery
from shared.http.schemas import Id, PageQuery, StrictSchema, Text, UtcDateTime

MOST_PLACES = 20_000


def _clock(text: str) -> None:
    try:
        fits = time.fromisoformat(text).isoformat("minutes") == text
    except ValueError:
        fits = False
    if not fits:
        raise ValidationError("HH:MM")


class ActivityPlacesSchema(Schema):
    """`waiting` counts parties."""

    capacity = fields.Integer()
    free = fields.Integer()
    waiting = fields.Integer()
    overtaking = fields.Boolean()
    open = fields.Boolean()


class ProgrammeSchema(Schema):
    """An activity as everybody may see it. `places` is null where nobody needs to register."""

    id = fields.String()
    state = fields.String()
    title = fields.String()
    kind = fields.String()
    summary = fields.String(allow_none=True)
    description = fields.String(allow_none=True)
    audience = fields.String(allow_none=True)
    accessibility = fields.String(allow_none=True)
    tags = fields.List(fields.String())
    held_on = fields.Date()
    starts = fields.String()
    ends = fields.String(allow_none=True)
    starts_at = UtcDateTime()
    ends_at = UtcDateTime(allow_none=True)
    place = fields.String()
    partner_name = fields.String(allow_none=True)
    updated_at = UtcDateTime()


class ConsentSchema(Schema):
    version = fields.String()
    text = fields.String()


class OneActivitySchema(ProgrammeSchema):
    reason = fields.String(allow_none=True, metadata={"description": "why it was cancelled"})
    places = fields.Nested(ActivityPlacesSchema, allow_none=True)
    consent = fields.Nested(ConsentSchema)


class ActivityGroupSchema(Schema):
    school = fields.String()
    partner_id = fields.String(allow_none=True)
    attendance = fields.Integer()


class PlannedSchema(ProgrammeSchema):
    """An activity as those who plan see it."""

    capacity = fields.Integer(allow_none=True)
    overtaking = fields.Boolean()
    partner_id = fields.String(allow_none=True)
    organiser_name = fields.String(allow_none=True)
    own = fields.Boolean()
    note = fields.String(allow_none=True)
    attendance = fields.Integer(allow_none=True)
    walk_ins = fields.Integer(allow_none=True)
    version = fields.Integer()


class OnePlannedSchema(PlannedSchema):
    groups = fields.List(fields.Nested(ActivityGroupSchema))
    places = fields.Nested(ActivityPlacesSchema, allow_none=True)


class ActivityChangeSchema(StrictSchema):
    title = Text(200)
    kind = fields.String(validate=validate.OneOf(KINDS))
    summary = Text(300, allow_none=True)
    description = Text(4000, allow_none=True)
    audience = Text(200, allow_none=True)
    accessibility = Text(500, allow_none=True)
    tags = fields.List(Text(40), validate=validate.Length(max=10))
    held_on = fields.Date()
    starts = fields.String(validate=_clock)
    ends = fields.String(validate=_clock)
    place = Text(200)
    partner_id = Id(allow_none=True)
    capacity = fields.Integer(allow_none=True, validate=validate.Range(min=1, max=MOST_PLACES))
    overtaking = fields.Boolean()


class ActivityDraftSchema(ActivityChangeSchema):
    title = Text(200, required=True)
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    held_on = fields.Date(required=True)
    starts = fields.String(required=True, validate=_clock)
    ends = fields.String(required=True, validate=_clock)
    place = Text(200, required=True)


class ActivityReasonSchema(StrictSchema):
    reason = Text(500, required=True)


class ActivityCloseSchema(StrictSchema):
    walk_ins = fields.Integer(load_default=0, validate=validate.Range(min=0, max=MOST_PLACES))


class ProgrammeFilter(PageQuery):
    """Activities of today and later; `before` turns to those that are over."""

    kind = fields.String(validate=validate.OneOf(KINDS))


class PlannedFilter(ListQuery):
    state = fields.String(validate=validate.OneOf([each.value for each in State]))


class RegistrationFilter(ListQuery):
    state = fields.String(validate=validate.OneOf([each.value for each in Standing]))


class RegisterSchema(StrictSchema):
    name = Text(120, required=True)
    email = fields.Email(required=True, validate=validate.Length(max=254))
    party = fields.Integer(required=True, validate=validate.Range(min=1, max=MOST_PUPILS))
    school = Text(200, load_default=None, allow_none=True)
    needs = Text(500, load_default=None, allow_none=True)
    language = fields.String(load_default="id", validate=validate.OneOf(("id", "en")))
    consent_version = fields.String(required=True, validate=validate.Length(max=20))


class ChangeRegistrationSchema(StrictSchema):
    party = fields.Integer(validate=validate.Range(min=1, max=MOST_PUPILS))
    needs = Text(500, allow_none=True)


class OwnRegistrationSchema(Schema):
    """What whoever holds the link sees. `token` is that link's."""

    id = fields.String()
    token = fields.String()
    state = fields.String()
    position = fields.Integer(allow_none=True)
    party = fields.Integer()
    name = fields.String()
    school = fields.String(allow_none=True)
    needs = fields.String(allow_none=True)
    reason = fields.String(allow_none=True)
    arrived = fields.Integer(allow_none=True)
    activity = fields.Nested(ProgrammeSchema)
    can_change = fields.Boolean()


class GuestSchema(Schema):
    """Who comes. `needs` are told to the organiser only; `has_needs` tells everybody that there is something."""

    id = fields.String()
    number = fields.Integer()
    state = fields.String()
    party = fields.Integer()
    name = fields.String()
    email = fields.String()
    school = fields.String(allow_none=True)
    needs = fields.String(allow_none=True)
    has_needs = fields.Boolean()
    arrived = fields.Integer(allow_none=True)
    arrived_at = UtcDateTime(allow_none=True)
    consent_version = fields.String()
    consent_at = UtcDateTime()


class ArrivalSchema(StrictSchema):
    arrived = fields.Integer(required=True, validate=validate.Range(min=0, max=MOST_PUPILS))
