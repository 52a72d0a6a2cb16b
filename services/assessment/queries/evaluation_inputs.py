"""What an evaluation rests on: what was reported, answered and published, as plain data in a fixed order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from hashlib import sha256
from typing import Any

import orjson
from mongoengine import Q

from services.assessment.documents import Credit, Evaluation, FollowUp, ReportedFact
from services.assessment.domain import follow_ups
from services.assessment.domain.evaluation import kinds
from services.assessment.domain.evaluation.surveys import Trained
from services.assessment.queries.evaluation_units import units
from shared.clock import WIB, iso

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Gathered:
    """The inputs, and where each came from."""

    inputs: dict[str, Any]
    sources: dict[str, list[str]]

    @property
    def digest(self) -> str:
        """Of everything but the day on which it was looked at."""
        kept = {name: value for name, value in self.inputs.items() if name != "as_of"}
        return sha256(orjson.dumps(_without_events(kept), option=orjson.OPT_SORT_KEYS)).hexdigest()


def gather(of: Evaluation, as_of: date) -> Gathered:
    """Everything reported so far about the scope of an evaluation in its period."""
    completions = _completions(of)
    sessions = _sessions(of, completions)
    ids = [each["session_id"] for each in sessions]
    trained = trained_between(sessions)
    inputs = {
        "as_of": as_of.isoformat(),
        "period": {"from": of.period_from, "until": of.period_until},
        "baseline": of.baseline.get("standing", "none"),
        "sessions": sessions,
        "feedback": _feedback(ids),
        "completions": completions,
        "follow_ups": _follow_ups([each["id"] for each in completions]),
        "competencies": _competencies([each["id"] for each in completions]),
        "units": units(trained, {each["unit_id"] for each in completions}, of.baseline.get("units", {})),
        "activities": _activities(of),
        "spent": _spent(ids),
        "benefits": [dict(each) for each in of.benefits],
        "costs": [dict(each) for each in of.costs],
    }
    return Gathered(inputs, _sources(inputs))


def in_scope(of: Evaluation, kind: str) -> list[ReportedFact]:
    """What was reported of the sessions and courses named, whenever it was."""
    named = Q(data__session_id__in=list(of.session_ids)) | Q(data__course_id__in=list(of.course_ids))
    return list(ReportedFact.objects(named, kind=kind).order_by("day", "id"))


def trained_between(sessions: Rows) -> Trained | None:
    """From the first session's beginning to the last one's end; None where none is known."""
    if not sessions:
        return None
    began = min(datetime.fromisoformat(each["began_at"]) for each in sessions)
    ended = max(datetime.fromisoformat(each["ended_at"]) for each in sessions)
    return Trained(began, ended, began.astimezone(WIB).date(), ended.astimezone(WIB).date())


def _completions(of: Evaluation) -> Rows:
    found = [each for each in in_scope(of, kinds.COMPLETED) if of.period_from <= each.day <= of.period_until]
    ids = [each.data["completion_id"] for each in found]
    revoked = {each.data["completion_id"] for each in _facts(kinds.REVOKED, "completion_id", ids)}
    return [_completion(each) for each in found if each.data["completion_id"] not in revoked]


def _completion(fact: ReportedFact) -> dict[str, Any]:
    data = fact.data
    told = {"event_id": fact.event_id, "id": data["completion_id"], "session_id": data["session_id"], "day": fact.day}
    scores = {"pre": data.get("pre_score"), "post": data.get("post_score")}
    return told | {"unit_id": data["unit_id"], "hours": data["hours"], "title": data["course_title"]} | scores


def _sessions(of: Evaluation, completions: Rows) -> Rows:
    known = {each.data["session_id"]: each for each in in_scope(of, kinds.SESSION)}
    held = {key for key, each in known.items() if of.period_from <= each.day <= of.period_until}
    ids = {key for key in held if not known[key].data["cancelled"]} | {each["session_id"] for each in completions}
    closed = {each.data["session_id"]: each for each in _of(kinds.CLOSED, sorted(ids))}
    return [_session(key, known.get(key), closed.get(key), completions) for key in sorted(ids)]


def _session(id: str, told: ReportedFact | None, closed: ReportedFact | None, completions: Rows) -> dict[str, Any]:
    mine = [each for each in completions if each["session_id"] == id]
    began, ended = _moments(told, closed, [each["day"] for each in mine])
    return {
        "session_id": id,
        "title": told.data["course_title"] if told else mine[0]["title"],
        "began_at": iso(began),
        "ended_at": iso(ended),
        "attended": closed.data["attended"] if closed else None,
        "event_ids": [each.event_id for each in (told, closed) if each],
    }


def _moments(told: ReportedFact | None, closed: ReportedFact | None, days: Sequence[str]) -> tuple[datetime, datetime]:
    """When a session began and ended; by the completions' own day where nothing else was told."""
    if told is None:
        day = date.fromisoformat(min(days))
        return datetime.combine(day, time.min, WIB), datetime.combine(day, time.max, WIB)
    began, ended = told.data["starts_at"], told.data["ends_at"]
    return _moment(began), _moment(closed.data["closed_at"] if closed else ended)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _feedback(session_ids: list[str]) -> Rows:
    asked = {each.data["session_id"]: each for each in _of(kinds.ASKED, session_ids)}
    summed = {each.data["session_id"]: each for each in _of(kinds.SUMMARISED, session_ids)}
    return [_round(key, asked.get(key), summed.get(key)) for key in sorted(asked.keys() | summed.keys())]


def _round(session_id: str, asked: ReportedFact | None, summed: ReportedFact | None) -> dict[str, Any]:
    return {
        "session_id": session_id,
        "asked": asked.data["asked"] if asked else None,
        "n": summed.data["n"] if summed else None,
        "averages": dict(summed.data["averages"]) if summed and summed.data["averages"] else None,
        "event_ids": [each.event_id for each in (asked, summed) if each],
    }


def _follow_ups(ids: list[str]) -> Rows:
    found = FollowUp.objects(id__in=ids, state__ne=follow_ups.CANCELLED).order_by("due_from", "id")
    return [_follow_up(each) for each in found]


def _follow_up(of: FollowUp) -> dict[str, Any]:
    sides = {side: of.answers.get(side) for side in ("supervisor", "self")}
    steps = {side: dict(answer["steps"]) if answer else None for side, answer in sides.items()}
    facts = {name: getattr(of, name) for name in ("id", "session_id", "unit_id", "due_from", "due_until")}
    return facts | steps | {"event_ids": [answer["event_id"] for answer in sides.values() if answer]}


def _competencies(ids: list[str]) -> dict[str, str]:
    taught = [each for credit in Credit.objects(id__in=ids).only("competencies") for each in credit.competencies]
    return {each["slug"]: each["title"] for each in sorted(taught, key=lambda each: (each["slug"], each["title"]))}


def _activities(of: Evaluation) -> Rows:
    held = ReportedFact.objects(kind=kinds.HELD, day__gte=of.period_from, day__lte=of.period_until)
    return [_activity(each) for each in held.order_by("day", "id")]


def _activity(fact: ReportedFact) -> dict[str, Any]:
    data = fact.data
    return {
        "event_id": fact.event_id,
        "id": fact.id,
        "title": data["title"],
        "day": fact.day,
        "attendance": data["attendance"],
    }


def _spent(session_ids: list[str]) -> Rows:
    told = [each for each in _of(kinds.MONEY, session_ids) if each.data["state"] == "spent"]
    return [{"event_id": each.event_id, "id": each.id, "spent": each.data["spent"]} for each in told]


def _of(kind: str, session_ids: list[str]) -> list[ReportedFact]:
    return _facts(kind, "session_id", session_ids)


def _facts(kind: str, name: str, ids: list[str]) -> list[ReportedFact]:
    return list(ReportedFact.objects(kind=kind, **{f"data__{name}__in": ids}).order_by("id"))


def _sources(inputs: dict[str, Any]) -> dict[str, list[str]]:
    events = {event for name in TRACED for row in inputs[name] for event in _events(row)}
    surveys = {unit[side]["survey_id"] for unit in inputs["units"] for side in ("before", "after") if unit[side]}
    return {"events": sorted(events), "surveys": sorted(surveys)}


TRACED = ("sessions", "feedback", "completions", "follow_ups", "activities", "spent")


def _events(row: dict[str, Any]) -> list[str]:
    return list(row.get("event_ids", ())) + ([row["event_id"]] if "event_id" in row else [])


def _without_events(value: Any) -> Any:
    """A replay tells the same under another id."""
    if isinstance(value, dict):
        return {name: _without_events(each) for name, each in value.items() if name not in ("event_id", "event_ids")}
    return [_without_events(each) for each in value] if isinstance(value, list) else value
