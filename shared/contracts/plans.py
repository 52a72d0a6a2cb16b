"""What the assessment service says of development plans. Ids, states and days only: what was found stays there."""

from marshmallow import fields

from shared.contracts.base import Payload, event
from shared.contracts.fields import Count, Id, Text


class _Plan(Payload):
    plan_id = Id(required=True)
    librarian_id = Id(required=True)
    unit_id = Id(required=True)
    year = Count(required=True)


class _Addressed(_Plan):
    to_librarian_id = Id(required=True, allow_none=True)
    to_unit_id = Id(required=True, allow_none=True, metadata={"description": "For whoever leads this unit"})


@event("assessment.plan.proposed.v1", personal=True)
class PlanProposedV1(_Addressed):
    """A development plan waits for the other side's agreement. Subject: the plan."""


@event("assessment.plan.agreed.v1", personal=True)
class PlanAgreedV1(_Plan):
    """Librarian and leader both agreed to the plan. Subject: the plan."""

    items = Count(required=True)


@event("assessment.plan.commented.v1", personal=True)
class PlanCommentedV1(_Addressed):
    """One side said something about the plan; the words stay there. Subject: the plan."""


@event("assessment.plan.due.v1", personal=True)
class PlanDueV1(_Plan):
    """Items of the plan are due soon or late: one reminder for all of them. Subject: the plan."""

    soon = Count(required=True)
    late = Count(required=True)
    first_due_on = fields.Date(required=True)
    only_librarian_id = Id(
        required=True, allow_none=True, metadata={"description": "Present when no leader has to do anything"}
    )


@event("assessment.planitem.moved.v1", personal=True)
class PlanitemMovedV1(Payload):
    """An item of a plan moved; `moved_by` is the event that moved it, null where it was by hand. Subject: the plan."""

    plan_id = Id(required=True)
    item_id = Id(required=True)
    librarian_id = Id(required=True)
    year = Count(required=True)
    state = Text(required=True)
    because = Text(required=True)
    moved_by = Id(required=True, allow_none=True)


@event("assessment.need.requested.v1")
class NeedRequestedV1(Payload):
    """The head of library asks for training that `people` of a unit's `plans` call for. Subject: the need.

    What is missing is a survey element, or a competency by its code; `title` says it in words.
    """

    need_id = Id(required=True)
    unit_id = Id(required=True)
    unit_name = Text(required=True)
    year = Count(required=True)
    title = Text(required=True)
    element = Text(required=True, allow_none=True)
    competency = Text(required=True, allow_none=True)
    people = Count(required=True)
    plans = Count(required=True)
