"""Reports through the gateway: the IPLM-2025 pack from recorded facts (13), and the year's money, tied out (11)."""

import csv
import io
from typing import Any

import httpx
import pytest

from deploy.demo.gateway import Gateway, Unexpected
from shared.ids import new_id
from tests.e2e import test_planning as planning
from tests.e2e.test_planning import TODAY, YEAR
from tests.support.platform import AUDITOR, MANAGER, Platform
from tests.support.waiting import eventually

ACTIVITIES = "Tanggal,Jam,Nama Kegiatan,Jenis,Tempat,Mitra,Kuota,Hadir\n{day},09.00,{title},Pelatihan,Aula,,50,23\n"
ROUNDS = {"staff-assessed", "staff-at-level", "at-level"}
COSTS = ("allocation", "committed", "spent", "free", "spent-on-training", "cost-per-hour", "cost-per-head")


@pytest.fixture(scope="module")
def taught(gateway: Gateway) -> dict[str, Any]:
    """A paid session of this year, taught and closed, and an activity with the public."""
    body = {"name": f"Unit uji {new_id()[-8:]}", "kind": "service"}
    unit = dict(gateway.post("community", "/libraries", who=MANAGER, body=body))
    facts = {
        "title": f"Pembinaan {new_id()}", "owner": "Dinas", "first_year": YEAR, "last_year": YEAR,
        "goals": ["Pustakawan yang terus belajar"], "tracks": planning.TRACKS, "counts": [],
    }  # fmt: skip
    made = gateway.post("training", "/programmes", who=MANAGER, body=facts)
    programme = dict(gateway.post("training", f"/programmes/{made['id']}/publish", who=MANAGER))
    planning.money(gateway, programme, 1_000_000)
    held = planning.session(gateway, planning.course(gateway, programme, seat_cost=planning.COST))
    planning.teach(gateway, held, [planning._hire(gateway, unit) for _ in range(2)])
    title = f"Membaca Nyaring {new_id()[-6:]}"
    sheet = ACTIVITIES.format(day=f"{YEAR}-01-01", title=title).encode()
    gateway.call("POST", "community", "/imports?filename=kegiatan.csv", who=MANAGER, content=sheet,
                 headers={"Content-Type": "text/csv"})  # fmt: skip
    return {"session": held["id"], "programme": programme["title"], "activity": title}


def begin(gateway: Gateway, kind: str) -> dict[str, Any]:
    return dict(gateway.post("assessment", "/report-packs", who=MANAGER, body={"kind": kind, "year": YEAR}))


def act(gateway: Gateway, report: dict[str, Any], step: str, method: str = "POST", **more: Any) -> dict[str, Any]:
    seen = {"If-Match": f'"{report["version"]}"'}
    path = f"/report-packs/{report['id']}/{step}"
    return dict(gateway.call(method, "assessment", path, who=MANAGER, headers=seen, **more).json())


def values(report: dict[str, Any]) -> dict[str, Any]:
    return {each["id"]: each["value"] for each in report["figures"]}


def lines(gateway: Gateway, report: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return list(gateway.every("assessment", f"/report-packs/{report['id']}/figures/{name}/lines", who=AUDITOR))


def until(gateway: Gateway, report: dict[str, Any], holds: Any) -> dict[str, Any]:
    """Counted again until what was said elsewhere has arrived."""
    state = {"report": report}

    def counted() -> bool:
        if not holds(state["report"]):
            state["report"] = act(gateway, state["report"], "recount")
        return bool(holds(state["report"]))

    eventually(counted, seconds=30)
    return state["report"]


def traced(gateway: Gateway, platform: Platform, report: dict[str, Any]) -> None:
    """Every number is what its lines say, and every line names an event that its service did publish."""
    logs = {each: platform.database(each)["outbox"] for each in ("training", "community", "assessment")}
    for figure in report["figures"]:
        found = lines(gateway, report, figure["id"])
        assert len(found) == figure["lines"], figure["id"]
        assert figure["rule_id"]
        assert figure["as_of"] == report["until"]
        for line in found:
            if line["event_type"] is None:
                assert line["note"] or figure["id"] in ROUNDS, "entered by a person, or a sum that names nobody"
                continue
            reported = logs[line["event_type"].split(".")[2]].find_one({"_id": line["event_id"]})
            assert reported is not None, (figure["id"], line)
            assert reported["event"]["type"] == line["event_type"]


def ties(gateway: Gateway, report: dict[str, Any]) -> bool:
    """The year's money here is what training's own report of the year says."""
    told = gateway.get("training", f"/budget/years/{YEAR}", who=AUDITOR)
    assert told["ties_out"] is True
    wanted = [told[name.replace("-", "_")] for name in COSTS]
    found = values(report)
    return [found[name] for name in COSTS] == [str(each) for each in wanted]


def test_the_pack_is_produced_from_recorded_facts_with_the_source_of_each_number(
    gateway: Gateway, platform: Platform, taught: dict[str, Any]
) -> None:
    """13: trust grows; literacy and lifelong learning."""
    pack = begin(gateway, "literacy-2025")

    def told(report: dict[str, Any]) -> bool:
        return {each["title"] for each in lines(gateway, report, "literacy-activities")} >= {taught["activity"]}

    pack = until(gateway, pack, told)
    known = {"qualified-librarians", "staff-developing", "training-spend", "literacy-participants",
             "literacy-activities", "collaborations"}  # fmt: skip
    counted = {each["id"]: each for each in pack["figures"]}
    assert all(int(counted[name]["value"]) > 0 and counted[name]["events"] > 0 for name in known)
    assert set(pack["may_enter"]) == counted.keys() - known - ROUNDS
    assert all(counted[name]["missing"] == "not-filled" for name in pack["may_enter"])
    body = {"value": 32_997, "source": "Laporan kunjungan", "as_of": TODAY.isoformat()}
    pack = act(gateway, pack, "figures/visits", "PUT", json=body)
    shared = [name for name in ROUNDS & counted.keys() if counted[name]["missing"] is None]  # by other tests
    filled = 7 + len(shared)
    assert (pack["completeness"]["filled"], pack["completeness"]["of"]) == (str(filled), "12")
    traced(gateway, platform, pack)
    spent = lines(gateway, pack, "training-spend")
    assert sum(int(line["quantity"]) for line in spent) == int(values(pack)["training-spend"])
    with pytest.raises(Unexpected) as refused:
        act(gateway, pack, "figures/collaborations", "PUT", json=body)
    assert refused.value.code == "figure-counted"
    path = f"/report-packs/{pack['id']}/figures"
    sheet = gateway.call("GET", "assessment", path, who=AUDITOR, params={"format": "csv"}).content
    rows = list(csv.DictReader(io.StringIO(sheet.decode("utf-8-sig")), delimiter=";"))
    assert {row["ID"]: row["Nilai"] for row in rows} == {name: value or "" for name, value in values(pack).items()}
    workbook = gateway.call("GET", "assessment", path, who=AUDITOR, params={"format": "xlsx"})
    assert workbook.content[:2] == b"PK"
    done = act(gateway, act(gateway, pack, "approve"), "publish")
    assert done["state"] == "published"


def test_the_yearly_report_ties_the_years_money_out_to_the_sessions_that_used_it(
    gateway: Gateway, platform: Platform, taught: dict[str, Any]
) -> None:
    """11: government keeps investing, and sees what for."""
    report = until(gateway, begin(gateway, "yearly"), lambda found: ties(gateway, found))
    assert taught["programme"] in {each["title"] for each in report["programmes"]}
    traced(gateway, platform, report)
    entries = {each["id"] for each in gateway.every("training", f"/budget/years/{YEAR}/entries", who=AUDITOR,
                                                    session=taught["session"])}  # fmt: skip
    spent = {line["id"].removeprefix("money:") for line in lines(gateway, report, "spent")}
    assert entries <= spent
    published = act(gateway, act(gateway, report, "approve"), "publish")
    before = values(published)
    check = gateway.get("assessment", f"/report-packs/{report['id']}/check", who=AUDITOR)
    assert check["same"] is True
    pdf = gateway.call("GET", "assessment", f"/report-packs/{report['id']}/paper", who=AUDITOR)
    assert pdf.content[:5] == b"%PDF-"
    year = gateway.get("training", f"/budget/years/{YEAR}", who=MANAGER)
    more, seen = {"amount": year["allocation"] + 10_000}, {"If-Match": f'"{year["version"]}"'}
    gateway.call("PUT", "training", f"/budget/years/{YEAR}", who=MANAGER, json=more, headers=seen)
    later = until(gateway, begin(gateway, "yearly"), lambda found: ties(gateway, found))
    assert later["revision"] == published["revision"] + 1
    assert values(later)["allocation"] != before["allocation"]
    assert values(gateway.get("assessment", f"/report-packs/{report['id']}", who=AUDITOR)) == before
    act(gateway, act(gateway, later, "approve"), "publish")


def test_everybody_reads_what_was_published_and_nobody_is_named(platform: Platform, taught: dict[str, Any]) -> None:
    address = f"{platform.url}/api/assessment/v1/public/report-packs"
    listed = httpx.get(address).json()["items"]
    assert listed, "published by the test before"
    shown = httpx.get(f"{address}/{listed[0]['id']}").json()
    assert {"trail", "fingerprint", "may_enter"}.isdisjoint(shown)
    page = httpx.get(f"{platform.url}/laporan", headers={"Accept-Language": "id"}, follow_redirects=True)
    assert f"/laporan/tahunan/{listed[0]['id']}" in page.text
    whole = httpx.get(f"{platform.url}/laporan/tahunan/{listed[0]['id']}", headers={"Accept-Language": "id"})
    assert whole.status_code == 200
    for name in ("Sipayung", MANAGER):
        assert name not in whole.text
    for hidden in ("/laporan/kelola", "/laporan/indeks-lama"):
        assert httpx.get(f"{platform.url}{hidden}").status_code in (302, 303)


def test_an_index_of_before_2025_is_computed_kept_and_not_converted(gateway: Gateway) -> None:
    parts = {f"uplm{number}": {"uplm": "1", "am": "3"} for number in range(1, 8)}
    body = {"instrument": "iplm", "year": 2024, "parts": parts, "source": f"Uji {new_id()}"}
    tried = gateway.post("assessment", "/literacy-indices/trial", who=AUDITOR, body=body)
    assert (tried["value"], tried["exact"], tried["band"], tried["convertible"]) == ("33.33", "100/3", "Rendah", False)
    kept = gateway.post("assessment", "/literacy-indices", who=MANAGER, body=body)
    found = gateway.get("assessment", f"/literacy-indices/{kept['id']}", who=AUDITOR)
    assert (found["rule_id"], found["band_set"], found["formula"]) == (
        "iplm-sampai-2024", "iplm-2024", tried["formula"]
    )  # fmt: skip
    with pytest.raises(Unexpected) as refused:
        gateway.post("assessment", "/literacy-indices", who=MANAGER, body=body | {"year": 2025})
    assert refused.value.status == 422
    with pytest.raises(Unexpected) as refused:
        gateway.post("assessment", "/literacy-indices", who=AUDITOR, body=body)
    assert refused.value.status == 403
