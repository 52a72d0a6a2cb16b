"""The delivery log, for operators: did it reach them, and if not, why."""

from typing import Any

from flask_smorest import Blueprint

from services.notifier import queries
from services.notifier.api.schemas import DeliveryQuery, DeliverySchema
from shared.http.edge import query
from shared.http.paging import page
from shared.http.schemas import PageOf

blueprint = Blueprint("deliveries", __name__, description="How messages fared")


@blueprint.get("/deliveries")
@query("operator")
@blueprint.arguments(DeliveryQuery, location="query")
@blueprint.response(200, PageOf(DeliverySchema))
def list_deliveries(filters: dict[str, Any]) -> dict[str, Any]:
    """Deliveries, newest first"""
    wanted = {name: value for name, value in filters.items() if name not in ("cursor", "limit")}
    return page(queries.deliveries(wanted), filters, by="-id")
