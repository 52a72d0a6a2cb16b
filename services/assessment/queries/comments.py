"""What visitors wrote: everything for the manager, for others only what the manager has looked at."""

from typing import Any

from mongoengine import QuerySet

from services.assessment.documents import Answer, Library
from services.assessment.domain import comments


def of_survey(survey_id: str, state: str | None, *, manager: bool) -> QuerySet:
    """The answers of a survey that hold a comment this reader may see. In no order that tells when."""
    wanted = [state] if state else list(comments.STATES)
    allowed = wanted if manager else [each for each in wanted if each == comments.CLEARED]
    return Answer.objects(survey_id=survey_id, comment_state__in=allowed).only(
        "id", "unit_id", "comment", "comment_state", "comment_shown"
    )


def told(answers: list[Answer], *, manager: bool) -> list[dict[str, Any]]:
    """The comments, and nothing else of the answers."""
    names = {library.id: library.name for library in Library.objects}
    return [_told(each, names.get(each.unit_id, ""), manager=manager) for each in answers]


def _told(answer: Answer, unit_name: str, *, manager: bool) -> dict[str, Any]:
    shown = answer.comment_shown or ""
    told: dict[str, Any] = {
        "id": answer.id.partition(":")[2],
        "unit_id": answer.unit_id,
        "unit_name": unit_name,
        "state": answer.comment_state,
        "text": shown or (answer.comment if manager else ""),
    }
    if manager:
        told |= {"original": answer.comment, "signs": list(comments.signs_of(answer.comment))}
    return told
