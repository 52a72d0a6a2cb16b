"""Who may read whose portfolio."""

from collections.abc import Set as AbstractSet

SELF, SUPERVISOR, MANAGER = "self", "supervisor", "manager"


def ground(*, same_person: bool, same_unit: bool, roles: AbstractSet[str]) -> str | None:
    """On which ground a reader may read it, or None: oneself, the unit's supervisor, the manager."""
    if same_person:
        return SELF
    if SUPERVISOR in roles and same_unit:
        return SUPERVISOR
    return MANAGER if MANAGER in roles else None
