"""What happened to reports, in the published language."""

from datetime import date, datetime
from typing import Any

from services.assessment.documents import Report
from shared.contracts.reports import ReportPublishedV1
from shared.storage import outbox


def report_published(of: Report, public: list[dict[str, Any]], now: datetime) -> None:
    figures = [{name: each[name] for name in ("name", "unit", "value")} for each in public]
    data = {name: getattr(of, name) for name in ("kind", "year", "revision", "rule_id")}
    data |= {"report_id": of.id, "published_on": date.fromisoformat(of.published_on), "figures": figures}
    outbox.publish(ReportPublishedV1, subject=of.id, sequence=of.version, now=now, data=data)
