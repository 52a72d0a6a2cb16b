"""Section 4 of the document, the other half: several people assess one librarian on forms of their own, through the
gateway. Who is missing is absent, peers stay unnamed, the result is read after the conversation, a dispute is settled
by somebody who was no rater, and whoever is not concerned learns nothing by API, page, file, message or letter.
"""

from datetime import timedelta
from functools import partial
from typing import Any

import httpx
import pytest

from deploy.demo.gateway import Gateway, Unexpected
from shared.clock import WIB, utcnow
from shared.ids import new_id
from tests.support.platform import AUDITOR, MANAGER, OPERATOR, SUPERVISOR, Platform
from tests.support.platform import CHILDRENS_LIBRARIAN as SAHAT
from tests.support.platform import LIBRARIAN as DEWI
from tests.support.signing import signed_in
from tests.support.waiting import eventually

Json = dict[str, Any]
CODE, OTHER = "R.91PRP02.021.1", "LAYANAN-SAPA"
SECRET = "Tajuknya tepat, penyerahannya sering terlambat"
TODAY = utcnow().astimezone(WIB).date()
LEVELS = [
    {"value": value, "words": {"id": indonesian, "en": english}}
    for value, indonesian, english in (
        (1, "Mengenal", "Knows of it"), (2, "Dengan bimbingan", "With guidance"),
        (3, "Mandiri", "On their own"), (4, "Membimbing", "Guides others"),
    )
]  # fmt: skip


def item(code: str, number: int) -> Json:
    words = {"id": f"Kompetensi {code}", "en": f"Competency {code}"}
    criterion = {"id": f"Kriteria {number}", "en": f"Criterion {number}"}
    return {"code": code, "competency": words, "criterion": criterion, "levels": LEVELS}


ITEMS = [*(item(CODE, number) for number in range(1, 6)), *(item(OTHER, number) for number in range(6, 9))]


@pytest.fixture(scope="module")
def people(gateway: Gateway) -> Json:
    """Ids by NIP, once assessment has heard of them and of who leads."""
    found = {who: gateway.get("community", "/me", who=who)["id"] for who in (DEWI, SAHAT, SUPERVISOR, MANAGER)}
    for who in found:
        eventually(partial(gateway.get, "assessment", "/me/portfolio", who=who), seconds=30)
    rows = gateway.every("community", "/librarians", who=MANAGER, active="true")
    return found | {"rest": [each["id"] for each in rows if each["id"] not in set(found.values())]}


@pytest.fixture(scope="module")
def forms(gateway: Gateway) -> Json:
    return {
        role: gateway.post(
            "assessment", "/assessment-forms", who=MANAGER,
            body={"role": role, "title": f"Formulir {role} {new_id()}", "items": ITEMS},
        )["id"]
        for role in ("self", "supervisor", "peer", "assessor")
    }  # fmt: skip


def opened(gateway: Gateway, forms: Json, subject: Json) -> Json:
    body = {
        "title": f"Penilaian {new_id()}", "starts_on": f"{TODAY.year}-01-01", "ends_on": TODAY.isoformat(),
        "due_on": (TODAY + timedelta(days=14)).isoformat(), "forms": forms,
        "subjects": [{"peers": [], "assessors": []} | subject],
    }  # fmt: skip
    made = gateway.post("assessment", "/assessment-rounds", who=MANAGER, body=body)
    return act(gateway, made, f"/assessment-rounds/{made['id']}/open", MANAGER)


def act(gateway: Gateway, seen: Json, path: str, who: str, body: Any = None, method: str = "POST") -> Json:
    headers = {"If-Match": f'"{seen["version"]}"'}
    return dict(gateway.call(method, "assessment", path, who=who, json=body, headers=headers).json())


def submit(gateway: Gateway, held: Json, who: str, level: int, comment: str = "") -> Json:
    """Eight items: saved half way, then submitted; twice, as a bad line would."""
    mine = gateway.get("assessment", "/me/assessment-sheets", who=who, limit=100)["items"]
    sheet_id = next(each["id"] for each in mine if each["round_id"] == held["id"])
    path = f"/assessment-sheets/{sheet_id}"
    sheet = gateway.get("assessment", path, who=who)
    answers = {each["slug"]: {"level": level, "comment": comment} for each in sheet["items"]}
    half = act(gateway, sheet, path, who, {"answers": {"butir-1": answers["butir-1"]}}, "PUT")
    assert half["state"] == "draft"
    done = act(gateway, half, f"{path}/submit", who, {"answers": answers})
    assert act(gateway, half, f"{path}/submit", who, {"answers": answers})["version"] == done["version"]
    return done


def assessment_of(gateway: Gateway, held: Json) -> Json:
    rows = gateway.get("assessment", "/assessments", who=MANAGER, round_id=held["id"])["items"]
    return dict(gateway.get("assessment", f"/assessments/{rows[0]['id']}", who=MANAGER))


@pytest.fixture(scope="module")
def held(gateway: Gateway, forms: Json, people: Json) -> Json:
    """Dewi, by herself, her supervisor, and three peers of whom one answers."""
    peers = [people[SAHAT], *people["rest"][:2]]
    used = {role: forms[role] for role in ("self", "supervisor", "peer")}
    found = opened(gateway, used, {"librarian_id": people[DEWI], "peers": peers})
    submit(gateway, found, DEWI, 4)
    submit(gateway, found, SUPERVISOR, 2, SECRET)
    submit(gateway, found, SAHAT, 1, "Rahasia rekan")
    return found


@pytest.fixture(scope="module")
def result(gateway: Gateway, held: Json) -> Json:
    found = assessment_of(gateway, held)
    assert (found["state"], found["competencies"]) == ("gathering", []), "no figure while answers come in"
    return act(gateway, found, f"/assessments/{found['id']}/seal", SUPERVISOR)


def status(gateway: Gateway, path: str, who: str) -> int:
    with pytest.raises(Unexpected) as told:
        gateway.get("assessment", path, who=who)
    assert SECRET not in str(told.value)
    return told.value.status


def test_each_rater_is_asked_once(gateway: Gateway, platform: Platform, held: Json) -> None:
    def told() -> list[Any]:
        items = gateway.get("notifier", "/me/inbox", who=SAHAT, limit=100)["items"]
        return [each for each in items if held["title"] in each["subject"]]

    assert len(eventually(told, seconds=30)) == 1
    assert told()[0]["link"] == "/staff/assessments"
    eventually(lambda: [each for each in platform.mail("sahat") if held["title"] in each["subject"]], seconds=30)


def test_side_by_side_who_is_missing_is_absent(result: Json) -> None:
    one = next(each for each in result["competencies"] if each["code"] == CODE)
    by = {each["role"]: each for each in one["figures"]}
    assert (by["self"]["average"]["exact"], by["supervisor"]["average"]["exact"]) == ("4", "2")
    assert (by["peer"]["n"], by["peer"]["asked"], by["peer"]["average"], by["peer"]["hidden"]) == (1, 3, None, True)
    assert (one["others"]["exact"], one["gap"]["shown"]) == ("2", "2.00"), "one hidden peer is in no other figure"
    assert "Rahasia rekan" not in str(result)
    assert result["rule"]["id"] == "penilaian-kompetensi-1"


def test_the_person_reads_it_after_the_conversation_and_hears_no_figure(
    gateway: Gateway, platform: Platform, result: Json
) -> None:
    path = f"/assessments/{result['id']}"
    assert status(gateway, path, DEWI) == 403
    shared = act(gateway, result, f"{path}/share", SUPERVISOR, {"note": "Dibicarakan pada hari Senin."})
    assert shared["state"] == "shared"
    seen = gateway.get("assessment", path, who=DEWI)
    assert (seen["ground"], seen["shared_note"]) == ("self", "Dibicarakan pada hari Senin.")

    def letters() -> list[Any]:
        return [each for each in platform.mail("dewi.sipayung") if result["id"] in each["text"]]

    letter = eventually(letters, seconds=30)[0]
    assert SECRET not in letter["text"]
    for row in platform.database("assessment")["outbox"].find(
        {"key": {"$regex": "^assessment.(round|ass|rater|disp)"}}
    ):
        assert SECRET not in str(row["event"]), row["key"]
        assert "level" not in row["event"]["data"], row["key"]


def test_nobody_else_learns_anything(gateway: Gateway, platform: Platform, held: Json, result: Json) -> None:
    path = f"/assessments/{result['id']}"
    for who in (SAHAT, AUDITOR, OPERATOR):
        assert status(gateway, path, who) == 403
    for who in (SAHAT, MANAGER, SUPERVISOR):
        for form in ("json", "csv"):
            listed = gateway.call("GET", "assessment", f"/assessments?format={form}", who=who)
            assert SECRET not in listed.text
    assert result["id"] not in gateway.call("GET", "assessment", "/assessments", who=SAHAT).text
    summary = gateway.get("assessment", f"/assessment-rounds/{held['id']}/summary", who=AUDITOR)["items"]
    assert {each["shown"] for each in summary} == {False}
    assert httpx.get(f"{platform.url}/api/assessment/v1{path}").status_code == 401


def test_each_reading_by_another_is_logged(gateway: Gateway, platform: Platform, people: Json, result: Json) -> None:
    log = platform.database("assessment")["portfolio_readings"]
    about = {"librarian_id": people[DEWI], "what": "assessment", "reader": MANAGER}
    before = log.count_documents(about)
    gateway.get("assessment", f"/assessments/{result['id']}", who=MANAGER)
    assert log.count_documents(about) == before + 1


def test_a_dispute_is_settled_by_no_rater_and_nothing_is_overwritten(
    gateway: Gateway, platform: Platform, result: Json
) -> None:
    path = f"/assessments/{result['id']}"
    seen = gateway.get("assessment", path, who=DEWI)
    body = {"reason": "Bukti pengolahan belum dilihat.", "codes": [CODE]}
    raised = act(gateway, seen, f"{path}/disputes", DEWI, body)
    dispute = gateway.get("assessment", f"/disputes/{raised['disputes'][0]['id']}", who=MANAGER)
    here = f"/disputes/{dispute['id']}"
    verdict = {"outcome": "changed", "reason": "Bukti cukup.", "levels": [{"code": CODE, "level": 3}]}
    with pytest.raises(Unexpected) as refused:
        act(gateway, dispute, f"{here}/settle", SUPERVISOR, verdict)
    assert refused.value.status == 403
    act(gateway, dispute, f"{here}/settle", MANAGER, verdict)
    after = gateway.get("assessment", path, who=DEWI)
    one = next(each for each in after["competencies"] if each["code"] == CODE)
    given = {each["role"]: each["average"] for each in one["figures"]}
    assert (after["state"], one["settled_level"], given["supervisor"]["exact"]) == ("settled", 3, "2")

    def told() -> list[Any]:
        items = gateway.get("notifier", "/me/inbox", who=DEWI, limit=100)["items"]
        return [each for each in items if each["link"] == f"/staff{here}"]

    assert [each["kind"] for each in eventually(told, seconds=30)] == ["dispute.settled"]


def test_peers_are_told_together_from_three_on(gateway: Gateway, forms: Json, people: Json) -> None:
    peers = [people[who] for who in (SUPERVISOR, MANAGER, SAHAT)]
    used = {role: forms[role] for role in ("self", "peer")}
    held = opened(gateway, used, {"librarian_id": people[DEWI], "peers": peers})
    for who, level in ((DEWI, 4), (SUPERVISOR, 2), (MANAGER, 3), (SAHAT, 3)):
        submit(gateway, held, who, level, f"Kata {level}")
    found = assessment_of(gateway, held)
    assert found["state"] == "sealed", "the last one ended the gathering"
    one = next(each for each in found["competencies"] if each["code"] == CODE)
    peer = next(each for each in one["figures"] if each["role"] == "peer")
    assert (peer["average"], peer["n"]) == ({"shown": "2.67", "exact": "8/3"}, 3)
    assert {each["n"] for each in one["peers_made_of"]["items"]} == {3}
    assert not any(name in str(one["made_of"]) for name in ("Parulian", "Sahat", "Eka"))


def test_the_pages_of_each_side(platform: Platform, held: Json, result: Json) -> None:
    page, round_page = f"/penilaian/hasil/{result['id']}", f"/penilaian/putaran/{held['id']}"
    with signed_in(platform, DEWI) as own:
        text = own.get(page).text
        for told in ("4,00", "2,00", "n = 1 dari 3", "disembunyikan", SECRET, "diputuskan: tingkat 3"):
            assert told in text, told
        assert own.get(f"/staff/assessments/{result['id']}").status_code == 200
        assert own.get(round_page).status_code == 403
    with signed_in(platform, SUPERVISOR) as leader:
        for address in ("/penilaian", page, round_page, f"/penilaian/putaran/penilai/{result['id']}"):
            assert leader.get(address).status_code == 200, address
        assert "Sahat" not in leader.get(f"/penilaian/putaran/penilai/{result['id']}").text, "peers are not named"
    with signed_in(platform, SAHAT) as other:
        refused = other.get(page)
        assert (refused.status_code, SECRET in refused.text) == (403, False)
    with signed_in(platform, AUDITOR) as auditor:
        assert auditor.get(page).status_code == 403
        assert "jawaban belum cukup" in auditor.get(f"{round_page}/ringkasan").text
