"""A rater's sheet: saved as it grows, submitted once, opened again by the manager with a reason."""

from datetime import datetime
from typing import Any

from services.assessment.commands import evidence
from services.assessment.commands.assessments import seal
from services.assessment.documents import Assessment, AssessmentForm, AssessmentRound, AssessmentSheet
from services.assessment.domain import assessments, rubrics
from services.assessment.domain.assessments import PEER
from services.assessment.events import rating as outgoing
from shared.errors import Invalid, Refused
from shared.storage.documents import get, save

Answers = dict[str, dict[str, Any]]  # item -> level (None: cannot judge), comment, evidence


def items_of(sheet: AssessmentSheet) -> list[rubrics.Item]:
    """What this rater is asked."""
    return rubrics.of_codes(get(AssessmentForm, sheet.form_id).items, sheet.codes)


def save_draft(sheet: AssessmentSheet, answers: Answers, now: datetime) -> AssessmentSheet:
    """Keep what is filled in so far, all of it."""
    _check_open(sheet)
    _take(sheet, answers, now)
    sheet.state = assessments.DRAFT
    return save(sheet, now)


def submitted_already(sheet: AssessmentSheet, answers: Answers | None) -> bool:
    """Whether this very sheet was submitted before. Raises Refused where other answers come."""
    if sheet.state != assessments.SUBMITTED:
        return False
    if answers is not None and answers != sheet.answers:
        raise Refused("sheet-submitted")
    return True


def submit(sheet: AssessmentSheet, answers: Answers | None, now: datetime) -> AssessmentSheet:
    """Hand it in: every item has an answer, and "cannot judge" is one. The last one ends the gathering."""
    _check_open(sheet)
    if answers is not None:
        _take(sheet, answers, now)
    missing = rubrics.unanswered(items_of(sheet), sheet.answers)
    if missing:
        raise Invalid({f"answers.{slug}": "item-unanswered" for slug in missing})
    sheet.state, sheet.submitted_at = assessments.SUBMITTED, now
    save(sheet, now)
    _count(sheet, now)
    return sheet


def reopen(sheet: AssessmentSheet, by: str, reason: str, now: datetime) -> AssessmentSheet:
    """Let a rater correct what was submitted; what it was stays on record."""
    assessment = get(Assessment, sheet.assessment_id)
    state = assessments.after(assessment.state, assessments.REOPEN)
    if sheet.state != assessments.SUBMITTED or state is None or _closed(sheet):
        raise Refused("not-gathering")
    earlier = {"answers": sheet.answers, "submitted_at": sheet.submitted_at, "by": by, "reason": reason, "at": now}
    sheet.earlier.append(earlier)
    sheet.state, sheet.submitted_at = assessments.DRAFT, None
    assessment.state, assessment.submitted = state, assessment.submitted - 1
    assessment.trail.append({"name": by, "at": now, "action": assessments.REOPEN})
    save(assessment, now)
    return save(sheet, now)


def _count(sheet: AssessmentSheet, now: datetime) -> None:
    # Each submission writes the assessment, so that of two last raters one sees the other.
    assessment = get(Assessment, sheet.assessment_id)
    assessment.submitted += 1
    waiting = assessment.asked - assessment.submitted
    if waiting <= 0:
        seal(assessment, "", now)
    else:
        save(assessment, now)
    outgoing.submitted(assessment, max(waiting, 0), now)


def _check_open(sheet: AssessmentSheet) -> None:
    if sheet.state == assessments.SUBMITTED:
        raise Refused("sheet-submitted")
    if _closed(sheet) or sheet.state == assessments.NAMED:
        raise Refused("not-gathering")
    if get(Assessment, sheet.assessment_id).state != assessments.GATHERING:
        raise Refused("not-gathering")


def _closed(sheet: AssessmentSheet) -> bool:
    closed: bool = get(AssessmentRound, sheet.round_id).state == assessments.CLOSED
    return closed


def _take(sheet: AssessmentSheet, answers: Answers, now: datetime) -> None:
    wrong = rubrics.outside(items_of(sheet), answers)
    if wrong:
        raise Invalid({f"answers.{slug}": code for slug, code in wrong.items()})
    proofs = [each for answer in answers.values() for each in answer.get("evidence", ())]
    if proofs and sheet.role == PEER:
        raise Invalid({"answers": "peers-send-no-evidence"})
    if proofs:
        evidence.attach(proofs, sheet.rater_id, f"assessment:{sheet.assessment_id}", now, _readers(sheet))
    sheet.answers = answers


def _readers(sheet: AssessmentSheet) -> list[str]:
    """Those who judge the same person by name."""
    judges = AssessmentSheet.objects(assessment_id=sheet.assessment_id, role__in=assessments.NAMED_JUDGES)
    return [each.rater_id for each in judges.only("rater_id")]
