"""What is sent and told of courses and needs."""

from collections.abc import Mapping
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from services.training.documents import Need
from services.training.domain import rubrics
from services.training.domain.courses import ELEMENTS
from services.training.domain.sessions import Approval
from shared.http.exports import ListQuery
from shared.http.schemas import Id, StrictSchema, Text, UtcDateTime

MOST_SEATS = 500


UNIT_CODE = validate.Regexp(r"^[A-Z0-9][A-Z0-9._-]{0,39}\Z", error="skkni-form")


def once(values: list[Any]) -> None:
    if len(set(values)) < len(values):
        raise ValidationError("listed-twice")


class CompetencySchema(StrictSchema):
    slug = fields.String(required=True, validate=validate.Regexp(r"^[a-z0-9]+(-[a-z0-9]+)*\Z"))
    title = Text(200, required=True)
    skkni_code = fields.String(
        load_default=None,
        allow_none=True,
        validate=UNIT_CODE,
        metadata={"description": "A unit of a published competency framework"},
    )
    edition = fields.Integer(
        dump_only=True, attribute="unit.edition", metadata={"description": "Of what was earned: as it was then"}
    )


class CompetencyUnitSchema(Schema):
    code = fields.String(required=True)
    title = fields.String(required=True)
    source = fields.String(required=True)
    framework = fields.String(required=True)
    framework_title = fields.String(required=True)
    form = fields.String(required=True)
    edition = fields.Integer(required=True)


class CompetencyUnitsSchema(Schema):
    items = fields.List(fields.Nested(CompetencyUnitSchema), required=True)


class LevelSchema(StrictSchema):
    title = Text(200, required=True)
    points = fields.Integer(required=True, validate=validate.Range(0, 100))


class CriterionSchema(StrictSchema):
    slug = fields.String(required=True, validate=validate.Regexp(r"^[a-z0-9]+(-[a-z0-9]+)*\Z"))
    title = Text(300, required=True)
    levels = fields.List(fields.Nested(LevelSchema), required=True, validate=validate.Length(2, 10))


def usable_rubric(rubric: list[dict[str, Any]]) -> None:
    wrong = rubrics.fault(rubric) if rubric else None
    if wrong is not None:
        raise ValidationError(wrong)


class _CourseFacts(StrictSchema):
    title_en = Text(200, allow_none=True)
    description = Text(4000, min=0)
    validity_months = fields.Integer(allow_none=True, validate=validate.Range(1, 120))
    unit_ids = fields.List(Id(), validate=[validate.Length(max=50), once])
    competencies = fields.List(fields.Nested(CompetencySchema), validate=validate.Length(max=30))
    observed = fields.Boolean(
        metadata={"description": "Its sessions close only when everybody present was observed on the rubric"}
    )
    rubric = fields.List(fields.Nested(CriterionSchema), validate=[validate.Length(max=20), usable_rubric])
    programme_id = Id(allow_none=True)
    track = fields.String(allow_none=True, validate=validate.Length(1, 60))
    prerequisites = fields.List(Id(), validate=[validate.Length(max=10), once])
    seat_cost = fields.Integer(
        validate=validate.Range(0, 10**10), metadata={"description": "What one place costs, in whole rupiah"}
    )
    approval = fields.String(validate=validate.OneOf(list(Approval)))
    claim_hours = fields.Integer(
        allow_none=True,
        validate=validate.Range(1, 336),
        metadata={"description": "Who moves up must claim the seat within so many hours"},
    )
    elements = fields.List(
        fields.String(validate=validate.OneOf(ELEMENTS)),
        validate=once,
        metadata={"description": "Elements of the visitor survey that the course may improve"},
    )

    @validates_schema
    def _each_competency_once(self, data: Mapping[str, Any], **_: Any) -> None:
        slugs = [each["slug"] for each in data.get("competencies", ())]
        if len(set(slugs)) < len(slugs):
            raise ValidationError("listed-twice", "competencies")


class NewCourseSchema(_CourseFacts):
    title = Text(200, required=True)
    hours = fields.Integer(required=True, validate=validate.Range(1, 1000))
    pass_mark = fields.Integer(required=True, validate=validate.Range(0, 100))
    capacity_default = fields.Integer(load_default=20, validate=validate.Range(1, MOST_SEATS))


class CourseChangeSchema(_CourseFacts):
    title = Text(200)
    hours = fields.Integer(validate=validate.Range(1, 1000))
    pass_mark = fields.Integer(validate=validate.Range(0, 100))
    capacity_default = fields.Integer(validate=validate.Range(1, MOST_SEATS))
    active = fields.Boolean()

    @validates_schema
    def _something(self, data: Mapping[str, Any], **_: Any) -> None:
        if not data:
            raise ValidationError("nothing-to-change")


class CourseSchema(Schema):
    id = fields.String(required=True)
    version = fields.Integer(required=True)
    title = fields.String(required=True)
    title_en = fields.String(allow_none=True)
    description = fields.String()
    hours = fields.Integer(required=True)
    pass_mark = fields.Integer(required=True)
    validity_months = fields.Integer(allow_none=True)
    capacity_default = fields.Integer(required=True)
    elements = fields.List(fields.String())
    unit_ids = fields.List(fields.String())
    competencies = fields.List(fields.Nested(CompetencySchema))
    approval = fields.String()
    claim_hours = fields.Integer(allow_none=True)
    observed = fields.Boolean()
    rubric = fields.List(fields.Nested(CriterionSchema))
    programme_id = fields.String(allow_none=True)
    track = fields.String(allow_none=True)
    prerequisites = fields.List(fields.String())
    seat_cost = fields.Integer()
    active = fields.Boolean()
    created_at = UtcDateTime()
    updated_at = UtcDateTime()


class CourseFilter(ListQuery):
    element = fields.String(validate=validate.OneOf(ELEMENTS))
    active = fields.Boolean()
    programme = Id()
    track = fields.String(validate=validate.Length(max=60))


class NeedSchema(Schema):
    id = fields.String(attribute="need.id", required=True)
    state = fields.String(attribute="need.state", required=True)
    survey_id = fields.String(attribute="need.survey_id", allow_none=True)
    unit_id = fields.String(attribute="need.unit_id")
    unit_name = fields.String(attribute="need.unit_name")
    element = fields.String(attribute="need.element", allow_none=True)
    competency = fields.String(attribute="need.competency", allow_none=True)
    title = fields.String(attribute="need.title", allow_none=True)
    average = fields.String(attribute="need.average", allow_none=True)
    threshold = fields.String(attribute="need.threshold", allow_none=True)
    n = fields.Integer(attribute="need.n")
    raised_at = UtcDateTime(attribute="need.created_at")
    session_id = fields.String(attribute="need.session_id", allow_none=True)
    session_state = fields.String(attribute="session.state")
    course_id = fields.String(attribute="session.course_id")
    course_title = fields.String(attribute="session.course_title")


class NeedFilter(ListQuery):
    state = fields.String(validate=validate.OneOf([Need.PROPOSED, Need.NO_COURSE]))
    unit = Id()
