"""Sections 4 and 9 of the document, through the gateway: visitors answer in every way a survey allows, nothing ties an
answer to a person, slip or moment, and a new version of the questionnaire needs no deployment; old results stay.
"""

import csv
import io
from datetime import timedelta
from typing import Any

import httpx
import pytest

from deploy.demo.gateway import Gateway, Unexpected
from shared.clock import WIB, utcnow
from shared.ids import new_id
from tests.support.platform import AUDITOR, LIBRARIAN, MANAGER, SUPERVISOR, Platform
from tests.support.waiting import eventually

TODAY = utcnow().astimezone(WIB).date()
SLUGS = ("persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "sarana", "pengaduan")
MODES = ["link", "qr", "kiosk", "paper", "code"]


@pytest.fixture(scope="module")
def unit(gateway: Gateway) -> str:
    """A unit of our own: no other test opens a survey about it."""
    made = gateway.post(
        "community", "/libraries", who=MANAGER, body={"name": f"Pojok baca {new_id()[-6:]}", "kind": "service"}
    )
    unit_id: str = made["id"]

    def known() -> bool:
        try:
            opened(gateway, unit_id, period="1999", modes=["link"])
        except Unexpected:
            return False
        return True

    eventually(known, seconds=30)
    return unit_id


def opened(gateway: Gateway, unit: str, **over: Any) -> Any:
    body = {
        "title": f"SKM {new_id()[-6:]}", "period": str(TODAY.year), "unit_ids": [unit], "modes": MODES,
        "opens_on": str(TODAY - timedelta(1)), "closes_on": str(TODAY + timedelta(9)),
    }  # fmt: skip
    return gateway.post("assessment", "/surveys", who=MANAGER, body=body | over)


def answer(gateway: Gateway, survey: Any, values: Any = None, **over: Any) -> Any:
    body = {"submission_id": new_id(), "unit_id": survey["unit_ids"][0], "values": values or dict.fromkeys(SLUGS, 3)}
    return gateway.post("assessment", f"/public/surveys/{survey['id']}/answers", body=body | over)


def refusal(call: Any) -> Unexpected:
    with pytest.raises(Unexpected) as told:
        call()
    return told.value


def test_every_way_once_and_no_way_back_to_anybody(gateway: Gateway, platform: Platform, unit: str) -> None:
    survey = opened(gateway, unit)
    path = f"/surveys/{survey['id']}"
    codes = gateway.post("assessment", f"{path}/codes", who=MANAGER, body={"size": 6})["codes"]
    gateway.post("assessment", f"{path}/paper-batches", who=SUPERVISOR, body={"size": 5})
    for mode in ("link", "qr", "kiosk"):
        for _ in range(5):
            answer(gateway, survey, mode=mode, respondent={"sex": "P"}, service="Ruang baca")
    for code in codes[:5]:
        answer(gateway, survey, mode="code", code=code, comment="Bu Tuti ramah sekali")
    paper = {
        "batch": 1, "unit_id": unit, "values": dict.fromkeys(SLUGS, 4), "answered_on": str(TODAY), "hour_band": "08-12",
    }  # fmt: skip
    for sheet in range(1, 6):
        body = paper | {"sheet": sheet, "submission_id": new_id()}
        gateway.post("assessment", f"{path}/papers", who=LIBRARIAN, body=body)
    twice = refusal(lambda: answer(gateway, survey, mode="code", code=codes[0]))
    again = refusal(lambda: gateway.post(
        "assessment", f"{path}/papers", who=LIBRARIAN, body=paper | {"sheet": 5, "submission_id": new_id()},
    ))  # fmt: skip
    assert (twice.code, again.code) == ("code-used", "paper-entered")
    assert refusal(lambda: opened(gateway, unit)).code == "period-taken"

    stored = platform.database("assessment")
    whole = str([list(stored[name].find({"survey_id": survey["id"]})) for name in ("answers", "slips", "handouts")])
    assert not any(code in whole or code.replace("-", "") in whole for code in codes)
    for row in stored["answers"].find({"survey_id": survey["id"]}):
        assert set(row) <= {
            "_id", "survey_id", "unit_id", "values", "respondent", "service", "comment", "comment_state",
            "answered_on", "hour_band", "channel",
        }  # fmt: skip
    assert not any(code in str(list(stored["idempotency_keys"].find())) for code in codes)

    gateway.post("assessment", f"{path}/close", who=MANAGER)
    index = gateway.get("assessment", f"{path}/index", who=AUDITOR)
    modes = {cell["value"]: cell["n"] for cell in index["profile"]["mode"]}
    assert modes == {"link": 5, "qr": 5, "kiosk": 5, "paper": 5, "code": 5, "import": 0}
    assert (index["total"]["n"], index["total"]["ikm"]) == (25, "80.00")
    assert stored["slips"].count_documents({"survey_id": survey["id"]}) == 0
    assert gateway.get("assessment", f"{path}/comments", who=AUDITOR)["items"] == []
    first = gateway.get("assessment", f"{path}/comments", who=MANAGER)["items"][0]
    decision = {"decision": "clear", "text": "Petugas ramah sekali"}
    gateway.post("assessment", f"{path}/comments/{first['id']}/review", who=MANAGER, body=decision)
    assert [each["text"] for each in gateway.get("assessment", f"{path}/comments", who=AUDITOR)["items"]] == [
        "Petugas ramah sekali"
    ]


def test_the_published_report_is_one_in_every_form(gateway: Gateway, platform: Platform, unit: str) -> None:
    survey = opened(gateway, unit, period=f"{TODAY.year}-S1")
    low = dict.fromkeys(SLUGS, 4) | {"perilaku": 2, "waktu": 2, "sarana": 3}
    for _ in range(6):
        answer(gateway, survey, low)
    gateway.post("assessment", f"/surveys/{survey['id']}/close", who=MANAGER)
    plan = {"element": "perilaku", "action": "Pelatihan layanan prima", "owner": "Bidang Layanan", "due_on": str(TODAY)}
    gateway.post("assessment", f"/surveys/{survey['id']}/actions", who=MANAGER, body=plan)
    report = gateway.get("assessment", f"/public/index/{survey['id']}")
    assert sorted(report["total"]["lowest"]) == ["perilaku", "sarana", "waktu"]
    with httpx.Client(base_url=platform.url, headers={"Accept-Language": "id"}, timeout=30) as visitor:
        page = visitor.get(f"/survei/{survey['id']}/hasil")
        assert page.status_code == 200
        assert "Pelatihan layanan prima" in page.text
        assert report["total"]["ikm"].replace(".", ",") in page.text
        table = visitor.get(f"/survei/{survey['id']}/laporan.csv").content.decode("utf-8-sig")
        lines = {(row[0], row[1]): row[2] for row in csv.reader(io.StringIO(table, newline=""), delimiter=";")}
        assert lines["Ringkasan", "IKM"] == report["total"]["ikm"]
        for form, beginning in (("pdf", b"%PDF-"), ("xlsx", b"PK")):
            assert visitor.get(f"/survei/{survey['id']}/laporan.{form}").content.startswith(beginning)
        assert visitor.get(f"/survei/{survey['id']}/kelola").status_code in (302, 303)


def test_a_new_version_of_the_questionnaire_while_old_results_stay(gateway: Gateway, unit: str) -> None:
    old = opened(gateway, unit, period=f"{TODAY.year}-Q1")
    for _ in range(5):
        answer(gateway, old)
    gateway.post("assessment", f"/surveys/{old['id']}/close", who=MANAGER)
    before = gateway.get("assessment", f"/surveys/{old['id']}/index", who=AUDITOR)

    standard = gateway.get("assessment", "/instruments/skm-9-unsur-2017", who=MANAGER)
    tenth = standard["elements"][0] | {"slug": "ramah-anak"}
    elements = [each | {"weight": "1/10"} for each in (*standard["elements"], tenth)]
    body = {"family": "skm-e2e", "title": "Sepuluh unsur", "source": "Keputusan Kepala", "elements": elements}
    draft = gateway.post("assessment", "/instruments", who=MANAGER, body=body)
    path = f"/instruments/{draft['id']}"
    seen = {"If-Match": f'"{draft["version"]}"'}
    published = gateway.call("POST", "assessment", f"{path}/publish", who=MANAGER, headers=seen).json()
    assert published["state"] == "published"
    new = opened(gateway, unit, period=f"{TODAY.year}-Q2", instrument=draft["id"])
    for _ in range(5):
        answer(gateway, new, dict.fromkeys(SLUGS, 3) | {"ramah-anak": 1})
    gateway.post("assessment", f"/surveys/{new['id']}/close", who=MANAGER)
    assert gateway.get("assessment", f"/surveys/{new['id']}/index", who=AUDITOR)["total"]["ikm"] == "70.00"
    assert gateway.get("assessment", f"/surveys/{old['id']}/index", who=AUDITOR) == before
    seen = {"If-Match": f'"{published["version"]}"'}
    fixed = {name: body[name] for name in ("title", "source", "elements")}
    changed = refusal(lambda: gateway.call("PUT", "assessment", path, who=MANAGER, json=fixed, headers=seen))
    assert changed.code == "instrument-published"


def test_the_year_has_its_survey(gateway: Gateway) -> None:
    told = gateway.get("assessment", "/survey-duty", who=AUDITOR)
    assert (told["year"], told["status"]) == (TODAY.year, "fulfilled")
    assert "14/2017 article 1(1)" in told["rule"]["source"]
