"""The hours ledger: balances, entries, the units at a glance, reversals."""

from typing import Any

from flask_smorest import Blueprint

from services.assessment.api import ledger_schemas as schemas
from services.assessment.api.learning_claims import PEOPLE, by_principal
from services.assessment.api.ledger_headings import exported
from services.assessment.commands import learning_claims as commands
from services.assessment.commands import readings
from services.assessment.documents import Credit
from services.assessment.queries import ledger as queries
from services.assessment.queries import portfolios
from shared.auth import principal
from shared.clock import WIB, utcnow
from shared.errors import Forbidden, Refused
from shared.http.edge import command, query
from shared.http.paging import page
from shared.http.schemas import PageOf
from shared.storage.documents import get

blueprint = Blueprint("hours", __name__, url_prefix="/hours", description="Hours of learning (JP), as a ledger")

Body = schemas.Body


@blueprint.get("")
@query("supervisor", "manager")
@blueprint.arguments(schemas.OverviewFilter, location="query")
@blueprint.response(200, PageOf(schemas.OverviewSchema))
@exported(schemas.OverviewSchema, "jam-belajar", "learning-hours")
def list_hours(filters: Body) -> Body:
    """Everybody's year in one line: a supervisor sees the unit's, a manager all. Each row is a logged reading."""
    who, now = principal(), utcnow()
    unit = filters.get("unit_id") if who.has("manager") else portfolios.mine(who).unit_id
    if filters.get("unit_id") not in {None, unit}:
        raise Forbidden("results-of-another")
    found = page(queries.people(unit), filters, by="name")
    readings.opened_all((each.id for each in found["items"]), "hours", who, now)
    today = now.astimezone(WIB).date()
    return found | {"items": queries.overview(found["items"], filters.get("year", today.year), today)}


@blueprint.get("/me")
@query(*PEOPLE)
@blueprint.arguments(schemas.YearOnlyQuery, location="query")
@blueprint.response(200, schemas.BalanceSchema)
def get_own_balance(filters: Body) -> Body:
    """One's own year: done, in review, still to do, what ends."""
    return _balance(portfolios.mine(principal()).id, filters)


@blueprint.get("/me/entries")
@query(*PEOPLE)
@blueprint.arguments(schemas.YearQuery, location="query")
@blueprint.response(200, PageOf(schemas.EntrySchema))
@exported(schemas.EntrySchema, "buku-jam-belajar", "hours-ledger")
def list_own_entries(filters: Body) -> Body:
    """Every line of one's own ledger, the newest first."""
    return page(queries.entries(portfolios.mine(principal()).id, filters.get("year")), filters, by="-at")


@blueprint.get("/<string:librarian_id>")
@query(*PEOPLE)
@blueprint.arguments(schemas.YearOnlyQuery, location="query")
@blueprint.response(200, schemas.BalanceSchema)
def get_balance(filters: Body, librarian_id: str) -> Body:
    """A librarian's year: for that person, the unit's supervisor and the manager."""
    return _balance(librarian_id, filters)


@blueprint.get("/<string:librarian_id>/entries")
@query(*PEOPLE)
@blueprint.arguments(schemas.YearQuery, location="query")
@blueprint.response(200, PageOf(schemas.EntrySchema))
@exported(schemas.EntrySchema, "buku-jam-belajar", "hours-ledger")
def list_entries(filters: Body, librarian_id: str) -> Body:
    """Every line of a librarian's ledger, the newest first."""
    readings.opened(librarian_id, "hours", principal(), utcnow())
    return page(queries.entries(librarian_id, filters.get("year")), filters, by="-at")


@blueprint.post("/credits/<string:credit_id>/reverse")
@command("manager")
@blueprint.arguments(schemas.ReasonSchema)
@blueprint.response(200, schemas.BalanceSchema)
def reverse_credit(body: Body, credit_id: str) -> Body:
    """Take back what a claim or an earlier record earned. A course is taken back by revoking its certificate."""
    credit, now = get(Credit, credit_id), utcnow()
    if readings.allowed(credit.librarian_id, "hours", principal()).own:
        raise Forbidden("reviewer-only")
    if credit.source == "course":
        raise Refused("reverse-by-certificate")
    commands.take_back(credit_id, body["reason"], by_principal(), now)
    return _balance(credit.librarian_id, {"year": int(credit.earned_on[:4])})


def _balance(librarian_id: str, filters: Body) -> Any:
    now = utcnow()
    today = now.astimezone(WIB).date()
    seen = readings.opened(librarian_id, "hours", principal(), now)
    return queries.balance(seen.librarian, filters.get("year", today.year), today)
