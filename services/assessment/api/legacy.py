"""Figures from before this system, as they came and as today's rule would have them."""

from typing import Any

from flask_smorest import Blueprint

from services.assessment.api.headings import exported
from services.assessment.api.survey_schemas import LegacyFigureSchema, LegacyQuery
from services.assessment.api.surveys import READERS
from services.assessment.queries import survey_reports
from shared.http.edge import query
from shared.http.paging import page
from shared.http.schemas import PageOf

blueprint = Blueprint("legacy", __name__, url_prefix="/legacy-figures", description="Figures of before")


@blueprint.get("")
@query(*READERS)
@blueprint.arguments(LegacyQuery, location="query")
@blueprint.response(200, PageOf(LegacyFigureSchema))
@exported(LegacyFigureSchema, "ikm-lama", "legacy-figures")
def list_legacy(filters: dict[str, Any]) -> dict[str, Any]:
    """The figures of earlier periods, newest first."""
    return page(survey_reports.legacy_figures(), filters, by="-period")
