"""The facts that a report of a year rests on: what others reported, what we recorded, what a person entered."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from typing import Any

from mongoengine import Q

from services.assessment.documents import (
    EnteredFigure,
    EvaluationRevision,
    HourEntry,
    ReportedFact,
    Satisfaction,
    Survey,
)
from services.assessment.domain import surveys
from services.assessment.domain.ledger import CREDITED, REVERSED
from services.assessment.domain.reports.facts import Fact
from services.assessment.domain.reports.literacy_pack import ENTERED
from services.assessment.queries import assessed
from services.assessment.queries.said import said_of
from shared.clock import WIB
from shared.storage.outbox import OutboxRow

SATISFACTION, EVALUATION, HOURS = (
    "assessment.satisfaction.published.v1",
    "assessment.evaluation.published.v1",
    "assessment.hours.credited.v1",
)
OF_THE_YEAR = ["session", "completion", "activity", "money", "allocation"]
OF_A_SESSION = ["attendance", "closing"]
UP_TO_A_DAY = ["librarian", "certificate", "revocation"]
ALL = ["programme", "agreement", "partner"]


def gather(year: int, until: date) -> list[Fact]:
    """Every fact of the year known now, in a fixed order."""
    counted = [*_hours(year), *_satisfaction(year), *_evaluations(year), *_entered(year), *assessed.facts(year)]
    found = [*_reported(year, until), *counted]
    return sorted(found, key=lambda fact: fact.id)


def last_day(year: int, today: date) -> date:
    """The last day of the year, or today while it is not over."""
    return min(date(year, 12, 31), today)


def fingerprint(facts: Iterable[Fact]) -> str:
    """The same for the same facts, whenever and wherever they are gathered."""
    text = json.dumps([asdict(fact) for fact in facts], sort_keys=True, ensure_ascii=False, default=str)
    return sha256(text.encode()).hexdigest()


def _reported(year: int, until: date) -> Iterator[Fact]:
    rows = ReportedFact._get_collection()
    dated = [
        {"kind": {"$in": OF_THE_YEAR}, "year": year},
        {"kind": {"$in": UP_TO_A_DAY}, "day": {"$lte": until.isoformat()}},
        {"kind": {"$in": ALL}},
    ]
    sessions = []
    for row in rows.find({"$or": dated}):
        if row["kind"] == "session":
            sessions.append(row["data"]["session_id"])
        yield _fact(row)
    for row in rows.find({"kind": {"$in": OF_A_SESSION}, "data.session_id": {"$in": sessions}}):
        yield _fact(row)


def _fact(row: dict[str, Any]) -> Fact:
    names = ("kind", "data", "day", "year", "event_id", "event_type")
    return Fact(row["_id"], **{name: row[name] for name in names})


def _hours(year: int) -> list[Fact]:
    """The ledger as it stands: what was taken back is not in it."""
    entries = list(HourEntry.objects(year=year))
    back = {each.credit_id for each in entries if each.kind == REVERSED}
    standing = [each for each in entries if each.kind == CREDITED and each.credit_id not in back]
    said = said_of(HOURS, [each.credit_id for each in standing])
    return [
        Fact(
            f"hours:{each.credit_id}", "hours",
            {"librarian_id": each.librarian_id, "hours": str(each.hours), "title": each.title, "source": each.source},
            each.earned_on, year, said.get(each.credit_id), HOURS,
        )
        for each in standing
    ]  # fmt: skip


def _satisfaction(year: int) -> list[Fact]:
    """The published indices of the year and of the year before it, to compare with."""
    of_years = Q(period__startswith=str(year)) | Q(period__startswith=str(year - 1))
    closed = {each.id: each for each in Survey.objects(of_years, state=surveys.CLOSED)}
    rows = OutboxRow.objects(key=SATISFACTION, event__subject__in=list(closed), event__data__unit_id=None)
    said = {row.event["subject"]: row.id for row in rows.order_by("id")}
    found = Satisfaction.objects(survey_id__in=list(closed), unit_id=None, service=None)
    return [
        _index(closed[each.survey_id], each.figures, said[each.survey_id]) for each in found if each.survey_id in said
    ]


def _index(survey: Survey, figures: dict[str, Any], event_id: str) -> Fact:
    data = {name: figures[name] for name in ("ikm", "grade", "n", "sample_needed", "rule_id")}
    data |= {"period": survey.period, "title": survey.title}
    return Fact(f"satisfaction:{survey.id}", "satisfaction", data, None, int(survey.period[:4]), event_id, SATISFACTION)


def _evaluations(year: int) -> list[Fact]:
    """The latest published revision of each evaluation whose period ends in the year."""
    newest: dict[str, Fact] = {}
    for row in OutboxRow.objects(key=EVALUATION, event__data__period_until__startswith=f"{year}-").order_by("id"):
        data = {name: row.event["data"].get(name) for name in ("evaluation_id", "title", "revision", "period_until")}
        subject = row.event["subject"]
        data |= _short(subject, data["revision"])
        newest[subject] = Fact(f"evaluation:{subject}", "evaluation", data, None, year, row.id, EVALUATION)
    return list(newest.values())


def _short(evaluation_id: str, number: int) -> dict[str, Any]:
    """What an evaluation found, in short: gain with n, and how the survey elements of the trained units moved."""
    kept: EvaluationRevision | None = EvaluationRevision.objects(evaluation_id=evaluation_id, number=number).first()
    if kept is None:
        return {}
    elements = Counter(each["verdict"] for each in kept.figures["results"]["trained"]["elements"])
    told = {"gain": kept.figures["learning"]["gain"], "learning_n": kept.figures["learning"]["n"]}
    told |= {"reaction_n": kept.figures["reaction"]["n"], "gaps": len(kept.figures["missing"])}
    return told | {"elements": dict(elements)}


def _entered(year: int) -> list[Fact]:
    return [
        Fact(f"{ENTERED}:{each.id}", ENTERED,
             {"value": each.value, "source": each.source, "as_of": each.as_of, "by": each.entered_by}, each.as_of, year)
        for each in EnteredFigure.objects(year=year)
    ]  # fmt: skip


def today(now: Any) -> date:
    """The day on the wall of the city."""
    day: date = now.astimezone(WIB).date()
    return day
