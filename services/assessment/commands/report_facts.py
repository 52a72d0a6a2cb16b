"""Keep what other services report, as facts that a report can be counted from and followed back to."""

from collections.abc import Iterable

from services.assessment.documents import ReportedFact
from shared.storage.projections import Row, project


def keep_facts(rows: Iterable[Row]) -> None:
    """Write facts in one go; what is known already keeps the event that first said it."""
    told = list(rows)
    wanted = {"_id": {"$in": [row.id for row in told]}}
    known = {row["_id"]: row["sequence"] for row in ReportedFact._get_collection().find(wanted, {"sequence": 1})}
    project(ReportedFact, [row for row in told if row.sequence > known.get(row.id, -1)])
