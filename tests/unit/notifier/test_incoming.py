"""What is listened to is what the table of hearings tells, and the directory."""

from services.notifier.domain.audience import HEARINGS
from services.notifier.events.incoming import incoming


def test_every_kind_told_is_consumed_and_nothing_else_but_librarians():
    kinds = {".".join(key.split(".")[1:3]) for key in incoming.routing_keys}
    directory = {"librarian.registered", "librarian.changed", "librarian.left"}
    assert kinds == HEARINGS.keys() | directory
