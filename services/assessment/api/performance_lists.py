"""Ratings and points of several people, as list and as file: each person's row is a reading, and is logged."""

from typing import Any

from flask_smorest import Blueprint

from services.assessment.api import performance_list_schemas as schemas
from services.assessment.api.cycle_steps import LEADERS, READERS
from services.assessment.api.headings import exported
from services.assessment.commands import organisation, readings
from services.assessment.queries import performance_lists as queries
from services.assessment.queries import portfolios
from shared.auth import principal
from shared.clock import WIB, utcnow
from shared.http import etag
from shared.http.edge import command, query
from shared.http.exports import ListQuery
from shared.http.paging import page
from shared.http.schemas import PageOf

blueprint = Blueprint("performance-lists", __name__, description="Ratings and points of several people")
Body = dict[str, Any]


@blueprint.get("/performance-ratings")
@query(*LEADERS)
@blueprint.arguments(schemas.PerformanceRatingFilter, location="query")
@blueprint.response(200, PageOf(schemas.PerformanceRatingSchema))
@exported(schemas.PerformanceRatingSchema, "penilaian-kinerja", "performance-ratings")
def list_ratings(filters: Body) -> Body:
    """The rated years of the unit (supervisor) or of all (manager); the newest first."""
    found = page(queries.rated(principal(), filters), filters, by="-id")
    readings.opened_all((each.librarian_id for each in found["items"]), "performance", principal(), utcnow())
    return found | {"items": queries.with_ratings(found["items"])}


@blueprint.get("/credit-points")
@query(*LEADERS)
@blueprint.arguments(ListQuery, location="query")
@blueprint.response(200, PageOf(schemas.PointBalanceSchema))
@exported(schemas.PointBalanceSchema, "angka-kredit", "credit-points")
def list_balances(filters: Body) -> Body:
    """What each of the unit, or of all, has gathered on the level held."""
    now = utcnow()
    found = page(queries.people(principal()), filters, by="id")
    readings.opened_all((each.id for each in found["items"]), "credit-points", principal(), now)
    return found | {"items": queries.with_points(found["items"], now.astimezone(WIB).date())}


@blueprint.get("/credit-points/<string:librarian_id>/entries")
@query(*READERS)
@blueprint.arguments(ListQuery, location="query")
@blueprint.response(200, PageOf(schemas.PointLineSchema))
@exported(schemas.PointLineSchema, "rincian-angka-kredit", "credit-point-entries")
def list_entries(filters: Body, librarian_id: str) -> Body:
    """One account, a line each with every factor: all of it, as there are few."""
    now = utcnow()
    seen = readings.opened(librarian_id, "credit-points", principal(), now)
    return {"items": queries.entries(seen.librarian, now.astimezone(WIB).date()), "next": None}


@blueprint.get("/performance-years/<int:year>")
@query("manager", "auditor")
@blueprint.response(200, schemas.OrganisationYearSchema)
def get_year(year: int) -> Body:
    """The organisation's predicate, and the spread of the individual ones beside its pattern."""
    found = queries.organisation(year)
    etag.tag(found)
    return queries.spread_of(found, every_cell=principal().has("manager"))


@blueprint.put("/performance-years/<int:year>")
@command("manager")
@blueprint.arguments(schemas.NewOrganisationYearSchema)
@blueprint.response(200, schemas.OrganisationYearSchema)
def put_year(body: Body, year: int) -> Body:
    """Record the organisation's predicate. No rating changes."""
    found, who = queries.organisation(year), principal()
    etag.require_match(found)
    organisation.record(found, body, portfolios.name_of(who), utcnow())
    etag.tag(found)
    return queries.spread_of(found, every_cell=True)
