"""Frameworks and role profiles: what managers send and what everybody who signed in is told."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate

from services.assessment.domain import frameworks, unit_codes
from shared.http.exports import ListQuery
from shared.http.schemas import QuerySchema, StrictSchema, Text, UtcDateTime

SLUG = validate.Regexp(r"^[a-z0-9]+(-[a-z0-9]+)*\Z")
CODE = validate.Regexp(r"^[A-Z0-9][A-Z0-9._/-]{0,49}\Z")


def _once(demands: list[dict[str, Any]]) -> None:
    codes = [each["code"] for each in demands]
    if len(set(codes)) < len(codes):
        raise ValidationError("listed-twice")


def _slug(**options: Any) -> fields.String:
    return fields.String(validate=[SLUG, validate.Length(2, 60)], **options)


class FrameworkScaleValueSchema(StrictSchema):
    slug = _slug(required=True)
    title = Text(100, required=True)
    title_en = Text(100, required=True)


class FrameworkScaleSchema(StrictSchema):
    slug = _slug(required=True)
    title = Text(100, required=True)
    title_en = Text(100, required=True)
    source = Text(300, min=0, load_default="")
    values = fields.List(
        fields.Nested(FrameworkScaleValueSchema),
        required=True,
        validate=validate.Length(max=10),
        metadata={"description": "The lowest first"},
    )


class DescribeFrameworkSchema(StrictSchema):
    title = Text(200)
    title_en = Text(200, min=0)
    source = Text(300, min=0)
    scale = fields.Nested(FrameworkScaleSchema)


class NewFrameworkSchema(StrictSchema):
    slug = _slug(required=True)
    title = Text(200, required=True)
    title_en = Text(200, min=0, load_default="")
    form = fields.String(
        load_default=unit_codes.FREE,
        validate=validate.OneOf(unit_codes.FORMS),
        metadata={"description": "How the codes of its units are written"},
    )
    source = Text(300, min=0, load_default="")
    scale = fields.Nested(FrameworkScaleSchema, metadata={"description": "Left out: the one usual for this form"})


class NewEditionSchema(StrictSchema):
    slug = _slug(required=True)


class PutCompetencySchema(StrictSchema):
    code = fields.String(required=True, validate=CODE)
    level = fields.String(required=True, validate=validate.OneOf(frameworks.LEVELS))
    parent = fields.String(load_default=None, allow_none=True, validate=CODE)
    title = Text(300, required=True)
    title_en = Text(300, min=0, load_default="")
    description = Text(4000, min=0, load_default="")
    source = Text(300, min=0, load_default="")


class CodeQuery(QuerySchema):
    code = fields.String(required=True, validate=CODE)


class FrameworkFilter(ListQuery):
    slug = _slug()
    state = fields.String(validate=validate.OneOf(frameworks.STATES))


class CompetencyFilter(ListQuery):
    framework = _slug()
    level = fields.String(load_default=frameworks.UNIT, validate=validate.OneOf(frameworks.LEVELS))
    code = fields.String(validate=CODE)


class FrameworkSchema(Schema):
    id = fields.String(required=True)
    version = fields.Integer(required=True)
    slug = fields.String(required=True)
    edition = fields.Integer(required=True)
    state = fields.String(required=True)
    title = fields.String(required=True)
    title_en = fields.String(required=True)
    form = fields.String(required=True)
    source = fields.String(required=True)
    published_at = UtcDateTime(allow_none=True)
    retired_at = UtcDateTime(allow_none=True)


class CompetencyRowSchema(Schema):
    """One place in a tree; a file of them can be imported again."""

    level = fields.String(required=True)
    code = fields.String(required=True)
    parent = fields.String(allow_none=True)
    title = fields.String(required=True)
    title_en = fields.String(required=True)
    description = fields.String(required=True)
    source = fields.String(required=True)
    framework = fields.String(required=True)


class PublishedCompetencySchema(CompetencyRowSchema):
    id = fields.String(required=True)
    framework_id = fields.String(required=True)
    edition = fields.Integer(required=True)


class FrameworkPlaceSchema(Schema):
    id = fields.String(required=True)
    code = fields.String(required=True)
    level = fields.String(required=True)
    title = fields.String(required=True)
    title_en = fields.String(required=True)
    description = fields.String(required=True)
    source = fields.String(required=True)


class PlaceWithCriteriaSchema(FrameworkPlaceSchema):
    children = fields.List(fields.Nested(FrameworkPlaceSchema), required=True)


class PlaceWithElementsSchema(FrameworkPlaceSchema):
    children = fields.List(fields.Nested(PlaceWithCriteriaSchema), required=True)


class PlaceInTreeSchema(FrameworkPlaceSchema):
    children = fields.List(fields.Nested(PlaceWithElementsSchema), required=True)


class WholeFrameworkSchema(FrameworkSchema):
    scale = fields.Nested(FrameworkScaleSchema, required=True)
    tree = fields.List(fields.Nested(PlaceInTreeSchema), required=True)
    editions = fields.List(fields.Nested(FrameworkSchema), required=True)


class AskedUnitSchema(StrictSchema):
    code = fields.String(required=True, validate=CODE)
    value = _slug(required=True)


class ChangeProfileSchema(StrictSchema):
    demands = fields.List(fields.Nested(AskedUnitSchema), required=True, validate=[validate.Length(max=200), _once])
    note = Text(1000, min=0, load_default="")


class NewProfileSchema(ChangeProfileSchema):
    position = Text(100, required=True)
    rank = Text(20, min=0, load_default="")


class ProfileFilter(ListQuery):
    position = fields.String(validate=validate.Length(1, 100))
    editions = fields.Boolean(load_default=False, metadata={"description": "Earlier editions as well"})


class ProfileDemandSchema(Schema):
    code = fields.String(required=True)
    title = fields.String(required=True)
    title_en = fields.String(required=True)
    framework = fields.String(required=True)
    edition = fields.Integer(required=True)
    competency_id = fields.String(required=True)
    value = fields.Nested(FrameworkScaleValueSchema, required=True)
    place = fields.Integer(required=True, metadata={"description": "How high the value stands, the lowest 0"})
    places = fields.Integer(required=True, metadata={"description": "How many values the scale has"})


class ListedRoleProfileSchema(Schema):
    id = fields.String(required=True)
    version = fields.Integer(required=True)
    position = fields.String(required=True)
    rank = fields.String(required=True)
    edition = fields.Integer(required=True)
    state = fields.String(required=True)
    note = fields.String(required=True)
    author = fields.String(required=True)
    created_at = UtcDateTime(required=True)
    replaced_at = UtcDateTime(allow_none=True)
    codes = fields.Function(lambda profile: [each["code"] for each in profile.demands], metadata={"type": "array"})


class RoleProfileSchema(ListedRoleProfileSchema):
    demands = fields.List(fields.Nested(ProfileDemandSchema), required=True)


class HeldPositionSchema(Schema):
    position = fields.String(required=True)
    people = fields.Integer(required=True)
    profile_id = fields.String(allow_none=True, required=True)


class HeldPositionsSchema(Schema):
    items = fields.List(fields.Nested(HeldPositionSchema), required=True)


class EvidenceOfCompetencySchema(Schema):
    title = fields.String(required=True)
    since = fields.String(required=True)


class SeenLevelSchema(Schema):
    """As the raters other than oneself saw it together, or as a dispute was settled; who said what is not told here."""

    shown = fields.String(required=True)
    exact = fields.String(required=True)
    highest = fields.Integer(required=True, metadata={"description": "The highest level of the rubric"})
    asked = fields.Integer(allow_none=True, required=True, metadata={"description": "Null: the scales differ"})
    reached = fields.Boolean(allow_none=True, required=True)
    on = fields.String(required=True)
    assessment_id = fields.String(required=True)


class ComparedDemandSchema(ProfileDemandSchema):
    evidence = fields.Nested(EvidenceOfCompetencySchema, allow_none=True, required=True)
    standing = fields.String(required=True)
    level = fields.Nested(SeenLevelSchema, allow_none=True, required=True)


class AskedOfMeSchema(Schema):
    """What a position asks beside what speaks for it. Evidence is no judgement of how well somebody does it."""

    librarian_id = fields.String(required=True)
    name = fields.String(required=True)
    position = fields.String(required=True)
    rank = fields.String(required=True)
    profile = fields.Nested(ListedRoleProfileSchema, allow_none=True, required=True)
    demands = fields.List(fields.Nested(ComparedDemandSchema), required=True)
    beyond = fields.List(
        fields.Nested(EvidenceOfCompetencySchema), required=True, metadata={"description": "Held, not asked"}
    )
