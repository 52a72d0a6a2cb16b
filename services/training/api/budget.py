"""The money of each year: set aside, promised, spent, and what an hour did cost."""

from typing import Any

from flask_smorest import Blueprint

from services.training import queries
from services.training.api.headings import exported
from services.training.api.schemas.budget import (
    AmountSchema,
    BudgetReportSchema,
    BudgetYearSchema,
    EntryFilter,
    EntrySchema,
)
from services.training.commands import budgets, costs
from services.training.documents import BudgetEntry, BudgetYear
from shared.clock import utcnow
from shared.errors import Invalid
from shared.http import etag
from shared.http.edge import command, query
from shared.http.exports import ListQuery
from shared.http.paging import page
from shared.http.schemas import PageOf

blueprint = Blueprint("budget", __name__, description="The money of each year")
READERS = ("manager", "auditor")
FIRST, LAST = 2000, 2100


@blueprint.get("/budget/years")
@query(*READERS)
@blueprint.arguments(ListQuery, location="query")
@blueprint.response(200, PageOf(BudgetYearSchema))
@exported(BudgetYearSchema, "anggaran", "budget")
def list_years(filters: dict[str, Any]) -> dict[str, Any]:
    """Years with money, the latest first."""
    return page(queries.budget_years(), filters, by="-id")


@blueprint.get("/budget/years/<int:year>")
@query(*READERS)
@blueprint.response(200, BudgetReportSchema)
def show_year(year: int) -> queries.Report:
    """A year, whole: by programme, with cost per JP and per head, and whether every line adds up."""
    etag.tag(queries.budget_year(year))
    return queries.budget_report(year)


@blueprint.put("/budget/years/<int:year>")
@command("manager")
@blueprint.arguments(AmountSchema)
@blueprint.response(200, BudgetYearSchema)
def set_allocation(body: dict[str, Any], year: int) -> BudgetYear:
    """Set aside money for a year, or change it. Needs If-Match once there is some."""
    if not FIRST <= year <= LAST:
        raise Invalid({"year": [f"Must be greater than or equal to {FIRST} and less than or equal to {LAST}."]})
    found = queries.budget_year_if_any(year)
    if found is not None:
        etag.require_match(found)
    return _tagged(budgets.allocate(found, year, body["amount"], utcnow()))


@blueprint.put("/budget/years/<int:year>/programmes/<string:programme_id>")
@command("manager")
@blueprint.arguments(AmountSchema)
@blueprint.response(200, BudgetYearSchema)
def set_allotment(body: dict[str, Any], year: int, programme_id: str) -> BudgetYear:
    """Give a programme its own part of a year's money. Needs If-Match."""
    found = queries.budget_year(year)
    etag.require_match(found)
    return _tagged(budgets.allot(found, programme_id, body["amount"], utcnow()))


@blueprint.get("/budget/years/<int:year>/entries")
@query(*READERS)
@blueprint.arguments(EntryFilter, location="query")
@blueprint.response(200, PageOf(EntrySchema))
@exported(EntrySchema, "baris-anggaran", "budget-lines")
def list_entries(filters: dict[str, Any], year: int) -> dict[str, Any]:
    """The lines of a year, newest first: each names the enrolment, nomination or session that it pays for."""
    return page(queries.budget_entries(year, filters), filters, by="-id")


@blueprint.put("/budget/entries/<string:entry_id>/cost")
@command("manager")
@blueprint.arguments(AmountSchema)
@blueprint.response(200, EntrySchema)
def record_entry_cost(body: dict[str, Any], entry_id: str) -> BudgetEntry:
    """What a nomination did cost."""
    entry = queries.budget_entry(entry_id)
    return costs.record_entry_cost(entry, body["amount"], utcnow())


@blueprint.put("/sessions/<string:session_id>/cost")
@command("manager")
@blueprint.arguments(AmountSchema)
@blueprint.response(200, PageOf(EntrySchema))
def record_session_cost(body: dict[str, Any], session_id: str) -> dict[str, Any]:
    """What a closed session did cost in all, spread evenly over its places."""
    return {"items": costs.record_session_cost(session_id, body["amount"], utcnow()), "next": None}


def _tagged(year: BudgetYear) -> BudgetYear:
    etag.tag(year)
    return year
