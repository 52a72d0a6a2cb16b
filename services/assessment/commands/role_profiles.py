"""Laying down what a position asks. A change is a new edition; the one before stays to be read."""

from datetime import datetime
from typing import Any

from services.assessment.documents.frameworks import Competency, Framework, RoleProfile
from services.assessment.domain import frameworks, scales
from services.assessment.domain.role_profiles import CURRENT, REPLACED, key
from services.assessment.events import frameworks as outgoing
from services.assessment.queries import frameworks as queries
from services.assessment.queries.role_profiles import holders
from shared.errors import Invalid, Refused
from shared.storage.documents import insert, save


def lay_down(profile_id: str, body: dict[str, Any], author: str, now: datetime) -> RoleProfile:
    """Say for the first time what a position asks."""
    there = RoleProfile.objects(position_key=key(body["position"]), rank=body["rank"]).first()
    if there is not None:
        raise Refused("profile-exists", position=body["position"])
    return _edition(profile_id, 1, body, author, now)


def lay_down_anew(
    before: RoleProfile, profile_id: str, body: dict[str, Any], author: str, now: datetime
) -> RoleProfile:
    """Say anew what a position asks: the next edition takes the place of this one."""
    if before.state != CURRENT:
        raise Refused("profile-replaced", position=before.position)
    before.state, before.replaced_at = REPLACED, now
    save(before, now)
    place = {"position": before.position, "rank": before.rank}
    return _edition(profile_id, before.edition + 1, body | place, author, now)


def _edition(profile_id: str, edition: int, body: dict[str, Any], author: str, now: datetime) -> RoleProfile:
    profile = RoleProfile(
        id=profile_id,
        position=body["position"],
        position_key=key(body["position"]),
        rank=body["rank"],
        edition=edition,
        state=CURRENT,
        demands=_demands(body["demands"]),
        note=body.get("note", ""),
        author=author,
    )
    insert(profile, now)
    outgoing.profile_published(profile, holders(profile), now)
    return profile


def _demands(asked: list[dict[str, Any]]) -> list[dict[str, Any]]:
    known = queries.competencies(each["code"] for each in asked)
    editions = {each.id: each for each in Framework.objects(id__in=[each.framework_id for each in known.values()])}
    wrong: dict[str, Any] = {}
    demands = []
    for place, each in enumerate(asked):
        found = known.get(each["code"])
        if found is None or found.level != frameworks.UNIT:
            wrong[f"demands.{place}.code"] = "competency-unknown"
            continue
        scale = editions[found.framework_id].scale
        if scales.rank(scale["values"], each["value"]) is None:
            wrong[f"demands.{place}.value"] = "value-unknown"
            continue
        demands.append(_demand(found, scale, each["value"]))
    if wrong:
        raise Invalid(wrong)
    return demands


def _demand(found: Competency, scale: dict[str, Any], value: str) -> dict[str, Any]:
    """As it is kept: what is read later is what was meant now, whatever a new edition calls it."""
    place = scales.rank(scale["values"], value)
    named = next(each for each in scale["values"] if each["slug"] == value)
    facts = {name: getattr(found, name) for name in ("code", "title", "title_en", "framework", "edition")}
    return facts | {"competency_id": found.id, "value": dict(named), "place": place, "places": len(scale["values"])}
