"""Editions of competency frameworks: draft, fill, publish, retire. A published edition is never edited."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from services.assessment.documents import Librarian
from services.assessment.documents.frameworks import Competency, Framework
from services.assessment.domain import frameworks, scales, unit_codes
from services.assessment.domain.frameworks import DRAFT, PUBLISHED, Node
from services.assessment.domain.shipped_frameworks import SHIPPED, Shipped
from services.assessment.events import frameworks as outgoing
from services.assessment.queries import frameworks as queries
from shared.errors import Invalid, NotFound, Refused
from shared.ids import new_id
from shared.storage.documents import insert, insert_many, save

FACTS = ("code", "level", "parent", "title", "title_en", "description", "source")


def ship(now: datetime) -> None:
    """Put in place what comes with the platform; where an edition of it is there, leave it alone."""
    for shipped in SHIPPED:
        if Framework.objects(slug=shipped.slug).first() is None:
            _ship(shipped, now)


def create(framework_id: str, facts: dict[str, Any], now: datetime) -> Framework:
    """Draft the first edition of a framework."""
    if Framework.objects(slug=facts["slug"]).first() is not None:
        raise Refused("framework-exists", slug=facts["slug"])
    facts = {"scale": scales.usual(facts["form"]).to_dict()} | facts
    _require_scale(facts["scale"])
    return insert(Framework(id=framework_id, edition=1, state=DRAFT, **facts), now)


def begin_edition(edition_id: str, slug: str, now: datetime) -> Framework:
    """Draft the next edition as a copy of the newest."""
    draft = queries.edition(slug, DRAFT)
    if draft is not None:
        raise Refused("draft-exists", title=draft.title, edition=draft.edition)
    newest: Framework | None = Framework.objects(slug=slug).order_by("-edition").first()
    if newest is None:
        raise NotFound("framework", slug)
    kept = {name: getattr(newest, name) for name in ("slug", "title", "title_en", "form", "source")}
    draft = Framework(id=edition_id, edition=newest.edition + 1, state=DRAFT, scale=dict(newest.scale), **kept)
    insert(draft, now)
    copies = [_competency(draft, {name: getattr(each, name) for name in FACTS}) for each in queries.nodes(newest.id)]
    insert_many(copies, now)
    return draft


def describe(framework: Framework, facts: dict[str, Any], now: datetime) -> Framework:
    """Change what a draft is called, where it comes from, or its scale."""
    if "scale" in facts:
        _require_scale(facts["scale"])
    for name, value in facts.items():
        setattr(framework, name, value)
    return _move(framework, frameworks.CHANGE, now)


def put(framework: Framework, facts: dict[str, Any], now: datetime) -> Framework:
    """Add a place to the tree of a draft, or change the one with this code."""
    found = {each.code: each for each in queries.nodes(framework.id)}
    facts = facts | {"parent": parent_of(framework.form, facts)}
    _require_form(framework.form, facts)
    told = [Node(each.code, each.level, each.parent) for code, each in found.items() if code != facts["code"]]
    wrong = frameworks.faults([*told, Node(facts["code"], facts["level"], facts["parent"])])
    if wrong:
        raise Refused("tree-broken", place=wrong[0].code)
    return fill(framework, [facts], found, now)


def remove(framework: Framework, code: str, now: datetime) -> Framework:
    """Take a place, and everything under it, out of a draft."""
    gone = _below(code, queries.nodes(framework.id))
    if not gone:
        raise NotFound("competency", code)
    _move(framework, frameworks.CHANGE, now)
    Competency.objects(framework_id=framework.id, code__in=list(gone)).delete()
    return framework


def fill(
    framework: Framework, rows: Iterable[dict[str, Any]], found: dict[str, Competency], now: datetime
) -> Framework:
    """Write places, already found to be right, into a draft."""
    _move(framework, frameworks.CHANGE, now)
    fresh = []
    for facts in rows:
        there = found.get(facts["code"])
        if there is None:
            fresh.append(_competency(framework, facts))
            continue
        for name in FACTS:
            setattr(there, name, facts.get(name, getattr(there, name)))
        save(there, now)
    insert_many(fresh, now)
    return framework


def publish(framework: Framework, now: datetime) -> Framework:
    """Put an edition in force; the one before is retired. Whatever was earned under that one stays as it is."""
    places = queries.nodes(framework.id)
    if not frameworks.publishable(Node(each.code, each.level, each.parent) for each in places):
        raise Refused("framework-empty", title=framework.title)
    before = queries.edition(framework.slug, PUBLISHED)
    if before is not None:
        retire(before, now)
    framework.published_at = now
    _move(framework, frameworks.PUBLISH, now)
    everybody = [each.id for each in Librarian.objects(active=True).only("id").order_by("id")]
    outgoing.framework_published(framework, queries.units(framework.id), everybody, now)
    return framework


def retire(framework: Framework, now: datetime) -> Framework:
    """Offer an edition no longer."""
    framework.retired_at = now
    _move(framework, frameworks.RETIRE, now)
    outgoing.framework_retired(framework, now)
    return framework


def discard(framework: Framework) -> None:
    """Throw a draft away: nobody has seen it yet."""
    if framework.state != DRAFT:
        raise Refused("framework-state", state=framework.state, action="discard")
    Competency.objects(framework_id=framework.id).delete()
    framework.delete()


def parent_of(form: str, facts: dict[str, Any]) -> str | None:
    """The parent that was named, else the one that the code itself names."""
    return facts.get("parent") or unit_codes.parent_in(form, facts["level"], facts["code"])


def _ship(shipped: Shipped, now: datetime) -> None:
    facts = {name: getattr(shipped, name) for name in ("slug", "title", "title_en", "form", "source", "state")}
    framework = Framework(id=shipped.id, edition=1, scale=shipped.scale.to_dict(), **facts)
    framework.published_at = now
    framework.retired_at = now if shipped.state == frameworks.RETIRED else None
    insert(framework, now)
    names = ("code", "level", "parent", "title", "title_en", "source")
    insert_many([_competency(framework, {n: getattr(each, n) for n in names}) for each in shipped.nodes], now)
    outgoing.framework_published(framework, queries.units(framework.id), [], now)
    if shipped.state == frameworks.RETIRED:
        save(framework, now)
        outgoing.framework_retired(framework, now)


def _competency(framework: Framework, facts: dict[str, Any]) -> Competency:
    edition = {"framework_id": framework.id, "framework": framework.slug, "edition": framework.edition}
    return Competency(id=new_id(), **edition, **facts)


def _below(code: str, places: Iterable[Competency]) -> set[str]:
    gone: set[str] = set()
    order = sorted(places, key=lambda each: frameworks.LEVELS.index(each.level))
    for each in order:
        if each.code == code or each.parent in gone:
            gone.add(each.code)
    return gone


def _move(framework: Framework, action: str, now: datetime) -> Framework:
    state = frameworks.after(framework.state, action)
    if state is None:
        raise Refused("framework-state", state=framework.state, action=action)
    framework.state = state
    return save(framework, now)


def _require_scale(scale: dict[str, Any]) -> None:
    wrong = scales.fault(scale)
    if wrong is not None:
        raise Invalid({"scale.values": wrong})


def _require_form(form: str, facts: dict[str, Any]) -> None:
    if not unit_codes.is_code(form, facts["level"], facts["code"]):
        raise Invalid({"code": "code-form"})
    named = unit_codes.parent_in(form, facts["level"], facts["code"])
    if named is not None and facts["parent"] != named:
        raise Invalid({"parent": "parent-differs"})
