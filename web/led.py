"""Whom a leader may choose: everybody of the unit but oneself; for the manager, of all units."""

from typing import Any

from web import calls
from web.signin import user


def people() -> list[tuple[str, str]]:
    """Id and name with unit, to choose from."""
    me = calls.part("community", "/me").data or {}
    person = user()
    everywhere = person is not None and person.any_of("manager")
    found: list[Any] = calls.everything(
        "community", "/librarians", active="true", unit_id=None if everywhere else me.get("unit_id")
    )
    return [(each["id"], f"{each['name']} · {each['unit_name']}") for each in found if each["id"] != me.get("id")]
