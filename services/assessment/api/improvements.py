"""Improvements: assigned from an evaluation, ended by their owners. And the units, staff beside satisfaction."""

from datetime import date
from typing import Any

from flask_smorest import Blueprint
from marshmallow import Schema, fields

from services.assessment.api import evaluation_schemas as schemas
from services.assessment.api.headings import exported
from services.assessment.commands import improvements as commands
from services.assessment.documents import Improvement
from services.assessment.queries import evaluations as queries
from services.assessment.queries import portfolios
from services.assessment.queries.unit_quality import unit_quality
from shared.auth import principal
from shared.clock import WIB, utcnow
from shared.errors import Forbidden, Invalid
from shared.http import etag
from shared.http.edge import STAFF, command, query
from shared.http.paging import page
from shared.http.schemas import PageOf
from shared.ids import new_id

blueprint = Blueprint("improvements", __name__, description="What follows from an evaluation, and units side by side")

Body = dict[str, Any]


@blueprint.get("/improvements")
@query("librarian", "supervisor", "trainer", "assessor", "manager", "auditor")
@blueprint.arguments(schemas.ImprovementFilter, location="query")
@blueprint.response(200, PageOf(schemas.ImprovementSchema))
@exported(schemas.ImprovementSchema, "tindak-perbaikan", "improvements")
def list_improvements(filters: Body) -> Body:
    """All of them for manager and auditor, one's own for others; the earliest due first."""
    found = page(queries.improvements(principal(), filters), filters, by="due_on")
    return found | {"items": queries.improvements_told(found["items"], _today())}


@blueprint.post("/evaluations/<string:evaluation_id>/improvements")
@command("manager")
@blueprint.arguments(schemas.NewImprovementSchema)
@blueprint.response(201, schemas.ImprovementSchema)
def post_improvement(body: Body, evaluation_id: str) -> Body:
    """Ask somebody to improve something until a day."""
    return _told(commands.assign(new_id(), queries.evaluation(evaluation_id), body, utcnow()))


@blueprint.post("/improvements/<string:improvement_id>/finish")
@command(STAFF)
@blueprint.arguments(schemas.ImprovementEndSchema)
@blueprint.response(200, schemas.ImprovementSchema)
def post_finish(body: Body, improvement_id: str) -> Body:
    """It is done; what came of it."""
    return _told(commands.end(_mine(improvement_id), "finish", body["outcome"], utcnow()))


@blueprint.post("/improvements/<string:improvement_id>/drop")
@command("manager")
@blueprint.arguments(schemas.ImprovementEndSchema)
@blueprint.response(200, schemas.ImprovementSchema)
def post_drop(body: Body, improvement_id: str) -> Body:
    """It will not be done; why."""
    return _told(commands.end(_mine(improvement_id), "drop", body["outcome"], utcnow()))


class UnitQualityRow(Schema):
    """A unit with its cells flat, as a table has them."""

    unit_id = fields.String()
    unit_name = fields.String()
    kompetensi = fields.String(attribute="kompetensi.value")
    kompetensi_n = fields.Integer(attribute="kompetensi.n")
    perilaku = fields.String(attribute="perilaku.value")
    perilaku_n = fields.Integer(attribute="perilaku.n")
    level_mean = fields.String(attribute="level.value")
    level_n = fields.Integer(attribute="level.n")
    hours_mean = fields.String(attribute="hours.value")
    hours_n = fields.Integer(attribute="hours.n")
    hidden = fields.Function(lambda row: [name for name, cell in row.items() if _hides(cell)])


@blueprint.get("/unit-quality")
@query("manager", "auditor", "supervisor", "trainer")
@blueprint.arguments(schemas.QualityQuery, location="query")
@blueprint.response(200, PageOf(schemas.UnitQualitySchema))
@exported(UnitQualityRow, "unit-dan-kepuasan", "units-and-satisfaction")
def list_unit_quality(filters: Body) -> Body:
    """Of a period: what visitors say of staff, beside competence level and training hours; no cell under five."""
    if filters["last"] < filters["first"]:
        raise Invalid({"until": "until-before-from"})
    return {"items": unit_quality(filters["first"], filters["last"]), "next": None}


def _hides(cell: Any) -> bool:
    return isinstance(cell, dict) and bool(cell["hidden"])


def _mine(improvement_id: str) -> Improvement:
    found, who = queries.improvement(improvement_id), principal()
    me = portfolios.own(who)
    if not who.has("manager") and (me is None or me.id != found.owner_id):
        raise Forbidden("improvement-of-another")
    return found


def _told(of: Improvement) -> Body:
    etag.tag(of)
    return queries.improvements_told([of], _today())[0]


def _today() -> date:
    return utcnow().astimezone(WIB).date()
