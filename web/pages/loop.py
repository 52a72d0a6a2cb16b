"""Lingkar: one survey period from the visitors' answers to who is coming to which session."""

from typing import Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from web import calls
from web.forms import Form
from web.signin import signed_in

blueprint = Blueprint("loop", __name__)
STAFF = ("manager", "auditor", "supervisor", "trainer")
COMING, PAST = ("proposed", "scheduled"), ("closed", "cancelled")


@blueprint.get("/lingkar")
@signed_in(*STAFF)
def show() -> ResponseReturnValue:
    return page(Form())


def page(form: Form) -> ResponseReturnValue:
    """The whole page; `form` is that of a new survey, come back with its errors or empty."""
    surveys = calls.part("assessment", "/surveys", limit=100)
    survey = _chosen(surveys.items)
    index = calls.part("assessment", f"/surveys/{survey['id']}/index") if survey else calls.Part(None)
    needs, sessions = calls.part("training", "/needs", limit=100), calls.part("training", "/sessions", limit=100)
    shown = render_template(
        "pages/loop.html",
        surveys=surveys,
        survey=survey,
        index=index,
        unit=_unit(index.data),
        needs=needs,
        needs_here=[n for n in needs.items if survey and n["survey_id"] == survey["id"]],
        sessions=sessions,
        coming=[s for s in sessions.items if s["state"] in COMING],
        past=[s for s in sessions.items if s["state"] in PAST],
        follow_ups=calls.part("assessment", "/follow-ups", limit=100),
        form=form,
    )
    return shown, form.status


def _chosen(surveys: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The survey asked for; else the latest with a result, else the latest."""
    wanted = request.args.get("survei")
    for survey in surveys:
        if survey["id"] == wanted:
            return survey
    closed = [survey for survey in surveys if survey["state"] == "closed"]
    latest = closed or surveys
    return latest[0] if latest else None


def _unit(index: dict[str, Any] | None) -> dict[str, Any] | None:
    """The unit whose elements are shown: the one asked for, else all together."""
    if not index:
        return None
    wanted = request.args.get("unit")
    return next((u for u in index["units"] if wanted and u["unit_id"] == wanted), index["total"])
