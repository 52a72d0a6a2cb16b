"""Forms for raters: made once, never changed; a change is the next version."""

from datetime import datetime
from typing import Any

from services.assessment.documents import AssessmentForm
from services.assessment.documents.frameworks import Competency
from services.assessment.domain import rubrics
from services.assessment.queries import frameworks
from shared.errors import Invalid
from shared.storage.documents import insert


def make_form(form_id: str, body: dict[str, Any], now: datetime) -> AssessmentForm:
    """The first version of a form."""
    form = AssessmentForm(id=form_id, family=form_id, number=1, role=body["role"], title=body["title"])
    form.items = _items(body["items"])
    return insert(form, now)


def next_version(form_id: str, before: AssessmentForm, body: dict[str, Any], now: datetime) -> AssessmentForm:
    """Another version, for the rounds that begin from now on."""
    newest = AssessmentForm.objects(family=before.family).order_by("-number").first()
    form = AssessmentForm(id=form_id, family=before.family, number=newest.number + 1, role=before.role)
    form.title, form.items = body["title"], _items(body["items"])
    return insert(form, now)


def _items(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    wrong = {f"items.{place}.levels": "levels-rise" for place, item in enumerate(items) if not _rises(item)}
    clash = rubrics.comparable([items])
    wrong |= {f"items.{place}.levels": "one-scale" for place, item in enumerate(items) if item["code"] in clash}
    if wrong:
        raise Invalid(wrong)
    known = frameworks.competencies(item["code"] for item in items)
    return [
        item | {"slug": f"butir-{place}"} | _edition(known.get(item["code"]), item)
        for place, item in enumerate(items, start=1)
    ]


def _edition(found: Competency | None, item: dict[str, Any]) -> dict[str, Any]:
    """The edition of the framework that the code was found in; a code of one's own names what it likes."""
    if found is None:
        return {"competency_id": None}
    return {"competency_id": found.id, "framework": item["framework"] or f"{found.framework} {found.edition}"}


def _rises(item: dict[str, Any]) -> bool:
    return rubrics.rising(rubrics.scale(item))
