"""What a command may refuse with. The edge turns each into a problem document (RFC 9457).

ServiceError
├── Refused      a rule says no: `code` names the rule, `facts` fill its text
├── Forbidden    signed in, but not allowed
├── NotFound     no such thing
├── Invalid      the input is wrong, field by field
└── Stale        the caller changed an old version
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


class ServiceError(Exception):
    """Base of everything a command raises on purpose. Trying again does not help."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


class Refused(ServiceError):
    """A rule of the domain says no. `code` is a key of the service's PROBLEMS table."""


class Forbidden(ServiceError):
    """The caller may not do this, or not to this person's data."""

    def __init__(self, code: str = "forbidden", **facts: Any) -> None:
        super().__init__(code, **facts)


class NotFound(ServiceError):
    """There is no `kind` with this `id`."""

    def __init__(self, kind: str, id: str) -> None:
        super().__init__("not-found", kind=kind, id=id)


class Invalid(ServiceError):
    """The input is wrong. `messages` maps a field (dots for nesting) to what is wrong with it."""

    def __init__(self, messages: Mapping[str, Any]) -> None:
        super().__init__("invalid")
        self.messages = messages


class Stale(ServiceError):
    """The caller's If-Match names another version than `current_version`."""

    def __init__(self, current_version: int) -> None:
        super().__init__("stale", current_version=current_version)
        self.current_version = current_version


@dataclass(frozen=True)
class Problem:
    """How a refusal is told: HTTP status, stable English title, detail templates with {facts}."""

    status: int
    title: str
    id: str
    en: str
