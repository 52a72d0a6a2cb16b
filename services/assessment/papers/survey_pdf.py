"""The report of a survey on paper: A4, text as text in reading order, the same bytes for the same figures."""

import io
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, Spacer, TableStyle

from services.assessment.papers.survey_report import Document, Section

INK, SOFT, PRIMARY, LINE = (HexColor(code) for code in ("#1d2b2a", "#51605e", "#0c5f58", "#c9d3d1"))
MARGIN = 18 * mm
WIDTH = A4[0] - 2 * MARGIN
TITLE = ParagraphStyle("title", fontName="Times-Bold", fontSize=20, leading=25, textColor=INK)
SUBTITLE = ParagraphStyle("subtitle", fontName="Helvetica", fontSize=10.5, leading=15, textColor=SOFT)
HEADING = ParagraphStyle("heading", fontName="Times-Bold", fontSize=13, leading=18, textColor=PRIMARY)
CELL = ParagraphStyle("cell", fontName="Helvetica", fontSize=8.5, leading=11, textColor=INK)
HEAD = ParagraphStyle("head", parent=CELL, fontName="Helvetica-Bold", textColor=SOFT)
WIDE = ParagraphStyle("wide", parent=CELL, fontName="Vera")
GRID = TableStyle([
    ("LINEBELOW", (0, 0), (-1, -1), 0.4, LINE), ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 3), ("RIGHTPADDING", (0, 0), (-1, -1), 3),
    ("TOPPADDING", (0, 0), (-1, -1), 2.5), ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
])  # fmt: skip


def draw(document: Document, lang: str) -> bytes:
    """The PDF."""
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    out = io.BytesIO()
    page = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=MARGIN, rightMargin=MARGIN, topMargin=MARGIN, bottomMargin=MARGIN,
        title=f"{document.title}: {document.subtitle}", author="Bina Pustaka", invariant=1,
        lang="id-ID" if lang == "id" else "en",
    )  # fmt: skip
    story: list[Any] = [Paragraph(escape(document.title), TITLE), Paragraph(escape(document.subtitle), SUBTITLE)]
    for section in document.sections:
        story += [Spacer(1, 6 * mm), Paragraph(escape(section.title), HEADING), _table(section)]
    page.build(story, onFirstPage=_foot, onLaterPages=_foot)
    return out.getvalue()


def _table(section: Section) -> LongTable:
    rows = [[Paragraph(escape(text), HEAD) for text in section.headings]]
    rows += [[_cell(text) for text in row] for row in section.rows]
    table = LongTable(rows, colWidths=_widths(section), repeatRows=1, hAlign="LEFT")
    table.setStyle(GRID)
    return table


def _cell(text: str) -> Paragraph:
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return Paragraph(escape(text), WIDE)
    return Paragraph(escape(text), CELL)


def _widths(section: Section) -> list[float]:
    """By the longest text of each column, none starved and none greedy."""
    columns = zip(section.headings, *section.rows, strict=True)
    wanted = [min(max(max(len(text) for text in column), 7), 45) for column in columns]
    return [WIDTH * each / sum(wanted) for each in wanted]


def _foot(canvas: Canvas, page: Any) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.setFillColor(SOFT)
    canvas.drawRightString(A4[0] - MARGIN, 10 * mm, str(page.page))
