"""What is sent and told of rooms, trainers, interest, materials and calendars."""

from collections.abc import Mapping
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from services.training.documents import Interest
from shared.http.exports import ListQuery
from shared.http.schemas import Id, StrictSchema, Text, UtcDateTime

NIP = validate.Regexp(r"^\d{18}\Z")


class WebAddress(fields.Url):
    """An https or http address; nothing that a browser would run."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(schemes={"http", "https"}, **kwargs)  # type: ignore[arg-type]
        self.validators.append(validate.Length(max=500))


class _RoomFacts(StrictSchema):
    unit_id = Id(allow_none=True)
    equipment = Text(500, min=0)


class NewRoomSchema(_RoomFacts):
    name = Text(120, required=True)
    capacity = fields.Integer(required=True, validate=validate.Range(1, 2000))


class RoomChangeSchema(_RoomFacts):
    name = Text(120)
    capacity = fields.Integer(validate=validate.Range(1, 2000))
    active = fields.Boolean()


class RoomSchema(Schema):
    id = fields.String(required=True)
    version = fields.Integer(required=True)
    name = fields.String(required=True)
    unit_id = fields.String(allow_none=True)
    unit_name = fields.String(allow_none=True)
    capacity = fields.Integer(required=True)
    equipment = fields.String()
    active = fields.Boolean()


class RoomFilter(ListQuery):
    active = fields.Boolean()
    unit = Id()


class NewTrainerSchema(StrictSchema):
    name = Text(200)
    nip = fields.String(validate=NIP)
    organisation = Text(200, min=0)
    expertise = Text(500, min=0)

    @validates_schema
    def _somebody(self, data: Mapping[str, Any], **_: Any) -> None:
        if not data.keys() & {"name", "nip"}:
            raise ValidationError("trainer-nameless", "name")


class TrainerChangeSchema(StrictSchema):
    name = Text(200)
    organisation = Text(200, min=0)
    expertise = Text(500, min=0)
    active = fields.Boolean()


class TrainerSchema(Schema):
    id = fields.String(required=True)
    version = fields.Integer(required=True)
    name = fields.String(required=True)
    nip = fields.String(allow_none=True)
    organisation = fields.String()
    expertise = fields.String()
    active = fields.Boolean()


class TrainerFilter(ListQuery):
    active = fields.Boolean()


class InterestSchema(Schema):
    id = fields.String(attribute="interest.id", required=True)
    course_id = fields.String(attribute="interest.course_id", required=True)
    course_title = fields.String(attribute="interest.course_title", required=True)
    librarian_id = fields.String(attribute="interest.librarian_id", required=True)
    librarian_name = fields.String(attribute="librarian.name")
    unit_name = fields.String(attribute="librarian.unit_name")
    state = fields.String(attribute="interest.state", required=True)
    session_id = fields.String(attribute="interest.session_id", allow_none=True)
    told_at = UtcDateTime(attribute="interest.told_at", allow_none=True)
    asked_at = UtcDateTime(attribute="interest.created_at")


class InterestFilter(ListQuery):
    state = fields.String(validate=validate.OneOf([Interest.WAITING, Interest.TOLD]))


class LinkSchema(StrictSchema):
    title = Text(200, required=True)
    url = WebAddress(required=True)


class MaterialSchema(Schema):
    id = fields.String(required=True)
    kind = fields.String(required=True)
    title = fields.String(required=True)
    url = fields.String(allow_none=True)
    file_name = fields.String(allow_none=True)
    media_type = fields.String(allow_none=True)
    size = fields.Integer(allow_none=True)
    added_at = UtcDateTime(attribute="created_at")


class CalendarFeedSchema(Schema):
    active = fields.Boolean(required=True)
    since = UtcDateTime(allow_none=True)
    url = fields.String(allow_none=True, metadata={"description": "Secret: whoever has it can read the calendar"})


class MaterialFilter(ListQuery):
    """Materials have no filters."""


class MyInterestFilter(ListQuery):
    """Nor have one's own wishes."""
