"""Anyone can check a certificate: genuine, expired, revoked, unknown; person or machine."""

import httpx
import pytest


@pytest.fixture(scope="module")
def codes(city):
    valid, expired, revoked = (city.certificate() for _ in range(3))
    city.expire(expired["id"])
    city.revoke(revoked["id"])
    return {"valid": valid["code"], "expired": expired["code"], "revoked": revoked["code"], "unknown": "AAAA-BBBB-CCCC"}


WORDS = {
    "valid": "Sertifikat ini berlaku",
    "expired": "Sertifikat ini sudah kedaluwarsa",
    "revoked": "Sertifikat ini telah dicabut",
    "unknown": "Tidak ada sertifikat dengan kode ini",
}


@pytest.mark.parametrize("status", WORDS)
def test_a_person_and_a_machine_learn_the_same(visit, platform, codes, status):
    page = visit()
    page.goto("/sertifikat")
    page.get_by_label("Kode pada sertifikat").fill(codes[status])
    page.get_by_role("button", name="Periksa").click()
    assert page.get_by_role("heading", level=1).inner_text() == WORDS[status]
    machine = httpx.get(page.url, headers={"Accept": "application/json"})
    assert machine.json()["status"] == status
    assert machine.status_code == (404 if status == "unknown" else 200)
    assert page.get_by_text("S. H.", exact=True).count() == (0 if status == "unknown" else 1)
