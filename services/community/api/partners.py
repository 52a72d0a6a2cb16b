"""Partners and their agreements."""

from typing import Any

from flask_smorest import Blueprint

from services.community import queries
from services.community.api.schemas import PartnerSchema
from services.community.documents import Partner
from shared.auth import principal
from shared.http.edge import STAFF, query
from shared.http.paging import page
from shared.http.schemas import PageOf, PageQuery

blueprint = Blueprint("partners", __name__, url_prefix="/partners", description="Partners and agreements")


@blueprint.get("")
@query(STAFF)
@blueprint.arguments(PageQuery, location="query")
@blueprint.response(200, PageOf(PartnerSchema))
def list_partners(filters: dict[str, Any]) -> dict[str, Any]:
    """Partners, oldest first."""
    found = page(queries.partners(), filters)
    return {"items": [_shown(partner) for partner in found["items"]], "next": found["next"]}


def _shown(partner: Partner) -> dict[str, Any]:
    names = ["id", "name", "kind", "agreements"]
    names += ["contact", "email", "clients", "version"] if principal().has("manager") else []
    return {name: getattr(partner, name) for name in names}
