"""Does a refused request change nothing? Every collection of a service, compared by content before and after."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.support.platform import Platform
from tests.support.waiting import eventually

SERVICES = ("training", "assessment", "community", "notifier")
ALIVE = {"leases", "worker_status"}  # these tell that a worker lives, and change by themselves


@contextmanager
def unchanged(platform: Platform, *services: str) -> Iterator[None]:
    """The block leaves each document of these services as it was, and no event behind."""
    settle(platform)
    before = contents(platform, *services)
    yield
    assert contents(platform, *services) == before


def contents(platform: Platform, *services: str) -> dict[str, Any]:
    """How many documents each collection has, and a digest of them; the outbox is one of the collections."""
    return {f"{service}.{name}": found for service in services for name, found in _collections(platform, service)}


def settle(platform: Platform) -> None:
    """Wait until everything that was said before has been heard, and had its effect."""
    seen: list[dict[str, Any]] = [{}]

    def still() -> bool:
        earlier, seen[0] = seen[0], contents(platform, *SERVICES)
        waiting = any(platform.database(each)["outbox"].count_documents({"pending": True}) for each in SERVICES)
        return not waiting and seen[0] == earlier

    eventually(still, seconds=30, every=0.15)


def _collections(platform: Platform, service: str) -> Iterator[tuple[str, Any]]:
    database = platform.database(service)
    digests = database.command("dbHash")["collections"]
    for name in sorted(digests.keys() - ALIVE):
        yield name, (database[name].estimated_document_count(), digests[name])
