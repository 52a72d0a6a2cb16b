"""The certificate on paper: A4 landscape, drawn on demand from what was kept at issue, the same bytes every time.

Text is text, in reading order, so that it can be read aloud, searched and copied; title and language are stated.
"""

import io
from collections.abc import Sequence
from datetime import date

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from services.training.documents import Certificate
from services.training.domain.badges import ISSUER, Addresses
from services.training.papers.fonts import ITALIC, PLAIN, SERIF, font_for
from services.training.papers.square import modules
from services.training.papers.wording import LINES, day
from shared.settings import Settings

WIDTH, HEIGHT = landscape(A4)
MARGIN, INSET = 14 * mm, 30 * mm
INK, SOFT, PRIMARY, GOLD = (HexColor(code) for code in ("#1d2b2a", "#51605e", "#0c5f58", "#c98a1b"))
SQUARE, LABEL = 30 * mm, 62 * mm


def paper(certificate: Certificate, settings: Settings) -> bytes:
    """The PDF of one certificate."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1, lang="id-ID", pageCompression=1)
    _describe(canvas, certificate)
    _frame(canvas)
    _head(canvas)
    _statement(canvas, certificate)
    _facts(canvas, certificate)
    _check(canvas, certificate, settings)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _describe(canvas: Canvas, certificate: Certificate) -> None:
    canvas.setTitle(f"Sertifikat {certificate.code}: {certificate.course_title}")
    canvas.setAuthor(ISSUER)
    canvas.setSubject(f"{certificate.holder}: {certificate.course_title}, {certificate.hours} JP")
    canvas.setKeywords(f"{certificate.code}, sesi {certificate.session_id}, {certificate.rule_id or ''}")
    canvas.setCreator("Bina Pustaka")
    canvas.setViewerPreference("DisplayDocTitle", "true")


def _frame(canvas: Canvas) -> None:
    canvas.setStrokeColor(PRIMARY)
    canvas.setLineWidth(1.6)
    canvas.rect(MARGIN, MARGIN, WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN)
    canvas.setStrokeColor(GOLD)
    canvas.setLineWidth(0.5)
    canvas.rect(MARGIN + 2 * mm, MARGIN + 2 * mm, WIDTH - 2 * MARGIN - 4 * mm, HEIGHT - 2 * MARGIN - 4 * mm)


def _head(canvas: Canvas) -> None:
    _line(canvas, ISSUER.upper(), HEIGHT - 30 * mm, PLAIN, 10.5, PRIMARY)
    _line(canvas, LINES["title"][0], HEIGHT - 45 * mm, SERIF, 34, INK)
    _line(canvas, LINES["title"][1], HEIGHT - 52 * mm, ITALIC, 12, SOFT)


def _statement(canvas: Canvas, certificate: Certificate) -> None:
    _line(canvas, " / ".join(LINES["given"]), HEIGHT - 65 * mm, PLAIN, 10, SOFT)
    _line(canvas, certificate.holder, HEIGHT - 77 * mm, SERIF, 26, PRIMARY)
    if certificate.unit_name:
        _line(canvas, certificate.unit_name, HEIGHT - 84 * mm, PLAIN, 10.5, SOFT)
    _line(canvas, " / ".join(LINES["completed"]), HEIGHT - 95 * mm, PLAIN, 10, SOFT)
    at = HEIGHT - 105 * mm
    for text in _wrapped(certificate.course_title, SERIF, 18):
        _line(canvas, text, at, SERIF, 18, INK)
        at -= 8 * mm
    if certificate.course_title_en:
        _line(canvas, certificate.course_title_en, at, ITALIC, 12, SOFT)


def _facts(canvas: Canvas, certificate: Certificate) -> None:
    told = [
        ("hours", f"{certificate.hours} JP"),
        ("held", day(certificate.held_on)),
        ("place", certificate.place),
        ("programme", certificate.programme_title),
        ("issued", day(certificate.issued_on)),
        ("valid", _validity(certificate.valid_until)),
        ("units", _units(certificate.competencies)),
    ]
    at = HEIGHT - 134 * mm
    for name, value in told:
        if value:
            at = _fact(canvas, " / ".join(LINES[name]), value, at, most=4 if name == "units" else 1)


def _fact(canvas: Canvas, label: str, value: str, at: float, most: int) -> float:
    """One labelled fact, on so many lines at most; where the next one goes."""
    canvas.setFillColor(SOFT)
    canvas.setFont(PLAIN, 8.5)
    canvas.drawString(INSET, at, label)
    canvas.setFillColor(INK)
    font = font_for(value, PLAIN)
    lines = simpleSplit(value, font, 10, WIDTH - 2 * INSET - LABEL - SQUARE - 10 * mm)
    shown = [*lines[: most - 1], lines[most - 1] + " …"] if len(lines) > most else lines
    canvas.setFont(font, 10)
    for line in shown:
        canvas.drawString(INSET + LABEL, at, line)
        at -= 5 * mm
    return at - 1 * mm


def _check(canvas: Canvas, certificate: Certificate, settings: Settings) -> None:
    rows = modules(certificate.code, settings)
    left, bottom = WIDTH - INSET - SQUARE, 38 * mm
    side = SQUARE / len(rows)
    canvas.setFillColor(INK)
    for number, row in enumerate(rows):
        for start, length in _runs(row):
            canvas.rect(left + start * side, bottom + SQUARE - (number + 1) * side, length * side, side, 0, 1)
    address = Addresses(settings.public_url).check(certificate.code)
    canvas.setFont(PLAIN, 10)
    canvas.drawRightString(WIDTH - INSET, bottom - 5 * mm, certificate.code)
    canvas.setFillColor(SOFT)
    canvas.setFont(PLAIN, 8)
    canvas.drawRightString(WIDTH - INSET, bottom - 17 * mm, f"{' / '.join(LINES['check'])}: {address}")
    canvas.linkURL(address, (left, bottom - 18 * mm, WIDTH - INSET, bottom + SQUARE), relative=0)


def _runs(row: Sequence[bool]) -> list[tuple[int, int]]:
    """Where dark begins in a row, and how long it lasts: one shape instead of many."""
    found: list[tuple[int, int]] = []
    for place, dark in enumerate(row):
        if dark and found and sum(found[-1]) == place:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        elif dark:
            found.append((place, 1))
    return found


def _line(canvas: Canvas, text: str, at: float, font: str, size: float, colour: HexColor) -> None:
    canvas.setFillColor(colour)
    chosen = font_for(text, font)
    while canvas.stringWidth(text, chosen, size) > WIDTH - 2 * INSET and size > 8:
        size -= 0.5
    canvas.setFont(chosen, size)
    canvas.drawCentredString(WIDTH / 2, at, text)


def _wrapped(text: str, font: str, size: float) -> list[str]:
    lines: list[str] = simpleSplit(text, font_for(text, font), size, WIDTH - 2 * INSET)
    return [*lines[:1], " ".join(lines[1:])] if len(lines) > 1 else lines


def _validity(until: date | None) -> str:
    return day(until) if until else " / ".join(LINES["endless"])


def _units(competencies: Sequence[dict[str, str]]) -> str:
    return "; ".join(f"{each['title']} ({each['skkni_code']})" for each in competencies if each.get("skkni_code"))
