"""Who there is to sign in as. A person is their user name (NIP for staff) and their roles."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5


@dataclass(frozen=True)
class Person:
    username: str
    name: str
    roles: tuple[str, ...]
    email: str = ""
    about: dict[str, str] = field(default_factory=dict)

    def get_user_id(self) -> str:
        """The `sub`: the same in every run, and not the NIP."""
        return str(uuid5(NAMESPACE_URL, f"urn:binapustaka:person:{self.username}"))

    def claims(self) -> dict[str, Any]:
        return {"preferred_username": self.username, "name": self.name, "roles": list(self.roles)}


def read(path: Path) -> dict[str, Person]:
    """The people by user name, in the order of the file."""
    listed = json.loads(path.read_text())
    return {one["username"]: Person(**{**one, "roles": tuple(one["roles"])}) for one in listed}
