"""Partners: the manager sees what each agreement covers, changes it, ends it; nobody else comes here."""

from typing import Any

import pytest

from shared.ids import new_id
from tests.unit.web import city
from tests.unit.web.fakes import World, problem

ID = new_id()
HELD, REPORT = "community.activity.held.v1", "assessment.report.published.v1"
NUMBER = "067/MoU/PUS/2025"
PARTNER = {
    "id": ID, "name": "SMA Negeri 1", "kind": "school", "contact": "Sekretariat", "email": "sma1@mitra.example",
    "clients": ["mitra-sma-1"], "version": 4,
    "agreements": [
        {"number": NUMBER, "starts_on": "2025-08-06", "ends_on": None, "events": [HELD], "ended_on": None,
         "ended_reason": None},
        {"number": "1/2020", "starts_on": "2020-01-01", "ends_on": "2021-01-01", "events": [],
         "ended_on": "2021-01-01", "ended_reason": "period"},
    ],
}  # fmt: skip
TYPES = [{"type": HELD, "description": "", "public": False}, {"type": REPORT, "description": "", "public": True}]


@pytest.fixture
def manager(world: World, sign_in: Any) -> Any:
    world.put("GET", "community", "/partners", {"items": [PARTNER], "next": None})
    world.put("GET", "community", f"/partners/{ID}", PARTNER)
    world.put("GET", "community", "/partner-events", {"items": TYPES})
    return sign_in(city.MANAGER)


def post(client: Any, path: str, **fields: Any) -> Any:
    page = client.get(f"/mitra/{ID}").text
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    return client.post(f"/mitra/{ID}/{path}", data={"csrf_token": token, "form_key": new_id(), "etag": "4", **fields})


def test_the_list_says_what_each_agreement_covers(manager: Any) -> None:
    page = manager.get("/mitra").text
    for words in ("SMA Negeri 1", NUMBER, "1 jenis kejadian disebut", "Selesai", "tanpa batas"):
        assert words in page


def test_one_partner_shows_scope_machines_and_what_is_public(manager: Any) -> None:
    page = manager.get(f"/mitra/{ID}").text
    assert f'value="{HELD}" checked' in page
    assert 'value="mitra-sma-1"' in page
    assert "Laporan tahunan terbit" in page
    assert page.count("Akhiri perjanjian ini") == 1, "what has ended is not ended again"


def test_scope_machines_and_end_are_sent_with_the_version_seen(manager: Any, world: World) -> None:
    for method, path, ours, fields, body in (
        ("PUT", "scope", "cakupan", {"number": NUMBER, "events": [HELD]}, {"number": NUMBER, "events": [HELD]}),
        ("PUT", "clients", "klien", {"clients": "a-1, b-2  c-3"}, {"clients": ["a-1", "b-2", "c-3"]}),
        ("POST", "end-agreement", "akhiri", {"number": "1", "reason": " Usai "}, {"number": "1", "reason": "Usai"}),
    ):  # fmt: skip
        world.put(method, "community", f"/partners/{ID}/{path}", PARTNER)
        assert post(manager, ours, **fields).status_code == 303
        assert world.body(method, path) == body
        assert world.sent(method, path).headers["If-Match"] == '"4"'


def test_a_refusal_is_told_on_the_page(manager: Any, world: World) -> None:
    refusal = problem(409, "client-taken", "Klien a-1 sudah dipakai mitra lain.")
    world.put("PUT", "community", f"/partners/{ID}/clients", refusal)
    post(manager, "klien", clients="a-1")
    assert "Klien a-1 sudah dipakai mitra lain." in manager.get(f"/mitra/{ID}").text


def test_a_letter_leads_here(manager: Any) -> None:
    assert manager.get(f"/staff/partners/{ID}").location == f"/mitra/{ID}"


def test_others_are_turned_away(sign_in: Any) -> None:
    assert sign_in(city.LIBRARIAN).get("/mitra").status_code == 403
