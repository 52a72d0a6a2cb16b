"""Published yearly reports for everybody: no person, and no figure that rests on fewer than five."""

from typing import Any

from flask import Response
from flask_smorest import Blueprint

from services.assessment.api import report_schemas as schemas
from services.assessment.api.report_pack_files import paper
from services.assessment.api.report_views import in_public
from services.assessment.documents import Report
from services.assessment.domain.reports import states
from services.assessment.queries import reports as queries
from shared.errors import NotFound
from shared.http.edge import PUBLIC, query
from shared.http.paging import page
from shared.http.schemas import PageOf, PageQuery

blueprint = Blueprint("public_reports", __name__, url_prefix="/public/report-packs", description="Yearly reports")


@blueprint.get("")
@query(PUBLIC)
@blueprint.arguments(PageQuery, location="query")
@blueprint.response(200, PageOf(schemas.PublicReportPackSchema))
def list_published(filters: dict[str, Any]) -> dict[str, Any]:
    """The published yearly reports and their revisions, the newest first."""
    return page(queries.published_yearly(), filters, by="-id")


@blueprint.get("/<string:report_id>")
@query(PUBLIC)
@blueprint.response(200, schemas.WholePublicReportPackSchema)
def get_published(report_id: str) -> dict[str, Any]:
    """One published yearly report."""
    return in_public(_published(report_id))


@blueprint.get("/<string:report_id>/paper")
@query(PUBLIC)
@blueprint.response(200, content_type="application/pdf")
def get_published_paper(report_id: str) -> Response:
    """One published yearly report as a document (PDF)."""
    return paper(in_public(_published(report_id)))


def _published(report_id: str) -> Report:
    found = queries.report(report_id)
    if found.state != states.PUBLISHED or found.kind != states.YEARLY:
        raise NotFound("report", report_id)  # whether there is a draft is nobody's business
    return found
