"""Reports and indices: what callers send, and what they are told in their language."""

from typing import Any

from marshmallow import Schema, fields, validate

from services.assessment.domain.reports import states
from services.assessment.domain.reports.gaps import GAPS
from services.assessment.domain.reports.index_rules import IPLM, LAST_YEAR, TGM
from shared.http import language
from shared.http.exports import ListQuery
from shared.http.schemas import StrictSchema, Text, UtcDateTime

Body = dict[str, Any]
NUMBER = validate.Regexp(r"^\d{1,12}(\.\d{1,6})?$", error="Not a number: digits, a point, at most six more digits.")


def _year(last: int = 2100) -> fields.Integer:
    return fields.Integer(required=True, validate=validate.Range(2000, last))


class NewReportPackSchema(StrictSchema):
    kind = fields.String(required=True, validate=validate.OneOf(states.KINDS))
    year = _year()


class EnteredFigureSchema(StrictSchema):
    value = fields.Integer(required=True, validate=validate.Range(0, 10**12))
    source = Text(300, required=True, metadata={"description": "The document or system that says so"})
    as_of = fields.Date(required=True)


class ReportFilter(ListQuery):
    kind = fields.String(validate=validate.OneOf(states.KINDS))
    year = fields.Integer(validate=validate.Range(2000, 2100))
    state = fields.String(validate=validate.OneOf(states.STATES))


class ListedReportPackSchema(Schema):
    id = fields.String(required=True)
    version = fields.Integer(required=True)
    kind = fields.String(required=True)
    year = fields.Integer(required=True)
    revision = fields.Integer(required=True)
    state = fields.String(required=True)
    until = fields.String(required=True, metadata={"description": "The last day that it knows of"})
    rule_id = fields.String(required=True)
    facts = fields.Integer(required=True)
    published_on = fields.String(required=True, allow_none=True)
    updated_at = UtcDateTime(required=True)


class ReportFigureSchema(Schema):
    """One number: what it means, by which rule, from how many events of which service, as of when."""

    id = fields.String(required=True, attribute="name")
    section = fields.String(required=True)
    section_title = fields.String(required=True)
    title = fields.Function(lambda figure: language.choose(*figure["title"]), required=True)
    value = fields.String(required=True, allow_none=True)
    unit = fields.String(required=True)
    detail = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    means = fields.Function(lambda figure: language.choose(*figure["means"]), required=True)
    exact = fields.String(required=True, allow_none=True)
    services = fields.List(fields.String(), required=True)
    event_types = fields.List(fields.String(), required=True)
    events = fields.Integer(required=True, allow_none=True, metadata={"description": "null where nothing is shown"})
    lines = fields.Integer(required=True, allow_none=True)
    rule_id = fields.String(required=True)
    as_of = fields.String(required=True)
    missing = fields.String(required=True, allow_none=True)
    why_missing = fields.Function(lambda figure: _why(figure["missing"]), required=True, allow_none=True)


class ReportStepSchema(Schema):
    action = fields.String(required=True)
    by = fields.String(required=True)
    at = fields.String(required=True)


class ReportSectionSchema(Schema):
    name = fields.String(required=True)
    title = fields.String(required=True)


class ReportGoalsSchema(Schema):
    title = fields.String(required=True)
    goals = fields.List(fields.String(), required=True)


class ReportPackSchema(ListedReportPackSchema):
    sections = fields.List(fields.Nested(ReportSectionSchema), required=True)
    figures = fields.List(fields.Nested(ReportFigureSchema), required=True)
    programmes = fields.List(fields.Nested(ReportGoalsSchema), required=True)
    completeness = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    may_enter = fields.List(fields.String(), required=True, metadata={"description": "Figures that a manager fills"})
    rule_source = fields.String(required=True)
    fingerprint = fields.String(required=True)
    trail = fields.List(fields.Nested(ReportStepSchema), required=True)


class PublicReportPackSchema(Schema):
    id = fields.String(required=True)
    year = fields.Integer(required=True)
    revision = fields.Integer(required=True)
    until = fields.String(required=True)
    published_on = fields.String(required=True)
    rule_id = fields.String(required=True)


class WholePublicReportPackSchema(PublicReportPackSchema):
    sections = fields.List(fields.Nested(ReportSectionSchema), required=True)
    figures = fields.List(fields.Nested(ReportFigureSchema), required=True)
    programmes = fields.List(fields.Nested(ReportGoalsSchema), required=True)


class ReportCheckSchema(Schema):
    same = fields.Boolean(required=True, metadata={"description": "The frozen facts give the frozen figures again"})
    differing = fields.List(fields.String(), required=True)
    facts = fields.Integer(required=True)
    fingerprint = fields.String(required=True)
    newer_facts = fields.Boolean(required=True, metadata={"description": "A new revision would know more"})


class FigureLineSchema(Schema):
    """What stands behind a figure: the document and the event that reported it."""

    id = fields.String(required=True)
    kind = fields.String(required=True)
    title = fields.String(required=True)
    day = fields.String(required=True, allow_none=True)
    quantity = fields.String(required=True)
    event_type = fields.String(required=True, allow_none=True)
    event_id = fields.String(required=True, allow_none=True)
    note = fields.String(required=True, allow_none=True)


class IndexPartSchema(StrictSchema):
    uplm = fields.String(validate=NUMBER)
    am = fields.String(validate=NUMBER)
    value = fields.String(validate=NUMBER)


class NewIndexSchema(StrictSchema):
    instrument = fields.String(required=True, validate=validate.OneOf((IPLM, TGM)))
    year = _year(LAST_YEAR + 76)
    parts = fields.Dict(keys=fields.String(), values=fields.Nested(IndexPartSchema), load_default=dict)
    value = fields.String(validate=NUMBER, metadata={"description": "As it was published, where no parts are known"})
    band_set = Text(40, load_default=None, allow_none=True)
    source = Text(300, required=True)


class IndexFilter(ListQuery):
    instrument = fields.String(validate=validate.OneOf((IPLM, TGM)))


class LiteracyIndexSchema(Schema):
    id = fields.String(required=True)
    instrument = fields.String(required=True)
    year = fields.Integer(required=True)
    value = fields.String(required=True)
    band = fields.Function(lambda doc: _band(doc.band), required=True, allow_none=True)
    band_set = fields.String(required=True)
    rule_id = fields.String(required=True)
    how = fields.String(required=True)
    source = fields.String(required=True)
    entered_by = fields.String(required=True)
    exact = fields.String(required=True, allow_none=True)
    formula = fields.String(required=True, allow_none=True)
    steps = fields.List(fields.Dict(keys=fields.String(), values=fields.String()), required=True)
    convertible = fields.Constant(False, metadata={"description": "Never: the instruments of 2025 are different ones"})


class IndexPartRuleSchema(Schema):
    name = fields.String(required=True)
    title = fields.Function(lambda part: language.choose(*part.title), required=True)
    weight = fields.String(required=True)


class IndexBandSchema(Schema):
    low = fields.String(required=True)
    high = fields.String(required=True)
    title = fields.Function(lambda band: language.choose(*band.title), required=True)


class IndexBandSetSchema(Schema):
    id = fields.String(required=True)
    source = fields.String(required=True)
    bands = fields.List(fields.Nested(IndexBandSchema), required=True)


class IndexRuleSchema(Schema):
    id = fields.String(required=True)
    instrument = fields.String(required=True)
    source = fields.String(required=True)
    until = fields.Date(required=True)
    replaced_by = fields.String(required=True)
    parts = fields.List(fields.Nested(IndexPartRuleSchema), required=True)
    band_sets = fields.List(fields.Nested(IndexBandSetSchema), required=True)


class IndexRulesSchema(Schema):
    items = fields.List(fields.Nested(IndexRuleSchema), required=True)


class FigureFilter(ListQuery):
    missing = fields.Boolean(metadata={"description": "Only the appendix: what is not known, or may be too low"})


def _why(code: str | None) -> str | None:
    return language.choose(*GAPS[code]) if code else None


def _band(band: dict[str, Any] | None) -> str | None:
    return language.choose(*band["title"]) if band else None
