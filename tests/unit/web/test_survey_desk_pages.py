"""The pages around a survey: each way to answer, the desk, the report, questionnaires as data."""

import re

import pytest

from tests.unit.web import city, fakes, surveying
from tests.unit.web.test_pages import check

OPEN, OLD = f"/survei/{city.SURVEY}", f"/survei/{surveying.OLD}"
PUBLIC = [f"{OPEN}?lewat=qr&unit=u2", f"{OPEN}/kios", f"{OPEN}/kios/terima-kasih", f"{OPEN}/kode", f"{OLD}/hasil"]
SIGNED_IN = [
    (city.MANAGER, "/survei"),
    (city.AUDITOR, "/survei?tahun=2026"),
    (city.MANAGER, "/survei/baru"),
    (city.MANAGER, "/survei/kuesioner"),
    (city.MANAGER, "/survei/kuesioner/skm-v3"),
    (city.AUDITOR, "/survei/kuesioner/skm-v3"),
    (city.MANAGER, "/survei/kuesioner/skm-v2"),
    (city.LIBRARIAN, "/survei/terbuka"),
    (city.MANAGER, f"{OPEN}/kelola"),
    (city.LIBRARIAN, f"{OPEN}/kelola"),
    (city.MANAGER, f"{OLD}/kelola"),
    (city.AUDITOR, f"{OLD}/kelola"),
    (city.MANAGER, f"{OPEN}/poster"),
    (city.LIBRARIAN, f"{OPEN}/poster?ukuran=a5&unit=u2"),
    (city.MANAGER, f"{OPEN}/formulir/1"),
    (city.LIBRARIAN, f"{OPEN}/entri?batch=1&sheet=2"),
    (city.MANAGER, f"{OLD}/komentar"),
    (city.AUDITOR, f"{OLD}/komentar"),
    (city.LIBRARIAN, f"{OLD}/indeks"),
    (city.MANAGER, f"{OLD}/indeks?unit=u1"),
    (city.MANAGER, f"{OLD}/indeks?unit=u1&unsur=perilaku"),
    (city.MANAGER, f"{OLD}/indeks?layanan=ruang-baca"),
    (city.MANAGER, f"{OLD}/indeks?layanan=ruang-baca&unsur=perilaku"),
    (city.MANAGER, f"{OLD}/indeks?unit=Layanan+Referensi"),
]
COMPLETE = {"submission_id": "s1", "unit_id": "u2", **dict.fromkeys(city.ELEMENTS, "4")}


@pytest.fixture(autouse=True)
def played(world: fakes.World) -> None:
    world.play(surveying.answers())


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("address", PUBLIC)
def test_public_page(client, address, language) -> None:
    answer = client.get(address, headers={"Accept-Language": language})
    check(answer, language)
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(("person", "address"), SIGNED_IN)
def test_staff_page(sign_in, person, address, language) -> None:
    check(sign_in(person).get(address, headers={"Accept-Language": language}), language)


@pytest.mark.parametrize(
    ("person", "address"),
    [(city.LIBRARIAN, "/survei"), (city.AUDITOR, "/survei/baru"), (city.AUDITOR, f"{OPEN}/entri"),
     (city.LIBRARIAN, f"{OLD}/komentar"), (city.AUDITOR, f"{OPEN}/poster")],
)  # fmt: skip
def test_not_for_everybody(sign_in, person, address) -> None:
    assert sign_in(person).get(address).status_code == 403


def test_the_kiosk_leaves_nothing_and_returns_by_itself(client, post, world) -> None:
    world.put("POST", "assessment", f"/public/surveys/{city.SURVEY}/answers", {"survey_id": city.SURVEY})
    page = client.get(f"{OPEN}/kios?unit=u2")
    assert "<script" not in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert re.match(rf"\d+; url={OPEN}/kios\?unit=u2$", page.headers["Refresh"])
    assert 'autocomplete="off"' in page.text
    sent_form = post(f"{OPEN}/kios", f"{OPEN}/kios/jawaban", **COMPLETE, home_unit="u2")
    assert (sent_form.status_code, sent_form.location) == (303, f"{OPEN}/kios/terima-kasih?unit=u2")
    assert world.body("POST", "/answers")["mode"] == "kiosk"
    thanks = client.get(sent_form.location)
    assert f'<meta http-equiv="refresh" content="8; url={OPEN}/kios?unit=u2">' in thanks.text
    assert thanks.headers["Cache-Control"] == "no-store"


def test_a_fault_at_the_kiosk_does_not_stay_either(post) -> None:
    refused = post(f"{OPEN}/kios", f"{OPEN}/kios/jawaban", **(COMPLETE | {"waktu": ""}), comment="rahasia")
    assert refused.status_code == 422
    assert refused.headers["Refresh"].startswith("180; ")
    assert refused.headers["Cache-Control"] == "no-store"


def test_a_poster_leads_to_its_unit(sign_in) -> None:
    client = sign_in(city.MANAGER)
    text = client.get(f"{OPEN}/poster?unit=u2").text
    assert f"http://localhost{OPEN}?unit=u2&amp;lewat=qr" in text
    assert text.count("<svg") > text.count('class="icon"')
    assert client.get(f"{OPEN}/poster?ukuran=a3").status_code == 404


def test_by_qr_the_unit_is_chosen_and_the_way_said(client, post, world) -> None:
    world.put("POST", "assessment", f"/public/surveys/{city.SURVEY}/answers", {"survey_id": city.SURVEY})
    text = client.get(f"{OPEN}?lewat=qr&unit=u2").text
    assert '<option value="u2" selected>' in text
    post(OPEN, f"{OPEN}/jawaban", **COMPLETE, mode="qr")
    assert world.body("POST", "/answers")["mode"] == "qr"
    post(OPEN, f"{OPEN}/jawaban", **COMPLETE, mode="paper")
    assert world.body("POST", "/answers")["mode"] == "link"


def test_a_code_goes_in_the_form_never_in_an_address(post, world) -> None:
    world.put("POST", "assessment", f"/public/surveys/{city.SURVEY}/answers", {"survey_id": city.SURVEY})
    done = post(f"{OPEN}/kode", f"{OPEN}/kode/jawaban", **COMPLETE, code="ABCD-EFGH-JKMN")
    assert done.location == f"{OPEN}/terima-kasih"
    body = world.body("POST", "/answers")
    assert (body["mode"], body["code"]) == ("code", "ABCD-EFGH-JKMN")
    assert not any("ABCD" in str(each.url) for each in world.asked)


def test_a_used_code_is_said_beside_the_field(post, world) -> None:
    used = fakes.problem(409, "code-used", "Kode ini sudah dipakai.")
    world.put("POST", "assessment", f"/public/surveys/{city.SURVEY}/answers", used)
    text = post(f"{OPEN}/kode", f"{OPEN}/kode/jawaban", **COMPLETE, code="ABCD").text
    assert re.search(r'id="code-error">.*Kode ini sudah dipakai\.', text)


def test_a_survey_says_which_ways_it_takes(client, world) -> None:
    world.put("GET", "assessment", f"/public/surveys/{city.SURVEY}", surveying.questionnaire(modes=["code"]))
    assert client.get(OPEN).location == f"{OPEN}/kode"
    world.put("GET", "assessment", f"/public/surveys/{city.SURVEY}", surveying.questionnaire(modes=["paper"]))
    for page in (OPEN, f"{OPEN}/kios", f"{OPEN}/kode"):
        text = client.get(page).text
        assert "<fieldset" not in text
        assert "kertas" in text


def test_codes_are_shown_once(sign_in, post, world) -> None:
    made = {"id": "b", "kind": "code", "number": 1, "size": 2, "codes": ["AAAA-BBBB-CCCC", "DDDD-EEEE-FFFF"]}
    world.put("POST", "assessment", f"/surveys/{city.SURVEY}/codes", made | {"expires_on": "2026-12-31"})
    sign_in(city.MANAGER)
    slips = post(f"{OPEN}/kelola", f"{OPEN}/kode-cetak", size="30")
    assert "AAAA-BBBB-CCCC" in slips.text
    assert slips.headers["Cache-Control"] == "no-store"


def test_the_next_sheet_waits_after_one_is_entered(sign_in, post, world) -> None:
    world.put("POST", "assessment", f"/surveys/{city.SURVEY}/papers", {"survey_id": city.SURVEY})
    sign_in(city.LIBRARIAN)
    typed = COMPLETE | {"batch": "1", "sheet": "7", "answered_on": "2026-11-20", "hour_band": "08-12", "waktu": ""}
    done = post(f"{OPEN}/entri", f"{OPEN}/entri", **typed)
    assert done.status_code == 303
    assert "sheet=8" in done.location
    assert "batch=1" in done.location
    body = world.body("POST", "/papers")
    assert (body["batch"], body["sheet"], "waktu" in body["values"]) == (1, 7, False)
    wrong = post(f"{OPEN}/entri", f"{OPEN}/entri", **(typed | {"waktu": "5"}))
    assert wrong.status_code == 422


def test_a_draft_is_written_and_published(sign_in, post, world) -> None:
    path = "/instruments/skm-v3"
    world.put("PUT", "assessment", path, surveying.instrument(id="skm-v3", version=2))
    world.put("POST", "assessment", f"{path}/publish", surveying.instrument("published", id="skm-v3"))
    client = sign_in(city.MANAGER)
    page = client.get("/survei/kuesioner/skm-v3").text
    typed = dict(re.findall(r'name="(elements\.[^"]+)" value="([^"]*)"', page))
    typed |= {"elements.9.slug": "ramah-anak", "elements.9.weight": "1/10", "title": "Baru", "source": "SK 1"}
    done = post("/survei/kuesioner/skm-v3", "/survei/kuesioner/skm-v3", **typed, etag="1", then="publish")
    assert done.status_code == 303
    body = world.body("PUT", path)
    assert len(body["elements"]) == 10
    assert body["elements"][9]["slug"] == "ramah-anak"
    assert body["elements"][0]["options"][0] == {"id": "p0", "en": "o0"}
    assert world.sent("POST", "/publish").headers["If-Match"] == '"2"'


def test_the_number_is_followed_to_the_answers(sign_in) -> None:
    client = sign_in(city.LIBRARIAN)
    total = client.get(f"{OLD}/indeks").text
    assert f"{OLD}/indeks?unit=u1" in total
    unit = client.get(f"{OLD}/indeks?unit=u1").text
    assert "unsur=perilaku" in unit
    assert "81,580000" in unit
    element = client.get(f"{OLD}/indeks?unit=u1&unsur=perilaku").text
    assert "846 ÷ 214" in element
    assert ">208<" in element


def test_the_index_by_kind_of_service_is_followed_like_that_of_a_unit(sign_in) -> None:
    client = sign_in(city.LIBRARIAN)
    total = client.get(f"{OLD}/indeks").text
    assert f"{OLD}/indeks?layanan=ruang-baca" in total
    assert "Referensi" in total
    kind = client.get(f"{OLD}/indeks?layanan=ruang-baca").text
    assert "77,50" in kind
    assert "layanan=ruang-baca" in kind.split("unsur=perilaku")[1][:60] + kind.split("unsur=perilaku")[0][-60:]
    assert "846 ÷ 214" in client.get(f"{OLD}/indeks?layanan=ruang-baca&unsur=perilaku").text
    assert "kurang dari lima" in client.get(f"{OLD}/indeks?layanan=referensi").text.lower()


def test_the_public_report_hides_counts_and_offers_files(client) -> None:
    text = client.get(f"{OLD}/hasil").text
    for form in ("pdf", "xlsx", "csv"):
        assert f"{OLD}/laporan.{form}" in text
    assert ">208<" not in text
    assert "&lt; 5" in text


def test_opening_a_survey_with_ways_and_questionnaire(sign_in, post, world) -> None:
    world.put("POST", "assessment", "/surveys", city.survey())
    sign_in(city.MANAGER)
    typed = {"title": "SKM", "period": "2026-S2", "opens_on": "2026-07-01", "closes_on": "2026-12-31"}
    assert post("/survei/baru", "/survei/baru", **typed, modes="kiosk", instrument="skm-v2").status_code == 303
    assert world.body("POST", "/surveys") == typed | {"modes": ["kiosk"], "instrument": "skm-v2"}


def test_a_survey_may_be_about_one_kind_of_service(sign_in, post, world) -> None:
    world.put("POST", "assessment", "/surveys", city.survey())
    text = sign_in(city.MANAGER).get("/survei/baru").text
    assert '<option value="keliling">Perpustakaan keliling</option>' in text
    typed = {"title": "SKM keliling", "period": "2026-S2", "opens_on": "2026-07-01", "closes_on": "2026-12-31"}
    assert post("/survei/baru", "/survei/baru", **typed, modes="kiosk", service="keliling").status_code == 303
    assert world.body("POST", "/surveys")["service"] == "keliling"


def test_a_comment_is_cleared_with_the_name_taken_out(sign_in, post, world) -> None:
    world.put("POST", "assessment", f"/surveys/{surveying.OLD}/comments/c1/review", surveying.comment("cleared"))
    sign_in(city.MANAGER)
    assert post(f"{OLD}/komentar", f"{OLD}/komentar/c1", decision="clear", text="Sejuk").status_code == 303
    assert world.body("POST", "/review") == {"decision": "clear", "text": "Sejuk"}
