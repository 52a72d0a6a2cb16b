"""The community service on a fresh database, and the city's own spreadsheets."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from services.community.app import DOCUMENTS, create_app
from shared.storage.connection import database
from tests.support.services import ServiceUnderTest, forget_service, serve
from tests.support.tokens import TokenMint

DATA = Path(__file__).parents[3] / "deploy" / "demo" / "data"
UNITS = (
    "Perpustakaan Umum Sintong Bingei",
    "Layanan Anak",
    "Layanan Referensi",
    "Perpustakaan Keliling",
    "Pengolahan Bahan Pustaka",
)
DEWI = "199803132024011018"
EKA = "197501182005032014"


class Community:
    """The service as its callers know it."""

    def __init__(self, service: Any, token: Callable[..., str]) -> None:
        self.service, self.token = service, token

    def call(self, method: str, path: str, *, role: str = "manager", username: str = EKA, **more: Any) -> Any:
        headers = {"Authorization": f"Bearer {self.token(role, username=username)}"} if role else {}
        headers |= more.pop("headers", {})
        return self.service.client.open(f"/api/community/v1{path}", method=method, headers=headers, **more)

    def send(self, name: str, data: bytes | None = None, **more: Any) -> Any:
        content = (DATA / name).read_bytes() if data is None else data
        return self.call("POST", f"/imports?filename={name}", data=content, content_type="text/csv", **more)

    def open_units(self) -> None:
        for name in UNITS:
            assert self.call("POST", "/libraries", json={"name": name}).status_code == 201

    def librarian(self, nip: str) -> Any:
        return self.call("GET", "/me", username=nip, role="librarian").json


@pytest.fixture(scope="module")
def service(mongo_url: str, mint: TokenMint) -> Iterator[ServiceUnderTest]:
    """One database for a module: making its collections costs more than most of these tests."""
    made = serve("community", create_app, DOCUMENTS, mongo_url=mongo_url, **mint.settings())
    yield made
    forget_service(made)


@pytest.fixture
def community(service: ServiceUnderTest, token: Callable[..., str]) -> Community:
    for name in database().list_collection_names():
        database()[name].delete_many({})
    return Community(service, token)


@pytest.fixture
def city(community: Community) -> Community:
    community.open_units()
    return community
