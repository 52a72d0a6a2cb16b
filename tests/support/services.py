"""A service under test: its real application on a fresh database, called in the same process."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from mongoengine import Document

from shared.ids import new_id
from shared.settings import Settings


@dataclass(frozen=True)
class ServiceUnderTest:
    settings: Settings
    app: Flask | None

    @property
    def client(self) -> FlaskClient:
        """A fresh client (no cookies shared) for a test or a thread."""
        assert self.app is not None, "made without an application"
        return self.app.test_client()


def serve(
    name: str, create_app: Callable[..., Flask] | None, documents: Sequence[Any] | None, **over: Any
) -> ServiceUnderTest:
    """Connect to a fresh database, make its collections, build the application."""
    from shared.storage import connection, outbox, setup
    from shared.storage.inbox import InboxRow

    settings = Settings.for_tests(name, **{"database": f"t_{name[:12]}_{new_id()[-12:]}", "env": "dev"} | over)
    _disconnect()
    connection.connect(settings)
    outbox.use_source(settings.source)
    setup.ensure([*(documents or ()), outbox.OutboxRow, InboxRow])
    return ServiceUnderTest(settings, create_app(settings) if create_app else None)


def _disconnect() -> None:
    """Disconnect, and let every document class forget its collection.

    mongoengine does that only for the classes that it can name, and in one test process several services have a
    class of the same name (a copy of Librarian each): the others would go on using a closed client.
    """
    from shared.storage import connection

    connection.disconnect()
    for model in _below(Document):
        if "_collection" in model.__dict__:
            model._collection = None


def _below(model: type[Any]) -> Iterator[type[Any]]:
    for child in model.__subclasses__():
        yield child
        yield from _below(child)


def forget_service(service: ServiceUnderTest) -> None:
    """Drop the database and the connection."""
    from shared.storage import connection

    connection.client().drop_database(service.settings.database)
    _disconnect()
