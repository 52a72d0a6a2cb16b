"""The programme, registering and planning in a real browser: no barrier, no script needed, on a small telephone too."""

from datetime import timedelta
from typing import Any

import pytest

from shared.clock import WIB, utcnow
from shared.ids import new_id
from tests.browser.checks import looked_at, reachable_by_keyboard
from tests.support.platform import LIBRARIAN as DEWI

DAY = utcnow().astimezone(WIB).date() + timedelta(days=9)


@pytest.fixture(scope="module")
def activity(city) -> Any:
    """Published, with places."""
    body = {
        "title": f"Bedah buku {new_id()[-6:]}", "kind": "discussion", "place": "Aula Sintong Bingei", "capacity": 20,
        "held_on": str(DAY), "starts": "09:00", "ends": "11:00", "summary": "Membaca ulang.", "tags": ["sastra"],
    }  # fmt: skip
    made = city.send("POST", "community/v1/activities", body, DEWI)
    with city.platform.client() as client:
        for verb in ("approve", "publish"):
            seen = {"If-Match": f'"{made["version"]}"'}
            made = client.post(f"/api/community/v1/activities/{made['id']}/{verb}", headers=seen).json()
    return made


def test_a_visitor_registers_changes_and_cancels_without_script(visit, activity):
    page = visit(java_script_enabled=False)
    page.goto("/kegiatan")
    page.get_by_role("link", name=activity["title"]).click()
    page.get_by_label("Nama Anda").fill("Tiur Sinaga")
    page.get_by_label("Alamat surel").fill(f"{new_id()}@example.org")
    page.get_by_label("Berapa orang").fill("3")
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Daftar", exact=True).click()
    page.get_by_role("heading", name="Anda mendapat tempat").wait_for()
    assert page.locator("svg.qr").count() == 1
    page.get_by_label("Berapa orang").fill("2")
    page.get_by_role("button", name="Simpan perubahan").click()
    page.get_by_text("Tiur Sinaga, 2 orang").wait_for()
    page.get_by_role("button", name="Batalkan pendaftaran").click()
    page.get_by_role("heading", name="Pendaftaran ini sudah dibatalkan").wait_for()


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_public_pages_have_no_barrier(visit, city, activity, language):
    consent = city.get(f"community/v1/public/activities/{activity['id']}")["consent"]["version"]
    body = {"name": "Tiur", "email": f"{new_id()}@example.org", "party": 1, "consent_version": consent}
    one = city.send("POST", f"community/v1/public/activities/{activity['id']}/registrations", body)
    page = visit(language=language)
    for address in ("/kegiatan", f"/kegiatan/{activity['id']}", f"/kegiatan/kelola/{one['token']}"):
        page.goto(address)
        looked_at(page)
    page.goto(f"/kegiatan/{activity['id']}")
    reachable_by_keyboard(page)


def test_the_pages_of_those_who_plan_have_no_barrier(visit, city, activity):
    page = visit("manager")
    work = f"/kegiatan/kerja/{activity['id']}"
    for address in ("/kegiatan/kerja", "/kegiatan/kerja/baru", work, f"{work}/ubah"):
        page.goto(address)
        looked_at(page)
