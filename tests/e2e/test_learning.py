"""Tracks as the city's programme has them: what was learned is measured, what was practised is observed, and who was
there proved it. Through the gateway, with real servers."""

import csv
import io
import re
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from deploy.demo.gateway import Gateway, Unexpected
from shared.clock import WIB, iso, utcnow
from shared.ids import new_id
from tests.support.platform import CHILDRENS_LIBRARIAN as SAHAT
from tests.support.platform import LIBRARIAN as DEWI
from tests.support.platform import MANAGER, Platform
from tests.support.waiting import eventually

UNIT = {"slug": "tajuk-kendali", "title": "Membuat Tajuk Kendali Subjek", "skkni_code": "R.91PRP02.021.1"}
HEADINGS = ("Jenis", "Soal", "Poin", "Pilihan A", "Pilihan B", "Kunci")
BANK = (
    ("Pilihan ganda", "Apa nama basis tajuk kendali?", "1", "Katalog", "Otoritas", "B"),
    ("Pilihan ganda", "Apa yang dikendalikan?", "1", "Bentuk tajuk", "Nomor rak", "A"),
    ("Menjodohkan", "Jodohkan istilahnya", "2", "", "", "SEE = lihat; SEE ALSO = lihat juga"),
)
LEVELS = [{"title": title, "points": points} for title, points in (("Belum", 0), ("Cukup", 1), ("Baik", 2))]
RUBRIC = [{"slug": slug, "title": slug.title(), "levels": LEVELS} for slug in ("menyapa", "mendengar", "menyelesaikan")]


def course(gateway: Gateway, **facts: Any) -> dict[str, Any]:
    given = {"title": f"Uji {new_id()}", "hours": 4, "pass_mark": 0, "capacity_default": 10} | facts
    return dict(gateway.post("training", "/courses", who=MANAGER, body=given))


def session(gateway: Gateway, of: dict[str, Any], place: str) -> dict[str, Any]:
    start = utcnow() + timedelta(minutes=30)
    plan = {"course_id": of["id"], "starts_at": iso(start), "ends_at": iso(start + timedelta(hours=2)), "place": place}
    return dict(gateway.post("training", "/sessions", who=MANAGER, body=plan))


def enrol(gateway: Gateway, into: dict[str, Any], who: str) -> dict[str, Any]:
    return dict(gateway.post("training", f"/sessions/{into['id']}/enrolments", who=who))


def attend(gateway: Gateway, enrolment: dict[str, Any]) -> None:
    gateway.put("training", f"/enrolments/{enrolment['id']}/attendance", who=MANAGER, body={"present": True})


def refused(call: Any) -> str:
    with pytest.raises(Unexpected) as told:
        call()
    return str(told.value.code)


def make_test(gateway: Gateway, of: dict[str, Any]) -> list[dict[str, Any]]:
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows((HEADINGS, *BANK))
    path = f"/courses/{of['id']}/questions/import"
    report = gateway.call("POST", "training", path, who=MANAGER, files={"file": ("soal.csv", text.getvalue())}).json()
    assert report["counts"]["imported"] == len(BANK), report
    facts = {
        "title": "Tajuk kendali",
        "purposes": ["pre", "post"],
        "question_ids": [row["subject"] for row in report["rows"]],
        "minutes": 20,
    }
    made = gateway.post("training", f"/courses/{of['id']}/instruments", who=MANAGER, body=facts)
    return list(made["questions"])


def take(gateway: Gateway, sitting: dict[str, Any], who: str, answers: dict[str, Any]) -> dict[str, Any]:
    begun = gateway.post("training", f"/sittings/{sitting['id']}/attempts", who=who)
    path = f"/attempts/{begun['attempt']['id']}/submit"
    return dict(gateway.post("training", path, who=who, body={"answers": answers})["attempt"])


def open_test(gateway: Gateway, of: dict[str, Any], purpose: str) -> dict[str, Any]:
    body = {"purpose": purpose}
    return dict(gateway.post("training", f"/sessions/{of['id']}/sittings", who=MANAGER, body=body))


def test_an_it_track_maps_sessions_to_units_and_stores_the_gain_of_each_person(gateway: Gateway) -> None:
    it = course(gateway, competencies=[UNIT], pass_mark=70)
    first, second, pairs = make_test(gateway, it)
    held = session(gateway, it, f"Lab {new_id()}")
    assert [each["skkni_code"] for each in held["competencies"]] == [UNIT["skkni_code"]]
    enrolments = {who: enrol(gateway, held, who) for who in (SAHAT, DEWI)}
    everything = {first["id"]: "b", second["id"]: "a", pairs["id"]: {"0": "lihat", "1": "lihat juga"}}
    before = open_test(gateway, held, "pre")
    assert take(gateway, before, SAHAT, {first["id"]: "b"})["score"] == 25
    assert take(gateway, before, DEWI, everything)["score"] == 100
    for enrolment in enrolments.values():
        attend(gateway, enrolment)
    after = open_test(gateway, held, "post")
    assert take(gateway, after, SAHAT, everything | {second["id"]: "b"})["score"] == 75
    assert take(gateway, after, DEWI, everything)["score"] == 100
    gateway.post("training", f"/sessions/{held['id']}/close", who=MANAGER)
    roster = {each["id"]: each for each in gateway.every("training", f"/sessions/{held['id']}/enrolments", who=MANAGER)}
    sahat, dewi = (roster[enrolments[who]["id"]] for who in (SAHAT, DEWI))
    assert (sahat["pre_score"], sahat["post_score"], sahat["gain"], sahat["state"]) == (25, 75, "0.67", "completed")
    assert (dewi["gain"], dewi["gain_state"]) == (None, "undefined"), "nothing was left to learn, and that is said"

    def known() -> bool:
        folio = gateway.get("assessment", "/me/portfolio", who=SAHAT)
        return UNIT["skkni_code"] in {each["skkni_code"] for each in folio["competencies"]}

    assert eventually(known, seconds=20)


def test_a_service_track_closes_only_after_the_role_play_was_scored(gateway: Gateway) -> None:
    service = course(gateway, observed=True, rubric=RUBRIC)
    held = session(gateway, service, f"Meja layanan {new_id()}")
    enrolment = enrol(gateway, held, DEWI)
    attend(gateway, enrolment)
    closing = f"/sessions/{held['id']}/close"
    assert refused(lambda: gateway.post("training", closing, who=MANAGER)) == "observations-missing"
    seen = {"levels": {"menyapa": 2, "mendengar": 1, "menyelesaikan": 2}, "note": "Mengulang permintaan pengunjung."}
    observed = gateway.put("training", f"/enrolments/{enrolment['id']}/observation", who=MANAGER, body=seen)
    assert observed["score"] == 83
    assert gateway.post("training", closing, who=MANAGER)["state"] == "closed"

    def follow_up() -> Any:
        found = gateway.every("assessment", "/follow-ups", who=MANAGER)
        return next((each for each in found if each["course_title"] == service["title"]), None)

    planned = eventually(follow_up, seconds=20, every=0.2)
    today = utcnow().astimezone(WIB).date()
    assert date.fromisoformat(planned["due_from"]) == today + timedelta(days=60)
    assert date.fromisoformat(planned["due_until"]) == today + timedelta(days=90)

    def asked() -> bool:
        inbox = gateway.get("notifier", "/me/inbox", who=DEWI, limit=20)["items"]
        return f"/staff/feedback/{held['id']}" in {each["link"] for each in inbox}

    assert eventually(asked, seconds=20, every=0.2)
    statements = gateway.get("training", "/me/feedback", who=DEWI)["statements"]
    answer = {"ratings": {each["slug"]: 5 for each in statements}, "comment": "Latihannya membantu."}
    giving = f"/sessions/{held['id']}/feedback"
    assert gateway.post("training", giving, who=DEWI, body=answer) == {"received": True}
    assert refused(lambda: gateway.post("training", giving, who=DEWI, body=answer)) == "feedback-given"
    told = gateway.get("training", giving, who=MANAGER)
    assert (told["n"], told["averages"], told["comments"]) == (1, None, [])


def scan(platform: Platform, code: str, who: str) -> httpx.Response:
    """Scan as a telephone does that nobody has signed in on: choose who one is, then press the button."""
    with httpx.Client(base_url=platform.url, follow_redirects=True, timeout=30) as browser:
        chooser = browser.get(f"/hadir/{code}")
        if urlsplit(str(chooser.url)).path != "/identity/authorize":
            return chooser
        page = browser.post(str(chooser.url), data={"username": who})
        assert urlsplit(str(page.url)).path.startswith("/hadir/tanda/"), page.text[:500]
        token = re.search(r'name="csrf_token" value="([^"]+)"', page.text.split("<main")[1])
        assert token
        return browser.post(str(page.url), data={"csrf_token": token[1]})


def test_a_scan_before_signing_in_is_recorded_once_and_a_foreign_one_not_at_all(
    platform: Platform, gateway: Gateway
) -> None:
    held = session(gateway, course(gateway), f"Aula {new_id()}")
    enrolment = enrol(gateway, held, SAHAT)
    shown = gateway.get("training", f"/sessions/{held['id']}/presence", who=MANAGER)
    present = scan(platform, shown["code"], SAHAT)
    assert (present.status_code, urlsplit(str(present.url)).path) == (200, "/pekan-ini")
    assert held["course_title"] in present.text
    again = scan(platform, shown["code"], SAHAT)
    assert again.status_code == 200
    foreign = scan(platform, shown["code"], DEWI)
    assert (foreign.status_code, urlsplit(str(foreign.url)).path[:13]) == (409, "/hadir/tanda/")
    forged = scan(platform, f"{held['id']}.1.AAAA", SAHAT)
    assert forged.status_code == 422
    roster = list(gateway.every("training", f"/sessions/{held['id']}/enrolments", who=MANAGER))
    assert [(each["id"], each["state"]) for each in roster] == [(enrolment["id"], "attended")]
    recorded = platform.database("training")["outbox"].count_documents(
        {"event.data.enrolment_id": enrolment["id"], "event.type": "id.binapustaka.training.attendance.recorded.v1"}
    )
    assert recorded == 1, "once"
    waiting = eventually(lambda: gateway.get("training", f"/sessions/{held['id']}/presence", who=MANAGER), seconds=5)
    assert (waiting["seated"], waiting["present"]) == (1, 1)
