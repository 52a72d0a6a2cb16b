"""Report packs: the yearly report and the IPLM-2025 data pack, each number with its source."""

from collections.abc import Callable
from typing import Any

from flask import Response
from flask_smorest import Blueprint

from services.assessment.api import report_schemas as schemas
from services.assessment.api.headings import exported
from services.assessment.api.report_pack_files import paper
from services.assessment.api.report_views import as_shown, figures_shown
from services.assessment.commands import reports as commands
from services.assessment.documents import Report
from services.assessment.queries import reports as queries
from shared.auth import principal
from shared.clock import utcnow
from shared.http import etag
from shared.http.edge import command, query
from shared.http.exports import ListQuery
from shared.http.paging import page, page_by_id
from shared.http.schemas import PageOf
from shared.ids import new_id

blueprint = Blueprint("report_packs", __name__, url_prefix="/report-packs", description="Reports on recorded facts")

READERS = ("manager", "auditor")
Body = schemas.Body


@blueprint.get("")
@query(*READERS)
@blueprint.arguments(schemas.ReportFilter, location="query")
@blueprint.response(200, PageOf(schemas.ListedReportPackSchema))
@exported(schemas.ListedReportPackSchema, "laporan", "reports")
def list_reports(filters: Body) -> Body:
    """Reports and their revisions, the newest first."""
    return page(queries.reports(filters), filters, by="-id")


@blueprint.post("")
@command("manager")
@blueprint.arguments(schemas.NewReportPackSchema)
@blueprint.response(201, schemas.ReportPackSchema)
def post_report(body: Body) -> Body:
    """Begin a new revision of a year's report, counted from what is recorded now."""
    return _told(commands.begin(new_id(), body["kind"], body["year"], principal().username, utcnow()))


@blueprint.get("/<string:report_id>")
@query(*READERS)
@blueprint.response(200, schemas.ReportPackSchema)
def get_report(report_id: str) -> Body:
    """One report, whole."""
    return _told(queries.report(report_id))


@blueprint.get("/<string:report_id>/figures")
@query(*READERS)
@blueprint.arguments(schemas.FigureFilter, location="query")
@blueprint.response(200, PageOf(schemas.ReportFigureSchema))
@exported(schemas.ReportFigureSchema, "angka-laporan", "report-figures")
def list_figures(filters: Body, report_id: str) -> Body:
    """Every figure with its source; `missing` leaves the appendix of missing data."""
    found = queries.report(report_id)
    shown = [each for each in figures_shown(found) if not filters.get("missing") or each["missing"]]
    return {"items": shown, "next": None}


@blueprint.put("/<string:report_id>/figures/<string:name>")
@command("manager")
@blueprint.arguments(schemas.EnteredFigureSchema)
@blueprint.response(200, schemas.ReportPackSchema)
def put_figure(body: Body, report_id: str, name: str) -> Body:
    """Fill a figure that nothing recorded, with its source and date. Only in a draft."""
    return _done(report_id, lambda doc, by: commands.enter(doc, name, body, by, utcnow()))


@blueprint.get("/<string:report_id>/figures/<string:name>")
@query(*READERS)
@blueprint.response(200, schemas.ReportFigureSchema)
def get_figure(report_id: str, name: str) -> Body:
    """One figure."""
    found = queries.report(report_id)
    queries.figure(found, name)
    return next(each for each in figures_shown(found) if each["name"] == name)


@blueprint.get("/<string:report_id>/figures/<string:name>/lines")
@query(*READERS)
@blueprint.arguments(ListQuery, location="query")
@blueprint.response(200, PageOf(schemas.FigureLineSchema))
@exported(schemas.FigureLineSchema, "sumber-angka", "figure-lines")
def list_lines(filters: Body, report_id: str, name: str) -> Body:
    """What a figure was counted from: each document, and the event that reported it."""
    read = queries.sources(queries.report(report_id), name)
    return page_by_id(f"{report_id}:{name}", read, filters)


@blueprint.get("/<string:report_id>/check")
@query(*READERS)
@blueprint.response(200, schemas.ReportCheckSchema)
def check_report(report_id: str) -> Body:
    """Count the frozen facts again, and look whether there are newer ones."""
    return queries.checked(queries.report(report_id), utcnow())


@blueprint.get("/<string:report_id>/paper")
@query(*READERS)
@blueprint.response(200, content_type="application/pdf")
def get_paper(report_id: str) -> Response:
    """The report as one document (PDF), with the source of each number and what is missing."""
    return paper(as_shown(queries.report(report_id)))


@blueprint.post("/<string:report_id>/recount")
@command("manager")
@blueprint.response(200, schemas.ReportPackSchema)
def post_recount(report_id: str) -> Body:
    """Count a draft again from what is recorded now."""
    return _done(report_id, lambda doc, by: commands.recount(doc, by, utcnow()))


@blueprint.post("/<string:report_id>/approve")
@command("manager")
@blueprint.response(200, schemas.ReportPackSchema)
def post_approval(report_id: str) -> Body:
    """Stand for the figures as they are."""
    return _done(report_id, lambda doc, by: commands.approve(doc, by, utcnow()))


@blueprint.post("/<string:report_id>/reopen")
@command("manager")
@blueprint.response(200, schemas.ReportPackSchema)
def post_reopening(report_id: str) -> Body:
    """Make an approved report a draft again."""
    return _done(report_id, lambda doc, by: commands.reopen(doc, by, utcnow()))


@blueprint.post("/<string:report_id>/publish")
@command("manager")
@blueprint.response(200, schemas.ReportPackSchema)
def post_publication(report_id: str) -> Body:
    """Publish an approved report, for good."""
    return _done(report_id, lambda doc, by: commands.publish(doc, by, utcnow()))


def _done(report_id: str, act: Callable[[Report, str], Report]) -> Body:
    found = queries.report(report_id)
    etag.require_match(found)
    return _told(act(found, principal().username))


def _told(of: Report) -> Any:
    etag.tag(of)
    return as_shown(of)
