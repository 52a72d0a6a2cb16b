"""Activities that were held."""

from typing import Any

from flask_smorest import Blueprint

from services.community import queries
from services.community.api.schemas import ActivitySchema
from shared.http.edge import PUBLIC, query
from shared.http.paging import page
from shared.http.schemas import PageOf, PageQuery

blueprint = Blueprint("activities", __name__, url_prefix="/activities", description="Activities with the public")


@blueprint.get("")
@query(PUBLIC)
@blueprint.arguments(PageQuery, location="query")
@blueprint.response(200, PageOf(ActivitySchema))
def list_activities(filters: dict[str, Any]) -> dict[str, Any]:
    """Activities, newest first; an attendance of one to four is null."""
    return page(queries.activities(), filters, by="-held_on")
