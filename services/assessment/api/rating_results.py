"""Assessments by several raters: what those who may see are told."""

from marshmallow import Schema, fields

from services.assessment.api.rating_schemas import RatingWordsSchema
from shared.http.schemas import UtcDateTime


class RatingLevelShownSchema(Schema):
    value = fields.Integer(required=True)
    words = fields.Nested(RatingWordsSchema, required=True)


class RatingItemSchema(Schema):
    slug = fields.String(required=True)
    code = fields.String(required=True)
    framework = fields.String(required=True)
    competency = fields.Nested(RatingWordsSchema, required=True)
    criterion = fields.Nested(RatingWordsSchema, required=True)
    levels = fields.List(fields.Nested(RatingLevelShownSchema), required=True)


class ListedAssessmentFormSchema(Schema):
    id = fields.String(required=True)
    family = fields.String(required=True)
    number = fields.Integer(required=True)
    role = fields.String(required=True)
    title = fields.String(required=True)
    created_at = UtcDateTime(required=True)


class AssessmentFormSchema(ListedAssessmentFormSchema):
    items = fields.List(fields.Nested(RatingItemSchema), required=True)


class ListedRoundSchema(Schema):
    id = fields.String(required=True)
    version = fields.Integer(required=True)
    title = fields.String(required=True)
    starts_on = fields.String(required=True)
    ends_on = fields.String(required=True)
    due_on = fields.String(required=True)
    state = fields.String(required=True)
    rule_id = fields.String(required=True)


class RoundFormSchema(Schema):
    form_id = fields.String(required=True)
    role = fields.String(required=True)
    title = fields.String(required=True)
    number = fields.Integer(required=True)


class RoundSchema(ListedRoundSchema):
    forms = fields.List(fields.Nested(RoundFormSchema), required=True)
    people = fields.Integer(required=True)


class ListedAssessmentSchema(Schema):
    id = fields.String(required=True)
    version = fields.Integer(required=True)
    round_id = fields.String(required=True)
    round_title = fields.String(required=True)
    starts_on = fields.String(required=True)
    ends_on = fields.String(required=True)
    due_on = fields.String(required=True)
    librarian_id = fields.String(required=True)
    librarian_name = fields.String(required=True)
    unit_name = fields.String(required=True)
    state = fields.String(required=True)
    asked = fields.Integer(required=True)
    submitted = fields.Integer(required=True)
    shared_at = UtcDateTime(allow_none=True)


class ProgressSchema(ListedAssessmentSchema):
    self_submitted = fields.Integer(required=True)
    self_asked = fields.Integer(required=True)
    supervisor_submitted = fields.Integer(required=True)
    supervisor_asked = fields.Integer(required=True)
    peer_submitted = fields.Integer(required=True)
    peer_asked = fields.Integer(required=True)
    assessor_submitted = fields.Integer(required=True)
    assessor_asked = fields.Integer(required=True)


class RaterSchema(Schema):
    sheet_id = fields.String(required=True)
    version = fields.Integer(required=True)
    rater_id = fields.String(required=True)
    name = fields.String(required=True)
    role = fields.String(required=True)
    state = fields.String(required=True)
    settles = fields.Boolean(required=True)
    submitted_at = UtcDateTime(allow_none=True)


class RatersSchema(Schema):
    items = fields.List(fields.Nested(RaterSchema), required=True)


class SheetTaskSchema(Schema):
    id = fields.String(required=True)
    version = fields.Integer(required=True)
    assessment_id = fields.String(required=True)
    round_id = fields.String(required=True)
    round_title = fields.String(required=True)
    round_state = fields.String(required=True)
    starts_on = fields.String(required=True)
    ends_on = fields.String(required=True)
    due_on = fields.String(required=True)
    librarian_id = fields.String(required=True)
    librarian_name = fields.String(required=True)
    role = fields.String(required=True)
    state = fields.String(required=True)
    settles = fields.Boolean(required=True)
    submitted_at = UtcDateTime(allow_none=True)


class GivenSchema(Schema):
    level = fields.Integer(allow_none=True)
    comment = fields.String()
    evidence = fields.List(fields.String())


class ReopenedSchema(Schema):
    reason = fields.String(required=True)
    at = UtcDateTime(required=True)


class SheetSchema(SheetTaskSchema):
    form_title = fields.String(required=True)
    items = fields.List(fields.Nested(RatingItemSchema), required=True)
    answers = fields.Dict(keys=fields.String(), values=fields.Nested(GivenSchema), required=True)
    reopened = fields.List(fields.Nested(ReopenedSchema), required=True)
    open = fields.Boolean(required=True, metadata={"description": "Whether it can still be changed"})


class RatingFigureSchema(Schema):
    shown = fields.String(required=True, metadata={"description": "Rounded half up to two decimals"})
    exact = fields.String(required=True, metadata={"description": "A fraction, such as 10/3"})


class RoleFigureSchema(Schema):
    role = fields.String(required=True)
    asked = fields.Integer(required=True)
    n = fields.Integer(required=True)
    average = fields.Nested(RatingFigureSchema, allow_none=True, required=True)
    hidden = fields.Boolean(required=True, metadata={"description": "Too few answered to show them"})
    settled = fields.Boolean(required=True, metadata={"description": "A third assessor's, who settled a difference"})


class MadeOfSchema(Schema):
    role = fields.String(required=True)
    name = fields.String(required=True)
    settles = fields.Boolean(required=True)
    criterion = fields.Nested(RatingWordsSchema, required=True)
    level = fields.Integer(allow_none=True, required=True)
    words = fields.Nested(RatingWordsSchema, allow_none=True, required=True)
    comment = fields.String(required=True)
    evidence = fields.List(fields.String(), required=True)


class PeerItemSchema(Schema):
    criterion = fields.Nested(RatingWordsSchema, required=True)
    n = fields.Integer(required=True)
    average = fields.Nested(RatingFigureSchema, required=True)


class PeersMadeOfSchema(Schema):
    items = fields.List(fields.Nested(PeerItemSchema), required=True)
    comments = fields.List(fields.String(), required=True)


class RequiredLevelSchema(Schema):
    words = fields.Nested(RatingWordsSchema, required=True)
    level = fields.Integer(allow_none=True, required=True)


class CompetencyFigureSchema(Schema):
    code = fields.String(required=True)
    framework = fields.String(required=True)
    title = fields.Nested(RatingWordsSchema, required=True)
    levels = fields.List(fields.Nested(RatingLevelShownSchema), required=True)
    figures = fields.List(fields.Nested(RoleFigureSchema), required=True)
    others = fields.Nested(RatingFigureSchema, allow_none=True, required=True)
    gap = fields.Nested(
        RatingFigureSchema, allow_none=True, required=True, metadata={"description": "Self minus others"}
    )
    required = fields.Nested(RequiredLevelSchema, allow_none=True, required=True)
    settled_level = fields.Integer(allow_none=True, required=True)
    made_of = fields.List(fields.Nested(MadeOfSchema), required=True)
    peers_made_of = fields.Nested(PeersMadeOfSchema, required=True)


class ResultRuleSchema(Schema):
    id = fields.String(required=True)
    source = fields.String(required=True)
    peers_shown = fields.Integer(required=True)


class AssessmentStepSchema(Schema):
    name = fields.String(required=True)
    at = UtcDateTime(required=True)
    action = fields.String(required=True)


class DisputeMarkSchema(Schema):
    id = fields.String(required=True)
    state = fields.String(required=True)
    outcome = fields.String(allow_none=True, required=True)


class AssessmentSchema(ProgressSchema):
    ground = fields.String(required=True, metadata={"description": "Why the reader may see this: self, supervisor, …"})
    position = fields.String(required=True)
    rank = fields.String(required=True)
    shared_note = fields.String(required=True)
    response = fields.String(required=True)
    rule = fields.Nested(ResultRuleSchema, required=True)
    competencies = fields.List(fields.Nested(CompetencyFigureSchema), required=True)
    disputes = fields.List(fields.Nested(DisputeMarkSchema), required=True)
    trail = fields.List(fields.Nested(AssessmentStepSchema), required=True)
