"""Who can sign in on a demonstration platform."""

import json
from typing import Any

from deploy.local.state import ROOT

PEOPLE = ROOT / "deploy" / "demo" / "people.json"


def people() -> list[dict[str, Any]]:
    """The people of the demonstration city."""
    listed: list[dict[str, Any]] = json.loads(PEOPLE.read_text())
    return listed


def sign_ins() -> list[str]:
    """A line for each: name, roles, user name."""
    return [f"{one['name']:<20} {', '.join(one['roles']):<24} {one['username']}" for one in people()]
