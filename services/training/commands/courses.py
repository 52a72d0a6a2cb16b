"""Putting courses on offer, and changing or retiring them."""

from datetime import datetime
from typing import Any

from services.training.commands import needs, programmes, units
from services.training.documents import Course
from services.training.events import outgoing
from shared.errors import Invalid, Refused
from shared.storage.documents import insert, save


def create(course_id: str, facts: dict[str, Any], now: datetime) -> Course:
    """Put a course on offer; needs that waited for one like it get their session proposed."""
    key = _title_key(facts["title"])
    _require_free_title(key, course_id)
    course = Course(id=course_id, title_key=key, **facts)
    _require_rubric(course)
    _require_surroundings(course)
    insert(course, now)
    outgoing.course_offered(course, now)
    needs.answer_waiting(course, now)
    return course


def change(course: Course, facts: dict[str, Any], now: datetime) -> Course:
    """Change what a course is from now on; sessions already scheduled keep what they promised."""
    if "title" in facts:
        course.title_key = _title_key(facts["title"])
        _require_free_title(course.title_key, course.id)
    for name, value in facts.items():
        setattr(course, name, value)
    _require_rubric(course)
    _require_surroundings(course)
    save(course, now)
    outgoing.course_offered(course, now)
    if course.active:
        needs.answer_waiting(course, now)
    return course


def _require_surroundings(course: Course) -> None:
    units.require_known(course.competencies)
    programmes.require_place(course.programme_id, course.track)
    if not course.prerequisites:
        return
    missing = set(course.prerequisites) - {each.id for each in Course.objects(id__in=course.prerequisites).only("id")}
    if missing or course.id in course.prerequisites:
        raise Invalid({"prerequisites": ["unknown-course"]})


def _require_rubric(course: Course) -> None:
    if course.observed and not course.rubric:
        raise Refused("rubric-missing")


def _title_key(title: str) -> str:
    return " ".join(title.casefold().split())


def _require_free_title(key: str, course_id: str) -> None:
    other = Course.objects(title_key=key, id__ne=course_id).only("id").first()
    if other is not None:
        raise Refused("course-exists", course_id=other.id)
