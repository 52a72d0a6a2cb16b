"""Who hears what, on which channels, and where the message leads: the whole table is here.

The people a fact is about are named in the event; managers and supervisors are found in the roster, the service's
own copy of who does what. Whoever would hear the same event in two roles hears it in the first one only.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Role = Literal["librarian", "participant", "manager", "supervisor", "visitor"]
NAMED: tuple[Role, ...] = ("librarian", "participant")  # by the event itself, not by their duty

PORTAL = "portal"
EMAIL = "email"
QUIET = (PORTAL,)  # worth reading, nothing to do: the portal is enough
LOUD = (PORTAL, EMAIL)
LETTER = (EMAIL,)  # to somebody without an account, hence without a portal


@dataclass(frozen=True)
class Hearing:
    """One line of the table: people in `role` hear the kind on `channels`; `path` is the page to go to."""

    role: Role
    channels: tuple[str, ...]
    path: str
    named_in: str = "librarian_id"  # the fact that names the librarians, one or several
    essential: bool = True  # wait for somebody in this role; False: nobody there is no loss
    or_managers: bool = False  # a unit without supervisor must not mean that nobody acts
    unless: str = ""  # silent when this fact is present
    never_self: bool = False  # nobody answers for their own leader: then it falls to the managers


@dataclass(frozen=True)
class Roster:
    """Who holds a duty: managers of the whole, supervisors by unit."""

    managers: tuple[str, ...] = ()
    supervisors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Addressee:
    recipient: str
    role: Role
    channels: tuple[str, ...]


@dataclass(frozen=True)
class Audience:
    """Those who hear now, and the roles in which nobody is known yet."""

    addressees: tuple[Addressee, ...] = ()
    awaited: tuple[Role, ...] = ()


SESSION = "/staff/sessions/{session_id}"
NEEDS = "/staff/loop"
PLAN = "/staff/plans/{plan_id}"
REQUESTS = "/staff/requests"
CLAIM = "/staff/claims/{claim_id}"
FOLLOW_UP = "/staff/follow-ups/{followup_id}"
IMPROVEMENTS = "/staff/improvements"
OWN = "/kegiatan/kelola/{token}"
CALL = "/staff/opportunities/{opportunity_id}"
NOMINATION = "/staff/nominations/{nomination_id}"

HEARINGS: Mapping[str, tuple[Hearing, ...]] = {
    "session.proposed": (
        Hearing("librarian", QUIET, SESSION, named_in="librarian_ids"),
        Hearing("manager", LOUD, SESSION),
    ),
    "session.scheduled": (Hearing("librarian", LOUD, SESSION, named_in="invited"),),
    "session.rescheduled": (
        Hearing("participant", LOUD, SESSION, named_in="enrolled"),
        Hearing("librarian", LOUD, SESSION, named_in="invited"),
    ),
    "session.cancelled": (
        Hearing("participant", LOUD, SESSION, named_in="enrolled"),
        Hearing("librarian", LOUD, SESSION, named_in="invited"),
    ),
    "enrolment.requested": (
        Hearing("manager", LOUD, REQUESTS, unless="unit_id"),
        Hearing("supervisor", LOUD, REQUESTS, or_managers=True),
    ),
    "enrolment.refused": (Hearing("librarian", LOUD, SESSION),),
    "enrolment.offered": (Hearing("librarian", LOUD, SESSION),),
    "enrolment.confirmed": (Hearing("librarian", LOUD, SESSION),),
    "enrolment.waitlisted": (Hearing("librarian", LOUD, SESSION),),
    "enrolment.promoted": (Hearing("librarian", LOUD, SESSION),),
    "enrolment.withdrawn": (Hearing("librarian", LOUD, SESSION),),
    "test.opened": (Hearing("librarian", LOUD, "/staff/tests/{sitting_id}", named_in="librarian_ids"),),
    "feedback.asked": (Hearing("librarian", LOUD, "/staff/feedback/{session_id}", named_in="librarian_ids"),),
    "certificate.issued": (Hearing("librarian", LOUD, "/certificates/{code}"),),
    "certificate.revoked": (Hearing("librarian", LOUD, "/certificates/{code}"),),
    "certificate.expiring": (
        Hearing("librarian", LOUD, "/certificates/{code}"),
        Hearing("supervisor", LOUD, "/certificates/{code}", or_managers=True),
    ),
    "run.opened": (Hearing("manager", LOUD, SESSION),),
    "run.blocked": (Hearing("manager", LOUD, "/staff/programmes/{programme_id}"),),
    "budget.refused": (Hearing("manager", LOUD, "/staff/budget/{year}"),),
    "hours.credited": (Hearing("librarian", QUIET, "/staff", unless="basis"),),  # of a claim its acceptance tells
    "claim.submitted": (Hearing("supervisor", LOUD, CLAIM, or_managers=True, never_self=True),),
    "claim.accepted": (Hearing("librarian", LOUD, CLAIM),),
    "claim.refused": (Hearing("librarian", LOUD, CLAIM),),
    "claim.returned": (Hearing("librarian", LOUD, CLAIM),),
    "claim.reversed": (Hearing("librarian", LOUD, CLAIM),),
    "need.raised": (
        Hearing("manager", LOUD, NEEDS),
        Hearing("supervisor", LOUD, NEEDS, essential=False),
    ),
    "round.opened": (Hearing("librarian", LOUD, "/staff/assessments", named_in="rater_ids"),),
    "rater.reminded": (Hearing("librarian", LOUD, "/staff/assessments", named_in="rater_id"),),
    "assessment.submitted": (
        Hearing("supervisor", LOUD, "/staff/assessments/{assessment_id}", or_managers=True, unless="waiting"),
    ),
    "assessment.shared": (Hearing("librarian", LOUD, "/staff/assessments/{assessment_id}"),),
    "dispute.raised": (
        Hearing("manager", LOUD, "/staff/disputes/{dispute_id}"),
        Hearing("supervisor", LOUD, "/staff/disputes/{dispute_id}", essential=False),
    ),
    "dispute.settled": (Hearing("librarian", LOUD, "/staff/disputes/{dispute_id}"),),
    "framework.published": (Hearing("librarian", QUIET, "/staff/frameworks/{framework_id}", named_in="librarian_ids"),),
    "profile.published": (Hearing("librarian", LOUD, "/staff/role-profile", named_in="librarian_ids"),),
    "report.published": (Hearing("manager", LOUD, "/staff/reports/{report_id}"),),
    "performance.rated": (Hearing("librarian", LOUD, "/staff/performance"),),
    "consequence.decided": (Hearing("librarian", LOUD, "/staff/performance"),),
    "satisfaction.published": (Hearing("manager", LOUD, NEEDS, unless="unit_id"),),
    "survey.overdue": (Hearing("manager", LOUD, "/staff/surveys/{survey_id}"),),
    "plan.proposed": (
        Hearing("librarian", LOUD, PLAN, named_in="to_librarian_id", unless="to_unit_id"),
        Hearing("supervisor", LOUD, PLAN, or_managers=True, unless="to_librarian_id", never_self=True),
    ),
    "plan.agreed": (
        Hearing("librarian", LOUD, PLAN),
        Hearing("supervisor", QUIET, PLAN, essential=False),
    ),
    "plan.commented": (
        Hearing("librarian", LOUD, PLAN, named_in="to_librarian_id", unless="to_unit_id"),
        Hearing("supervisor", LOUD, PLAN, or_managers=True, unless="to_librarian_id", never_self=True),
    ),
    "plan.due": (
        Hearing("librarian", LOUD, PLAN),
        Hearing("supervisor", LOUD, PLAN, or_managers=True, unless="only_librarian_id"),
    ),
    "followup.due": (
        Hearing("librarian", LOUD, FOLLOW_UP),
        Hearing("supervisor", LOUD, FOLLOW_UP, or_managers=True),
    ),
    "followup.reminded": (Hearing("supervisor", LOUD, FOLLOW_UP, or_managers=True),),
    "followup.answered": (Hearing("librarian", QUIET, FOLLOW_UP),),
    "evaluation.published": (Hearing("manager", QUIET, "/staff/evaluations/{evaluation_id}"),),
    "improvement.assigned": (Hearing("librarian", LOUD, IMPROVEMENTS),),
    "improvement.reminded": (Hearing("librarian", LOUD, IMPROVEMENTS),),
    "subscription.disabled": (
        Hearing("manager", LOUD, "/staff/partners/{partner_id}"),
        Hearing("visitor", LETTER, "/api/notifier/v1/openapi.json", named_in="partner_id", essential=False),
    ),
    **{
        f"registration.{fact}": (Hearing("visitor", LETTER, OWN, named_in="registration_id", essential=False),)
        for fact in ("confirmed", "waitlisted", "promoted", "changed", "withdrawn")
    },
    "opportunity.offered": (Hearing("librarian", LOUD, CALL, named_in="librarian_ids"),),
    "opportunity.cancelled": (Hearing("librarian", LOUD, CALL, named_in="librarian_ids"),),
    "nomination.submitted": (
        Hearing("librarian", LOUD, NOMINATION, unless="own"),
        Hearing("manager", QUIET, NOMINATION, essential=False),
    ),
    "nomination.declined": (Hearing("librarian", LOUD, NOMINATION),),
    "nomination.confirmed": (
        Hearing("librarian", LOUD, NOMINATION),
        Hearing("supervisor", QUIET, NOMINATION, essential=False),
    ),
    "nomination.refused": (
        Hearing("librarian", LOUD, NOMINATION),
        Hearing("manager", LOUD, NOMINATION),
    ),
    "nomination.withdrawn": (Hearing("librarian", LOUD, NOMINATION),),
    "nomination.due": (Hearing("librarian", LOUD, NOMINATION),),
    "nomination.overdue": (
        Hearing("librarian", LOUD, NOMINATION),
        Hearing("supervisor", QUIET, NOMINATION, essential=False),
    ),
}


def needs_roster(kind: str) -> bool:
    """Whether somebody hears of this kind by duty, not by name."""
    return any(line.role not in (*NAMED, "visitor") for line in HEARINGS[kind])


def hearing(kind: str, role: Role) -> Hearing:
    return next(line for line in HEARINGS[kind] if line.role == role)


def audience(kind: str, facts: Mapping[str, Any], roster: Roster, only: tuple[Role, ...] = ()) -> Audience:
    """Who hears of these facts; `only` narrows it to some roles."""
    found: dict[str, Addressee] = {}
    awaited: list[Role] = []
    for line in HEARINGS[kind]:
        if facts.get(line.unless) is not None or (only and line.role not in only):
            continue
        people = tuple(_people(line, facts, roster))
        if not people and line.essential and line.role not in NAMED:
            awaited.append(line.role)
        for recipient in people:
            found.setdefault(recipient, Addressee(recipient, line.role, line.channels))
    return Audience(tuple(found.values()), tuple(awaited))


def _people(line: Hearing, facts: Mapping[str, Any], roster: Roster) -> Iterator[str]:
    if line.role == "manager":
        yield from roster.managers
    elif line.role == "supervisor":
        supervisors = roster.supervisors.get(facts.get("unit_id", ""), ())
        if line.never_self:
            supervisors = tuple(each for each in supervisors if each != facts["librarian_id"])
        yield from supervisors or (roster.managers if line.or_managers else ())
    else:
        named = facts.get(line.named_in, ())
        yield from (named,) if isinstance(named, str) else named
