"""Calendars: a secret address per person to subscribe to, and one session to take along."""

import secrets

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
SECRET_BYTES = 32


@blueprint.get("/me/calendar")
@query(STAFF)
@blueprint.response(200, CalendarFeedSchema)
def show_calendar() -> dict[str, object]:
    """Whether one has a calendar address. The address itself was shown once and is not kept."""
    feed = feed_of(actor().nip)
    return {"active": feed is not None, "since": feed.created_at if feed else None, "url": None}


@blueprint.post("/me/calendar")
@command(STAFF)
@blueprint.response(201, CalendarFeedSchema)
def open_calendar() -> dict[str, object]:
    """A new secret address; the one before stops to work."""
    secret, now = secrets.token_urlsafe(SECRET_BYTES), utcnow()
    calendars.open_feed(new_id(), secret, actor().nip, now)
    url = f"{_public_url()}/api/training/v1/public/calendars/{secret}.ics"
    return {"active": True, "since": now, "url": url}


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


def _public_url() -> str:
    url: str = current_app.extensions["settings"].public_url
    return url


def _file(text: bytes, name: str) -> Response:
    response = Response(text, content_type=MEDIA_TYPE)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "private, max-age=300"
    return response
