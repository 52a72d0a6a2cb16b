"""What is sent and told of programmes and of how their courses recur."""

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from services.training.api.problems import PROBLEMS
from services.training.documents import Programme, Recurrence, Reported
from services.training.domain.recurrence import MOST_TEXT, Standing, read_rule
from shared.http import language
from shared.http.exports import ListQuery
from shared.http.schemas import Id, QuerySchema, StrictSchema, Text, UtcDateTime

_SLUG = validate.Regexp(r"^[a-z0-9]+(-[a-z0-9]+)*\Z")
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
YEAR = validate.Range(2000, 2100)


def _rule(text: str) -> None:
    try:
        read_rule(text)
    except ValueError as error:
        raise ValidationError("recurrence-rule") from error


def _clock(text: str) -> None:
    if not _CLOCK.fullmatch(text):
        raise ValidationError("Not a valid time.")


def _blocked_reason(found: Recurrence) -> str | None:
    """Why the next run cannot open, in the reader's language."""
    problem = PROBLEMS.get(found.blocked_code or "")
    if problem is None:
        return found.blocked_code
    return language.choose(problem.id, problem.en).format_map(defaultdict(str, found.blocked_facts))


class TrackSchema(StrictSchema):
    slug = fields.String(required=True, validate=[_SLUG, validate.Length(max=60)])
    title = Text(200, required=True)
    title_en = Text(200, load_default=None, allow_none=True)


class _ProgrammeFacts(StrictSchema):
    title_en = Text(200, allow_none=True)
    description = Text(4000, min=0)
    goals = fields.List(Text(500), validate=validate.Length(max=20))
    tracks = fields.List(fields.Nested(TrackSchema), validate=validate.Length(max=20))
    counts = fields.List(
        fields.String(validate=validate.OneOf([Reported.ACTIVITY, Reported.SURVEY])),
        metadata={"description": "What other services report in the programme's years and counts under it"},
    )

    @validates_schema
    def _each_track_once(self, data: Mapping[str, Any], **_: Any) -> None:
        slugs = [each["slug"] for each in data.get("tracks", ())]
        if len(set(slugs)) < len(slugs):
            raise ValidationError("listed-twice", "tracks")


class NewProgrammeSchema(_ProgrammeFacts):
    title = Text(200, required=True)
    owner = Text(200, required=True, metadata={"description": "The office or person that answers for it"})
    first_year = fields.Integer(required=True, validate=YEAR)
    last_year = fields.Integer(required=True, validate=YEAR)


class ProgrammeChangeSchema(_ProgrammeFacts):
    title = Text(200)
    owner = Text(200)
    first_year = fields.Integer(validate=YEAR)
    last_year = fields.Integer(validate=YEAR)

    @validates_schema
    def _something(self, data: Mapping[str, Any], **_: Any) -> None:
        if not data:
            raise ValidationError("nothing-to-change")


class ProgrammeSchema(Schema):
    id = fields.String(required=True)
    version = fields.Integer(required=True)
    state = fields.String(required=True)
    title = fields.String(required=True)
    title_en = fields.String(allow_none=True)
    description = fields.String()
    goals = fields.List(fields.String())
    owner = fields.String(required=True)
    first_year = fields.Integer(required=True)
    last_year = fields.Integer(required=True)
    tracks = fields.List(fields.Nested(TrackSchema))
    counts = fields.List(fields.String())
    created_at = UtcDateTime()
    updated_at = UtcDateTime()


class ProgrammeFilter(ListQuery):
    state = fields.String(validate=validate.OneOf([Programme.DRAFT, Programme.PUBLISHED]))


class FiguresQuery(QuerySchema):
    year = fields.Integer(validate=YEAR)


class FigureSchema(Schema):
    name = fields.String(required=True)
    value = fields.Integer(required=True)
    lines = fields.Integer(required=True, metadata={"description": "How many facts it is counted from"})


class FiguresSchema(Schema):
    programme_id = fields.String(required=True)
    year = fields.Integer(allow_none=True)
    figures = fields.List(fields.Nested(FigureSchema), required=True)


class TraceQuery(ListQuery):
    year = fields.Integer(validate=YEAR)


class TracedSchema(Schema):
    id = fields.String(required=True, metadata={"description": "What was counted: session, enrolment, certificate …"})
    title = fields.String(required=True)
    held_on = fields.Date(allow_none=True)
    quantity = fields.Integer(required=True)
    detail = fields.String(allow_none=True)
    session_id = fields.String(allow_none=True)
    librarian_id = fields.String(allow_none=True)
    event_type = fields.String(required=True)
    event_id = fields.String(allow_none=True)


class RecurrenceBodySchema(StrictSchema):
    rule = fields.String(required=True, validate=[validate.Length(max=MOST_TEXT), _rule])
    first_on = fields.Date(required=True)
    at = fields.String(required=True, validate=_clock, metadata={"description": "Begin, local time: 09:00"})
    minutes = fields.Integer(required=True, validate=validate.Range(15, 24 * 60))
    place = Text(200, required=True)
    trainer = Text(200, load_default=None, allow_none=True)
    lead_days = fields.Integer(load_default=30, validate=validate.Range(1, 365))
    window_days = fields.Integer(load_default=90, validate=validate.Range(0, 730))
    enrols = fields.Boolean(load_default=False)
    everybody = fields.Boolean(load_default=False)
    active = fields.Boolean(load_default=True)


class RecurrenceSchema(RecurrenceBodySchema):
    class Meta:
        unknown = "exclude"

    id = fields.String(required=True)
    version = fields.Integer(required=True)
    course_id = fields.String(required=True)
    programme_id = fields.String(required=True)
    opened_until = fields.Date(allow_none=True)
    next_on = fields.Date(allow_none=True)
    blocked_on = fields.Date(allow_none=True)
    blocked_code = fields.String(allow_none=True)
    blocked_reason = fields.Function(_blocked_reason, metadata={"type": ["string", "null"]})


class RecurrenceFilter(ListQuery):
    programme = Id()
    active = fields.Boolean()


class OpenRunsSchema(StrictSchema):
    as_of = UtcDateTime(metadata={"description": "Default: now. A later moment only in development."})


class OpenedSchema(Schema):
    opened = fields.List(fields.String(), required=True, metadata={"description": "Ids of the sessions opened"})
    enrolled = fields.Integer(required=True)
    blocked = fields.Integer(required=True)


class StandingQuery(ListQuery):
    programme = Id()
    course = Id()
    unit = Id()
    standing = fields.String(load_default="overdue", validate=validate.OneOf([*Standing, "all"]))


class StandingSchema(Schema):
    id = fields.String(required=True)
    librarian_id = fields.String(required=True)
    librarian_name = fields.String(required=True)
    unit_id = fields.String()
    unit_name = fields.String()
    programme_id = fields.String()
    course_id = fields.String(required=True)
    course_title = fields.String(required=True)
    standing = fields.String(required=True)
    why = fields.String(allow_none=True)
    day = fields.Date(
        allow_none=True, metadata={"description": "Overdue since this day; else the last day of validity"}
    )
    next_session_id = fields.String(allow_none=True)
    next_starts_at = UtcDateTime(allow_none=True)
    next_enrolment = fields.String(allow_none=True)
