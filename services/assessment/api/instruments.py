"""Questionnaires as data: a new version needs no deployment, and a published one never changes."""

from typing import Any

from flask_smorest import Blueprint

from services.assessment.api.survey_schemas import (
    InstrumentBodySchema,
    InstrumentFilter,
    InstrumentSchema,
    NewInstrumentSchema,
)
from services.assessment.api.surveys import READERS
from services.assessment.commands import instruments as commands
from services.assessment.queries import instruments as queries
from shared.clock import utcnow
from shared.http import etag
from shared.http.edge import command, query
from shared.http.paging import page
from shared.http.schemas import PageOf

blueprint = Blueprint("instruments", __name__, url_prefix="/instruments", description="Questionnaires and versions")


@blueprint.get("")
@query(*READERS)
@blueprint.arguments(InstrumentFilter, location="query")
@blueprint.response(200, PageOf(InstrumentSchema))
def list_instruments(filters: dict[str, Any]) -> dict[str, Any]:
    """Every version, newest first; the national questionnaire that comes with the program heads the first page."""
    found = page(queries.versions(filters.get("state")), filters, by="-id")
    first = "cursor" not in filters and filters.get("state") != "draft"
    return found | {"items": [*([queries.BUILT_IN] if first else []), *found["items"]]}


@blueprint.post("")
@command("manager")
@blueprint.arguments(NewInstrumentSchema)
@blueprint.response(201, InstrumentSchema)
def post_instrument(body: dict[str, Any]) -> Any:
    """Begin the next version of a questionnaire, as a draft."""
    made = commands.draft(body, utcnow())
    etag.tag(made)
    return made


@blueprint.get("/<string:instrument_id>")
@query(*READERS)
@blueprint.response(200, InstrumentSchema)
def get_instrument(instrument_id: str) -> Any:
    """One version."""
    found = queries.version(instrument_id)
    if not isinstance(found, dict):
        etag.tag(found)
    return found


@blueprint.put("/<string:instrument_id>")
@command("manager")
@blueprint.arguments(InstrumentBodySchema)
@blueprint.response(200, InstrumentSchema)
def put_instrument(body: dict[str, Any], instrument_id: str) -> Any:
    """Write a draft anew."""
    _match(instrument_id)
    changed = commands.change(instrument_id, body, utcnow())
    etag.tag(changed)
    return changed


@blueprint.post("/<string:instrument_id>/publish")
@command("manager")
@blueprint.response(200, InstrumentSchema)
def publish_instrument(instrument_id: str) -> Any:
    """Publish a draft for good: nine elements at least, weights that sum to exactly 1."""
    _match(instrument_id)
    published = commands.publish(instrument_id, utcnow())
    etag.tag(published)
    return published


def _match(instrument_id: str) -> None:
    found = queries.version(instrument_id)
    if not isinstance(found, dict):
        etag.require_match(found)
