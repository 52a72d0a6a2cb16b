"""Looking competencies up: by code in what is published now, by id for ever."""

from collections.abc import Iterable
from typing import Any

from mongoengine import QuerySet

from services.assessment.documents.frameworks import Competency, Framework
from services.assessment.domain import frameworks
from services.assessment.queries.role_profiles import profile_for as profile_for
from shared.errors import NotFound
from shared.storage.documents import get


def competency(code: str) -> Competency | None:
    """The competency with this code in the newest published edition. Keep its `id`: that names the edition."""
    return _newest([code]).get(code)


def competencies(codes: Iterable[str]) -> dict[str, Competency]:
    """`competency` for many codes at once; unknown codes are left out."""
    return _newest(codes)


def framework(framework_id: str) -> Framework:
    """One edition. Raises NotFound."""
    return get(Framework, framework_id)


def edition(slug: str, state: str) -> Framework | None:
    """The newest edition of a framework in a state."""
    found: Framework | None = Framework.objects(slug=slug, state=state).order_by("-edition").first()
    return found


def listed(filters: dict[str, Any], *, drafts: bool) -> QuerySet:
    """Editions; drafts only for those who write them."""
    wanted = {name: filters[name] for name in ("slug", "state") if filters.get(name)}
    found = Framework.objects(**wanted)
    return found if drafts else found.filter(state__ne=frameworks.DRAFT)


def visible(framework_id: str, *, drafts: bool) -> Framework:
    """One edition as this reader may see it. Raises NotFound."""
    found = get(Framework, framework_id)
    if found.state == frameworks.DRAFT and not drafts:
        raise NotFound("framework", framework_id)
    return found


def published(filters: dict[str, Any]) -> QuerySet:
    """Competencies of the published editions, by level, framework or code."""
    current = Framework.objects(state=frameworks.PUBLISHED).scalar("id")
    wanted = {name: filters[name] for name in ("framework", "level", "code") if filters.get(name)}
    return Competency.objects(framework_id__in=list(current), **wanted)


def units(framework_id: str) -> list[Competency]:
    """The units of an edition by code."""
    return list(Competency.objects(framework_id=framework_id, level=frameworks.UNIT).order_by("code"))


def places(framework_id: str) -> QuerySet:
    """Every place in the tree of an edition, for a list."""
    return Competency.objects(framework_id=framework_id)


def whole(found: Framework, *, drafts: bool) -> dict[str, Any]:
    """An edition with its tree and the other editions of the same framework."""
    names = ("id", "version", "slug", "edition", "state", "title", "title_en", "form", "source", "scale")
    facts = {name: getattr(found, name) for name in (*names, "published_at", "retired_at")}
    others = listed({"slug": found.slug}, drafts=drafts).order_by("-edition")
    return facts | {"tree": tree(found.id), "editions": list(others)}


def nodes(framework_id: str) -> list[Competency]:
    """Every place in the tree of an edition, by code."""
    return list(Competency.objects(framework_id=framework_id).order_by("code"))


def tree(framework_id: str) -> list[dict[str, Any]]:
    """The tree of an edition: each place with its `children`, by code."""
    facts = ("id", "code", "level", "title", "title_en", "description", "source")
    found = nodes(framework_id)
    rows = {each.code: {name: getattr(each, name) for name in facts} | {"children": []} for each in found}
    roots: list[dict[str, Any]] = []
    for each in found:
        above = rows.get(each.parent or "")
        (above["children"] if above else roots).append(rows[each.code])
    return roots


def _newest(codes: Iterable[str]) -> dict[str, Competency]:
    found = list(Competency.objects(code__in=list(codes)).order_by("edition", "created_at", "id"))
    wanted = {each.framework_id for each in found}
    current = set(Framework.objects(id__in=list(wanted), state=frameworks.PUBLISHED).scalar("id"))
    return {each.code: each for each in found if each.framework_id in current}
