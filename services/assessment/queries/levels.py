"""At which level somebody was seen: the newest shared assessment of each competency, without who said what."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any, NamedTuple

from services.assessment.documents import Assessment, Librarian
from services.assessment.domain import assessments
from services.assessment.domain.role_profiles import Seen
from services.assessment.queries import assessment_results
from shared.clock import WIB

HOLDING = (assessments.SHARED, assessments.ACKNOWLEDGED, assessments.SETTLED)  # told to the person, and not in dispute
LOOKED_BACK = 5  # assessments: a competency that none of them asked about is told without a level


def newest(librarian: Librarian) -> Assessment | None:
    """The last assessment that was shared with the person and stands."""
    found: Assessment | None = _shared(librarian).first()
    return found


def seen(librarian: Librarian, codes: Iterable[str]) -> dict[str, Seen]:
    """The level of each of these competencies, as the others saw it together; a settled dispute takes its place."""
    wanted, found = set(codes), dict[str, Seen]()
    for assessment in _shared(librarian)[:LOOKED_BACK] if wanted else ():
        rows = assessment_results.competencies(assessment, assessment_results.rule_of(assessment))
        for row in rows:
            level = _level(row)
            if level is not None and row["code"] in wanted:
                found.setdefault(row["code"], _seen(row, level, assessment))
        if found.keys() == wanted:
            break
    return found


class Compared(NamedTuple):
    """Of how many competencies what was asked can be compared, and how many reached it."""

    compared: int
    reached: int


def compared(assessment: Assessment) -> Compared:
    """What one result says against the profile that held when its round was prepared."""
    rows = assessment_results.competencies(assessment, assessment_results.rule_of(assessment))
    found = [(_level(row), (row["required"] or {}).get("level")) for row in rows]
    both = [(level, asked) for level, asked in found if level is not None and asked is not None]
    return Compared(len(both), sum(level >= asked for level, asked in both))


def _shared(librarian: Librarian) -> Any:
    return Assessment.objects(subject_id=librarian.id, state__in=HOLDING).order_by("-shared_at")


def _level(row: dict[str, Any]) -> Fraction | None:
    if row["settled_level"] is not None:
        return Fraction(row["settled_level"])
    return None if row["others"] is None else Fraction(row["others"]["exact"])


def _seen(row: dict[str, Any], level: Fraction, assessment: Assessment) -> Seen:
    values = tuple(each["value"] for each in row["levels"])
    return Seen(level, values, assessment.id, assessment.shared_at.astimezone(WIB).date().isoformat())
