"""A report on a conference or workshop becomes a claim of its hours, as if the librarian had filed it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from services.assessment.commands.learning_claims import By, draft, submit
from services.assessment.documents import LearningClaim, Librarian
from services.assessment.domain import learning_rules
from shared.errors import Invalid, Refused
from shared.telemetry import logs

log = logs.get(__name__)
PAGE = "/kesempatan/pencalonan/{id}"


@dataclass(frozen=True)
class Report:
    """What was reported back. The claim has the nomination's id: a second one cannot exist."""

    id: str
    librarian_id: str
    unit_id: str
    kind: str
    title: str
    organiser: str
    starts_on: date
    ends_on: date
    hours: str
    number: str
    summary: str


def claim_hours(report: Report, now: datetime) -> None:
    """Submit the hours to the reviewer; the report is their proof. What counts already stays a draft of its owner."""
    if LearningClaim.objects(id=report.id).first():
        return
    found = Librarian.objects(id=report.librarian_id).first()
    librarian = found or Librarian(id=report.librarian_id, unit_id=report.unit_id, name="")
    by = By(librarian.name or "", librarian.nip or "")
    try:
        claim = draft(report.id, librarian, _body(report), by, now, nomination_id=report.id)
        submit(claim, librarian, by, now)
    except (Invalid, Refused) as reason:
        log.warning("hours of a report not submitted", nomination_id=report.id, reason=reason.code)


def _body(report: Report) -> dict[str, Any]:
    activity = learning_rules.TRAINING if report.kind == "course" else learning_rules.SEMINAR
    names = ("title", "organiser", "starts_on", "ends_on", "hours", "number")
    facts = {name: getattr(report, name) for name in names}
    proof = {"reference": PAGE.format(id=report.id), "evidence": [], "note": report.summary}
    return facts | proof | {"activity": activity, "competencies": []}
