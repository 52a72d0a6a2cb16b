"""The fixtures themselves: a service on a fresh database that is gone afterwards."""

from collections.abc import Callable
from typing import Any

from pymongo import MongoClient

from shared.storage import connection


def test_a_service_has_a_database_of_its_own(make_service: Callable[..., Any], mongo_url: str) -> None:
    service = make_service("training", None, ())
    assert connection.database().name == service.settings.database
    with MongoClient[dict[str, Any]](mongo_url) as client:
        assert "outbox" in client[service.settings.database].list_collection_names()
