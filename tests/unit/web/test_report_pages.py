"""Laporan: the public list, the whole report with its sources, and the calculators of before 2025."""

import httpx
import pytest

from tests.unit.web import city, fakes, reporting
from tests.unit.web.test_pages import check

BERKAS = f"/laporan/berkas/{reporting.REPORT}"
SIGNED_IN = [
    (city.MANAGER, "/laporan/kelola"),
    (city.AUDITOR, "/laporan/kelola"),
    (city.MANAGER, BERKAS),
    (city.AUDITOR, BERKAS),
    (city.MANAGER, "/laporan/berkas/018f-approved"),
    (city.MANAGER, f"/laporan/berkas/{reporting.PACK}"),
    (city.AUDITOR, f"/laporan/berkas/{reporting.DONE}"),
    (city.AUDITOR, f"{BERKAS}/angka/hours-per-person"),
    (city.MANAGER, "/laporan/indeks-lama"),
    (city.AUDITOR, "/laporan/indeks-lama?instrumen=tgm"),
]
PUBLIC = ["/laporan", f"/laporan/tahunan/{reporting.DONE}"]


@pytest.fixture(autouse=True)
def played(world: fakes.World) -> None:
    world.play(reporting.answers())


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(("person", "address"), SIGNED_IN)
def test_page(sign_in, person, address, language) -> None:
    check(sign_in(person).get(address, headers={"Accept-Language": language}), language)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("address", PUBLIC)
def test_public_page(client, address, language) -> None:
    check(client.get(address, headers={"Accept-Language": language}), language)


@pytest.mark.parametrize("address", ["/laporan/kelola", BERKAS, "/laporan/indeks-lama"])
def test_managing_is_not_for_everybody(sign_in, address) -> None:
    assert sign_in(city.LIBRARIAN).get(address).status_code == 403


def test_each_number_leads_to_its_source(sign_in) -> None:
    reader = sign_in(city.AUDITOR)
    text = reader.get(BERKAS).text
    assert f"{BERKAS}/angka/hours-per-person" in text
    assert "Rp 700.000" in text
    assert "Rp 6.603,77" in text
    assert "82,15" in text
    assert "3 kejadian" in text
    assert reporting.RULE in text
    assert "Lampiran: data yang kurang" in text
    shown = reader.get(f"{BERKAS}/angka/hours-per-person").text
    assert "103/6" in shown
    assert "018f-event" in shown


@pytest.mark.parametrize(("person", "may"), [(city.AUDITOR, False), (city.MANAGER, True)])
def test_only_the_manager_has_buttons(sign_in, person, may) -> None:
    assert ("/setujui" in sign_in(person).get(BERKAS).text) is may


def test_a_report_is_begun(sign_in, world, post) -> None:
    world.put("POST", "assessment", "/report-packs", reporting.report())
    sign_in(city.MANAGER)
    answer = post("/laporan/kelola", "/laporan/kelola", kind="yearly", year="2026")
    assert answer.location.endswith(BERKAS)
    assert world.body("POST", "/report-packs") == {"kind": "yearly", "year": 2026}


def test_a_refusal_stands_beside_the_year(sign_in, world, post) -> None:
    world.put("POST", "assessment", "/report-packs", fakes.problem(409, "report-unfinished", "Selesaikan dahulu."))
    sign_in(city.MANAGER)
    answer = post("/laporan/kelola", "/laporan/kelola", kind="yearly", year="2026")
    assert answer.status_code == 422
    assert "Selesaikan dahulu." in answer.text


@pytest.mark.parametrize(
    ("step", "action"),
    [("hitung-ulang", "recount"), ("setujui", "approve"), ("buka", "reopen"), ("terbitkan", "publish")],
)
def test_steps_name_the_version_seen(sign_in, world, post, step, action) -> None:
    path = f"/report-packs/{reporting.REPORT}/{action}"
    world.put("POST", "assessment", path, reporting.report())
    sign_in(city.MANAGER)
    post(BERKAS, f"{BERKAS}/{step}", etag="3")
    assert world.sent("POST", path).headers["If-Match"] == '"3"'


def test_a_figure_is_filled_with_its_source(sign_in, world, post) -> None:
    page, path = f"/laporan/berkas/{reporting.PACK}", f"/report-packs/{reporting.PACK}/figures/visits"
    world.put("PUT", "assessment", path, reporting.pack())
    given = {"name": "visits", "value": "32.997", "source": "Buku", "as_of": "2026-06-30", "etag": "3"}
    sign_in(city.MANAGER)
    assert post(page, f"{page}/isi", **given).status_code == 303
    assert world.body("PUT", path) == {"value": 32997, "source": "Buku", "as_of": "2026-06-30"}
    wrong = post(page, f"{page}/isi", **(given | {"value": "banyak"}))
    assert wrong.status_code == 422
    assert "banyak" in wrong.text


def test_the_formula_is_shown_with_the_numbers_in(sign_in, world, post) -> None:
    world.put("POST", "assessment", "/literacy-indices/trial", reporting.index())
    typed = {"instrument": "iplm", "year": "2024", "source": "Laporan", "band_set": "iplm-2024"}
    typed |= {f"uplm{number}.{name}": "0,5" for number in range(1, 8) for name in ("uplm", "am")}
    sign_in(city.AUDITOR)
    answer = post("/laporan/indeks-lama", "/laporan/indeks-lama", **typed)
    assert answer.status_code == 200
    assert "(1/3 + …) / 7 × 100 = 33.33" in answer.text
    assert "Tidak dapat dikonversi ke 2025." in answer.text
    body = world.body("POST", "/literacy-indices/trial")
    assert body["parts"]["uplm7"] == {"uplm": "0.5", "am": "0.5"}


def test_a_published_figure_is_kept_with_its_bands(sign_in, world, post) -> None:
    world.put("POST", "assessment", "/literacy-indices", httpx.Response(201, json=reporting.index()))
    typed = {
        "instrument": "tgm",
        "year": "2023",
        "source": "Pers",
        "band_set": "tgm-pers",
        "value": "66,77",
        "keep": "1",
    }
    sign_in(city.MANAGER)
    answer = post("/laporan/indeks-lama?instrumen=tgm", "/laporan/indeks-lama", **typed)
    assert answer.status_code == 303
    body = world.body("POST", "/literacy-indices")
    assert (body["value"], body["band_set"], body["parts"]) == ("66.77", "tgm-pers", {})
