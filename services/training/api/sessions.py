"""Sessions: dated runs of courses."""

from typing import Any

from flask_smorest import Blueprint

from services.training import queries
from services.training.api.acting import actor
from services.training.api.conditions import honour_match
from services.training.api.headings import exported
from services.training.api.schemas import (
    CapacitySchema,
    NewSessionSchema,
    ReasonSchema,
    RescheduleSchema,
    ScheduleSchema,
    SessionFilter,
    SessionSchema,
    SessionViewSchema,
)
from services.training.api.viewing import View, viewed
from services.training.commands import closing, sessions
from services.training.commands.sessions import Plan
from services.training.documents import Session
from shared.clock import utcnow
from shared.http import etag
from shared.http.edge import STAFF, command, query
from shared.http.paging import page
from shared.http.schemas import PageOf
from shared.ids import new_id

blueprint = Blueprint("sessions", __name__, description="Dated runs of courses")


@blueprint.get("/sessions")
@query(STAFF)
@blueprint.arguments(SessionFilter, location="query")
@blueprint.response(200, PageOf(SessionSchema))
@exported(SessionSchema, "sesi", "sessions")
def list_sessions(filters: dict[str, Any]) -> dict[str, Any]:
    """Sessions, newest first; with `from`, by start."""
    start = filters.get("from_")
    found = queries.sessions(filters.get("state"), filters.get("unit"), filters.get("course"), start)
    return page(found, filters, by="starts_at" if start else "-id")


@blueprint.get("/sessions/<string:session_id>")
@query(STAFF)
@blueprint.response(200, SessionViewSchema)
def show_session(session_id: str) -> View:
    """One session, with how its seats are given, and the link for those with a seat."""
    return viewed(_tagged(queries.session(session_id)))


@blueprint.post("/sessions")
@command("manager")
@blueprint.arguments(NewSessionSchema)
@blueprint.response(201, SessionSchema)
def schedule_new_session(body: dict[str, Any]) -> Session:
    """Schedule a session of a course directly; `unit_id` invites that unit's librarians."""
    course_id, unit_id = body.pop("course_id"), body.pop("unit_id")
    return _tagged(sessions.schedule_new(new_id(), course_id, unit_id, Plan(**body), utcnow()))


@blueprint.post("/sessions/<string:session_id>/schedule")
@command("manager")
@blueprint.arguments(ScheduleSchema)
@blueprint.response(200, SessionSchema)
def schedule_session(body: dict[str, Any], session_id: str) -> Session:
    """Give a proposed session its date, place, seats and trainer."""
    honour_match(lambda: queries.session(session_id))
    return _tagged(sessions.schedule(session_id, Plan(**body), utcnow()))


@blueprint.post("/sessions/<string:session_id>/reschedule")
@command("manager")
@blueprint.arguments(RescheduleSchema)
@blueprint.response(200, SessionSchema)
def reschedule_session(body: dict[str, Any], session_id: str) -> Session:
    """Move a session to another time, place or trainer: everybody concerned is told once.

    What is not named stays as it is; null takes it away.
    """
    honour_match(lambda: queries.session(session_id))
    reason = body.pop("reason")
    return _tagged(sessions.reschedule(session_id, body, reason, utcnow()))


@blueprint.put("/sessions/<string:session_id>/capacity")
@command("manager")
@blueprint.arguments(CapacitySchema)
@blueprint.response(200, SessionSchema)
def change_capacity(body: dict[str, Any], session_id: str) -> Session:
    """Change the number of seats; who waits moves up. Needs If-Match."""
    session = queries.session(session_id)
    etag.require_match(session)
    return _tagged(sessions.change_capacity(session, body["capacity"], utcnow()))


@blueprint.post("/sessions/<string:session_id>/cancel")
@command("manager")
@blueprint.arguments(ReasonSchema)
@blueprint.response(200, SessionSchema)
def cancel_session(body: dict[str, Any], session_id: str) -> Session:
    """Call a session off; everybody concerned is told the reason."""
    honour_match(lambda: queries.session(session_id))
    return _tagged(sessions.cancel(session_id, body["reason"], utcnow()))


@blueprint.post("/sessions/<string:session_id>/close")
@command("manager", "trainer")
@blueprint.response(200, SessionSchema)
def close_session(session_id: str) -> Session:
    """End a session: absences, completions and certificates follow."""
    honour_match(lambda: queries.session(session_id))
    return _tagged(closing.close(session_id, actor(), utcnow()))


def _tagged(session: Session) -> Session:
    etag.tag(session)
    return session
