"""What visitors write: kept as text, made harmless for every spreadsheet it may be exported to."""

import unicodedata

TRIGGERS = ("=", "+", "-", "@", "\t", "\r")
LONGEST = 2000


def harmless(text: str) -> str:
    """Trimmed, without control characters; what a spreadsheet would run gets an apostrophe before it."""
    kept = "".join(c for c in text if c in "\n\t" or unicodedata.category(c)[0] != "C").strip()[:LONGEST]
    return "'" + kept if kept.startswith(TRIGGERS) else kept
