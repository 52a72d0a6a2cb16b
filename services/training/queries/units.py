"""Competency units by code: what is offered now, and what a code ever was."""

from collections.abc import Iterable
from typing import Any

from services.training.documents import CompetencyFramework, CompetencyUnit
from services.training.domain.skkni import VERIFIED, Unit
from shared.errors import NotFound


def known(codes: Iterable[str]) -> dict[str, Unit]:
    """The units that these codes are in what is in force; codes that no published framework has are left out."""
    wanted = list(codes)
    if not wanted:
        return {}
    found = [unit for unit, retired in _editions(wanted) if not retired]
    seeds = {code: VERIFIED[code] for code in wanted if code in VERIFIED}
    told = _told(each.framework for each in seeds.values())
    return {code: unit for code, unit in seeds.items() if unit.framework not in told} | {u.code: u for u in found}


def editions(code: str) -> list[tuple[Unit, bool]]:
    """What a code is and was, the newest first, each with whether it is retired. Raises NotFound."""
    found = _editions([code])[::-1]
    if not found and code in VERIFIED:
        return [(VERIFIED[code], False)]
    if not found:
        raise NotFound("unit", code)
    return found


def offered() -> list[dict[str, Any]]:
    """Every unit that a course may be mapped to today."""
    codes = CompetencyUnit.objects.distinct("code")
    units = known([*codes, *VERIFIED])
    return [units[code].kept() for code in sorted(units)]


def _told(slugs: Iterable[str]) -> set[str]:
    return set(CompetencyFramework.objects(slug__in=list(set(slugs))).scalar("slug"))


def _editions(codes: list[str]) -> list[tuple[Unit, bool]]:
    """Oldest edition first; of two frameworks with one code the one heard of first."""
    rows = list(CompetencyUnit.objects(code__in=codes))
    frameworks = CompetencyFramework.objects.in_bulk(list({row.framework_id for row in rows}))
    pairs = [(row, frameworks[row.framework_id]) for row in rows if row.framework_id in frameworks]
    pairs.sort(key=lambda pair: (pair[1].edition, pair[1].id, pair[0].code))
    return [(_unit(row, framework), framework.retired) for row, framework in pairs]


def _unit(row: CompetencyUnit, framework: CompetencyFramework) -> Unit:
    return Unit(
        code=row.code,
        title=row.title,
        source=row.source or framework.source,
        framework=framework.slug,
        framework_title=framework.title,
        form=framework.form,
        edition=framework.edition,
    )
