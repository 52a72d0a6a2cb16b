"""What happened, in the published language."""

from datetime import date, datetime
from typing import Any

from services.assessment.documents import Credit, Erasure, FollowUp, Need, PerformanceCycle, Survey
from services.assessment.events.claimed import hours_of
from shared.contracts.appraisal import ConsequenceDecidedV1, LibrarianErasedV1
from shared.contracts.assessment import (
    FollowupDueV1,
    HoursCreditedV1,
    HoursReversedV1,
    NeedRaisedV1,
    PerformanceRatedV1,
    SatisfactionPublishedV1,
    SurveyClosedV1,
    SurveyOpenedV1,
    SurveyOverdueV1,
)
from shared.contracts.envelope import Incoming
from shared.storage import outbox


def survey_opened(survey: Survey, now: datetime) -> None:
    data = {name: getattr(survey, name) for name in ("title", "period", "opens_on", "closes_on")}
    _publish(SurveyOpenedV1, survey, now, data | {"survey_id": survey.id})


def survey_closed(survey: Survey, answers: int, now: datetime) -> None:
    _publish(SurveyClosedV1, survey, now, {"survey_id": survey.id, "period": survey.period, "answers": answers})


def survey_overdue(survey: Survey, now: datetime) -> None:
    data = {name: getattr(survey, name) for name in ("title", "period", "closes_on")}
    _publish(SurveyOverdueV1, survey, now, data | {"survey_id": survey.id})


def satisfaction_published(survey: Survey, figures: dict[str, Any], now: datetime) -> None:
    data = {name: figures[name] for name in ("unit_id", "unit_name", "ikm", "grade", "n", "sample_needed", "rule_id")}
    data |= {"survey_id": survey.id, "period": survey.period}
    data["elements"] = [{name: e[name] for name in ("slug", "average", "n")} for e in figures["elements"]]
    _publish(SatisfactionPublishedV1, survey, now, data)


def need_raised(need: Need, now: datetime) -> None:
    names = ("survey_id", "unit_id", "unit_name", "element", "average", "n", "threshold")
    _publish(NeedRaisedV1, need, now, {name: getattr(need, name) for name in names} | {"need_id": need.id})


def hours_credited(credit: dict[str, Any], now: datetime, cause: Incoming) -> None:
    """Takes the stored row rather than a Document: completions arrive by the hundred."""
    data = _hours(credit["_id"], credit["librarian_id"], credit["hours"], credit["source"])
    outbox.publish(
        HoursCreditedV1,
        subject=credit["_id"],
        sequence=credit["version"],
        now=now,
        data=data | {"title": credit["title"]},
        cause=cause,
    )


def hours_reversed(credit: Credit, now: datetime) -> None:
    _publish(HoursReversedV1, credit, now, hours_of(credit) | {"reason": credit.reason})


def follow_up_due(follow_up: FollowUp, sequence: int, now: datetime) -> None:
    names = ("librarian_id", "unit_id", "session_id", "course_title")
    window = {name: date.fromisoformat(getattr(follow_up, name)) for name in ("due_from", "due_until")}
    data = {name: getattr(follow_up, name) for name in names} | window | {"followup_id": follow_up.id}
    outbox.publish(FollowupDueV1, subject=follow_up.id, sequence=sequence, now=now, data=data)


def performance_rated(cycle: PerformanceCycle, now: datetime) -> None:
    facts = {name: cycle.ratings[-1][name] for name in ("predicate", "rule_id")}
    _publish(PerformanceRatedV1, cycle, now, facts | {"librarian_id": cycle.librarian_id, "year": cycle.year})


def consequence_decided(cycle: PerformanceCycle, consequence_id: str, now: datetime) -> None:
    facts = {"consequence_id": consequence_id, "librarian_id": cycle.librarian_id, "year": cycle.year}
    _publish(ConsequenceDecidedV1, cycle, now, facts)


def librarian_erased(erasure: Erasure, now: datetime) -> None:
    parts = [{name: each[name] for name in ("collection", "fate", "count", "basis")} for each in erasure.parts]
    _publish(LibrarianErasedV1, erasure, now, {"librarian_id": erasure.id, "rule_id": erasure.rule_id, "parts": parts})


def _hours(id: str, librarian_id: str, hours: int, source: str) -> dict[str, Any]:
    return {"credit_id": id, "librarian_id": librarian_id, "hours": hours, "source": source, "source_id": id}


def _publish(contract: Any, doc: Any, now: datetime, data: dict[str, Any]) -> None:
    outbox.publish(contract, subject=doc.id, sequence=doc.version, now=now, data=data)
