"""Programmes: what the city set out to do, and everything counted under it."""

from typing import Any

from flask_smorest import Blueprint

from services.training import queries
from services.training.api.headings import exported
from services.training.api.schemas.programmes import (
    FiguresQuery,
    FiguresSchema,
    NewProgrammeSchema,
    ProgrammeChangeSchema,
    ProgrammeFilter,
    ProgrammeSchema,
    TracedSchema,
    TraceQuery,
)
from services.training.commands import programmes
from services.training.documents import Programme
from shared.clock import utcnow
from shared.http import etag
from shared.http.edge import STAFF, command, query
from shared.http.paging import page, page_by_id
from shared.http.schemas import PageOf
from shared.ids import new_id

blueprint = Blueprint("programmes", __name__, description="What the city set out to do")


@blueprint.get("/programmes")
@query(STAFF)
@blueprint.arguments(ProgrammeFilter, location="query")
@blueprint.response(200, PageOf(ProgrammeSchema))
@exported(ProgrammeSchema, "program", "programmes")
def list_programmes(filters: dict[str, Any]) -> dict[str, Any]:
    """Programmes, newest first."""
    return page(queries.programmes(filters.get("state")), filters, by="-id")


@blueprint.post("/programmes")
@command("manager")
@blueprint.arguments(NewProgrammeSchema)
@blueprint.response(201, ProgrammeSchema)
def create_programme(body: dict[str, Any]) -> Programme:
    """Draft a programme."""
    return _tagged(programmes.create(new_id(), body, utcnow()))


@blueprint.get("/programmes/<string:programme_id>")
@query(STAFF)
@blueprint.response(200, ProgrammeSchema)
def show_programme(programme_id: str) -> Programme:
    """One programme."""
    return _tagged(queries.programme(programme_id))


@blueprint.patch("/programmes/<string:programme_id>")
@command("manager")
@blueprint.arguments(ProgrammeChangeSchema)
@blueprint.response(200, ProgrammeSchema)
def change_programme(body: dict[str, Any], programme_id: str) -> Programme:
    """Change a programme. Needs If-Match."""
    programme = queries.programme(programme_id)
    etag.require_match(programme)
    return _tagged(programmes.change(programme, body, utcnow()))


@blueprint.post("/programmes/<string:programme_id>/publish")
@command("manager")
@blueprint.response(200, ProgrammeSchema)
def publish_programme(programme_id: str) -> Programme:
    """Say a programme out loud: other services and partners hear of it."""
    return _tagged(programmes.publish(programme_id, utcnow()))


@blueprint.get("/programmes/<string:programme_id>/figures")
@query("manager", "auditor", "supervisor", "trainer")
@blueprint.arguments(FiguresQuery, location="query")
@blueprint.response(200, FiguresSchema)
def show_figures(filters: dict[str, Any], programme_id: str) -> dict[str, Any]:
    """Everything counted under a programme; the lines behind each figure are under its name."""
    programme, year = queries.programme(programme_id), filters.get("year")
    return {"programme_id": programme_id, "year": year, "figures": queries.figures(programme, year)}


@blueprint.get("/programmes/<string:programme_id>/figures/<string:name>")
@query("manager", "auditor")
@blueprint.arguments(TraceQuery, location="query")
@blueprint.response(200, PageOf(TracedSchema))
@exported(TracedSchema, "rincian-program", "programme-lines")
def list_traced(filters: dict[str, Any], programme_id: str, name: str) -> dict[str, Any]:
    """The facts behind a figure, each with the event that reported it; their quantities add up to it."""
    read = queries.traced(queries.programme(programme_id), name, filters.get("year"))
    return page_by_id(f"{programme_id}:{name}", read, filters)


def _tagged(programme: Programme) -> Programme:
    etag.tag(programme)
    return programme
