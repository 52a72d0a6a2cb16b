"""The report of a survey as a file, in the reader's language."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask import Response

from services.assessment.papers.survey_report import Document, compose
from shared.http import language
from shared.spreadsheets import writing

PDF = "application/pdf"


def response(report: Mapping[str, Any], wanted: str) -> Response:
    """PDF, XLSX or CSV; all three from the same composed text."""
    lang = language.current()
    document = compose(report, lang)
    made = _pdf(document, lang) if wanted == "pdf" else _table(document, wanted)
    name = f"laporan-skm-{report['period']}.{wanted}"
    made.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return made


def _pdf(document: Document, lang: str) -> Response:
    from services.assessment.papers.survey_pdf import draw

    return Response(draw(document, lang), mimetype=PDF)


def _table(document: Document, wanted: str) -> Response:
    """One table: the section in the first column, then its cells; a row of headings before each section."""
    width = max(len(section.headings) for section in document.sections)
    written = writing.FORMATS[wanted](_line(document.title, [document.subtitle], width), _rows(document, width), "SKM")
    with written.file as file:
        return Response(file.read(), mimetype=written.mimetype)


def _rows(document: Document, width: int) -> Iterable[list[writing.Cell]]:
    for section in document.sections:
        yield _line(section.title, section.headings, width)
        for row in section.rows:
            yield _line(section.title, row, width)


def _line(first: str, cells: Iterable[str], width: int) -> Any:
    line = [first, *cells]
    return line + [""] * (width + 1 - len(line))
