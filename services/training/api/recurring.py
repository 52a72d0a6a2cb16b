"""How courses recur, the runs that open by themselves, and who is overdue."""

from datetime import datetime
from typing import Any

from flask import current_app
from flask_smorest import Blueprint

from services.training import queries
from services.training.api.headings import exported
from services.training.api.schemas.programmes import (
    OpenedSchema,
    OpenRunsSchema,
    RecurrenceBodySchema,
    RecurrenceFilter,
    RecurrenceSchema,
    StandingQuery,
    StandingSchema,
)
from services.training.commands import recurring
from services.training.documents import Recurrence
from services.training.jobs import open_runs
from services.training.queries import Stand
from shared.clock import WIB, utcnow
from shared.errors import NotFound, Refused
from shared.http import etag
from shared.http.edge import STAFF, command, query
from shared.http.paging import page, page_by_id
from shared.http.schemas import PageOf

blueprint = Blueprint("recurring", __name__, description="Runs that open by themselves, and who is overdue")


@blueprint.get("/recurrences")
@query(STAFF)
@blueprint.arguments(RecurrenceFilter, location="query")
@blueprint.response(200, PageOf(RecurrenceSchema))
@exported(RecurrenceSchema, "pelatihan-berkala", "recurrences")
def list_recurrences(filters: dict[str, Any]) -> dict[str, Any]:
    """Courses that come back by rule."""
    return page(queries.recurrences(filters.get("programme"), filters.get("active")), filters)


@blueprint.get("/courses/<string:course_id>/recurrence")
@query(STAFF)
@blueprint.response(200, RecurrenceSchema)
def show_recurrence(course_id: str) -> Recurrence:
    """How a course comes back."""
    found = queries.recurrence_of(course_id)
    if found is None:
        raise NotFound("recurrence", course_id)
    return _tagged(found)


@blueprint.put("/courses/<string:course_id>/recurrence")
@command("manager")
@blueprint.arguments(RecurrenceBodySchema)
@blueprint.response(200, RecurrenceSchema)
def set_recurrence(body: dict[str, Any], course_id: str) -> Recurrence:
    """Say how a course comes back: an RFC 5545 rule, the first day, hour, place, and whom it concerns.

    Needs If-Match once there is one.
    """
    found = queries.recurrence_of(course_id)
    if found is not None:
        etag.require_match(found)
    return _tagged(recurring.set_recurrence(queries.course(course_id), body, utcnow()))


@blueprint.post("/runs")
@command("manager", "operator", transaction=False)
@blueprint.arguments(OpenRunsSchema)
@blueprint.response(200, OpenedSchema)
def open_next_runs(body: dict[str, Any]) -> dict[str, Any]:
    """Open at once what the worker would open within minutes; again opens nothing twice."""
    now = utcnow()
    as_of: datetime = body.get("as_of", now)
    if as_of > now and current_app.extensions["settings"].env != "dev":
        raise Refused("run-in-future", as_of=as_of.isoformat())
    return open_runs(as_of)


@blueprint.get("/overdue")
@query("manager", "auditor", "supervisor")
@blueprint.arguments(StandingQuery, location="query")
@blueprint.response(200, PageOf(StandingSchema))
@exported(StandingSchema, "jatuh-tempo", "overdue")
def list_standings(filters: dict[str, Any]) -> dict[str, Any]:
    """Who must take a recurring course again: overdue, due within its window, or `all`."""
    now = utcnow()
    stands = queries.standing_report(filters, now.astimezone(WIB).date(), now)

    def read(limit: int, after: str | None) -> list[Stand]:
        return [each for each in stands if after is None or each.id > after][:limit]

    found = page_by_id("overdue", read, filters)
    return found | {"items": [_told(each) for each in found["items"]]}


def _told(stand: Stand) -> dict[str, Any]:
    who, course, coming = stand.librarian, stand.course, stand.next_session
    return {
        "id": stand.id,
        "librarian_id": who.id,
        "librarian_name": who.name,
        "unit_id": who.unit_id,
        "unit_name": who.unit_name,
        "programme_id": course.programme_id,
        "course_id": course.id,
        "course_title": course.title,
        "standing": stand.verdict.standing,
        "why": stand.verdict.why,
        "day": stand.verdict.day,
        "next_session_id": coming.id if coming else None,
        "next_starts_at": coming.starts_at if coming else None,
        "next_enrolment": stand.next_enrolment,
    }


def _tagged(found: Recurrence) -> Recurrence:
    etag.tag(found)
    return found
