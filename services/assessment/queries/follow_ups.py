"""One follow-up as it is read and answered: what is asked, on which scale, what each side said."""

from datetime import date
from typing import Any

from services.assessment.documents import Credit, FollowUp
from services.assessment.domain import follow_ups
from services.assessment.domain.evaluation.behaviour import WHOLE
from services.assessment.domain.evaluation.rules import BEHAVIOURS, HOUSE, BehaviourRule
from services.assessment.domain.rules import by_id, in_force
from shared.storage.documents import get

Told = dict[str, Any]


def follow_up(follow_up_id: str) -> FollowUp:
    """One follow-up. Raises NotFound."""
    return get(FollowUp, follow_up_id)


def rule_of(of: FollowUp, today: date) -> BehaviourRule:
    """The scale that it was first answered on; before that the one in force."""
    if of.scale_rule_id:
        return by_id(BEHAVIOURS, of.scale_rule_id)
    return in_force(BEHAVIOURS, max(today, HOUSE))


def asked(of: FollowUp) -> list[Told]:
    """The competencies of the course; where it names none, the training as a whole."""
    credit = Credit.objects(id=of.id).only("competencies").first()
    taught = [{"slug": each["slug"], "title": each["title"]} for each in (credit.competencies if credit else ())]
    return taught or [{"slug": WHOLE, "title": of.course_title}]


def told(of: FollowUp, name: str, ground: str, today: date) -> Told:
    """Everything about it."""
    names = ("id", "version", "state", "librarian_id", "unit_id", "session_id", "course_title", "due_from", "due_until")
    rule = rule_of(of, today)
    scale = [{"slug": each.slug, "label": {"id": each.label.id, "en": each.label.en}} for each in rule.steps]
    return {name: getattr(of, name) for name in names} | {
        "librarian_name": name,
        "ground": ground,
        "overdue": overdue(of, today),
        "competencies": asked(of),
        "question": {"id": rule.question.id, "en": rule.question.en},
        "scale": scale,
        "rule_id": rule.id,
        "answers": {side: dict(answer) for side, answer in of.answers.items()},
    }


def overdue(of: FollowUp, today: date) -> bool:
    """Whether its window has ended without the supervisor's answer."""
    return of.state == follow_ups.DUE and of.due_until < today.isoformat()
