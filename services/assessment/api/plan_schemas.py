"""Development plans: what callers send and what those who may see are told."""

from typing import Any

from marshmallow import Schema, fields, validate

from services.assessment.domain import gaps, plan_items, plans
from shared.http.exports import ListQuery
from shared.http.schemas import Id, StrictSchema, Text, UtcDateTime

Body = dict[str, Any]


def _year(**kwargs: Any) -> fields.Integer:
    return fields.Integer(validate=validate.Range(2022, 2100), **kwargs)


class NewPlanSchema(StrictSchema):
    librarian_id = Id(load_default=None, allow_none=True, metadata={"description": "Left out: one's own"})
    year = _year(required=True)


class PlanItemChangeSchema(StrictSchema):
    kind = fields.String(required=True, validate=validate.OneOf(gaps.KINDS))
    description = Text(500, required=True)
    success = Text(300, required=True, metadata={"description": "How success is seen"})
    due_on = fields.Date(required=True)
    owner = fields.String(required=True, validate=validate.OneOf(plan_items.OWNERS))
    course_id = Id(load_default=None, allow_none=True, metadata={"description": "Events of this course move the item"})
    claim_id = Id(load_default=None, allow_none=True, metadata={"description": "Hours of this claim move the item"})


class NewPlanItemSchema(PlanItemChangeSchema):
    gap = Text(300, load_default=None, allow_none=True, metadata={"description": "`key` of the gap it answers"})
    wish = Text(200, load_default=None, allow_none=True, metadata={"description": "Instead of a gap: what is wished"})


class PlanMarkSchema(StrictSchema):
    mark = fields.String(required=True, validate=validate.OneOf(plan_items.MARKS))
    reason = Text(500, min=0, load_default="")


class SaidOfPlanSchema(StrictSchema):
    text = Text(1000, required=True)


class PlanFilter(ListQuery):
    year = _year()
    state = fields.String(validate=validate.OneOf(plans.STATES))
    unit_id = Id(metadata={"description": "For the manager; others see their own unit or themselves"})
    late = fields.Boolean(metadata={"description": "Only plans with something overdue"})


class SumFilter(ListQuery):
    year = _year(required=True)


class ListedPlanSchema(Schema):
    id = fields.String(required=True)
    version = fields.Integer(required=True)
    librarian_id = fields.String(required=True)
    librarian_name = fields.String(required=True)
    unit_id = fields.String(required=True)
    unit_name = fields.String(required=True)
    year = fields.Integer(required=True)
    state = fields.String(required=True)
    item_count = fields.Integer(required=True)
    planned = fields.Integer(required=True)
    under_way = fields.Integer(required=True)
    done = fields.Integer(required=True)
    dropped = fields.Integer(required=True)
    overdue = fields.Integer(required=True)
    next_due_on = fields.String(required=True, allow_none=True)
    updated_at = UtcDateTime(required=True)


class PlanGapSchema(Schema):
    key = fields.String(required=True)
    origin = fields.String(required=True, validate=validate.OneOf(gaps.ORIGINS))
    source_id = fields.String(required=True)
    subject = fields.String(required=True)
    title = fields.String(required=True)
    title_en = fields.String(required=True)
    figure = fields.String(required=True)
    expected = fields.String(required=True)
    on = fields.String(required=True)
    competency = fields.String(required=True)
    element = fields.String(required=True)
    course_id = fields.String(required=True)
    steps = fields.Integer(required=True)
    n = fields.Integer(required=True, allow_none=True)
    rule_id = fields.String(required=True)


class SuggestedCourseSchema(Schema):
    id = fields.String(required=True)
    title = fields.String(required=True)
    hours = fields.Integer(required=True)


class SuggestedPlanGapSchema(PlanGapSchema):
    kinds = fields.List(fields.String(), required=True, metadata={"description": "Kinds of action, best first"})
    courses = fields.List(fields.Nested(SuggestedCourseSchema), required=True)
    item_ids = fields.List(fields.String(), required=True, metadata={"description": "Items that answer it"})


class PlanGapsSchema(Schema):
    items = fields.List(fields.Nested(SuggestedPlanGapSchema), required=True)
    suggestion_rule = fields.Dict(keys=fields.String(), values=fields.String(), required=True)


class PlanBecauseSchema(Schema):
    status = fields.String(required=True)
    event_id = fields.String(required=True)
    event_type = fields.String(required=True)
    on = fields.String(required=True)


class PlanMoveSchema(Schema):
    from_ = fields.String(required=True, data_key="from")
    to = fields.String(required=True)
    at = UtcDateTime(required=True)
    status = fields.String()
    event_id = fields.String()
    event_type = fields.String()
    fact_id = fields.String()
    on = fields.String()
    name = fields.String()
    side = fields.String()
    mark = fields.String()
    reason = fields.String()

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:
        """`from` is a word of Python."""
        return super().get_attribute(obj, "from" if attr == "from_" else attr, default)


class CarriedFromSchema(Schema):
    plan_id = fields.String(required=True)
    item_id = fields.String(required=True)
    year = fields.Integer(required=True)


class LeftOpenSchema(Schema):
    plan_id = fields.String(required=True)
    year = fields.Integer(required=True)
    count = fields.Integer(required=True)


class PlanItemSchema(Schema):
    id = fields.String(required=True)
    state = fields.String(required=True)
    overdue = fields.Boolean(required=True)
    due_on = fields.String(required=True)
    kind = fields.String(required=True)
    share = fields.String(required=True, metadata={"description": "experience, exchange or formal: 70, 20, 10"})
    description = fields.String(required=True)
    success = fields.String(required=True)
    owner = fields.String(required=True)
    course_id = fields.String(required=True, allow_none=True)
    course_title = fields.String(required=True)
    claim_id = fields.String(required=True, allow_none=True)
    agreed_at = UtcDateTime(required=True, allow_none=True)
    gap = fields.Nested(PlanGapSchema, required=True)
    carried_from = fields.Nested(CarriedFromSchema, required=True, allow_none=True)
    because = fields.Nested(PlanBecauseSchema, required=True, allow_none=True)
    moves = fields.List(fields.Nested(PlanMoveSchema), required=True)
    marks = fields.List(fields.String(), required=True, metadata={"description": "What can be marked by hand now"})


class PlanSaidSchema(Schema):
    name = fields.String(required=True)
    side = fields.String(required=True)
    at = UtcDateTime(required=True)
    text = fields.String()


class PlanStepSchema(PlanSaidSchema):
    action = fields.String(required=True)
    state = fields.String(required=True)
    item_id = fields.String()
    what = fields.String()


class PlanReviewSchema(PlanSaidSchema):
    tally = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)


class PlanSchema(ListedPlanSchema):
    ground = fields.String(required=True, metadata={"description": "Why the reader may see this: self, supervisor, …"})
    may = fields.List(fields.String(), required=True, metadata={"description": "The steps this reader can take now"})
    left_open = fields.Nested(
        LeftOpenSchema, required=True, allow_none=True, metadata={"description": "In the plan before: may go on here"}
    )
    drafted_by = fields.String(required=True)
    proposed_by = fields.String(required=True, allow_none=True)
    consents = fields.Dict(keys=fields.String(), values=fields.Nested(PlanSaidSchema), required=True)
    items = fields.List(fields.Nested(PlanItemSchema), required=True)
    comments = fields.List(fields.Nested(PlanSaidSchema), required=True)
    review = fields.Nested(PlanReviewSchema, required=True, allow_none=True)
    trail = fields.List(fields.Nested(PlanStepSchema), required=True)


class AskedTrainingSchema(StrictSchema):
    year = _year(required=True)
    unit_id = Id(required=True)
    key = Text(300, required=True, metadata={"description": "`key` of the shared gap"})


class CommonGapSchema(Schema):
    key = fields.String(required=True)
    unit_id = fields.String(required=True)
    unit_name = fields.String(required=True)
    origin = fields.String(required=True)
    subject = fields.String(required=True)
    title = fields.String(required=True)
    title_en = fields.String(required=True)
    competency = fields.String(required=True)
    element = fields.String(required=True)
    people = fields.Integer(required=True)
    plans = fields.Integer(required=True)
    need_id = fields.String(required=True, allow_none=True, metadata={"description": "Training was asked for"})
    rule_id = fields.String(required=True)
