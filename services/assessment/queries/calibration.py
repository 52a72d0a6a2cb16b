"""A round as a whole: do assessors measure alike, and what does the house look like, without anybody's name."""

from fractions import Fraction
from typing import Any

from services.assessment.documents import Assessment, AssessmentForm, AssessmentRound, AssessmentSheet, Librarian
from services.assessment.domain import calibration
from services.assessment.domain.assessment_rules import ASSESSMENTS
from services.assessment.domain.assessments import ASSESSOR, GATHERING, NAMED, NAMED_JUDGES, RATER_ROLES
from services.assessment.domain.calibration import Difference, Mark, Standing
from services.assessment.domain.comparison import mean
from services.assessment.domain.figures import half_up
from services.assessment.domain.rules import by_id
from services.assessment.queries import portfolios
from services.assessment.queries.assessment_results import figure, judged
from shared.auth import Principal
from shared.errors import Forbidden


def check_assessor(found: AssessmentRound, who: Principal) -> None:
    """Calibration is among those who assess in this round, and the manager. Raises Forbidden."""
    reader = portfolios.own(who)
    mine = (
        reader
        and AssessmentSheet.objects(round_id=found.id, rater_id=reader.id, role=ASSESSOR, state__ne=NAMED).first()
    )
    if not who.has("manager") and not mine:
        raise Forbidden("assessors-only")


def calibrated(found: AssessmentRound, who: Principal) -> dict[str, Any]:
    """Every assessor beside the others, and where two differ too far; of one's own people only, unless manager."""
    rule, marks = by_id(ASSESSMENTS, found.rule_id), _marks(found)
    names = {each.id: each.name for each in Librarian.objects(id__in=[m.rater_id for m in marks] + _people(marks))}
    seen = _own_people(found, who)
    apart = [each for each in calibration.differences(marks, rule) if seen is None or each.subject_id in seen]
    by_subject = {each.subject_id: each.id for each in Assessment.objects(round_id=found.id)}
    return {
        "round_id": found.id,
        "title": found.title,
        "rule": {"id": rule.id, "tolerance": str(rule.tolerance), "lean": str(rule.lean), "least": rule.lean_minimum},
        "assessors": [_standing(each, names) for each in calibration.standings(marks, rule)],
        "differences": [_difference(each, names, by_subject) for each in apart],
    }


def codes_apart(assessment: Assessment, found: AssessmentRound) -> list[str]:
    """The competencies of one person on which two assessors differ too far, unsettled."""
    apart = calibration.differences(_marks(found), by_id(ASSESSMENTS, found.rule_id))
    mine = [each for each in apart if each.subject_id == assessment.subject_id and each.settled_by is None]
    return sorted({each.code for each in mine})


def summarised(found: AssessmentRound) -> dict[str, Any]:
    """The house by competency and role of rater; a figure that fewer than five people are behind is not told."""
    least = by_id(ASSESSMENTS, found.rule_id).aggregate_minimum
    cells: dict[tuple[str, str], dict[str, list[Fraction]]] = {}
    for sheet, rated in judged(_sealed(found), RATER_ROLES):
        for code in dict.fromkeys(rated.items.values()):
            average = rated.average(code)
            if average is not None:
                cells.setdefault((code, sheet.role), {}).setdefault(sheet.subject_id, []).append(average)
    titles = {
        item["code"]: item["competency"]
        for form in AssessmentForm.objects(id__in=list(found.forms.values()))
        for item in form.items
    }
    items = [_cell(code, titles[code], role, people, least) for (code, role), people in sorted(cells.items())]
    return {"items": items, "next": None}


def _cell(code: str, title: dict[str, str], role: str, people: dict[str, list[Fraction]], least: int) -> dict[str, Any]:
    shown = len(people) >= least
    average = mean(own for marks in people.values() if (own := mean(marks)) is not None)
    facts = {"code": code, "title": title, "role": role, "shown": shown}
    return facts | {"people": len(people) if shown else None, "average": figure(average) if shown else None}


def _marks(found: AssessmentRound) -> list[Mark]:
    return [
        Mark(sheet.rater_id, sheet.role, sheet.subject_id, code, average, sheet.settles)
        for sheet, rated in judged(_sealed(found), NAMED_JUDGES)
        for code in dict.fromkeys(rated.items.values())
        if (average := rated.average(code)) is not None
    ]


def _sealed(found: AssessmentRound) -> list[str]:
    return list(Assessment.objects(round_id=found.id, state__ne=GATHERING).scalar("id"))


def _people(marks: list[Mark]) -> list[str]:
    return [mark.subject_id for mark in marks]


def _own_people(found: AssessmentRound, who: Principal) -> set[str] | None:
    if who.has("manager"):
        return None
    reader = portfolios.mine(who)
    return set(AssessmentSheet.objects(round_id=found.id, rater_id=reader.id, role=ASSESSOR).scalar("subject_id"))


def _standing(each: Standing, names: dict[str, str]) -> dict[str, Any]:
    return {
        "name": names.get(each.rater_id, ""),
        "n": each.n,
        "own": figure(each.own),
        "others": figure(each.others),
        "difference": figure(each.difference),
        "spread": None if each.spread is None else str(half_up(each.spread)),
        "verdict": each.verdict,
    }


def _difference(each: Difference, names: dict[str, str], by_subject: dict[str, str]) -> dict[str, Any]:
    judges = [{"name": names.get(m.rater_id, ""), "average": figure(m.average)} for m in (each.first, each.second)]
    return {
        "assessment_id": by_subject[each.subject_id],
        "librarian_id": each.subject_id,
        "librarian_name": names.get(each.subject_id, ""),
        "code": each.code,
        "judges": judges,
        "apart": figure(each.apart),
        "settled_by": names.get(each.settled_by, "") if each.settled_by else None,
    }
