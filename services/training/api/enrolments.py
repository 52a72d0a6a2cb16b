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
    PartyPlacesSchema,
    PartySchema,
    ReasonSchema,
    RequestFilter,
    ScoresSchema,
)
from services.training.api.turns import in_turn
from services.training.commands import approvals, conduct, enrolments, offers
from services.training.commands.people import require_teaching
from services.training.queries import Place, attending
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


@blueprint.post("/sessions/<string:session_id>/parties")
@in_turn
@command(*PEOPLE)
@blueprint.arguments(PartySchema)
@blueprint.response(201, PartyPlacesSchema)
def enrol_party(body: dict[str, Any], session_id: str) -> dict[str, Any]:
    """Several on one request: seats for all of them together, or all wait together. Each may leave alone."""
    return {"items": enrolments.enrol_party(session_id, actor(), body["librarian_ids"], utcnow())}


@blueprint.get("/requests")
@query("supervisor", "manager")
@blueprint.arguments(RequestFilter, location="query")
@blueprint.response(200, PageOf(EnrolmentSchema))
@exported(EnrolmentSchema, "permohonan", "requests")
def list_requests(filters: dict[str, Any]) -> dict[str, Any]:
    """Requests for seats that wait for an approval: of one's unit, or (for the manager) all. Oldest first."""
    who = actor()
    found = page(attending.requests(None if who.manages else attending.unit_of(who.nip)), filters)
    return found | {"items": queries.with_session(found["items"])}


@blueprint.post("/enrolments/<string:enrolment_id>/approve")
@command("supervisor", "manager")
@blueprint.response(200, EnrolmentSchema)
def approve(enrolment_id: str) -> Place:
    """Agree to a request (a party as a whole): a seat, or the last place in the queue."""
    honour_match(lambda: queries.enrolment(enrolment_id))
    return approvals.approve(enrolment_id, actor(), utcnow())


@blueprint.post("/enrolments/<string:enrolment_id>/refuse")
@command("supervisor", "manager")
@blueprint.arguments(ReasonSchema)
@blueprint.response(200, EnrolmentSchema)
def refuse(body: dict[str, Any], enrolment_id: str) -> Place:
    """Not agree to a request (a party as a whole); the person is told the reason."""
    honour_match(lambda: queries.enrolment(enrolment_id))
    return approvals.refuse(enrolment_id, body["reason"], actor(), utcnow())


@blueprint.post("/enrolments/<string:enrolment_id>/claim")
@command(*PEOPLE)
@blueprint.response(200, EnrolmentSchema)
def claim(enrolment_id: str) -> Place:
    """Take an offered seat before its deadline; one of a party takes all of the party's."""
    honour_match(lambda: queries.enrolment(enrolment_id))
    return offers.claim(enrolment_id, actor(), utcnow())


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
