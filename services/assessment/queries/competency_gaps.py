"""Competency gaps: what an assessment found against the role profile, and what the profile asks without evidence."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from math import ceil
from typing import Any

from services.assessment.documents import Assessment, Librarian
from services.assessment.domain import assessments, gaps, role_profiles
from services.assessment.domain.gaps import Gap
from services.assessment.queries import assessment_results, levels
from services.assessment.queries import role_profiles as profiles
from shared.clock import WIB

# Those who see the whole person; peers say it together and find no gap alone.
JUDGES = {assessments.SELF: gaps.SELF, assessments.SUPERVISOR: gaps.SUPERVISOR, assessments.ASSESSOR: gaps.ASSESSOR}
Row = dict[str, Any]


def found(librarian: Librarian, today: date) -> list[Gap]:
    """The gaps of the newest assessment that was shared, then what nobody has judged and nothing speaks for."""
    newest = levels.newest(librarian)
    rows = assessment_results.competencies(newest, assessment_results.rule_of(newest)) if newest else []
    judged = [gap for row in rows for gap in _judged(row, newest)] if newest else []
    return [*judged, *_without_evidence(librarian, {row["code"] for row in rows}, today)]


def _judged(row: Row, assessment: Assessment) -> Iterator[Gap]:
    required = (row["required"] or {}).get("level")
    if required is None:
        return
    for figure in row["figures"]:
        level = _level(figure, row["settled_level"])
        if figure["role"] in JUDGES and level is not None and level < required:
            seen = assessment.shared_at.astimezone(WIB).date().isoformat()
            yield _gap(row, JUDGES[figure["role"]], assessment.id, level, required, seen)


def _level(figure: Row, settled: int | None) -> Fraction | None:
    """What a settled dispute says takes the place of what others said; one's own word stays."""
    if settled is not None and figure["role"] != assessments.SELF:
        return Fraction(settled)
    return None if figure["average"] is None else Fraction(figure["average"]["exact"])


def _gap(row: Row, origin: str, source_id: str, level: Fraction, required: int, seen: str) -> Gap:
    shown = (assessment_results.figure(level) or {})["shown"]
    title, english = row["title"]["id"], row["title"]["en"]
    steps = ceil(required - level)
    code = row["code"]
    return Gap(
        origin, source_id, code, title, shown, str(required), seen, title_en=english, competency=code, steps=steps
    )


def _without_evidence(librarian: Librarian, judged: set[str], today: date) -> Sequence[Gap]:
    asked = profiles.asked_of(librarian, today)
    if asked["profile"] is None:
        return []
    missing = [each for each in asked["demands"] if each["standing"] == role_profiles.MISSING]
    return [
        Gap(
            gaps.PROFILE,
            asked["profile"].id,
            each["code"],
            each["title"],
            "",
            each["value"]["title"],
            today.isoformat(),
            title_en=each.get("title_en") or each["title"],
            competency=each["code"],
        )
        for each in missing
        if each["code"] not in judged
    ]
