"""The visitor's answer arrives exactly once: without a script, with one, and after hours without a connection."""

import pytest

SLUGS = ["persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "sarana", "pengaduan"]
KEPT = "tersimpan di perangkat ini dan dikirim begitu ada sambungan"


def fill(page, value=3):
    page.get_by_label("Di mana Anda dilayani?").select_option(index=1)
    for slug in SLUGS:
        page.locator(f"input[name={slug}][value='{value}']").check()


def send(page):
    page.get_by_role("button", name="Kirim jawaban saya").click()


@pytest.fixture
def address(city):
    return f"/survei/{city.survey}"


def test_without_script(visit, city, address):
    before = city.answers()
    page = visit(java_script_enabled=False)
    page.goto(address)
    fill(page)
    send(page)
    page.get_by_role("heading", name="Terima kasih").wait_for()
    assert city.answers() == before + 1
    page.go_back()
    send(page)
    assert city.answers() == before + 1, "the same form sent again is the same answer"


def test_without_script_a_gap_is_said_beside_the_question(visit, address):
    page = visit(java_script_enabled=False)
    page.goto(address)
    fill(page)
    page.get_by_label("Ada yang ingin Anda sampaikan?").fill("Ruang bacanya sejuk")
    page.locator("#survei").evaluate("form => form.elements.waktu.forEach(e => e.checked = false)")
    send(page)
    assert page.locator("#waktu-error").is_visible()
    assert page.get_by_label("Ada yang ingin Anda sampaikan?").input_value() == "Ruang bacanya sejuk"
    assert page.locator("input[type=radio]:checked").count() == 8


def test_with_script_and_connection(visit, city, address):
    before = city.answers()
    page = visit()
    page.goto(address)
    send(page)
    assert page.locator(".error").count() == 10
    assert page.locator(":focus").get_attribute("name") == "unit_id"
    fill(page)
    send(page)
    page.get_by_text("Jawaban Anda sudah dihitung.").wait_for()
    assert city.answers() == before + 1


def test_two_visitors_of_a_kiosk_without_connection_are_two_answers_once(visit, city, address):
    before = city.answers()
    page = visit()
    page.goto(address)
    page.locator("html[data-offline=ready]").wait_for(state="attached")
    page.context.set_offline(True)
    page.reload()
    for waiting in ("Satu jawaban", "2 jawaban"):
        fill(page)
        send(page)
        page.locator("#terkirim").wait_for()
        page.locator("#antre").get_by_text(f"{waiting} {KEPT}").wait_for()
        page.get_by_role("button", name="Pengunjung berikutnya").click()
    page.close()
    page = _next_day(page.context, address)
    city.await_answers(before + 2)
    page.locator("#antre").wait_for(state="hidden")
    page.reload()
    page.locator("#survei").wait_for()
    assert city.answers() == before + 2


def _next_day(context, address):
    """The tab was closed; the page is opened again offline, and then the line comes back."""
    page = context.new_page()
    page.goto(address)
    page.locator("#antre").wait_for()
    context.set_offline(False)
    return page


def test_a_lost_reply_is_not_a_second_answer(visit, city, address):
    before = city.answers()
    page = visit()
    page.goto(address)
    lost: list[None] = []

    def lose_the_first_reply(route):
        route.fetch()
        lost.append(route.abort()) if not lost else route.fulfill(response=route.fetch())

    page.route("**/answers", lose_the_first_reply)
    fill(page)
    send(page)
    page.locator("#antre").wait_for()
    page.evaluate("window.dispatchEvent(new Event('online'))")
    page.locator("#antre").wait_for(state="hidden")
    assert city.answers() == before + 1
