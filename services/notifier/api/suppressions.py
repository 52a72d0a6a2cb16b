"""Addresses not written to since they bounced, for operators."""

from typing import Any

from flask_smorest import Blueprint

from services.notifier import queries
from services.notifier.api.preference_schemas import SuppressionSchema
from services.notifier.commands.suppress import lift
from shared.http.edge import command, query
from shared.http.paging import page
from shared.http.schemas import PageOf, PageQuery

blueprint = Blueprint("suppressions", __name__, description="Addresses not written to")


@blueprint.get("/suppressions")
@query("operator")
@blueprint.arguments(PageQuery, location="query")
@blueprint.response(200, PageOf(SuppressionSchema))
def list_suppressions(filters: dict[str, Any]) -> dict[str, Any]:
    """Addresses that bounced, without the address"""
    return page(queries.suppressions(), filters)


@blueprint.delete("/suppressions/<string:suppression_id>")
@command("operator")
@blueprint.response(204)
def lift_suppression(suppression_id: str) -> None:
    """Write there again: the mailbox is said to work. What was dropped meanwhile stays in the inbox only"""
    lift(suppression_id)
