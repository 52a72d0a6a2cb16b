"""A spreadsheet from the browser: passed to the service that knows its kind, answered for row by row."""

import io
import re

from tests.unit.web import city
from tests.unit.web.fakes import problem

REPORT = {
    "file": "skm.csv",
    "kind": "skm",
    "counts": {"imported": 3, "corrected": 1, "unchanged": 0, "refused": 1},
    "notes": [],
    "rows": [
        {"row": 2, "outcome": "imported", "subject": None, "notes": []},
        {"row": 5, "outcome": "corrected", "notes": [{"column": "Usia", "id": "Usia dijadikan kelompok.", "en": "…"}]},
        {"row": 7, "outcome": "refused", "notes": [{"column": "U3", "id": "Nilai 5 di luar skala.", "en": "…"}]},
    ],
}
UNKNOWN = problem(422, "spreadsheet-unknown", "Jenis berkas tidak dikenali.")


def send(client, name="skm.csv", content=b"Timestamp,U1\n"):
    (token,) = set(re.findall(r'name="csrf_token" value="([^"]+)"', client.get("/lingkar/impor").text))
    return client.post("/lingkar/impor", data={"csrf_token": token, "file": (io.BytesIO(content), name)})


def test_the_file_reaches_the_service_that_knows_its_kind(sign_in, world):
    world.put("POST", "community", "/imports", UNKNOWN)
    world.put("POST", "assessment", "/imports", REPORT)
    answer = send(sign_in(city.MANAGER))
    assert answer.status_code == 200
    assert b'filename="skm.csv"' in world.sent("POST", "/assessment/v1/imports").content
    text = answer.text
    assert text.index("Nilai 5 di luar skala.") < text.index("Usia dijadikan kelompok."), "what was refused comes first"


def test_a_file_of_another_kind_is_refused_whole(sign_in, world):
    world.put("POST", "community", "/imports", UNKNOWN)
    world.put("POST", "assessment", "/imports", UNKNOWN)
    answer = send(sign_in(city.MANAGER))
    assert answer.status_code == 422
    assert "Jenis berkas tidak dikenali." in answer.text


def test_no_file_is_said_beside_the_field(sign_in):
    client = sign_in(city.MANAGER)
    assert 'id="file-error"' in send(client, name="").text


def test_only_the_manager_may(sign_in):
    assert sign_in(city.LIBRARIAN).get("/lingkar/impor").status_code == 403
