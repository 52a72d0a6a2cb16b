"""Portfolios: one's own, and others' for those who may, each such reading logged."""

from typing import Any

from flask_smorest import Blueprint

from services.assessment.api.portfolio_schemas import PortfolioSchema
from services.assessment.commands import readings
from services.assessment.queries import portfolios as queries
from shared.auth import principal
from shared.clock import WIB, utcnow
from shared.http.edge import STAFF, query

blueprint = Blueprint("portfolios", __name__, description="Hours, competencies, certificates, follow-ups")


@blueprint.get("/me/portfolio")
@query(STAFF)
@blueprint.response(200, PortfolioSchema)
def get_own_portfolio() -> dict[str, Any]:
    """The portfolio of whoever asks."""
    return queries.portfolio(queries.mine(principal()), utcnow().astimezone(WIB).date())


@blueprint.get("/portfolios/<string:librarian_id>")
@query(STAFF)
@blueprint.response(200, PortfolioSchema)
def get_portfolio(librarian_id: str) -> dict[str, Any]:
    """The portfolio of a librarian: for that person, the unit's supervisor and the manager."""
    now = utcnow()
    seen = readings.opened(librarian_id, "portfolio", principal(), now)
    return queries.portfolio(seen.librarian, now.astimezone(WIB).date())
