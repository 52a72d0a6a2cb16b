"""What is listened to is what the table of hearings tells, and the directory."""

from services.notifier.domain.audience import HEARINGS
from services.notifier.events.incoming import incoming
from services.notifier.partner_queries import visible


def test_every_kind_told_is_consumed_and_nothing_else_but_librarians():
    told = {key for key, handler in incoming._many.items() if handler.__name__ == "something_to_tell"}
    kinds = {".".join(key.split(".")[1:3]) for key in incoming.routing_keys - (visible().types - told)}
    directory = {"librarian.registered", "librarian.changed", "librarian.left"}
    agreed = {"partner.changed", "agreement.started", "agreement.ended"}
    assert kinds == HEARINGS.keys() | directory | agreed
