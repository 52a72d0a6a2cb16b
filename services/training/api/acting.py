"""The person behind the running request, as commands know one."""

from services.training.commands.people import Actor
from shared.auth import principal

PEOPLE = ("librarian", "supervisor", "assessor", "trainer", "manager")
"""Roles of people who may themselves be librarians of the city."""


def actor() -> Actor:
    who = principal()
    roles = {"manages": "manager", "assesses": "assessor", "supervises": "supervisor"}
    return Actor(who.username, **{verb: who.has(role) for verb, role in roles.items()})
