"""The programme as Atom, iCalendar and JSON Feed: for readers, calendars and other sites."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flask import Blueprint, Response, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from flask_babel import gettext as _

from web import calls, feeds

blueprint = Blueprint("feeds", __name__)
Write = Callable[[feeds.Feed, Sequence[dict[str, Any]]], bytes]
FORMS: Mapping[str, tuple[str, Write]] = {
    "atom": ("application/atom+xml", feeds.atom),
    "ics": ("text/calendar", feeds.calendar),
    "json": ("application/feed+json", feeds.json_feed),
}


@blueprint.get("/kegiatan.<any(atom, ics, json):form>")
def programme(form: str) -> ResponseReturnValue:
    mimetype, write = FORMS[form]
    rows = calls.get("community", "/public/activities", limit=calls.PAGE_LIMIT).data["items"]
    response = Response(write(_feed(form), rows), mimetype=mimetype)
    response.headers["Cache-Control"] = "public, max-age=300"
    response.headers["Vary"] = "Accept-Language"
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _feed(form: str) -> feeds.Feed:
    home = url_for("activities.programme", _external=True)
    return feeds.Feed(
        title=_("Programme of activities"),
        language=str(get_locale() or "id"),
        author=_("Pematangsiantar city library"),
        home=home,
        self=url_for("feeds.programme", form=form, _external=True),
        page=f"{home}/",
    )
