"""What the training service says of programmes, of runs that open by themselves, and of money."""

from marshmallow import fields, validate

from shared.contracts.base import Payload, event
from shared.contracts.fields import Count, Id, Moment, Text


class Track(Payload):
    """A line of courses within a programme."""

    slug = Text(required=True)
    title = Text(required=True)
    title_en = Text(required=True, allow_none=True)


@event("training.programme.published.v1", audience="partner")
class ProgrammePublishedV1(Payload):
    """A programme stands, with its goals and years; said again when it changes. Subject: the programme."""

    programme_id = Id(required=True)
    title = Text(required=True)
    title_en = Text(required=True, allow_none=True)
    goals = fields.List(Text(), required=True)
    first_year = Count(required=True)
    last_year = Count(required=True)
    tracks = fields.List(fields.Nested(Track), required=True)


@event("training.run.opened.v1")
class RunOpenedV1(Payload):
    """The next run of a recurring course opened by itself. `due`: whose validity ends. Subject: the session."""

    session_id = Id(required=True)
    course_id = Id(required=True)
    course_title = Text(required=True)
    programme_id = Id(required=True)
    starts_at = Moment(required=True)
    ends_at = Moment(required=True)
    place = Text(required=True)
    due = Count(required=True)
    due_until = fields.Date(required=True)
    enrolling = fields.Boolean(required=True)


@event("training.run.blocked.v1")
class RunBlockedV1(Payload):
    """The next run of a recurring course cannot open; told once for each run and reason. Subject: the course."""

    course_id = Id(required=True)
    course_title = Text(required=True)
    programme_id = Id(required=True)
    starts_at = Moment(required=True)
    reason = Text(required=True)


class _Money(Payload):
    """Amounts are whole rupiah. `free`: what may still be promised from the same pot afterwards."""

    entry_id = Id(required=True)
    source = fields.String(required=True, validate=validate.OneOf(["enrolment", "nomination", "session"]))
    source_id = Id(required=True)
    session_id = Id(required=True, allow_none=True)
    librarian_id = Id(required=True, allow_none=True)
    programme_id = Id(required=True, allow_none=True)
    title = Text(required=True)
    year = Count(required=True)
    amount = Count(required=True)
    free = Count(required=True)


class PotGiven(Payload):
    """What a programme was given of a year's money."""

    programme_id = Id(required=True)
    allocation = Count(required=True)


@event("training.budget.allocated.v1")
class BudgetAllocatedV1(Payload):
    """The money of a year was set or divided, in whole rupiah; carries all of it. Subject: the year."""

    year = Count(required=True)
    allocation = Count(required=True)
    programmes = fields.List(fields.Nested(PotGiven), required=True)


@event("training.budget.committed.v1")
class BudgetCommittedV1(_Money):
    """Money was promised for a confirmed place or an approved nomination. Subject: the budget entry."""


@event("training.budget.refused.v1")
class BudgetRefusedV1(_Money):
    """The year does not hold what a nomination costs. Subject: the budget entry."""

    reason = fields.String(required=True, validate=validate.OneOf(["budget-exceeded", "budget-not-allocated"]))
    allocation = Count(required=True)
    committed = Count(required=True)
    spent = Count(required=True)


@event("training.budget.released.v1")
class BudgetReleasedV1(_Money):
    """What was promised is free again. Subject: the budget entry."""

    reason = Text(required=True)


@event("training.budget.spent.v1")
class BudgetSpentV1(_Money):
    """Money was spent; said again when the actual cost is known better. Subject: the budget entry."""

    spent = Count(required=True)
