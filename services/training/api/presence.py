"""Attendance by scanning: the code that a trainer shows, and what comes of scanning it."""

from typing import Any

from flask import current_app
from flask_smorest import Blueprint

from services.training import queries
from services.training.api.acting import PEOPLE, actor
from services.training.api.schemas import EnrolmentSchema
from services.training.api.schemas.presence import CodeSchema, ReceiptSchema, ScannedSchema, ScanSchema
from services.training.commands import presence
from services.training.commands.people import require_teaching
from services.training.domain.presence import RECEIPT_LASTS, receipt
from services.training.queries import Place
from services.training.queries.presence import shown_code
from shared.clock import utcnow
from shared.http.edge import PUBLIC, command, query
from shared.ids import new_id

blueprint = Blueprint("presence", __name__, description="Attendance by scanning a code")


@blueprint.get("/sessions/<string:session_id>/presence")
@query("manager", "trainer")
@blueprint.response(200, CodeSchema)
def show_code(session_id: str) -> dict[str, Any]:
    """The code to show now; another one follows every 30 seconds."""
    session = queries.session(session_id)
    require_teaching(actor(), session)
    return shown_code(_key(), session, utcnow())


@blueprint.post("/presence/scans")
@query(PUBLIC)
@blueprint.arguments(ScanSchema)
@blueprint.response(200, ScannedSchema)
def exchange_scan(body: dict[str, Any]) -> dict[str, Any]:
    """Exchange a fresh code for a receipt that outlasts signing in. Records nothing."""
    scan, session = presence.scanned(_key(), body["code"], new_id(), utcnow())
    names = ("course_title", "course_title_en", "starts_at", "ends_at", "place")
    told = {name: getattr(session, name) for name in names} | {"session_id": session.id}
    return told | {"receipt": receipt(_key(), scan, scan.nonce), "valid_until": scan.at + RECEIPT_LASTS}


@blueprint.post("/presence")
@command(*PEOPLE)
@blueprint.arguments(ReceiptSchema)
@blueprint.response(200, EnrolmentSchema)
def record_presence(body: dict[str, Any]) -> Place:
    """Hand a receipt in: one's own presence is on record when this succeeds, and only then."""
    return presence.record(_key(), body["receipt"], actor(), utcnow())


def _key() -> str:
    return str(current_app.config["SECRET_KEY"])
