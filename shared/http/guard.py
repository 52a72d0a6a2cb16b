"""Who may call an endpoint. Every endpoint carries a Guard; a test per service asserts it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self, TypeVar

from flask import Flask

from shared.auth import ANONYMOUS, principal
from shared.auth.errors import Unauthenticated
from shared.errors import Forbidden

View = TypeVar("View", bound=Callable[..., Any])

PUBLIC = "public"
STAFF = "staff"
STAFF_ROLES = frozenset({"librarian", "supervisor", "assessor", "trainer", "manager", "auditor", "operator"})
ROLES = STAFF_ROLES | {"partner"}


@dataclass(frozen=True, slots=True)
class Guard:
    """The roles that may pass; none of them asked where `public`."""

    roles: frozenset[str]
    public: bool

    @classmethod
    def of(cls, *roles: str) -> Self:
        """A guard from role names, PUBLIC or STAFF. Raises ValueError for an empty or unknown one."""
        if not roles or not ROLES | {PUBLIC, STAFF} >= set(roles):
            raise ValueError(f"name who may call: some of {sorted(ROLES)}, PUBLIC or STAFF, not {roles}")
        named = frozenset(roles) - {PUBLIC, STAFF}
        return cls(named | STAFF_ROLES if STAFF in roles else named, PUBLIC in roles)

    def check(self) -> None:
        """Let the caller pass, or raise Unauthenticated or Forbidden."""
        if self.public:
            return
        who = principal()
        if who is ANONYMOUS:
            raise Unauthenticated("no token", presented=False)
        if who.roles.isdisjoint(self.roles):
            raise Forbidden()


def public(view: View) -> View:
    """Mark a plain Flask view (health, documents) as open to all."""
    view.guard = Guard.of(PUBLIC)  # type: ignore[attr-defined]
    return view


def unguarded(app: Flask) -> list[str]:
    """The endpoints of `app` that carry no Guard; must be empty."""
    return sorted(name for name, view in app.view_functions.items() if not hasattr(view, "guard"))
