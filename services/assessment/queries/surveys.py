"""Surveys, their index, and what the public may see of both."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from mongoengine import QuerySet

from services.assessment.documents import BallotBox, Library, Satisfaction, Survey
from services.assessment.domain import modes, surveys
from services.assessment.domain.results import hidden
from services.assessment.domain.ruleset import rules_named
from services.assessment.domain.services import label_of
from services.assessment.queries import counting, respondents
from shared.storage.documents import get


@dataclass(frozen=True)
class Part:
    """Figures of a unit, or of all, and whether they may be shown."""

    figures: dict[str, Any]
    shown: bool

    def told(self) -> dict[str, Any]:
        figures = self.figures if self.shown else hidden(self.figures)
        return figures | {"shown": self.shown}


def survey(survey_id: str) -> Survey:
    """One survey."""
    return get(Survey, survey_id)


def all_surveys(state: str | None = None) -> QuerySet:
    """All surveys, or those in a state."""
    return Survey.objects(state=state) if state else Survey.objects


def open_surveys(today: date) -> QuerySet:
    """The surveys that take answers today."""
    return Survey.objects(state=surveys.OPEN, opens_on__lte=today)


def closed_surveys() -> QuerySet:
    """The surveys whose index is published."""
    return Survey.objects(state=surveys.CLOSED)


def units_of(survey: Survey) -> list[Library]:
    """The units that a survey asks about, by name."""
    asked = Library.objects(id__in=survey.unit_ids) if survey.unit_ids else Library.objects
    return list(asked.order_by("name", "id"))


def answers_seen(survey_id: str) -> int:
    """How many answers have been taken."""
    return sum(box.answers for box in BallotBox.objects(survey_id=survey_id))


def index_of(survey: Survey, *, early: bool) -> dict[str, Any]:
    """The index of a survey: as published once closed, computed now while open.

    Without `early` an open survey shows no figures: who looks after every answer would read each single one.
    """
    closed = survey.state == surveys.CLOSED
    parts = published(survey.id) if closed else _computed(survey, early)
    return _facts(survey) | {
        "modes": [mode for mode in modes.MODES if mode in survey.modes],
        "profile": respondents.profile(survey, early=early),
        "answers_seen": answers_seen(survey.id),
        "provisional": not closed,
        "total": next(part.told() for part in parts if part.figures["unit_id"] is None),
        "units": _units(parts),
        "services": published_services(survey.id) if closed else _computed_services(survey, early),
        "rules": [_rule(role, rule) for role, rule in rules_named(survey.rules).all().items()],
    }


def public_index(surveys: Iterable[Survey]) -> list[dict[str, Any]]:
    """What anybody may see of the closed surveys."""
    return [_public(survey) for survey in surveys]


def published(survey_id: str) -> list[Part]:
    """The stored figures of a closed survey."""
    found = Satisfaction.objects(survey_id=survey_id, service=None).order_by("id")
    return [Part(each.figures, each.shown) for each in found]


def published_services(survey_id: str) -> list[dict[str, Any]]:
    """The stored figures of a closed survey by kind of service."""
    found = Satisfaction.objects(survey_id=survey_id, service__ne=None).order_by("id")
    return [_service(each.figures, each.shown) for each in found]


def _computed_services(survey: Survey, early: bool) -> list[dict[str, Any]]:
    return [_service(each.figures, each.shown and early) for each in counting.services(survey)]


def _service(figures: dict[str, Any], shown: bool) -> dict[str, Any]:
    """One kind of service; hidden where too few came for it."""
    label = label_of(figures["service"])
    named = {"service": figures["service"], "label": {"id": label.id, "en": label.en}, "shown": shown}
    kept = figures if shown else hidden({"unit_id": None, "unit_name": None} | figures)
    return {name: value for name, value in kept.items() if name not in ("unit_id", "unit_name")} | named


def _computed(survey: Survey, early: bool) -> list[Part]:
    return [Part(unit.figures, unit.shown and early) for unit in counting.result(survey).all]


def _public(survey: Survey) -> dict[str, Any]:
    parts = published(survey.id)
    total = next((part.told() for part in parts if part.figures["unit_id"] is None and part.shown), None)
    shown = [part for part in parts if part.shown] if total else []
    return _facts(survey) | {"total": total, "units": _units(shown)}


def _units(parts: Iterable[Part]) -> list[dict[str, Any]]:
    units = [part.told() for part in parts if part.figures["unit_id"] is not None]
    return sorted(units, key=lambda unit: (unit["unit_name"], unit["unit_id"]))


def _facts(survey: Survey) -> dict[str, Any]:
    names = ("title", "period", "state", "opens_on", "closes_on", "closed_at", "instrument")
    return {"survey_id": survey.id} | {name: getattr(survey, name) for name in names}


def _rule(role: str, rule: Any) -> dict[str, Any]:
    return {"role": role, "id": rule.id, "effective_from": rule.effective_from, "source": rule.source}
