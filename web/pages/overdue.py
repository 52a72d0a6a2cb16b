"""Jatuh tempo: who must take a recurring course again, exactly."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from web import calls
from web.signin import signed_in

blueprint = Blueprint("overdue", __name__)
STANDINGS = ("overdue", "due", "valid", "all")


@blueprint.get("/jatuh-tempo")
@signed_in("manager", "auditor", "supervisor")
def show() -> ResponseReturnValue:
    standing = request.args.get("standing", "overdue")
    course = request.args.get("course", "")
    cursor = request.args.get("cursor")
    programme = request.args.get("programme", "")
    asked = {
        "standing": standing if standing in STANDINGS else "overdue",
        "course": course,
        "programme": programme,
    }
    return render_template(
        "pages/overdue.html",
        found=calls.part("training", "/overdue", limit=50, cursor=cursor, **asked),
        courses=calls.part("training", "/courses", limit=100).items,
        asked=asked,
        given={name: value for name, value in asked.items() if value},
        first=not cursor,
    )
