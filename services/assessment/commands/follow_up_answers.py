"""Looking at behaviour at work: the supervisor's side ends the follow-up, the person's own stands beside it."""

from datetime import datetime
from typing import Any

from services.assessment.documents import FollowUp
from services.assessment.domain import follow_ups
from services.assessment.domain.access import SELF
from services.assessment.domain.evaluation.behaviour import unknown
from services.assessment.domain.evaluation.rules import BehaviourRule
from services.assessment.events import evaluations as outgoing
from shared.errors import Invalid, Refused

SUPERVISOR_SIDE, OWN_SIDE = "supervisor", "self"


def side_of(ground: str) -> str:
    """Nobody observes themselves as their own supervisor."""
    return OWN_SIDE if ground == SELF else SUPERVISOR_SIDE


def answer(
    of: FollowUp,
    ground: str,
    body: dict[str, Any],
    asked: list[str],
    rule: BehaviourRule,
    by: str,
    now: datetime,
) -> FollowUp:
    """Take one side's answer, once. Late is better than never: a window that has ended still takes it."""
    side = side_of(ground)
    _check(of, side, body["steps"], asked, rule)
    if side == SUPERVISOR_SIDE:
        of.state = follow_ups.after(of.state, "answer") or of.state
    of.scale_rule_id = rule.id
    of.version += 1
    of.updated_at = now
    event_id = outgoing.follow_up_answered(of, side, now)
    of.answers = of.answers | {side: body | {"name": by, "at": now, "event_id": event_id}}
    of.save()
    return of


def _check(of: FollowUp, side: str, steps: dict[str, str], asked: list[str], rule: BehaviourRule) -> None:
    if of.state == follow_ups.WAITING:
        raise Refused("followup-not-due", day=of.due_from)
    if of.state == follow_ups.CANCELLED:
        raise Refused("followup-cancelled")
    if side in of.answers:
        raise Refused("followup-answered")
    wrong = unknown(steps, asked, rule)
    if wrong:
        raise Invalid({f"steps.{slug}": code for slug, code in wrong.items()})
