"""Competency units: keeping what assessment published, and writing on what is earned which unit it was."""

from collections.abc import Iterable, Mapping
from typing import Any

from services.training.documents import CompetencyFramework, CompetencyUnit
from services.training.domain.courses import is_skkni_code
from services.training.queries import units
from shared.errors import Invalid
from shared.storage.projections import Row, project

UNIT = ("code", "title", "title_en", "source")


def keep_published(edition: Row, told: Iterable[Mapping[str, Any]]) -> None:
    """Take over an edition and its units."""
    project(CompetencyFramework, [edition])
    project(CompetencyUnit, [_unit(edition, each) for each in told])


def keep_retired(edition: Row) -> None:
    """Remember that an edition is offered no longer."""
    project(CompetencyFramework, [edition])


def require_known(competencies: Iterable[Mapping[str, Any]]) -> None:
    """A course names units that are published, or codes of the form of 2019 that may be published yet."""
    listed = list(competencies)
    known = units.known(each["skkni_code"] for each in listed if each["skkni_code"])
    wrong = {
        f"competencies.{place}.skkni_code": ["skkni-form"]
        for place, each in enumerate(listed)
        if each["skkni_code"] and each["skkni_code"] not in known and not is_skkni_code(each["skkni_code"])
    }
    if wrong:
        raise Invalid(wrong)


def kept(competencies: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The competencies, each with the unit that it is today, for what is earned today."""
    listed = [dict(each) for each in competencies]
    known = units.known(each["skkni_code"] for each in listed if each.get("skkni_code"))
    for each in listed:
        unit = known.get(each.get("skkni_code") or "")
        if unit is not None:
            each["unit"] = unit.kept()
    return listed


def _unit(edition: Row, told: Mapping[str, Any]) -> Row:
    facts = {name: told[name] for name in UNIT} | {"framework_id": edition.id}
    return Row(f"{edition.id}:{told['code']}", edition.sequence, facts)
