"""A report pack as one document on paper."""

from collections.abc import Mapping
from typing import Any

from flask import Response

from services.assessment.api.report_schemas import ReportFigureSchema
from services.assessment.papers.report_pack import compose
from shared.http import language


def paper(report: Mapping[str, Any]) -> Response:
    """The PDF, in the reader's language."""
    from services.assessment.papers.survey_pdf import draw

    lang = language.current()
    told = {**report, "figures": ReportFigureSchema(many=True).dump(report["figures"])}
    response = Response(draw(compose(told, lang), lang), mimetype="application/pdf")
    name = f"laporan-{report['kind']}-{report['year']}-r{report['revision']}.pdf"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
