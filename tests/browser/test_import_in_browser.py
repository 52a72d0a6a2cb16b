"""The personnel office's spreadsheet, taken over by hand; once more changes nothing."""

from pathlib import Path

ROSTER = Path("deploy/demo/data/pustakawan.csv").resolve()


def test_a_spreadsheet_is_answered_for_row_by_row(visit):
    page = visit("manager")
    page.goto("/lingkar/impor")
    page.get_by_label("Berkas").set_input_files(ROSTER)
    page.get_by_role("button", name="Ambil").click()
    page.get_by_role("heading", name="pustakawan.csv").wait_for()
    taken = page.locator(".stat", has_text="Diambil").first.locator("dd").inner_text()
    assert taken == "0", "the city holds it already"
    refused = page.get_by_role("row").filter(has=page.locator(".tone-bad"))
    assert refused.count() >= 2
    assert refused.first.locator("td").last.inner_text()
