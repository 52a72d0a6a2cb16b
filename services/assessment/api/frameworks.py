"""Competency frameworks: everybody who signed in reads what is published; the manager drafts and publishes."""

from typing import Any

from flask_smorest import Blueprint

from services.assessment.api import framework_schemas as schemas
from services.assessment.api.framework_headings import exported
from services.assessment.commands import frameworks as commands
from services.assessment.commands.import_framework import import_into
from services.assessment.commands.importing import read_framework
from services.assessment.documents.frameworks import Framework
from services.assessment.queries import frameworks as queries
from shared.auth import principal
from shared.clock import utcnow
from shared.http import etag, imports
from shared.http.edge import STAFF, command, query
from shared.http.exports import ListQuery
from shared.http.imports import UPLOAD_OR_JSON, ReportSchema
from shared.http.paging import page
from shared.http.schemas import PageOf
from shared.ids import new_id
from shared.storage import transaction

blueprint = Blueprint("frameworks", __name__, description="Competency frameworks: functions, units, elements, criteria")
Body = dict[str, Any]


@blueprint.get("/frameworks")
@query(STAFF)
@blueprint.arguments(schemas.FrameworkFilter, location="query")
@blueprint.response(200, PageOf(schemas.FrameworkSchema))
@exported(schemas.FrameworkSchema, "kerangka-kompetensi", "competency-frameworks")
def list_frameworks(filters: Body) -> Body:
    """Every edition, the newest first; drafts for the manager only."""
    return page(queries.listed(filters, drafts=_drafts()), filters, by="-id")


@blueprint.post("/frameworks")
@command("manager")
@blueprint.arguments(schemas.NewFrameworkSchema)
@blueprint.response(201, schemas.WholeFrameworkSchema)
def post_framework(body: Body) -> Body:
    """Draft the first edition of a framework."""
    return _told(commands.create(new_id(), body, utcnow()))


@blueprint.post("/frameworks/editions")
@command("manager")
@blueprint.arguments(schemas.NewEditionSchema)
@blueprint.response(201, schemas.WholeFrameworkSchema)
def post_edition(body: Body) -> Body:
    """Draft the next edition of a framework as a copy of its newest."""
    return _told(commands.begin_edition(new_id(), body["slug"], utcnow()))


@blueprint.get("/frameworks/<string:framework_id>")
@query(STAFF)
@blueprint.response(200, schemas.WholeFrameworkSchema)
def get_framework(framework_id: str) -> Body:
    """One edition, whole: its scale, its tree, and which other editions there are."""
    return _told(queries.visible(framework_id, drafts=_drafts()))


@blueprint.patch("/frameworks/<string:framework_id>")
@command("manager")
@blueprint.arguments(schemas.DescribeFrameworkSchema)
@blueprint.response(200, schemas.WholeFrameworkSchema)
def patch_framework(body: Body, framework_id: str) -> Body:
    """Change what a draft is called, its source, or its scale."""
    return _told(commands.describe(_matched(framework_id), body, utcnow()))


@blueprint.delete("/frameworks/<string:framework_id>")
@command("manager")
@blueprint.response(204)
def delete_framework(framework_id: str) -> None:
    """Throw a draft away."""
    commands.discard(_matched(framework_id))


@blueprint.post("/frameworks/<string:framework_id>/publish")
@command("manager")
@blueprint.response(200, schemas.WholeFrameworkSchema)
def post_publication(framework_id: str) -> Body:
    """Put a draft in force; the edition before it is retired, and what was earned under that one stays."""
    return _told(commands.publish(_matched(framework_id), utcnow()))


@blueprint.post("/frameworks/<string:framework_id>/retire")
@command("manager")
@blueprint.response(200, schemas.WholeFrameworkSchema)
def post_retirement(framework_id: str) -> Body:
    """Offer an edition no longer."""
    return _told(commands.retire(_matched(framework_id), utcnow()))


@blueprint.post("/frameworks/<string:framework_id>/import")
@command("manager", transaction=False)
@blueprint.response(200, ReportSchema)
@blueprint.doc(requestBody=UPLOAD_OR_JSON)
def post_import(framework_id: str) -> Body:
    """Take a file (CSV, XLSX or JSON) into a draft; every row is reported, nothing is taken of a broken tree."""
    table, found = read_framework(*imports.received())
    now = utcnow()
    take = lambda: import_into(queries.framework(framework_id), table, found, now)  # noqa: E731
    return transaction.run(take, seconds=imports.PATIENCE).to_dict()


@blueprint.get("/frameworks/<string:framework_id>/competencies")
@query(STAFF)
@blueprint.arguments(ListQuery, location="query")
@blueprint.response(200, PageOf(schemas.CompetencyRowSchema))
@exported(schemas.CompetencyRowSchema, "kerangka", "framework")
def list_places(filters: Body, framework_id: str) -> Body:
    """Every place of an edition by code; as a file it can be changed and imported again."""
    found = queries.visible(framework_id, drafts=_drafts())
    return page(queries.places(found.id), filters, by="code")


@blueprint.put("/frameworks/<string:framework_id>/competencies")
@command("manager")
@blueprint.arguments(schemas.PutCompetencySchema)
@blueprint.response(200, schemas.WholeFrameworkSchema)
def put_competency(body: Body, framework_id: str) -> Body:
    """Add a place to a draft, or change the one with this code."""
    return _told(commands.put(_matched(framework_id), body, utcnow()))


@blueprint.delete("/frameworks/<string:framework_id>/competencies")
@command("manager")
@blueprint.arguments(schemas.CodeQuery, location="query")
@blueprint.response(200, schemas.WholeFrameworkSchema)
def delete_competency(options: Body, framework_id: str) -> Body:
    """Take a place, and everything under it, out of a draft."""
    return _told(commands.remove(_matched(framework_id), options["code"], utcnow()))


@blueprint.get("/competencies")
@query(STAFF)
@blueprint.arguments(schemas.CompetencyFilter, location="query")
@blueprint.response(200, PageOf(schemas.PublishedCompetencySchema))
@exported(schemas.PublishedCompetencySchema, "kompetensi", "competencies")
def list_competencies(filters: Body) -> Body:
    """What is in force now, of all frameworks."""
    return page(queries.published(filters), filters, by="code")


def _drafts() -> bool:
    return principal().has("manager")


def _matched(framework_id: str) -> Framework:
    found = queries.framework(framework_id)
    etag.require_match(found)
    return found


def _told(found: Framework) -> Body:
    etag.tag(found)
    return queries.whole(found, drafts=_drafts())
