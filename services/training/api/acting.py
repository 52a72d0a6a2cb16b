"""The person behind the running request, as commands know one."""

from services.training.commands.people import Actor
from shared.auth import principal

PEOPLE = ("librarian", "supervisor", "assessor", "trainer", "manager")
"""Roles of people who may themselves be librarians of the city."""


def actor() -> Actor:
    who = principal()
    return Actor(who.username, manages=who.has("manager"), assesses=who.has("assessor"))
