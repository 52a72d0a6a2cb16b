"""What a position asks, and how far the evidence of a librarian goes."""

from datetime import date
from typing import Any

from mongoengine import QuerySet

from services.assessment.documents import Librarian
from services.assessment.documents.frameworks import RoleProfile
from services.assessment.domain import role_profiles
from services.assessment.domain.role_profiles import CURRENT, Evidence, key
from services.assessment.queries import levels, portfolios
from shared.storage.documents import get


def profile_for(position: str, rank: str = "") -> RoleProfile | None:
    """The profile in force for a position: the one for this very rank before the one for every rank."""
    found = RoleProfile.objects(position_key=key(position), rank__in=["", rank], state=CURRENT).order_by("-rank")
    profile: RoleProfile | None = found.first()
    return profile


def profiles(filters: dict[str, Any]) -> QuerySet:
    """Profiles in force, or every edition of one position."""
    found = RoleProfile.objects
    if filters.get("position"):
        found = found.filter(position_key=key(filters["position"]))
    return found if filters.get("editions") else found.filter(state=CURRENT)


def profile(profile_id: str) -> RoleProfile:
    """One edition. Raises NotFound."""
    return get(RoleProfile, profile_id)


def positions() -> list[dict[str, Any]]:
    """The four levels, then every other position that somebody holds."""
    held: dict[str, list[str]] = {}
    for position in Librarian.objects(active=True).scalar("position"):
        held.setdefault(key(position), []).append(position)
    named = {key(each): each for each in role_profiles.POSITIONS} | {
        each: told[0] for each, told in sorted(held.items()) if each
    }
    known = {each.position_key: each.id for each in RoleProfile.objects(state=CURRENT).order_by("-rank")}
    named |= {each.position_key: each.position for each in RoleProfile.objects(state=CURRENT)}
    return [
        {"position": named[each], "people": len(held.get(each, ())), "profile_id": known.get(each)} for each in named
    ]


def holders(found: RoleProfile) -> list[str]:
    """Who is asked by this profile today."""
    people = Librarian.objects(active=True).only("id", "position", "rank")
    held = [each for each in people if key(each.position) == found.position_key]
    return sorted(each.id for each in held if found.rank in ("", each.rank))


def asked_of(librarian: Librarian, today: date) -> dict[str, Any]:
    """What a librarian's position asks, each demand beside the newest evidence and the newest shared level."""
    found = profile_for(librarian.position, librarian.rank)
    held = portfolios.portfolio(librarian, today)["competencies"]
    evidence = {each["skkni_code"]: Evidence(each["evidence"], each["since"]) for each in held if each["skkni_code"]}
    demands = found.demands if found else []
    asked = {each["code"] for each in demands}
    return {
        "librarian_id": librarian.id,
        "name": librarian.name,
        "position": librarian.position,
        "rank": librarian.rank,
        "profile": found,
        "demands": role_profiles.compare(demands, evidence, levels.seen(librarian, asked)),
        "beyond": [
            {"title": each["title"], "since": each["since"]} for each in held if each["skkni_code"] not in asked
        ],
    }
