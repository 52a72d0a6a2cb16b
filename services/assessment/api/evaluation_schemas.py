"""Evaluations, improvements and follow-ups: what callers send and what they are told."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate

from services.assessment.api.schemas import BothSchema, RuleSchema
from services.assessment.domain.evaluation import states
from services.assessment.domain.evaluation.rules import RETURNS
from shared.http.exports import ListQuery
from shared.http.schemas import Id, QuerySchema, StrictSchema, Text, UtcDateTime

Body = dict[str, Any]
COSTS = tuple(dict.fromkeys(kind for rule in RETURNS for kind in rule.costs))


def _amount(value: str) -> None:
    if not (value.isascii() and value.isdigit() and len(value) <= 15):
        raise ValidationError("Whole rupiah: digits only.")


class EvaluationPlanSchema(StrictSchema):
    title = Text(200, required=True)
    programme_id = Id(allow_none=True, load_default=None)
    course_ids = fields.List(Id(), load_default=list, validate=validate.Length(max=100))
    session_ids = fields.List(Id(), load_default=list, validate=validate.Length(max=200))
    period_from = fields.Date(required=True)
    period_until = fields.Date(required=True)
    measures = fields.List(
        fields.String(validate=validate.OneOf(states.MEASURES)),
        load_default=lambda: list(states.MEASURES[:-1]),
        validate=validate.Length(min=1, max=len(states.MEASURES)),
    )
    intention = Text(2000, min=0, load_default="", metadata={"description": "What should be better, for whom"})


class NewEvaluationSchema(EvaluationPlanSchema):
    follows = Id(metadata={"description": "Whose open improvements go on; default: the programme's last"})


class BenefitSchema(StrictSchema):
    title = Text(200, required=True)
    amount = fields.String(required=True, validate=_amount)
    isolated = Text(1000, required=True, metadata={"description": "How the effect was told from other causes"})


class CostSchema(StrictSchema):
    kind = fields.String(required=True, validate=validate.OneOf(COSTS))
    amount = fields.String(required=True, validate=_amount)
    basis = Text(300, min=0, load_default="")


class EvaluationAccountsSchema(StrictSchema):
    benefits = fields.List(fields.Nested(BenefitSchema), required=True, validate=validate.Length(max=30))
    costs = fields.List(fields.Nested(CostSchema), required=True, validate=validate.Length(max=30))


class EvaluationFilter(ListQuery):
    state = fields.String(validate=validate.OneOf(states.STATES))
    programme_id = Id()


class RevisionQuery(QuerySchema):
    revision = fields.Integer(validate=validate.Range(1, 10_000))


class ElementsQuery(ListQuery):
    revision = fields.Integer(validate=validate.Range(1, 10_000))


class ListedEvaluationSchema(Schema):
    id = fields.String(required=True)
    version = fields.Integer(required=True)
    title = fields.String(required=True)
    state = fields.String(required=True)
    period_from = fields.String(required=True)
    period_until = fields.String(required=True)
    programme_id = fields.String(required=True, allow_none=True)
    revision = fields.Integer(required=True)
    updated_at = UtcDateTime(required=True)


class ImprovementSchema(Schema):
    id = fields.String(required=True)
    version = fields.Integer(required=True)
    evaluation_id = fields.String(required=True)
    title = fields.String(required=True)
    why = fields.String(required=True)
    owner_id = fields.String(required=True)
    owner_name = fields.String(required=True)
    due_on = fields.String(required=True)
    state = fields.String(required=True)
    overdue = fields.Boolean(required=True)
    carried = fields.Boolean(required=True)
    outcome = fields.String(required=True)
    ended_at = UtcDateTime(allow_none=True)


class FixedElementSchema(Schema):
    slug = fields.String(required=True)
    average = fields.String(required=True, allow_none=True)
    n = fields.Integer(required=True)


class FixedUnitSchema(Schema):
    unit_id = fields.String(required=True)
    unit_name = fields.String(required=True)
    survey_id = fields.String(required=True)
    elements = fields.List(fields.Nested(FixedElementSchema), required=True)


class BaselineSchema(Schema):
    standing = fields.String(required=True, metadata={"description": "fixed, made-after or no-survey"})
    taken_at = UtcDateTime(required=True)
    units = fields.List(fields.Nested(FixedUnitSchema), required=True)


class EvaluationRevisionSchema(Schema):
    number = fields.Integer(required=True)
    published_at = UtcDateTime(required=True)
    published_by = fields.String(required=True)


class WholeEvaluationSchema(ListedEvaluationSchema):
    measures = fields.List(fields.String(), required=True)
    intention = fields.String(required=True)
    course_ids = fields.List(fields.String(), required=True)
    session_ids = fields.List(fields.String(), required=True)
    follows = fields.String(required=True, allow_none=True)
    baseline = fields.Nested(BaselineSchema, required=True)
    benefits = fields.List(fields.Nested(BenefitSchema), required=True)
    costs = fields.List(fields.Nested(CostSchema), required=True)
    revisions = fields.List(fields.Nested(EvaluationRevisionSchema), required=True)
    improvements = fields.List(fields.Nested(ImprovementSchema), required=True)
    whole = fields.Boolean(required=True, metadata={"description": "The reader sees figures of fewer than five people"})


class PublishedEvaluationSchema(WholeEvaluationSchema):
    made = fields.Boolean(required=True, metadata={"description": "False: nothing had changed, no new revision"})


def _told(words: str) -> fields.Dict:
    return fields.Dict(keys=fields.String(), required=True, metadata={"description": words})


class EvaluationFiguresSchema(Schema):
    evaluation_id = fields.String(required=True)
    revision = fields.Integer(required=True, allow_none=True)
    published_at = UtcDateTime(required=True, allow_none=True)
    as_of = fields.String(required=True)
    provisional = fields.Boolean(required=True)
    hidden = fields.List(fields.String(), required=True)
    counts = _told("Sessions, presence, completions, hours, rupiah spent")
    reaction = _told("Level 1")
    learning = _told("Level 2")
    behaviour = _told("Level 3")
    results = _told("Level 4: per unit and element, trained and untrained together")
    reach = _told("Activities and people reached in the period")
    returns = _told("Level 5")
    missing = fields.List(fields.Dict(keys=fields.String()), required=True)
    competencies = _told("Titles by slug")
    sources = _told("How many events and surveys it rests on")
    rules = fields.List(fields.Nested(RuleSchema), required=True)


class EvaluationInputsSchema(Schema):
    revision = fields.Integer(required=True)
    digest = fields.String(required=True)
    sources = fields.Dict(keys=fields.String(), values=fields.List(fields.String()), required=True)
    inputs = fields.Dict(keys=fields.String(), required=True)


class EvaluationCheckSchema(Schema):
    revision = fields.Integer(required=True)
    same = fields.Boolean(required=True)
    digest = fields.String(required=True)


class ComparedElementSchema(Schema):
    unit_name = fields.String(required=True, metadata={"description": "or `trained`, `untrained`: those together"})
    trained = fields.Boolean(required=True)
    slug = fields.String(required=True)
    before_average = fields.String(required=True, allow_none=True)
    before_n = fields.Integer(required=True, allow_none=True)
    before_low = fields.String(required=True, allow_none=True)
    before_high = fields.String(required=True, allow_none=True)
    after_average = fields.String(required=True, allow_none=True)
    after_n = fields.Integer(required=True, allow_none=True)
    after_low = fields.String(required=True, allow_none=True)
    after_high = fields.String(required=True, allow_none=True)
    change = fields.String(required=True, allow_none=True)
    low = fields.String(required=True, allow_none=True)
    high = fields.String(required=True, allow_none=True)
    verdict = fields.String(required=True)
    rule_id = fields.String(required=True)


class NewImprovementSchema(StrictSchema):
    title = Text(200, required=True)
    why = Text(1000, min=0, load_default="")
    owner_id = Id(required=True)
    due_on = fields.Date(required=True)


class ImprovementEndSchema(StrictSchema):
    outcome = Text(1000, required=True)


class ImprovementFilter(ListQuery):
    state = fields.String(validate=validate.OneOf(states.IMPROVEMENT_STATES))
    evaluation_id = Id()


class QualityQuery(ListQuery):
    first = fields.Date(required=True, data_key="from")
    last = fields.Date(required=True, data_key="until")


class QualityCellSchema(Schema):
    value = fields.String(required=True, allow_none=True)
    n = fields.Integer(required=True, allow_none=True)
    hidden = fields.Boolean(required=True)


class UnitQualitySchema(Schema):
    unit_id = fields.String(required=True)
    unit_name = fields.String(required=True)
    kompetensi = fields.Nested(QualityCellSchema, required=True)
    perilaku = fields.Nested(QualityCellSchema, required=True)
    level = fields.Nested(QualityCellSchema, required=True)
    hours = fields.Nested(QualityCellSchema, required=True)


class FollowUpAnswerSchema(StrictSchema):
    steps = fields.Dict(keys=Text(100), values=Text(20), required=True, validate=validate.Length(max=50))
    note = Text(1000, min=0, load_default="")
    evidence = Text(500, min=0, load_default="", metadata={"description": "Where it can be seen"})


class GivenFollowUpAnswerSchema(FollowUpAnswerSchema):
    name = fields.String(required=True)
    at = UtcDateTime(required=True)


class AskedCompetencySchema(Schema):
    slug = fields.String(required=True)
    title = fields.String(required=True)


class ScaleStepSchema(Schema):
    slug = fields.String(required=True)
    label = fields.Nested(BothSchema, required=True)


class WholeFollowUpSchema(Schema):
    id = fields.String(required=True)
    version = fields.Integer(required=True)
    state = fields.String(required=True)
    overdue = fields.Boolean(required=True)
    ground = fields.String(required=True)
    librarian_id = fields.String(required=True)
    librarian_name = fields.String(required=True)
    unit_id = fields.String(required=True)
    session_id = fields.String(required=True)
    course_title = fields.String(required=True)
    due_from = fields.String(required=True)
    due_until = fields.String(required=True)
    question = fields.Nested(BothSchema, required=True)
    competencies = fields.List(fields.Nested(AskedCompetencySchema), required=True)
    scale = fields.List(fields.Nested(ScaleStepSchema), required=True)
    rule_id = fields.String(required=True)
    answers = fields.Dict(keys=fields.String(), values=fields.Nested(GivenFollowUpAnswerSchema), required=True)
