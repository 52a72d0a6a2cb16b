"""Keep what other services report, as facts that a report can be counted from and followed back to."""

from collections.abc import Iterable

from services.assessment.documents import ReportedFact
from shared.storage.projections import Row, project


def keep_facts(rows: Iterable[Row]) -> None:
    """Write facts in one go; each older than what is known is ignored."""
    project(ReportedFact, rows)
