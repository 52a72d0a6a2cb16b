"""What a position asks, and how far the evidence of a librarian goes."""

from typing import Any

from mongoengine import QuerySet

from services.assessment.documents.frameworks import RoleProfile
from services.assessment.domain.role_profiles import CURRENT, key


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
