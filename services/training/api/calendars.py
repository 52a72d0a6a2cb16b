"""Calendars: a secret address per person to subscribe to, and one session to take along."""

import base64
import hmac

from flask import Response, current_app
from flask_smorest import Blueprint

from services.training import queries
from services.training.api.acting import actor
from services.training.api.calendar_text import MEDIA_TYPE, calendar_text
from services.training.api.schemas.attending import CalendarFeedSchema
from services.training.commands import calendars
from services.training.domain.calendars import Standing, standing
from services.training.domain.enrolments import Reason
from services.training.queries import attending
from services.training.queries.calendars import calendar_entries, calendar_of, feed_by, feed_of
from shared.clock import utcnow
from shared.http.edge import PUBLIC, STAFF, command, query
from shared.ids import new_id

blueprint = Blueprint("calendars", __name__, description="Calendars to subscribe to")

NAME = "Bina Pustaka"


@blueprint.get("/me/calendar")
@query(STAFF)
@blueprint.response(200, CalendarFeedSchema)
def show_calendar() -> dict[str, object]:
    """One's calendar address, if there is one."""
    feed = feed_of(actor().nip)
    if feed is None:
        return {"active": False, "since": None, "url": None}
    url = f"{_public_url()}/api/training/v1/public/calendars/{_secret(feed.id)}.ics"
    return {"active": True, "since": feed.created_at, "url": url}


@blueprint.post("/me/calendar")
@command(STAFF)
@blueprint.response(201, CalendarFeedSchema)
def open_calendar() -> dict[str, object]:
    """A new secret address, to be read where it is shown; the one before stops to work."""
    feed_id, now = new_id(), utcnow()
    calendars.open_feed(feed_id, _secret(feed_id), actor().nip, now)
    return {"active": True, "since": now, "url": None}  # answers to a POST are kept for its repetition: no secret here


@blueprint.delete("/me/calendar")
@command(STAFF)
@blueprint.response(204)
def close_calendar() -> None:
    """Revoke the address."""
    calendars.close_feed(actor().nip)


@blueprint.get("/public/calendars/<string:secret>.ics")
@query(PUBLIC)
def read_calendar(secret: str) -> Response:
    """The calendar behind a secret address (`text/calendar`)."""
    feed = feed_by(calendars.digest(secret))
    return _file(calendar_text(NAME, calendar_of(feed.nip, utcnow()), _public_url()), "bina-pustaka.ics")


@blueprint.get("/sessions/<string:session_id>/calendar.ics")
@query(STAFF)
def read_session_calendar(session_id: str) -> Response:
    """One session as calendar entries (`text/calendar`); with the link for those who have a seat."""
    session, own = queries.session(session_id), attending.own_enrolment(session_id, actor().nip)
    place = standing(own.state, own.reason == Reason.SESSION_CANCELLED) if own else Standing.HOPING
    place = Standing.HOPING if place is Standing.GONE else place
    return _file(calendar_text(NAME, calendar_entries(session, place), _public_url()), f"{session.id}.ics")


def _secret(feed_id: str) -> str:
    """Made from our own secret, so that it need not be kept: who reads the database cannot read calendars."""
    key: str = current_app.extensions["settings"].secret
    made = hmac.digest(key.encode(), f"calendar:{feed_id}".encode(), "sha256")
    return base64.urlsafe_b64encode(made).decode().rstrip("=")


def _public_url() -> str:
    url: str = current_app.extensions["settings"].public_url
    return url


def _file(text: bytes, name: str) -> Response:
    response = Response(text, content_type=MEDIA_TYPE)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "private, max-age=300"
    return response
