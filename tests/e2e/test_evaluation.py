"""Sections 1 and 8 of the document, through the gateway: at the end of a period an evaluation with four levels, counts,
missing data and improvement actions stands, and running it again gives the same figures; and for any period the two
elements about staff stand beside competence and training hours of each unit, with n, no cell under five.
"""

import csv
import io
from datetime import date, timedelta
from typing import Any

import pytest

from deploy.demo.gateway import Gateway, Unexpected
from shared.clock import WIB, iso, utcnow
from shared.ids import new_id
from tests.support.platform import AUDITOR, MANAGER, OPERATOR, SUPERVISOR, Platform
from tests.support.platform import CHILDRENS_LIBRARIAN as SAHAT
from tests.support.platform import LIBRARIAN as DEWI
from tests.support.signing import signed_in
from tests.support.waiting import eventually

SLUGS = ("persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "sarana", "pengaduan")
UNIT = {"slug": f"sapa-{new_id()[-8:]}", "title": "Menyapa pengunjung", "skkni_code": None}
MEASURED = {SAHAT: (40, 100), DEWI: (60, 80)}
VISITORS = 12


def today() -> date:
    return utcnow().astimezone(WIB).date()


def person(gateway: Gateway, who: str) -> dict[str, Any]:
    return dict(gateway.get("community", "/me", who=who))


@pytest.fixture(scope="module")
def unit(gateway: Gateway) -> str:
    """A unit of its own, so that nobody else's survey comes between."""
    body = {"name": f"Layanan Uji {new_id()[-6:]}"}
    made = gateway.post("community", "/libraries", who=MANAGER, body=body)
    eventually(lambda: _known(gateway, made["id"]), seconds=30)
    return str(made["id"])


def _known(gateway: Gateway, unit: str) -> bool:
    query = {"from": today().isoformat(), "until": today().isoformat()}
    return unit in {row["unit_id"] for row in gateway.get("assessment", "/unit-quality", who=MANAGER, **query)["items"]}


def asked(gateway: Gateway, units: dict[str, int], values: tuple[int, ...]) -> str:
    """A survey of some units, each with so many answers, closed."""
    day = today().isoformat()
    facts = {"title": f"Uji {new_id()}", "period": day[:7], "opens_on": day, "closes_on": day}
    survey = gateway.post("assessment", "/surveys", who=MANAGER, body=facts | {"unit_ids": list(units)})
    for each, many in units.items():
        for visitor in range(many):
            given = dict.fromkeys(SLUGS, values[visitor % len(values)])
            body = {"submission_id": new_id(), "unit_id": each, "values": given}
            gateway.call("POST", "assessment", f"/public/surveys/{survey['id']}/answers", json=body)
    gateway.post("assessment", f"/surveys/{survey['id']}/close", who=MANAGER)
    return str(survey["id"])


def held(gateway: Gateway, session: dict[str, Any]) -> dict[str, str]:
    """Both take part and are measured before and after; the session closes."""
    enrolments = {}
    for who, (before, after) in MEASURED.items():
        made = gateway.post("training", f"/sessions/{session['id']}/enrolments", who=who)
        path = f"/enrolments/{made['id']}"
        gateway.put("training", f"{path}/attendance", who=MANAGER, body={"present": True})
        gateway.put("training", f"{path}/scores", who=MANAGER, body={"pre": before, "post": after})
        enrolments[who] = made["id"]
    gateway.post("training", f"/sessions/{session['id']}/close", who=MANAGER)
    return enrolments


@pytest.fixture(scope="module")
def evaluated(gateway: Gateway, unit: str) -> dict[str, Any]:
    """The whole of it: asked, planned, trained, looked at in the work, asked again."""
    theirs = person(gateway, SAHAT)["unit_id"]
    before = asked(gateway, {theirs: VISITORS, unit: VISITORS}, (2, 2, 3))
    facts = {"title": f"Uji {new_id()}", "hours": 4, "pass_mark": 0, "capacity_default": 10, "competencies": [UNIT]}
    course = gateway.post("training", "/courses", who=MANAGER, body=facts)
    start = utcnow() + timedelta(minutes=30)
    session = gateway.post("training", "/sessions", who=MANAGER, body={
        "course_id": course["id"], "starts_at": iso(start), "ends_at": iso(start + timedelta(hours=2)),
        "place": f"Ruang {new_id()}"})  # fmt: skip
    plan = gateway.post("assessment", "/evaluations", who=MANAGER, body=planned(course))
    enrolments = held(gateway, session)
    eventually(lambda: _exists(gateway, enrolments[SAHAT]), seconds=30)
    eventually(lambda: _exists(gateway, enrolments[DEWI]), seconds=30)
    in_time = {"as_of": (today() + timedelta(days=75)).isoformat()}
    gateway.post("assessment", "/sweeps", who=OPERATOR, body=in_time)
    after = asked(gateway, {theirs: VISITORS, unit: VISITORS}, (3, 4))
    return {"plan": plan, "course": course, "session": session, "enrolments": enrolments, "unit": theirs,
            "surveys": {before, after}, "path": f"/evaluations/{plan['id']}"}  # fmt: skip


def planned(course: dict[str, Any]) -> dict[str, Any]:
    days = {"period_from": (today() - timedelta(days=1)).isoformat(), "period_until": today().isoformat()}
    return {"title": f"Evaluasi {new_id()}", "course_ids": [course["id"]], "intention": "Lebih ramah"} | days


def publish(gateway: Gateway, evaluated: dict[str, Any]) -> dict[str, Any]:
    """At any hour: where midnight has passed since it was planned, its period ends a day later."""
    plan = gateway.get("assessment", evaluated["path"], who=MANAGER)
    if plan["state"] == "planned" and plan["period_until"] != today().isoformat():
        body = planned(evaluated["course"]) | {"period_from": plan["period_from"]}
        seen = {"If-Match": f'"{plan["version"]}"'}
        gateway.call("PUT", "assessment", f"{evaluated['path']}/plan", who=MANAGER, json=body, headers=seen)
    return dict(gateway.post("assessment", f"{evaluated['path']}/publish", who=MANAGER))


def _exists(gateway: Gateway, completion: str) -> bool:
    try:
        gateway.get("assessment", f"/follow-ups/{completion}", who=MANAGER)
    except Unexpected:
        return False
    return True


def answer(gateway: Gateway, completion: str, who: str, step: str) -> dict[str, Any]:
    asked_of = gateway.get("assessment", f"/follow-ups/{completion}", who=who)
    body = {"steps": {each["slug"]: step for each in asked_of["competencies"]}, "note": "Terlihat."}
    return dict(gateway.post("assessment", f"/follow-ups/{completion}/answers", who=who, body=body))


def status(gateway: Gateway, path: str, who: str) -> int:
    with pytest.raises(Unexpected) as told:
        gateway.get("assessment", path, who=who)
    return told.value.status


def figures(gateway: Gateway, evaluated: dict[str, Any], who: str = MANAGER, **query: Any) -> dict[str, Any]:
    return dict(gateway.get("assessment", f"{evaluated['path']}/figures", who=who, **query))


def test_the_plan_kept_the_baseline(evaluated: dict[str, Any]) -> None:
    baseline = evaluated["plan"]["baseline"]
    assert baseline["standing"] == "fixed"
    unit = next(each for each in baseline["units"] if each["unit_id"] == evaluated["unit"])
    assert {(each["average"], each["n"]) for each in unit["elements"]} == {("2.33", VISITORS)}


def test_the_supervisor_looks_and_the_librarian_says(gateway: Gateway, evaluated: dict[str, Any]) -> None:
    of = evaluated["enrolments"]
    assert answer(gateway, of[DEWI], SUPERVISOR, "3")["state"] == "answered"
    assert answer(gateway, of[DEWI], DEWI, "4")["state"] == "answered"
    assert status(gateway, f"/follow-ups/{of[DEWI]}", SAHAT) == 403
    assert status(gateway, f"/follow-ups/{of[DEWI]}", AUDITOR) == 403


def test_four_levels_counts_and_what_is_missing(gateway: Gateway, evaluated: dict[str, Any]) -> None:
    eventually(lambda: figures(gateway, evaluated)["counts"]["attended"], seconds=30)
    made = publish(gateway, evaluated)
    assert (made["state"], made["revision"], made["made"]) == ("published", 1, True)
    found = figures(gateway, evaluated)
    counts = {name: found["counts"][name] for name in ("sessions", "attended", "completions", "hours")}
    assert counts == {"sessions": 1, "attended": 2, "completions": 2, "hours": 8}
    assert (found["learning"]["gain"], found["learning"]["normalised"]) == ("40.00", "0.75")
    assert (found["behaviour"]["n"], found["behaviour"]["m"]) == (1, 2)
    unit = next(each for each in found["results"]["units"] if each["unit_id"] == evaluated["unit"])
    assert {each["verdict"] for each in unit["elements"]} == {"higher"}
    assert {each["after"]["n"] for each in unit["elements"]} == {VISITORS}
    assert found["results"]["untrained"]["units"], "a unit that was not trained stands beside"
    assert found["returns"]["computed"] is False
    assert {"reaction", "behaviour", "return"} <= {each["measure"] for each in found["missing"]}
    assert all(each["source"] for each in found["rules"])


def test_running_again_gives_the_same_figures_and_late_data_a_revision(
    gateway: Gateway, evaluated: dict[str, Any], unit: str
) -> None:
    first = figures(gateway, evaluated)
    asked(gateway, {unit: 2}, (1,))  # has nothing to do with it
    again = publish(gateway, evaluated)
    assert (again["revision"], again["made"]) == (1, False)
    assert figures(gateway, evaluated) == first
    assert gateway.get("assessment", f"{evaluated['path']}/check", who=AUDITOR)["same"] is True
    answer(gateway, evaluated["enrolments"][SAHAT], MANAGER, "2")
    late = publish(gateway, evaluated)
    assert (late["revision"], late["made"]) == (2, True)
    assert figures(gateway, evaluated)["behaviour"]["n"] == 2
    assert figures(gateway, evaluated, revision=1) == first


def test_a_figure_is_followed_to_its_events(gateway: Gateway, evaluated: dict[str, Any]) -> None:
    found = gateway.get("assessment", f"{evaluated['path']}/inputs", who=MANAGER)
    rows = found["inputs"]["completions"]
    assert {(row["pre"], row["post"]) for row in rows} == set(MEASURED.values())
    assert {row["event_id"] for row in rows} <= set(found["sources"]["events"])
    assert evaluated["surveys"] <= set(found["sources"]["surveys"])
    for who in (SAHAT, DEWI):
        assert person(gateway, who)["id"] not in str(found)
    for who in (AUDITOR, DEWI, OPERATOR):
        assert status(gateway, f"{evaluated['path']}/inputs", who) == 403


def test_an_auditor_sees_no_average_of_fewer_than_five_people(gateway: Gateway, evaluated: dict[str, Any]) -> None:
    found = figures(gateway, evaluated, AUDITOR)
    assert (found["learning"]["gain"], set(found["hidden"])) == (None, {"learning", "behaviour"})
    assert status(gateway, evaluated["path"], DEWI) == 403


def test_an_improvement_reaches_its_owner_and_goes_on(
    gateway: Gateway, platform: Platform, evaluated: dict[str, Any]
) -> None:
    title = f"Menyapa {new_id()[-8:]}"
    body = {"title": title, "owner_id": person(gateway, SAHAT)["id"]}
    body["due_on"] = (today() + timedelta(days=30)).isoformat()
    made = gateway.post("assessment", f"{evaluated['path']}/improvements", who=MANAGER, body=body)

    def told() -> list[Any]:
        items = gateway.get("notifier", "/me/inbox", who=SAHAT, limit=100)["items"]
        return [each for each in items if title in each["subject"]]

    assert eventually(told, seconds=30)[0]["link"] == "/staff/improvements"
    days = {"period_from": today().isoformat(), "period_until": today().isoformat()}
    body = {"title": "Tahap dua", "course_ids": [evaluated["course"]["id"]], "follows": evaluated["plan"]["id"]}
    following = gateway.post("assessment", "/evaluations", who=MANAGER, body=body | days)
    assert [each["title"] for each in following["improvements"]] == [title]
    done = gateway.post("assessment", f"/improvements/{made['id']}/finish", who=SAHAT, body={"outcome": "Sudah."})
    assert done["state"] == "done"


def test_for_any_period_staff_stand_beside_satisfaction(gateway: Gateway, evaluated: dict[str, Any], unit: str) -> None:
    query = {"from": (today() - timedelta(days=1)).isoformat(), "until": today().isoformat()}
    rows = {row["unit_id"]: row for row in gateway.get("assessment", "/unit-quality", who=AUDITOR, **query)["items"]}
    theirs = rows[evaluated["unit"]]
    for slug in ("kompetensi", "perilaku"):
        assert theirs[slug]["n"] >= 2 * VISITORS
        assert 1 <= float(theirs[slug]["value"]) <= 4
    cells = [cell for row in rows.values() for cell in row.values() if isinstance(cell, dict)]
    assert all(cell["n"] is None and cell["value"] is None for cell in cells if cell["hidden"])
    assert all(cell["n"] == 0 or cell["n"] >= 5 for cell in cells if not cell["hidden"])
    assert rows[unit]["hours"] == {"value": None, "n": 0, "hidden": False}
    file = gateway.call("GET", "assessment", "/unit-quality", who=AUDITOR, params=query | {"format": "csv"}).text
    table = {row[0]: row for row in csv.reader(io.StringIO(file.lstrip("\ufeff")), delimiter=_delimiter(file))}
    assert theirs["kompetensi"]["value"].replace(".", ",") in str(table[evaluated["unit"]]).replace(".", ",")


def _delimiter(text: str) -> str:
    return ";" if text.splitlines()[0].count(";") else ","


def test_the_pages_of_each_side(platform: Platform, evaluated: dict[str, Any]) -> None:
    page = f"/evaluasi/{evaluated['plan']['id']}"
    followed = f"/evaluasi/tindak-lanjut/{evaluated['enrolments'][DEWI]}"
    with signed_in(platform, MANAGER) as manager:
        report = manager.get(page).text
        assert "Lebih tinggi" in report
        assert "Tidak dihitung" in report
        assert "angkanya sama" in manager.get(f"{page}/asal").text
        assert manager.get(f"{page}/cetak").content.startswith(b"%PDF")
        for address in ("/evaluasi", "/evaluasi/baru", "/evaluasi/unit", "/evaluasi/perbaikan", f"{page}/biaya"):
            assert manager.get(address).status_code == 200, address
        table = manager.get(f"/unduh/assessment/evaluations/{evaluated['plan']['id']}/elements.xlsx")
        assert table.content[:2] == b"PK"
    with signed_in(platform, AUDITOR) as auditor:
        assert "40,00" not in auditor.get(page).text
        assert auditor.get(f"{page}/asal").status_code == 403
        assert auditor.get("/evaluasi/unit").status_code == 200
    with signed_in(platform, DEWI) as own:
        assert "Pengamatan atasan" in own.get(followed).text
        assert own.get(page).status_code == 403
