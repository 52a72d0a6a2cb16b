"""The access log: every reading of another person's portfolio, performance or credit points."""

from datetime import datetime

from services.assessment.documents import PortfolioReading


def log_reading(
    reading_id: str, reader: str, librarian_id: str, ground: str, now: datetime, what: str = "portfolio"
) -> None:
    """Write down who read what of whom, and on which ground."""
    PortfolioReading(id=reading_id, reader=reader, librarian_id=librarian_id, what=what, ground=ground, at=now).save(
        force_insert=True
    )
