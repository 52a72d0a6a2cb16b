"""Every page in a real browser: no barrier, no sideways scroll, nothing the policy blocks."""

import pytest

from tests.browser.checks import accessible, big_enough, fits, reachable_by_keyboard

PAGES = [
    (None, "/"),
    (None, "/survei/{survey}"),
    (None, "/sertifikat"),
    (None, "/c/AAAA-BBBB-CCCC"),
    (None, "/komponen"),
    (None, "/privasi"),
    (None, "/tidak-ada"),
    ("librarian", "/pekan-ini"),
    ("librarian", "/kotak-masuk"),
    ("librarian", "/pemberitahuan"),
    ("librarian", "/sertifikat-saya"),
    ("manager", "/lingkar"),
    ("manager", "/lingkar/sesi/baru"),
    ("manager", "/lingkar/impor"),
    ("manager", "/lingkar/sertifikat"),
    ("manager", "/lingkar/sesi/{proposed}"),
    ("manager", "/lingkar/sesi/{scheduled}"),
    ("trainer", "/lingkar"),
    ("auditor", "/lingkar"),
    ("operator", "/operator"),
    ("operator", "/operator/pengiriman"),
    ("operator", "/operator/training/surat-mati"),
]


@pytest.fixture(scope="module")
def addresses(city):
    found = city.get("training/v1/sessions?state=proposed")["items"]
    scheduled = city.get("training/v1/sessions?state=scheduled")["items"]
    return {"survey": city.survey, "proposed": found[0]["id"], "scheduled": scheduled[0]["id"]}


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(("role", "address"), PAGES)
def test_no_barriers_and_no_sideways_scroll(visit, addresses, role, address, language):
    page = visit(role, language=language, bypass_csp=True)
    page.goto(address.format(**addresses))
    assert page.locator("html").get_attribute("lang") == language
    accessible(page)
    page.set_viewport_size({"width": 320, "height": 700})
    fits(page)
    big_enough(page)


@pytest.mark.parametrize(("role", "address"), [(None, "/"), (None, "/survei/{survey}"), ("manager", "/lingkar")])
def test_dark_and_large(visit, addresses, role, address):
    page = visit(role, width=320, color_scheme="dark", bypass_csp=True)
    page.goto(address.format(**addresses) + "?teks=besar")
    accessible(page)
    fits(page)


@pytest.mark.parametrize(
    ("role", "address"),
    [
        (None, "/"),
        (None, "/survei/{survey}"),
        (None, "/sertifikat"),
        ("librarian", "/pekan-ini"),
        ("operator", "/operator"),
    ],
)
def test_everything_is_reached_by_keyboard(visit, addresses, role, address):
    page = visit(role)
    page.goto(address.format(**addresses))
    reachable_by_keyboard(page)


def test_the_skip_link_is_first_and_leads_to_the_content(visit):
    page = visit()
    page.goto("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "isi"


def test_language_is_switched_by_its_own_name_and_stays(visit):
    page = visit()
    page.goto("/")
    page.get_by_role("link", name="English").click()
    assert (
        page.get_by_role("heading", level=1).inner_text()
        == "Librarians who keep learning, a library that serves you better"
    )
    page.goto("/sertifikat")
    assert page.locator("html").get_attribute("lang") == "en"


def test_a_chart_has_its_numbers_as_a_table(visit):
    page = visit()
    page.goto("/")
    page.get_by_text("Angka yang sama dalam tabel").last.click()
    assert page.locator("#unsur ~ .columns table tbody tr").count() == 9
