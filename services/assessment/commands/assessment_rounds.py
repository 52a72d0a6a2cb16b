"""A round of assessments: prepare it, name the raters, open it, close it."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from services.assessment.commands.assessments import seal
from services.assessment.documents import Assessment, AssessmentForm, AssessmentRound, AssessmentSheet, Librarian
from services.assessment.domain import assessments, rubrics
from services.assessment.domain.assessment_rules import ASSESSMENTS, window
from services.assessment.domain.assessments import ASSESSOR, PEER, SELF, SUPERVISOR
from services.assessment.domain.rules import by_id, in_force
from services.assessment.events import rating as outgoing
from services.assessment.queries.role_profiles import profile_for
from shared.clock import WIB
from shared.errors import Invalid, Refused
from shared.ids import new_id
from shared.storage.documents import get, insert, insert_many, save

Subject = dict[str, Any]  # librarian_id, peers, assessors, supervisor_id


def prepare_round(round_id: str, body: dict[str, Any], now: datetime) -> AssessmentRound:
    """A round with its forms and people. Nobody is asked before it opens."""
    days = {name: body[name] for name in ("starts_on", "ends_on", "due_on")}
    if days["ends_on"] < days["starts_on"]:
        raise Invalid({"ends_on": "ends-before-start"})
    if days["due_on"] < now.astimezone(WIB).date():
        raise Invalid({"due_on": "due-has-passed"})
    found = AssessmentRound(id=round_id, title=body["title"], state=assessments.PREPARED, forms=_forms(body["forms"]))
    for name, day in days.items():
        setattr(found, name, day.isoformat())
    found.rule_id = in_force(ASSESSMENTS, days["starts_on"]).id
    insert(found, now)
    for place, subject in enumerate(body["subjects"]):
        _begin(found, subject, f"subjects.{place}", now)
    return found


def add_subject(found: AssessmentRound, subject: Subject, now: datetime) -> AssessmentRound:
    """One more person, while the round is prepared."""
    _must_be(found, assessments.PREPARED)
    if Assessment.objects(round_id=found.id, subject_id=subject["librarian_id"]).first():
        raise Refused("assessed-already")
    _begin(found, subject, "", now)
    return save(found, now)


def remove_subject(found: AssessmentRound, assessment: Assessment, now: datetime) -> AssessmentRound:
    """Somebody is not assessed after all; nothing was asked yet."""
    _must_be(found, assessments.PREPARED)
    AssessmentSheet.objects(assessment_id=assessment.id).delete()
    assessment.delete()
    return save(found, now)


def open_round(found: AssessmentRound, now: datetime) -> AssessmentRound:
    """Ask the raters: each hears once, whoever they rate."""
    _must_be(found, assessments.PREPARED)
    sheets = list(AssessmentSheet.objects(round_id=found.id))
    if not sheets:
        raise Refused("round-empty")
    found.state = assessments.OPEN
    save(found, now)
    for sheet in sheets:
        _invite(found, sheet, now)
        save(sheet, now)
    outgoing.round_opened(found, (sheet.rater_id for sheet in sheets), now)
    return found


def close_round(found: AssessmentRound, by: str, now: datetime) -> AssessmentRound:
    """No more answers: what is missing stays absent."""
    _must_be(found, assessments.OPEN)
    found.state = assessments.CLOSED
    save(found, now)
    for assessment in Assessment.objects(round_id=found.id, state=assessments.GATHERING):
        seal(assessment, by, now)
    return found


def name_raters(assessment: Assessment, role: str, librarian_ids: list[str], now: datetime) -> list[AssessmentSheet]:
    """Name peers or assessors, before the round or while it runs."""
    found = get(AssessmentRound, assessment.round_id)
    if found.state == assessments.CLOSED or assessment.state != assessments.GATHERING:
        raise Refused("not-gathering")
    sheets = _name(found, assessment, role, librarian_ids, "librarian_ids", now)
    _check_peers(found, assessment, "librarian_ids")
    _asked(assessment, len(sheets), now)
    if found.state == assessments.OPEN and sheets:
        save(found, now)
        outgoing.round_opened(found, librarian_ids, now)
    return sheets


def name_third(
    assessment: Assessment, librarian_id: str, codes: list[str], by: str, now: datetime
) -> list[AssessmentSheet]:
    """A third assessor, for the competencies on which two differ: this judgement will hold."""
    found = get(AssessmentRound, assessment.round_id)
    state = assessments.after(assessment.state, assessments.REOPEN)
    if state is None or found.state == assessments.PREPARED:
        raise Refused("not-gathering")
    if not codes:
        raise Refused("nothing-to-settle")
    assessment.state = state
    assessment.trail.append({"name": by, "at": now, "action": "third"})
    sheets = _name(found, assessment, ASSESSOR, [librarian_id], "librarian_id", now, codes)
    _asked(assessment, len(sheets), now)
    save(found, now)
    outgoing.round_opened(found, [librarian_id], now)
    return sheets


def supervisor_of(person: Librarian) -> Librarian | None:
    """Who leads this person, by the directory: the unit's supervisor, or the head of library."""
    leading = Librarian.objects(active=True, id__ne=person.id)
    own: Librarian | None = leading.filter(unit_id=person.unit_id, duties="supervisor").order_by("id").first()
    head: Librarian | None = leading.filter(duties="manager").order_by("id").first()
    return own if own is not None and "supervisor" not in person.duties else head or own


def _forms(wanted: dict[str, str]) -> dict[str, str]:
    known = {form.id: form for form in AssessmentForm.objects(id__in=list(wanted.values()))}
    wrong = {role for role, form_id in wanted.items() if form_id not in known or known[form_id].role != role}
    if wrong or not wanted:
        raise Invalid({f"forms.{role}": "form-of-another-role" for role in wrong} or {"forms": "no-forms"})
    clash = rubrics.comparable(known[form_id].items for form_id in wanted.values())
    if clash:
        raise Refused("forms-not-comparable", codes=", ".join(sorted(clash)))
    return wanted


def _begin(found: AssessmentRound, subject: Subject, place: str, now: datetime) -> None:
    person = Librarian.objects(id=subject["librarian_id"], active=True).first()
    dot = f"{place}." if place else ""
    if person is None:
        raise Invalid({f"{dot}librarian_id": "unknown-librarian"})
    assessment = Assessment(id=new_id(), round_id=found.id, subject_id=person.id, unit_id=person.unit_id)
    assessment.state = assessments.GATHERING
    assessment.profile_id = getattr(profile_for(person.position, person.rank), "id", None)
    insert(assessment, now)
    leader = subject.get("supervisor_id") or getattr(supervisor_of(person), "id", None)
    sheets = [
        *_name(found, assessment, SELF, [person.id], f"{dot}librarian_id", now),
        *_name(found, assessment, SUPERVISOR, [leader] if leader else [], f"{dot}supervisor_id", now),
        *_name(found, assessment, PEER, subject["peers"], f"{dot}peers", now),
        *_name(found, assessment, ASSESSOR, subject["assessors"], f"{dot}assessors", now),
    ]
    _check_peers(found, assessment, f"{dot}peers")
    _asked(assessment, len(sheets), now)


def _name(
    found: AssessmentRound,
    assessment: Assessment,
    role: str,
    librarian_ids: Iterable[str],
    field: str,
    now: datetime,
    codes: Iterable[str] = (),
) -> list[AssessmentSheet]:
    wanted = list(dict.fromkeys(librarian_ids))
    if not wanted or (role in (SELF, SUPERVISOR) and role not in found.forms):
        return []
    _check_named(found, assessment, role, wanted, field)
    settling = list(codes)
    sheets = [
        AssessmentSheet(
            id=new_id(),
            assessment_id=assessment.id,
            round_id=found.id,
            subject_id=assessment.subject_id,
            rater_id=rater_id,
            role=role,
            form_id=found.forms[role],
            state=assessments.NAMED,
            settles=bool(settling),
            codes=settling,
        )
        for rater_id in wanted
    ]
    if found.state == assessments.OPEN:
        for sheet in sheets:
            _invite(found, sheet, now)
    insert_many(sheets, now)
    return sheets


def _check_named(found: AssessmentRound, assessment: Assessment, role: str, wanted: list[str], field: str) -> None:
    if role not in found.forms:
        raise Invalid({field: "no-form-for-role"})
    if role != SELF and assessment.subject_id in wanted:
        raise Invalid({field: "rates-oneself"})
    if Librarian.objects(id__in=wanted, active=True).count() != len(wanted):
        raise Invalid({field: "unknown-librarian"})
    if AssessmentSheet.objects(assessment_id=assessment.id, rater_id__in=wanted).first():
        raise Invalid({field: "rates-already"})


def _check_peers(found: AssessmentRound, assessment: Assessment, field: str) -> None:
    least = by_id(ASSESSMENTS, found.rule_id).peers_shown
    if not assessments.enough_peers(AssessmentSheet.objects(assessment_id=assessment.id, role=PEER).count(), least):
        raise Invalid({field: "too-few-peers"})


def _asked(assessment: Assessment, more: int, now: datetime) -> None:
    assessment.asked += more
    save(assessment, now)


def _invite(found: AssessmentRound, sheet: AssessmentSheet, now: datetime) -> None:
    # Whoever is asked within a reminder's days has just heard of it.
    rule, today = by_id(ASSESSMENTS, found.rule_id), now.astimezone(WIB).date()
    sheet.state = assessments.INVITED
    sheet.reminded = window(rule, date.fromisoformat(found.due_on), today)


def _must_be(found: AssessmentRound, state: str) -> None:
    if found.state != state:
        raise Refused("round-state", state=found.state)
