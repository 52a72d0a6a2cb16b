"""Forms, rounds, sheets and assessments: which of them a reader sees. What was said is in `assessment_results`."""

from collections.abc import Iterable
from typing import Any

from mongoengine import Q, QuerySet

from services.assessment.documents import (
    Assessment,
    AssessmentDispute,
    AssessmentForm,
    AssessmentRound,
    AssessmentSheet,
    Librarian,
)
from services.assessment.domain import assessments, rubrics
from services.assessment.domain.assessments import ASSESSOR, NAMED, PEER, TOLD
from services.assessment.queries import portfolios
from shared.auth import Principal
from shared.errors import Forbidden
from shared.storage.documents import get


def form(form_id: str) -> AssessmentForm:
    """One version of a form. Raises NotFound."""
    return get(AssessmentForm, form_id)


def forms(filters: dict[str, Any]) -> QuerySet:
    """All versions, or those of a role or of one form."""
    return AssessmentForm.objects(**{name: filters[name] for name in ("role", "family") if name in filters})


def round_(round_id: str) -> AssessmentRound:
    """One round. Raises NotFound."""
    return get(AssessmentRound, round_id)


def rounds(filters: dict[str, Any]) -> QuerySet:
    """All rounds, or those in a state."""
    return AssessmentRound.objects(**{name: filters[name] for name in ("state",) if name in filters})


def assessment(assessment_id: str) -> Assessment:
    """One assessment; whose it is decides who may see it. Raises NotFound."""
    return get(Assessment, assessment_id)


def stored_sheet(sheet_id: str) -> AssessmentSheet:
    """One sheet, for the manager who opens it again: never shown."""
    return get(AssessmentSheet, sheet_id)


def own_sheet(sheet_id: str, who: Principal) -> AssessmentSheet:
    """A sheet that this reader is to fill in. Raises NotFound, Forbidden."""
    found, reader = get(AssessmentSheet, sheet_id), portfolios.own(who)
    if reader is None or found.rater_id != reader.id or found.state == NAMED:
        raise Forbidden("sheet-of-another")
    return found


def own_sheets(who: Principal) -> QuerySet:
    """What this reader is asked to fill in, and has."""
    return AssessmentSheet.objects(rater_id=portfolios.mine(who).id, state__ne=NAMED)


def is_assigned(found: Assessment, who: Principal) -> bool:
    """Whether this reader assesses this person, or settles a dispute about it."""
    reader = portfolios.own(who)
    if reader is None or not reader.active:
        return False
    mine = AssessmentSheet.objects(assessment_id=found.id, rater_id=reader.id, role=ASSESSOR, state__ne=NAMED)
    trusted = AssessmentDispute.objects(assessment_id=found.id, settler_id=reader.id)
    return mine.first() is not None or trusted.first() is not None


def visible(who: Principal, filters: dict[str, Any]) -> QuerySet:
    """The assessments that this reader may look into, without what is in them."""
    found = Assessment.objects(**{name: filters[name] for name in ("round_id", "state") if name in filters})
    if who.has("manager"):
        return found
    reader = portfolios.mine(who)
    given = AssessmentSheet.objects(rater_id=reader.id, role=ASSESSOR, state__ne=NAMED).scalar("assessment_id")
    seen = Q(subject_id=reader.id, state__in=TOLD) | Q(id__in=list(given), subject_id__ne=reader.id)
    if who.has("supervisor") and reader.active and reader.unit_id:
        seen |= Q(unit_id=reader.unit_id, subject_id__ne=reader.id)
    return found.filter(seen)


def own_assessments(who: Principal) -> QuerySet:
    """The reader's own, as far as they were shared."""
    return Assessment.objects(subject_id=portfolios.mine(who).id, state__in=TOLD)


def listed(page: dict[str, Any]) -> dict[str, Any]:
    """A page of assessments with names and how far each is; no result."""
    rows = page["items"]
    people, held = _librarians(each.subject_id for each in rows), _rounds(each.round_id for each in rows)
    return page | {"items": [_row(each, people, held) for each in rows]}


def listed_sheets(page: dict[str, Any]) -> dict[str, Any]:
    """A page of sheets with whom and what they are about."""
    rows = page["items"]
    people, held = _librarians(each.subject_id for each in rows), _rounds(each.round_id for each in rows)
    return page | {"items": [_task(each, people, held) for each in rows]}


def shown_sheet(sheet: AssessmentSheet) -> dict[str, Any]:
    """A rater's own sheet, with the form it answers."""
    facts = _task(sheet, _librarians([sheet.subject_id]), _rounds([sheet.round_id]))
    asked = form(sheet.form_id)
    gathering = get(Assessment, sheet.assessment_id).state == assessments.GATHERING
    return facts | {
        "form_title": asked.title,
        "items": rubrics.of_codes(asked.items, sheet.codes),
        "answers": sheet.answers,
        "reopened": [{"reason": each["reason"], "at": each["at"]} for each in sheet.earlier],
        "open": gathering and facts["round_state"] == assessments.OPEN and sheet.state != assessments.SUBMITTED,
    }


def shown_round(found: AssessmentRound) -> dict[str, Any]:
    """A round with its forms and how many are assessed."""
    names = ("id", "version", "title", "starts_on", "ends_on", "due_on", "state", "rule_id")
    held = AssessmentForm.objects(id__in=list(found.forms.values())).only("id", "role", "title", "number")
    shown = [{"form_id": each.id, "role": each.role, "title": each.title, "number": each.number} for each in held]
    order = assessments.RATER_ROLES.index
    people = Assessment.objects(round_id=found.id).count()
    facts = {name: getattr(found, name) for name in names}
    return facts | {"forms": sorted(shown, key=lambda each: order(each["role"])), "people": people}


def progress(page: dict[str, Any]) -> dict[str, Any]:
    """Who of how many has submitted, by role; no name of a rater and no answer."""
    rows = listed(page)["items"]
    sheets = AssessmentSheet.objects(assessment_id__in=[row["id"] for row in rows])
    tally: dict[tuple[str, str], list[int]] = {}
    for sheet in sheets.only("assessment_id", "role", "state"):
        counted = tally.setdefault((sheet.assessment_id, sheet.role), [0, 0])
        counted[0] += sheet.state == assessments.SUBMITTED
        counted[1] += 1
    for row in rows:
        for role in assessments.RATER_ROLES:
            done, asked = tally.get((row["id"], role), (0, 0))
            row[f"{role}_submitted"], row[f"{role}_asked"] = done, asked
    return page | {"items": rows}


def raters(found: Assessment, who: Principal) -> list[dict[str, Any]]:
    """Who rates, and how far each is. Only the manager, who named them, learns which peers."""
    sheets = AssessmentSheet.objects(assessment_id=found.id).order_by("id")
    people = _librarians(each.rater_id for each in sheets)
    order = assessments.RATER_ROLES.index
    rows = [_rater(each, people) for each in sheets if each.role != PEER or who.has("manager")]
    return sorted(rows, key=lambda row: order(row["role"]))


def rater(sheet: AssessmentSheet) -> dict[str, Any]:
    """How far one rater is; nothing of what was said."""
    return _rater(sheet, _librarians([sheet.rater_id]))


def _rater(sheet: AssessmentSheet, people: dict[str, Librarian]) -> dict[str, Any]:
    names = ("version", "role", "state", "settles", "submitted_at", "rater_id")
    facts = {name: getattr(sheet, name) for name in names}
    return facts | {"sheet_id": sheet.id, "name": _name(people, sheet.rater_id)}


def _row(found: Assessment, people: dict[str, Librarian], held: dict[str, AssessmentRound]) -> dict[str, Any]:
    names = ("id", "version", "round_id", "state", "asked", "submitted", "shared_at", "updated_at")
    person = people.get(found.subject_id)
    facts = {name: getattr(found, name) for name in names} | {"librarian_id": found.subject_id}
    facts |= {name: getattr(person, name, "") for name in ("unit_name", "position", "rank")}
    return facts | _about(held[found.round_id]) | {"librarian_name": _name(people, found.subject_id)}


def _task(sheet: AssessmentSheet, people: dict[str, Librarian], held: dict[str, AssessmentRound]) -> dict[str, Any]:
    names = ("id", "version", "assessment_id", "round_id", "role", "state", "settles", "submitted_at")
    facts = {name: getattr(sheet, name) for name in names} | {"librarian_id": sheet.subject_id}
    return facts | _about(held[sheet.round_id]) | {"librarian_name": _name(people, sheet.subject_id)}


def _about(found: AssessmentRound) -> dict[str, Any]:
    facts = {name: getattr(found, name) for name in ("starts_on", "ends_on", "due_on")}
    return facts | {"round_title": found.title, "round_state": found.state}


def _librarians(ids: Iterable[str]) -> dict[str, Librarian]:
    return {each.id: each for each in Librarian.objects(id__in=list(set(ids)))}


def _rounds(ids: Iterable[str]) -> dict[str, AssessmentRound]:
    return {each.id: each for each in AssessmentRound.objects(id__in=list(set(ids)))}


def _name(people: dict[str, Librarian], librarian_id: str) -> str:
    return people[librarian_id].name if librarian_id in people else ""
