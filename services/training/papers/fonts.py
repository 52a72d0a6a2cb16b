"""The letters of the paper: the sober ones that every reader of PDF has, and one to fall back on for rarer names."""

from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

SERIF, ITALIC, PLAIN = "Times-Bold", "Times-Italic", "Helvetica"
FALLBACK = "Vera"


def font_for(text: str, wanted: str) -> str:
    """The font wanted, if it has every letter of the text."""
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return _fallback()
    return wanted


@cache
def _fallback() -> str:
    pdfmetrics.registerFont(TTFont(FALLBACK, "Vera.ttf"))
    return FALLBACK
