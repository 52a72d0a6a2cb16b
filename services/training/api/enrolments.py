"""Enrolments: librarians in sessions."""

from typing import Any

from flask_smorest import Blueprint

from services.training import queries
from services.training.api.acting import PEOPLE, actor
from services.training.api.conditions import honour_match
from services.training.api.headings import exported
from services.training.api.schemas import (
    AttendanceSchema,
    EnrolmentFilter,
    EnrolmentSchema,
    EnrolSchema,
    ScoresSchema,
)
from services.training.api.turns import in_turn
from services.training.commands import conduct, enrolments
from services.training.commands.people import require_teaching
from services.training.queries import Place
from shared.clock import utcnow
from shared.http.edge import STAFF, command, query
from shared.http.paging import page
from shared.http.schemas import PageOf
from shared.ids import new_id

blueprint = Blueprint("enrolments", __name__, description="Librarians in sessions")


@blueprint.post("/sessions/<string:session_id>/enrolments")
@in_turn
@command(*PEOPLE)
@blueprint.arguments(EnrolSchema)
@blueprint.response(201, EnrolmentSchema)
def enrol(body: dict[str, Any], session_id: str) -> Place:
    """Take a seat, or the last place in the queue. A manager may name `librarian_id`."""
    return enrolments.enrol(session_id, actor(), body["librarian_id"], new_id(), utcnow())


@blueprint.get("/sessions/<string:session_id>/enrolments")
@query("manager", "trainer")
@blueprint.arguments(EnrolmentFilter, location="query")
@blueprint.response(200, PageOf(EnrolmentSchema))
@exported(EnrolmentSchema, "peserta", "participants")
def list_roster(filters: dict[str, Any], session_id: str) -> dict[str, Any]:
    """Who is in a session, in order of arrival."""
    session = queries.session(session_id)
    require_teaching(actor(), session)
    found = page(queries.roster(session_id, filters.get("state")), filters)
    return found | {"items": queries.of_session(session, found["items"])}


@blueprint.post("/enrolments/<string:enrolment_id>/withdraw")
@command(*PEOPLE)
@blueprint.response(200, EnrolmentSchema)
def withdraw(enrolment_id: str) -> Place:
    """Give up a seat (before the start) or a place in the queue (any time)."""
    honour_match(lambda: queries.enrolment(enrolment_id))
    return enrolments.withdraw(enrolment_id, actor(), utcnow())


@blueprint.put("/enrolments/<string:enrolment_id>/attendance")
@command("manager", "trainer")
@blueprint.arguments(AttendanceSchema)
@blueprint.response(200, EnrolmentSchema)
def record_attendance(body: dict[str, Any], enrolment_id: str) -> Place:
    """Record presence, from 60 minutes before the start until the session is closed."""
    return conduct.record_attendance(enrolment_id, body["present"], actor(), utcnow())


@blueprint.put("/enrolments/<string:enrolment_id>/scores")
@command("manager", "trainer")
@blueprint.arguments(ScoresSchema)
@blueprint.response(200, EnrolmentSchema)
def record_scores(body: dict[str, Any], enrolment_id: str) -> Place:
    """Record scores (0-100) before and after; null takes one back."""
    return conduct.record_scores(enrolment_id, body, actor(), utcnow())


@blueprint.get("/me/enrolments")
@query(STAFF)
@blueprint.arguments(EnrolmentFilter, location="query")
@blueprint.response(200, PageOf(EnrolmentSchema))
@exported(EnrolmentSchema, "pendaftaran-saya", "my-enrolments")
def list_my_enrolments(filters: dict[str, Any]) -> dict[str, Any]:
    """One's own enrolments, newest first."""
    found = page(queries.enrolments_of(actor().nip, filters.get("state")), filters, by="-id")
    return found | {"items": queries.with_session(found["items"])}
