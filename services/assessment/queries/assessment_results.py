"""What came of an assessment: the raters side by side, and each figure down to the rated items it is made of."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from services.assessment.documents import (
    Assessment,
    AssessmentDispute,
    AssessmentForm,
    AssessmentRound,
    AssessmentSheet,
    Librarian,
)
from services.assessment.documents.frameworks import RoleProfile
from services.assessment.domain import assessments, comparison, rubrics
from services.assessment.domain.access import SELF
from services.assessment.domain.assessment_rules import ASSESSMENTS, AssessmentRule
from services.assessment.domain.assessments import GATHERING, PEER, SUBMITTED
from services.assessment.domain.comparison import Comparison, Rated
from services.assessment.domain.figures import half_up
from services.assessment.domain.role_profiles import asked_level
from services.assessment.domain.rules import by_id
from services.assessment.queries import assessments as found_by
from shared.errors import Forbidden
from shared.storage.documents import get

Forms = dict[str, AssessmentForm]


def check_told(found: Assessment, ground: str) -> None:
    """The person assessed reads a result once it was shared. Raises Forbidden."""
    if ground == SELF and found.state not in assessments.TOLD:
        raise Forbidden("assessment-not-shared")


def result(found: Assessment, ground: str) -> dict[str, Any]:
    """One person's result. While answers come in there is none, for anybody."""
    facts: dict[str, Any] = found_by.progress({"items": [found], "next": None})["items"][0]
    names = ("shared_note", "response", "trail")
    facts |= {name: getattr(found, name) for name in names} | {"ground": ground}
    rule = rule_of(found)
    facts["rule"] = {"id": rule.id, "source": rule.source, "peers_shown": rule.peers_shown}
    facts["competencies"] = [] if found.state == GATHERING else competencies(found, rule)
    disputes = AssessmentDispute.objects(assessment_id=found.id).order_by("id")
    return facts | {"disputes": [{"id": each.id, "state": each.state, "outcome": each.outcome} for each in disputes]}


def rule_of(found: Assessment) -> AssessmentRule:
    """The rule that its round began with."""
    return by_id(ASSESSMENTS, get(AssessmentRound, found.round_id).rule_id)


def codes_of(found: Assessment) -> set[str]:
    """The competencies that this assessment is about."""
    sheets, forms = _sheets([found.id])
    return {item["code"] for sheet in sheets for item in _items(sheet, forms)}


def competencies(found: Assessment, rule: AssessmentRule) -> list[dict[str, Any]]:
    """Every competency side by side, with what each figure is made of."""
    sheets, forms = _sheets([found.id])
    rated = [as_rated(sheet, forms) for sheet in sheets]
    titles = {item["code"]: item for sheet in reversed(sheets) for item in _items(sheet, forms)}
    settled = {each["code"]: each["level"] for each in found.settled}
    names = {each.id: each.name for each in Librarian.objects(id__in=[sheet.rater_id for sheet in sheets])}
    demands = _demands(found)
    return [
        _told(one, titles[one.code])
        | {"required": _required(demands.get(one.code), titles[one.code])}
        | {"settled_level": settled.get(one.code)}
        | {"made_of": _made_of(one.code, sheets, forms, names)}
        | {"peers_made_of": _peers_made_of(one, sheets, forms, rated, rule)}
        for one in comparison.compare(rated, rule)
    ]


def judged(assessment_ids: Iterable[str], roles: Iterable[str]) -> list[tuple[AssessmentSheet, Rated]]:
    """The submitted sheets of some roles as the rules read them."""
    sheets, forms = _sheets(assessment_ids)
    wanted = set(roles)
    return [(each, as_rated(each, forms)) for each in sheets if each.role in wanted and each.state == SUBMITTED]


def as_rated(sheet: AssessmentSheet, forms: Forms) -> Rated:
    """A sheet as the rules read it: what was not submitted is not there."""
    items = {item["slug"]: item["code"] for item in _items(sheet, forms)}
    said = sheet.answers if sheet.state == SUBMITTED else {}
    levels = {slug: answer["level"] for slug, answer in said.items() if answer.get("level") is not None}
    return Rated(sheet.rater_id, sheet.role, items, levels, sheet.settles)


def figure(value: Fraction | None) -> dict[str, str] | None:
    """A figure as shown, half up to two decimals, and exactly."""
    return None if value is None else {"shown": str(half_up(value)), "exact": str(value)}


def _demands(found: Assessment) -> dict[str, dict[str, Any]]:
    """What the position asked when the round was prepared, by competency."""
    profile = RoleProfile.objects(id=found.profile_id).first() if found.profile_id else None
    return {each["code"]: each for each in profile.demands} if profile else {}


def _required(demand: dict[str, Any] | None, item: rubrics.Item) -> dict[str, Any] | None:
    """The level asked for; as a number only where the rubric has as many levels as the profile's scale."""
    if demand is None:
        return None
    value = demand["value"]
    words = {"id": value["title"], "en": value.get("title_en") or value["title"]}
    return {"words": words, "level": asked_level(demand, tuple(each["value"] for each in item["levels"]))}


def _sheets(assessment_ids: Iterable[str]) -> tuple[list[AssessmentSheet], Forms]:
    sheets = list(AssessmentSheet.objects(assessment_id__in=list(assessment_ids)).order_by("id"))
    forms = AssessmentForm.objects(id__in=list({sheet.form_id for sheet in sheets}))
    return sheets, {each.id: each for each in forms}


def _items(sheet: AssessmentSheet, forms: Forms) -> list[rubrics.Item]:
    return rubrics.of_codes(forms[sheet.form_id].items, sheet.codes)


def _told(one: Comparison, item: rubrics.Item) -> dict[str, Any]:
    figures = [
        {
            "role": each.role,
            "asked": each.asked,
            "n": each.n,
            "average": figure(each.average),
            "hidden": each.hidden,
            "settled": each.settled,
        }
        for each in one.figures
        if each.asked
    ]
    facts = {"code": one.code, "framework": item["framework"], "title": item["competency"], "levels": item["levels"]}
    return facts | {"figures": figures, "others": figure(one.others), "gap": figure(one.gap)}


def _made_of(code: str, sheets: list[AssessmentSheet], forms: Forms, names: dict[str, str]) -> list[dict[str, Any]]:
    """Each item as each named rater answered it."""
    return [
        {
            "role": sheet.role,
            "name": names.get(sheet.rater_id, ""),
            "settles": sheet.settles,
            "criterion": item["criterion"],
            **_said(item, sheet.answers.get(item["slug"], {})),
        }
        for sheet in sheets
        if sheet.role != PEER and sheet.state == SUBMITTED
        for item in _items(sheet, forms)
        if item["code"] == code
    ]


def _said(item: rubrics.Item, answer: dict[str, Any]) -> dict[str, Any]:
    level = answer.get("level")
    words = next((each["words"] for each in item["levels"] if each["value"] == level), None)
    return {
        "level": level,
        "words": words,
        "comment": answer.get("comment", ""),
        "evidence": list(answer.get("evidence", ())),
    }


def _peers_made_of(
    one: Comparison, sheets: list[AssessmentSheet], forms: Forms, rated: list[Rated], rule: AssessmentRule
) -> dict[str, Any]:
    """What peers said together: averages by item and their comments, in an order that tells nobody who."""
    peers = [sheet for sheet in sheets if sheet.role == PEER]
    criteria = {item["slug"]: item["criterion"] for sheet in peers for item in _items(sheet, forms)}
    items = [
        {"criterion": criteria[each.item], "n": each.n, "average": figure(each.average)}
        for each in comparison.peer_items(one.code, rated, rule)
    ]
    shown = any(each.role == PEER and each.average is not None for each in one.figures)
    return {"items": items if shown else [], "comments": _comments(one.code, peers, forms) if shown else []}


def _comments(code: str, peers: list[AssessmentSheet], forms: Forms) -> list[str]:
    said = [
        sheet.answers.get(item["slug"], {}).get("comment", "")
        for sheet in peers
        if sheet.state == SUBMITTED
        for item in _items(sheet, forms)
        if item["code"] == code
    ]
    return sorted(text for text in said if text)
