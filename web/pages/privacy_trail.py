"""Who read my results, all that is held on me; for manager and auditor every reading, without what was read."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from web import calls
from web.signin import signed_in, user

blueprint = Blueprint("privacy_trail", __name__)


@blueprint.get("/siapa-membaca")
@signed_in("librarian", "supervisor", "trainer", "assessor", "manager")
def own() -> ResponseReturnValue:
    found = calls.part("assessment", "/me/readings", limit=50, cursor=request.args.get("cursor"))
    return render_template("pages/who_read.html", found=found)


@blueprint.get("/siapa-membaca/data-saya")
@signed_in("librarian", "supervisor", "trainer", "assessor", "manager")
def data() -> ResponseReturnValue:
    """All that assessment holds on me, as a file."""
    return calls.file("assessment", "/me/data")


@blueprint.get("/pembacaan")
@signed_in("manager", "auditor")
def everybody() -> ResponseReturnValue:
    found = calls.get("assessment", "/readings", limit=50, cursor=request.args.get("cursor")).data
    person = user()
    manager = person is not None and person.any_of("manager")
    erasures = calls.part("assessment", "/erasures", limit=50) if manager else None
    return render_template("pages/readings.html", found=found, erasures=erasures)
