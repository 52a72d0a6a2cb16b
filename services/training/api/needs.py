"""Needs: what the visitors' answers ask training for."""

from typing import Any

from flask_smorest import Blueprint

from services.training import queries
from services.training.api.headings import exported
from services.training.api.schemas import NeedFilter, NeedSchema
from shared.http.edge import query
from shared.http.paging import page
from shared.http.schemas import PageOf

blueprint = Blueprint("needs", __name__, description="What the visitors' answers ask training for")


@blueprint.get("/needs")
@query("manager")
@blueprint.arguments(NeedFilter, location="query")
@blueprint.response(200, PageOf(NeedSchema))
@exported(NeedSchema, "kebutuhan", "needs")
def list_needs(filters: dict[str, Any]) -> dict[str, Any]:
    """Needs, newest first, each with the session proposed for it or `no_course`."""
    found = page(queries.needs(filters.get("state"), filters.get("unit")), filters, by="-id")
    return found | {"items": queries.with_sessions(found["items"])}
