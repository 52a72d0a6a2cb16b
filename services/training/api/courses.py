"""Courses: what can be taught."""

from typing import Any

from flask_smorest import Blueprint

from services.training import queries
from services.training.api.headings import exported
from services.training.api.schemas import CourseChangeSchema, CourseFilter, CourseSchema, NewCourseSchema
from services.training.api.schemas.courses import CompetencyUnitsSchema
from services.training.commands import courses
from services.training.documents import Course
from services.training.queries import units
from shared.clock import utcnow
from shared.http import etag
from shared.http.edge import STAFF, command, query
from shared.http.paging import page
from shared.http.schemas import PageOf
from shared.ids import new_id

FILTERS = ("element", "active", "programme", "track")
blueprint = Blueprint("courses", __name__, description="What can be taught")


@blueprint.get("/courses")
@query(STAFF)
@blueprint.arguments(CourseFilter, location="query")
@blueprint.response(200, PageOf(CourseSchema))
@exported(CourseSchema, "pelatihan", "courses")
def list_courses(filters: dict[str, Any]) -> dict[str, Any]:
    """Courses, newest first."""
    return page(queries.courses(**{name: filters.get(name) for name in FILTERS}), filters, by="-id")


@blueprint.get("/competency-units")
@query(STAFF)
@blueprint.response(200, CompetencyUnitsSchema)
def list_competency_units() -> dict[str, Any]:
    """The units of published frameworks, which a course can be mapped to."""
    return {"items": units.offered()}


@blueprint.post("/courses")
@command("manager")
@blueprint.arguments(NewCourseSchema)
@blueprint.response(201, CourseSchema)
def create_course(body: dict[str, Any]) -> Course:
    """Put a course on offer."""
    return _tagged(courses.create(new_id(), body, utcnow()))


@blueprint.get("/courses/<string:course_id>")
@query(STAFF)
@blueprint.response(200, CourseSchema)
def show_course(course_id: str) -> Course:
    """One course."""
    return _tagged(queries.course(course_id))


@blueprint.patch("/courses/<string:course_id>")
@command("manager")
@blueprint.arguments(CourseChangeSchema)
@blueprint.response(200, CourseSchema)
def change_course(body: dict[str, Any], course_id: str) -> Course:
    """Change a course, or take it off offer (`active`: false). Needs If-Match."""
    course = queries.course(course_id)
    etag.require_match(course)
    return _tagged(courses.change(course, body, utcnow()))


def _tagged(course: Course) -> Course:
    etag.tag(course)
    return course
