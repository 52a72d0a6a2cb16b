"""The city's units, a survey of its first semester, and short ways to speak to the service."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from services.assessment.app import DOCUMENTS, create_app
from services.assessment.events.incoming import incoming
from shared.clock import utcnow
from shared.contracts.community import LibrarianRegisteredV1, LibraryOpenedV1
from shared.ids import new_id
from shared.storage import transaction
from shared.storage.connection import database
from tests.support.services import ServiceUnderTest, forget_service, serve
from tests.support.tokens import TokenMint

API = "/api/assessment/v1"
UNITS = (
    "Perpustakaan Umum Sintong Bingei",
    "Layanan Anak",
    "Layanan Referensi",
    "Perpustakaan Keliling",
    "Pengolahan Bahan Pustaka",
)
SLUGS = ("persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "sarana", "pengaduan")
FILE = Path(__file__).parents[3] / "deploy" / "demo" / "data" / "skm_semester_1.csv"


class City:
    """The service under test and who speaks to it."""

    def __init__(self, service: Any, token: Callable[..., str], deliver: Callable[..., Any]) -> None:
        self.service, self._token, self._deliver = service, token, deliver
        self.units: dict[str, str] = {name: new_id() for name in UNITS}

    def open(self) -> None:
        for name, unit in self.units.items():
            data = {"library_id": unit, "name": name, "slug": name.lower().replace(" ", "-"), "kind": "unit"}
            self.deliver(LibraryOpenedV1, subject=unit, data=data)

    def deliver(self, contract: Any, **event: Any) -> Any:
        return self._deliver(incoming, contract, **event)

    def hire(self, nip: str, unit: str, **over: Any) -> str:
        librarian_id = over.pop("librarian_id", None) or new_id()
        data: dict[str, Any] = {
            "librarian_id": librarian_id, "nip": nip, "name": f"Pustakawan {nip[-3:]}", "email": None, "phone": None,
            "unit_id": self.units[unit], "unit_name": unit, "position": "Pustakawan", "rank": "III/a", "duties": [],
            "language": "id", "active": True,
        }  # fmt: skip
        self.deliver(LibrarianRegisteredV1, subject=librarian_id, data=data | over)
        return librarian_id

    def call(self, method: str, path: str, *roles: str, username: str = "197501182005032014", **kwargs: Any) -> Any:
        headers = dict(kwargs.pop("headers", {}))
        if roles:
            headers["Authorization"] = f"Bearer {self._token(*roles, username=username)}"
        return self.service.client.open(f"{API}{path}", method=method, headers=headers, **kwargs)

    def get(self, path: str, *roles: str, **kwargs: Any) -> Any:
        return self.call("GET", path, *roles, **kwargs)

    def post(self, path: str, *roles: str, **kwargs: Any) -> Any:
        return self.call("POST", path, *roles, **kwargs)

    def survey(self, **over: Any) -> str:
        body = {
            "title": "Survei Semester I", "period": "2026-S1", "opens_on": "2026-01-01", "closes_on": "2026-06-30",
            "population": 32997,
        }  # fmt: skip
        response = self.post("/surveys", "manager", json=body | over)
        assert response.status_code == 201, response.json
        survey_id: str = response.json["id"]
        return survey_id

    def answer(self, survey_id: str, values: dict[str, Any] | None = None, **over: Any) -> Any:
        body = {
            "submission_id": new_id(),
            "unit_id": self.units["Layanan Anak"],
            "values": dict.fromkeys(SLUGS, 3) if values is None else values,
        }
        return self.post(f"/public/surveys/{survey_id}/answers", json=body | over)

    def upload(self, data: bytes, filename: str = "skm.csv", query: str = "") -> Any:
        path = f"/imports?filename={filename}{query}"
        return self.post(path, "manager", data=data, content_type="text/csv")

    def sweep(self, as_of: date) -> Any:
        from services.assessment.commands.follow_ups import sweep

        return transaction.run(lambda: sweep(as_of, utcnow()))


@pytest.fixture(scope="module")
def service(mongo_url: str, mint: TokenMint) -> Iterator[ServiceUnderTest]:
    """One database and application for a module: making a dozen collections costs more than most of these tests."""
    made = serve("assessment", create_app, DOCUMENTS, mongo_url=mongo_url, **mint.settings())
    yield made
    forget_service(made)


@pytest.fixture
def city(service: ServiceUnderTest, token: Callable[..., str], deliver: Callable[..., Any]) -> City:
    for name in database().list_collection_names():
        database()[name].delete_many({})
    city = City(service, token, deliver)
    city.open()
    return city
