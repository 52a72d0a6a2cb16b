"""What an event contract is.

One class per event type and major version. Producers dump strictly: an unknown or missing field is a
programming error. Consumers load tolerantly: fields they do not know are ignored. A new optional field is the
same version; anything else is a new class beside the old one, both published until nobody binds the old.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, ClassVar, Literal, TypeVar

from marshmallow import EXCLUDE, Schema, ValidationError

from shared.contracts import quick
from shared.contracts.checking import checked

PREFIX = "id.binapustaka."
Audience = Literal["internal", "partner"]


class Payload(Schema):
    """Base of every event payload."""

    class Meta:
        unknown = EXCLUDE
        ordered = True

    type: ClassVar[str]
    routing_key: ClassVar[str]
    audience: ClassVar[Audience]
    personal: ClassVar[bool]
    public: ClassVar[bool]

    @classmethod
    def encode(cls, data: Mapping[str, Any]) -> dict[str, Any]:
        """`data` as JSON-ready values. Raises ValueError naming each wrong, missing or unknown field."""
        try:
            quickly: dict[str, Any] = _writer(cls.routing_key)(data)
            return quickly
        except quick.Unsure:
            return cls._encode_by_schema(data)

    @classmethod
    def _encode_by_schema(cls, data: Mapping[str, Any]) -> dict[str, Any]:
        schema = INSTANCES[cls.routing_key]
        unknown = data.keys() - schema.fields.keys()
        try:
            dumped: dict[str, Any] = schema.dump(data)
        except (AttributeError, TypeError, ValueError) as error:
            raise ValueError(f"{cls.routing_key}: {error}") from error
        problems: dict[str, Any] = dict.fromkeys(unknown, "unknown field") or checked(schema, dumped)
        if problems:
            raise ValueError(f"{cls.routing_key}: {problems}")
        return dumped

    @classmethod
    def decode(cls, data: Mapping[str, Any]) -> dict[str, Any]:
        """The payload as Python values. Raises marshmallow.ValidationError."""
        try:
            loaded: dict[str, Any] = _reader(cls.routing_key)(data)
        except (quick.Unsure, ValidationError):
            loaded = INSTANCES[cls.routing_key].load(data)
        return loaded


P = TypeVar("P", bound=type[Payload])

EVENTS: dict[str, type[Payload]] = {}
INSTANCES: dict[str, Payload] = {}


def event(
    routing_key: str, *, audience: Audience = "internal", personal: bool = False, public: bool = False
) -> Callable[[P], P]:
    """Register a payload class under `<service>.<subject>.<past participle>.v<major>`.

    `public`: what our public pages tell anyhow, so that every partner may hear it, whatever its agreement names.
    """

    def register(cls: P) -> P:
        if routing_key in EVENTS:
            raise ValueError(f"{routing_key} is registered twice")
        if personal and audience == "partner":
            raise ValueError(f"{routing_key}: partner events carry no personal data")
        if public and audience != "partner":
            raise ValueError(f"{routing_key}: what is public is for partners as well")
        cls.routing_key, cls.type = routing_key, PREFIX + routing_key
        cls.audience, cls.personal, cls.public = audience, personal, public
        EVENTS[routing_key] = cls
        INSTANCES[routing_key] = cls()
        return cls

    return register


@cache
def _reader(routing_key: str) -> quick.Convert:
    return quick.reader(INSTANCES[routing_key])


@cache
def _writer(routing_key: str) -> quick.Convert:
    return quick.writer(INSTANCES[routing_key])
