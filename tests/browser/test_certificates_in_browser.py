"""Anyone can check a certificate: genuine, expired, revoked, unknown; person or machine."""

import httpx
import pytest

from tests.browser.checks import accessible, big_enough, fits


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


@pytest.mark.parametrize(
    ("role", "address"), [("manager", "/lingkar/sertifikat"), (None, "/c/{valid}"), (None, "/c/{revoked}")]
)
def test_what_was_earned_is_shown_without_barriers(visit, codes, role, address):
    page = visit(role, bypass_csp=True)
    page.goto(address.format(**codes))
    accessible(page)
    page.set_viewport_size({"width": 320, "height": 700})
    fits(page)
    big_enough(page)


def test_the_square_code_is_drawn_and_the_badge_is_at_hand(visit, codes):
    page = visit()
    page.goto(f"/c/{codes['valid']}")
    square = page.get_by_role("img", name="Kode QR yang menuju halaman ini")
    assert square.evaluate("image => image.naturalWidth") > 0
    with page.expect_download() as download:
        page.get_by_role("link", name="Unduh lencana").click()
    assert download.value.suggested_filename == f"lencana-{codes['valid']}.jwt"
