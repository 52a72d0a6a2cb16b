"""What the assessment service says of competency frameworks and of what a position asks."""

from marshmallow import fields

from shared.contracts.base import Payload, event
from shared.contracts.fields import Count, Id, Text


class PublishedUnit(Payload):
    """A unit of competency, by the code that all services know it by."""

    code = Text(required=True)
    title = Text(required=True)
    title_en = Text(required=True)
    source = Text(required=True)


class _Edition(Payload):
    framework_id = Id(required=True)
    slug = Text(required=True)
    edition = Count(required=True)
    title = Text(required=True)
    title_en = Text(required=True)
    form = Text(required=True)
    source = Text(required=True)


@event("assessment.framework.published.v1")
class FrameworkPublishedV1(_Edition):
    """An edition of a competency framework is in force, never to be edited. Subject: the edition.

    `librarian_ids`: who is told; nobody of what comes with the platform."""

    units = fields.List(fields.Nested(PublishedUnit), required=True)
    librarian_ids = fields.List(Id())


@event("assessment.framework.retired.v1")
class FrameworkRetiredV1(_Edition):
    """An edition is no longer offered; what was earned under it stays. Subject: the edition."""


class Demand(Payload):
    """One competency that a position asks, and at which value of its scale."""

    code = Text(required=True)
    title = Text(required=True)
    value = Text(required=True)
    value_title = Text(required=True)
    value_title_en = Text(required=True)


@event("assessment.profile.published.v1")
class ProfilePublishedV1(Payload):
    """What a position asks was laid down, or laid down anew. Subject: this edition of the profile.

    `librarian_ids`: who holds the position."""

    profile_id = Id(required=True)
    position = Text(required=True)
    rank = Text(required=True)
    edition = Count(required=True)
    demands = fields.List(fields.Nested(Demand), required=True)
    librarian_ids = fields.List(Id(), required=True)
