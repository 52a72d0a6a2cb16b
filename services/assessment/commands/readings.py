"""The access log: every reading of another person's portfolio."""

from datetime import datetime

from services.assessment.documents import PortfolioReading


def log_reading(reading_id: str, reader: str, librarian_id: str, ground: str, now: datetime) -> None:
    """Write down who read whose portfolio, and on which ground."""
    PortfolioReading(id=reading_id, reader=reader, librarian_id=librarian_id, ground=ground, at=now).save(
        force_insert=True
    )
