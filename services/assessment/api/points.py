"""Credit points: one's own, and others' for those who may, each such reading logged."""

from collections.abc import Callable
from typing import Any

from flask_smorest import Blueprint

from services.assessment.api import performance_schemas as schemas
from services.assessment.commands import points as commands
from services.assessment.commands import readings
from services.assessment.documents import Librarian, PointAccount
from services.assessment.queries import points as queries
from services.assessment.queries import portfolios
from shared.auth import principal
from shared.clock import WIB, utcnow
from shared.errors import Forbidden
from shared.http import etag
from shared.http.edge import command, query

blueprint = Blueprint("credit-points", __name__, description="Credit points (angka kredit), and how they came about")

READERS = ("librarian", "supervisor", "trainer", "assessor", "manager")


@blueprint.get("/me/credit-points")
@query(*READERS)
@blueprint.response(200, schemas.AccountSchema)
def get_own_points() -> dict[str, Any]:
    """One's own account: entries, balance, what is missing, projection."""
    return _account(portfolios.mine(principal()))


@blueprint.get("/credit-points/<string:librarian_id>")
@query(*READERS)
@blueprint.response(200, schemas.AccountSchema)
def get_points(librarian_id: str) -> dict[str, Any]:
    """The account of a librarian: for that person, the unit's supervisor and the manager."""
    return _account(readings.opened(librarian_id, "credit-points", principal(), utcnow()).librarian)


@blueprint.put("/credit-points/<string:librarian_id>/earlier")
@command("manager")
@blueprint.arguments(schemas.EarlierSchema)
@blueprint.response(200, schemas.AccountSchema)
def put_earlier(body: dict[str, Any], librarian_id: str) -> dict[str, Any]:
    """Take over the points of before 2023, with the document they rest on."""
    return _changed(librarian_id, lambda account, of: commands.import_earlier(account, of, body, utcnow()))


@blueprint.put("/credit-points/<string:librarian_id>/rank-since")
@command("manager")
@blueprint.arguments(schemas.RankSinceSchema)
@blueprint.response(200, schemas.AccountSchema)
def put_rank_since(body: dict[str, Any], librarian_id: str) -> dict[str, Any]:
    """Record since when the rank of today is held."""
    return _changed(librarian_id, lambda account, of: commands.record_rank(account, of, body["since"], utcnow()))


@blueprint.put("/credit-points/<string:librarian_id>/level-change")
@command("manager")
@blueprint.arguments(schemas.LevelChangeSchema)
@blueprint.response(200, schemas.AccountSchema)
def put_level_change(body: dict[str, Any], librarian_id: str) -> dict[str, Any]:
    """Record from which day the level of today is held: a year over two levels is cut there."""
    return _changed(librarian_id, lambda account, of: commands.change_level(account, of, body, utcnow()))


def _changed(librarian_id: str, change: Callable[[PointAccount, Librarian], object]) -> dict[str, Any]:
    seen = readings.opened(librarian_id, "credit-points", principal(), utcnow())
    if seen.own:
        raise Forbidden("leader-only")
    account = queries.stored(seen.librarian)
    etag.require_match(account)
    change(account, seen.librarian)
    return _account(seen.librarian)


def _account(librarian: Librarian) -> dict[str, Any]:
    etag.tag(queries.stored(librarian))
    return queries.account(librarian, utcnow().astimezone(WIB).date())
