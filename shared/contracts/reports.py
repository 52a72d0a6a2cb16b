"""What the assessment service says of its reports to the local government."""

from marshmallow import fields, validate

from shared.contracts.base import Payload, event
from shared.contracts.fields import Count, Id, Text


class PublicFigure(Payload):
    """A figure as anybody may see it; `value` is null where it is not known or rests on too few people."""

    name = Text(required=True)
    unit = Text(required=True)
    value = Text(required=True, allow_none=True)


@event("assessment.report.published.v1", audience="partner", public=True)
class ReportPublishedV1(Payload):
    """A yearly report or a data pack was published; its figures are frozen. Subject: the report."""

    report_id = Id(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(["yearly", "literacy-2025"]))
    year = Count(required=True)
    revision = Count(required=True)
    published_on = fields.Date(required=True)
    rule_id = Text(required=True)
    figures = fields.List(fields.Nested(PublicFigure), required=True)
