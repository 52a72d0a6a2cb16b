"""An evaluation in a real browser: planned by hand, looked at on a telephone, read by both sides without a barrier."""

from datetime import timedelta

import pytest

from shared.clock import WIB, utcnow
from shared.ids import new_id
from tests.browser.checks import accessible, big_enough, fits, reachable_by_keyboard
from tests.support.platform import LIBRARIAN as DEWI
from tests.support.platform import OPERATOR
from tests.support.waiting import eventually

SLUGS = ("persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "sarana", "pengaduan")


def today():
    return utcnow().astimezone(WIB).date()


def asked(city, unit, values):
    day = today().isoformat()
    facts = {"title": f"Uji {new_id()}", "period": f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}", "unit_ids": [unit]}
    survey = city.send("POST", "assessment/v1/surveys", facts | {"opens_on": day, "closes_on": day})["id"]
    for number in range(10):
        given = dict.fromkeys(SLUGS, values[number % len(values)])
        answer = {"submission_id": new_id(), "unit_id": unit, "values": given}
        city.send("POST", f"assessment/v1/public/surveys/{survey}/answers", answer)
    city.send("POST", f"assessment/v1/surveys/{survey}/close")


def exists(city, follow_up):
    with city.platform.client(OPERATOR):
        return city.platform.database("assessment")["follow_ups"].find_one({"_id": follow_up})


@pytest.fixture(scope="module")
def held(city):
    """Two follow-ups due, an evaluation published with everything that a page can show."""
    unit = city.get("community/v1/me", DEWI)["unit_id"]
    asked(city, unit, (2, 3))
    facts = {"title": f"Uji evaluasi {new_id()[-8:]}", "hours": 2, "pass_mark": 0, "capacity_default": 5}
    taught = {"slug": "uji-sapa", "title": "Menyapa pengunjung", "skkni_code": None}
    course = city.send("POST", "training/v1/courses", facts | {"competencies": [taught]})
    day = today()
    plan = {"title": facts["title"], "course_ids": [course["id"]], "intention": "Pengunjung disapa."}
    days = {"period_from": (day - timedelta(days=1)).isoformat(), "period_until": (day + timedelta(days=1)).isoformat()}
    made = city.send("POST", "assessment/v1/evaluations", plan | days)
    city.course = lambda: course
    session = city.session(place="Ruang uji evaluasi")
    del city.course
    enrolment = city.enrol(session["id"], DEWI)
    path = f"training/v1/enrolments/{enrolment['id']}"
    city.send("PUT", f"{path}/attendance", {"present": True})
    city.send("PUT", f"{path}/scores", {"pre": 40, "post": 100})
    city.send("POST", f"training/v1/sessions/{session['id']}/close")
    eventually(lambda: exists(city, enrolment["id"]), seconds=30)
    city.send("POST", "assessment/v1/sweeps", {"as_of": (day + timedelta(days=70)).isoformat()}, OPERATOR)
    asked(city, unit, (3, 4))
    city.platform.database("assessment")["evaluations"].update_one(  # time passes
        {"_id": made["id"]}, {"$set": {"period_until": today().isoformat()}}
    )
    city.send("POST", f"assessment/v1/evaluations/{made['id']}/publish", {})
    owner = city.get("community/v1/me", DEWI)["id"]
    due = {"title": "Menyapa lebih dahulu", "owner_id": owner, "due_on": (day + timedelta(days=9)).isoformat()}
    city.send("POST", f"assessment/v1/evaluations/{made['id']}/improvements", due)
    return {"evaluation": made["id"], "followed": enrolment["id"]}


def looked_at(page):
    """Wide, then as on a small telephone."""
    accessible(page)
    page.set_viewport_size({"width": 320, "height": 700})
    fits(page)
    big_enough(page)


PAGES = [
    ("manager", "/evaluasi"),
    ("manager", "/evaluasi/baru"),
    ("manager", "/evaluasi/{evaluation}"),
    ("manager", "/evaluasi/{evaluation}/asal"),
    ("manager", "/evaluasi/{evaluation}/biaya"),
    ("auditor", "/evaluasi/{evaluation}"),
    ("auditor", "/evaluasi/unit"),
    ("librarian", "/evaluasi/perbaikan"),
    ("trainer", "/evaluasi/tindak-lanjut"),
    ("trainer", "/evaluasi/tindak-lanjut/{followed}"),
]


@pytest.mark.parametrize(("role", "address"), PAGES)
def test_no_barriers_and_no_sideways_scroll(visit, held, role, address):
    page = visit(role, bypass_csp=True)
    page.goto(address.format(**held))
    looked_at(page)


def test_a_supervisor_answers_on_a_telephone_without_script(visit, held):
    page = visit("trainer", width=320, java_script_enabled=False)
    page.goto(f"/evaluasi/tindak-lanjut/{held['followed']}")
    page.get_by_role("button", name="Kirim").click()
    assert page.get_by_text("Isi setiap kompetensi").first.is_visible()
    page.get_by_role("group", name="Menyapa pengunjung").get_by_text("Sering", exact=True).click()
    page.fill("#note", "Menyapa lebih dahulu.")
    page.get_by_role("button", name="Kirim").click()
    assert page.get_by_role("heading", name="Pengamatan atasan").is_visible()
    assert page.get_by_text("Menyapa lebih dahulu.").is_visible()
    fits(page)


def test_the_form_is_reached_by_keyboard(visit, held):
    page = visit("librarian")
    page.goto(f"/evaluasi/tindak-lanjut/{held['followed']}")
    reachable_by_keyboard(page)


def test_the_report_is_read_and_run_again(visit, held):
    page = visit("manager")
    page.goto(f"/evaluasi/{held['evaluation']}")
    assert page.get_by_text("Lebih tinggi").first.is_visible()
    assert page.get_by_text("Tidak dihitung.").is_visible()
    page.get_by_role("button", name="Hitung lagi").click()
    page.get_by_role("link", name="Asal angka").click()
    assert page.get_by_text("angkanya sama").is_visible()
