"""Portfolios: one's own, and others' for those who may, each such reading logged."""

from typing import Any

from flask_smorest import Blueprint

from services.assessment.api.portfolio_schemas import PortfolioSchema
from services.assessment.commands.readings import log_reading
from services.assessment.domain.access import SELF
from services.assessment.queries import portfolios as queries
from shared.auth import principal
from shared.clock import WIB, utcnow
from shared.http.edge import STAFF, query
from shared.ids import new_id

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
    who, now = principal(), utcnow()
    librarian, ground = queries.readable(librarian_id, who)
    if ground != SELF:
        log_reading(new_id(), who.username, librarian.id, ground, now)
    return queries.portfolio(librarian, now.astimezone(WIB).date())
