"""The front door: what the library does for its city, from facts the services publish."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from web import calls

blueprint = Blueprint("front", __name__)


@blueprint.get("/")
def front() -> ResponseReturnValue:
    return render_template(
        "pages/front.html",
        summary=calls.part("community", "/public/summary"),
        index=calls.part("assessment", "/public/index"),
        surveys=calls.part("assessment", "/public/surveys"),
    )
