"""Who may read whose results, through the gateway: by API, page, file and letter; who read is told; what is held is
given; and what no law keeps goes when a librarian has left.
"""

from datetime import date, timedelta
from typing import Any

import pytest

from deploy.demo.gateway import Gateway, Unexpected
from shared.clock import WIB, utcnow
from tests.support.platform import AUDITOR, MANAGER, OPERATOR, SUPERVISOR, Platform
from tests.support.platform import CHILDRENS_LIBRARIAN as SAHAT
from tests.support.platform import LIBRARIAN as DEWI
from tests.support.signing import signed_in
from tests.support.waiting import eventually

TODAY = utcnow().astimezone(WIB).date()
LEAVER = "199605172020122006"
WORDS = "Rahasia-4b1e"
PARTS = ("point_accounts", "performance_cycles", "portfolio_readings")


@pytest.fixture(scope="module")
def dewi(gateway: Gateway) -> str:
    found: str = gateway.get("community", "/me", who=DEWI)["id"]
    eventually(lambda: gateway.get("assessment", "/me/credit-points", who=DEWI)["level"], seconds=30)
    return found


def refused(gateway: Gateway, path: str, who: str) -> bool:
    with pytest.raises(Unexpected) as told:
        gateway.get("assessment", path, who=who)
    return told.value.status == 403


def newest(gateway: Gateway, path: str, who: str) -> Any:
    return gateway.get("assessment", path, who=who)["items"][0]


def test_a_reading_is_told_to_the_person_and_listed_without_what_was_read(gateway: Gateway, dewi: str) -> None:
    gateway.get("assessment", f"/credit-points/{dewi}", who=SUPERVISOR)
    mine = newest(gateway, "/me/readings", DEWI)
    assert (mine["what"], mine["ground"]) == ("credit-points", "supervisor")
    for who in (MANAGER, AUDITOR):
        listed = newest(gateway, "/readings", who)
        assert set(listed) == {"at", "reader_name", "what", "ground", "librarian_id", "librarian_name"}
    for who in (SAHAT, SUPERVISOR, OPERATOR):
        assert refused(gateway, "/readings", who)


@pytest.mark.parametrize("path", ["/portfolios/{}", "/credit-points/{}", "/credit-points/{}/entries", "/hours/{}"])
def test_a_colleague_the_auditor_and_the_operator_are_refused(gateway: Gateway, dewi: str, path: str) -> None:
    before = len(gateway.get("assessment", "/me/readings", who=DEWI, limit=100)["items"])
    for who in (SAHAT, AUDITOR, OPERATOR):
        assert refused(gateway, path.format(dewi), who)
    assert len(gateway.get("assessment", "/me/readings", who=DEWI, limit=100)["items"]) == before


def test_pages_and_files_refuse_the_same(platform: Platform, dewi: str) -> None:
    pages = (f"/kinerja/angka-kredit/{dewi}", f"/kinerja/angka-kredit/{dewi}/asal/1", "/pembacaan", "/kinerja/tahun")
    files = (f"/unduh/assessment/credit-points/{dewi}/entries.csv", "/unduh/assessment/performance-ratings.xlsx")
    with signed_in(platform, SAHAT) as other:
        for address in (*pages, *files):
            assert other.get(address).status_code == 403, address
        assert "Dewi" not in other.get("/siapa-membaca").text
    with signed_in(platform, AUDITOR) as auditor:
        assert auditor.get("/pembacaan").status_code == 200
        assert auditor.get("/siapa-membaca").status_code == 403
        assert auditor.get(files[0]).status_code == 403
    with signed_in(platform, DEWI) as own:
        assert "atasan unit" in own.get("/siapa-membaca").text
        sheet = own.get(files[0])
        assert (sheet.status_code, sheet.headers["content-type"].partition(";")[0]) == (200, "text/csv")


def test_all_that_is_held_comes_as_a_file(platform: Platform, dewi: str) -> None:
    with signed_in(platform, DEWI) as own:
        given = own.get("/siapa-membaca/data-saya")
    assert "attachment" in given.headers["content-disposition"]
    held = given.json()
    assert held["librarian_id"] == dewi
    parts = {each["collection"]: each for each in held["parts"]}
    assert parts["librarians"]["records"][0]["name"] == "Dewi Sipayung"
    assert all(parts[name]["basis"]["source"] for name in PARTS)


def test_what_no_law_keeps_goes_when_a_librarian_has_left(gateway: Gateway, platform: Platform) -> None:
    librarian = leaver(gateway)
    plan = gateway.post("assessment", "/plans", who=MANAGER, body={"year": TODAY.year, "librarian_id": librarian})
    expected = [{"kind": "result", "text": WORDS}]
    body = {"librarian_id": librarian, "year": TODAY.year, "expectations": expected}
    cycle = gateway.post("assessment", "/performance-cycles", who=MANAGER, body=body)
    left = {"left_on": TODAY.isoformat(), "reason": "Pindah tugas"}
    version = gateway.get("community", f"/librarians/{librarian}", who=MANAGER)["version"]
    path, seen = f"/librarians/{librarian}/leave", {"If-Match": f'"{version}"'}
    gateway.call("POST", "community", path, who=MANAGER, json=left, headers=seen)

    waiting: Any = eventually(lambda: receipt(gateway, librarian), seconds=30)
    assert (waiting["state"], waiting["due_on"]) == ("waiting", (TODAY + timedelta(days=30)).isoformat())
    sweep(gateway, TODAY + timedelta(days=29))
    assert receipt(gateway, librarian)["state"] == "waiting"
    sweep(gateway, TODAY + timedelta(days=30))
    done = receipt(gateway, librarian)
    fates = {each["collection"]: (each["fate"], each["count"], each["basis"]) for each in done["parts"]}
    assert fates["plans"] == ("pseudonymised", 1, "")
    assert fates["performance_cycles"] == ("kept", 1, "arsip-kepegawaian")
    stored = platform.database("assessment")
    assert stored["plans"].count_documents({"_id": plan["id"], "librarian_id": {"$ne": librarian}}) == 1
    assert stored["performance_cycles"].count_documents({"_id": cycle["id"], "librarian_id": librarian}) == 1
    sweep(gateway, TODAY + timedelta(days=31))
    assert receipt(gateway, librarian) == done
    told = stored["outbox"].count_documents({"key": "assessment.librarian.erased.v1", "event.subject": librarian})
    assert told == 1


def leaver(gateway: Gateway) -> str:
    unit = gateway.get("community", "/libraries")["items"][0]["id"]
    body = {
        "nip": LEAVER, "name": "Tiur Simanjuntak", "unit_id": unit, "position": "Pustakawan Ahli Pertama",
        "rank": "III/a",
    }  # fmt: skip
    made: str = gateway.post("community", "/librarians", who=MANAGER, body=body)["id"]
    eventually(lambda: _known(gateway, made), seconds=30)
    return made


def _known(gateway: Gateway, librarian: str) -> bool:
    try:
        gateway.get("assessment", f"/portfolios/{librarian}", who=MANAGER)
    except Unexpected:
        return False
    return True


def receipt(gateway: Gateway, librarian: str) -> Any:
    rows = gateway.get("assessment", "/erasures", who=MANAGER, limit=100)["items"]
    return next((each for each in rows if each["id"] == librarian), None)


def sweep(gateway: Gateway, day: date) -> None:
    while gateway.post("assessment", "/sweeps", who=OPERATOR, body={"as_of": day.isoformat()})["more"]:
        pass
