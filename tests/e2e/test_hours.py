"""Section 3 of the document, through the gateway: a librarian logs an outside seminar with proof, a reviewer accepts
it, JP and competence evidence change within seconds, and a forum contribution marked useful is claimed the same way.
Nothing counts twice, whoever tries and by whichever way.
"""

import time
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

import httpx
import pytest

from deploy.demo.gateway import Gateway, Unexpected
from shared.clock import WIB, iso, utcnow
from shared.ids import new_id
from tests.support.platform import AUDITOR, MANAGER, OPERATOR, SUPERVISOR, Platform
from tests.support.platform import CHILDRENS_LIBRARIAN as SAHAT
from tests.support.platform import LIBRARIAN as DEWI
from tests.support.waiting import eventually

CODE = "R.91PRP02.021.1"  # the one unit of 2019 that is verified, and shipped
SECONDS = 5.0
Json = dict[str, Any]


@pytest.fixture(scope="module")
def gateway(platform: Platform) -> Iterator[Gateway]:
    with Gateway(platform.url, lambda _url, who: platform.sign_in(who)) as gateway:
        eventually(lambda: gateway.get("assessment", "/competencies", who=DEWI, code=CODE)["items"], seconds=30)
        yield gateway


def proof(gateway: Gateway, content: bytes | None = None, who: str = DEWI) -> str:
    scan = content or b"%PDF-1.7 sertifikat " + new_id().encode()
    kept = gateway.call("POST", "assessment", "/evidence?filename=sertifikat.pdf", who=who, content=scan)
    return str(kept.json()["id"])


def seminar(gateway: Gateway, **over: Any) -> Json:
    day = utcnow().astimezone(WIB).date().isoformat()
    facts = {
        "activity": "seminar", "title": f"Seminar literasi {new_id()}", "organiser": "IPI Sumut", "starts_on": day,
        "ends_on": day, "hours": "2.5", "number": f"No. {new_id()}", "competencies": [CODE], "submit": True,
    }  # fmt: skip
    return facts | ({} if "evidence" in over else {"evidence": [proof(gateway)]}) | over


def filed(gateway: Gateway, body: Json, who: str = DEWI) -> Json:
    return dict(gateway.post("assessment", "/learning-claims", who=who, body=body))


def decided(gateway: Gateway, claim: Json, verb: str, who: str, **body: Any) -> Json:
    path, seen = f"/learning-claims/{claim['id']}", {"If-Match": f'"{claim["version"]}"'}
    return dict(gateway.call("POST", "assessment", f"{path}/{verb}", who=who, json=body, headers=seen).json())


def done(gateway: Gateway) -> Decimal:
    return Decimal(gateway.get("assessment", "/hours/me", who=DEWI)["done"])


def refused(gateway: Gateway, body: Json) -> Unexpected:
    with pytest.raises(Unexpected) as told:
        filed(gateway, body)
    return told.value


def heard(gateway: Gateway, who: str, kind: str, claim: Json) -> Json:
    def found() -> list[Json]:
        items = gateway.get("notifier", "/me/inbox", who=who, limit=100)["items"]
        return [each for each in items if each["kind"] == kind and claim["id"] in (each["link"] or "")]

    return eventually(found, seconds=30)[0]


def test_a_seminar_with_proof_changes_hours_and_competence_within_seconds(gateway: Gateway) -> None:
    before = done(gateway)
    claim = filed(gateway, seminar(gateway))
    assert heard(gateway, SUPERVISOR, "claim.submitted", claim)["link"] == f"/staff/claims/{claim['id']}"
    assert done(gateway) == before, "what waits does not count"
    began = time.monotonic()
    accepted = decided(gateway, claim, "accept", SUPERVISOR)
    assert (accepted["state"], accepted["credited"]) == ("accepted", "2.5")
    portfolio = gateway.get("assessment", "/me/portfolio", who=DEWI)
    assert done(gateway) == before + Decimal("2.5")
    assert CODE in {each["skkni_code"] or each["slug"] for each in portfolio["competencies"]}
    assert time.monotonic() - began < SECONDS
    assert claim["title"] in {each["title"] for each in portfolio["credits"]}
    letter = heard(gateway, DEWI, "claim.accepted", claim)
    assert "2.5" in letter["subject"] or "2,5" in letter["subject"]


def test_a_contribution_marked_useful_is_claimed_by_its_reference(gateway: Gateway) -> None:
    before, reference = done(gateway), f"https://forum.example/t/{new_id()}"
    body = seminar(gateway, activity="contribution", hours="0.25", reference=reference, number="", evidence=[])
    claim = filed(gateway, body)
    decided(gateway, claim, "accept", SUPERVISOR)
    assert done(gateway) == before + Decimal("0.25")
    again = refused(gateway, body | {"title": "Judul lain"})
    assert (again.status, again.code) == (409, "counted-already")
    assert claim["title"] in str(again), "the other entry is named"


def test_nothing_counts_twice(gateway: Gateway) -> None:
    paper = b"%PDF-1.7 satu berkas " + new_id().encode()
    body = seminar(gateway, evidence=[proof(gateway, paper)])
    claim = filed(gateway, body)
    for same in ({"title": "Judul lain"}, {"number": "Nomor lain", "title": body["title"].upper()}):
        assert refused(gateway, body | same).code == "counted-already", "waiting"
    decided(gateway, claim, "accept", SUPERVISOR)
    held = done(gateway)
    assert refused(gateway, body | {"title": "Judul lain"}).code == "counted-already", "accepted"
    other = filed(gateway, seminar(gateway, evidence=[proof(gateway, paper)]))
    assert [each["id"] for each in other["doubts"]] == [claim["id"]], "the same file names the other entry"
    with pytest.raises(Unexpected) as told:
        decided(gateway, other, "accept", SUPERVISOR)
    assert told.value.code == "claim-doubtful"
    seen = gateway.get("assessment", f"/learning-claims/{other['id']}", who=SUPERVISOR)
    assert decided(gateway, seen, "refuse", SUPERVISOR, reason="Berkas yang sama.")["state"] == "refused"
    assert done(gateway) == held


def test_a_course_completed_here_is_not_claimed_beside_itself(gateway: Gateway) -> None:
    earned = gateway.get("assessment", "/me/portfolio", who=DEWI)["credits"]
    course = next((each for each in earned if each["source"] == "course" and each["state"] == "credited"), None)
    if course is None:
        course = complete(gateway)
    body = seminar(gateway, activity="training", title=f" {course['title'].upper()} ", hours="1")
    told = refused(gateway, body | {"starts_on": course["earned_on"], "ends_on": course["earned_on"]})
    assert (told.status, told.code) == (409, "counted-already")


def complete(gateway: Gateway) -> Json:
    """A course of our own, completed by Dewi a moment ago."""
    facts = {"title": f"Kursus {new_id()}", "hours": 4, "pass_mark": 0}
    course = gateway.post("training", "/courses", who=MANAGER, body=facts)
    start = utcnow() + timedelta(minutes=30)
    times = {"starts_at": iso(start), "ends_at": iso(start + timedelta(hours=2))}
    plan = {"course_id": course["id"], "place": f"Ruang {new_id()}", "capacity": 5, **times}
    session = gateway.post("training", "/sessions", who=MANAGER, body=plan)
    enrolment = gateway.post("training", f"/sessions/{session['id']}/enrolments", who=DEWI)
    gateway.put("training", f"/enrolments/{enrolment['id']}/attendance", who=MANAGER, body={"present": True})
    gateway.post("training", f"/sessions/{session['id']}/close", who=MANAGER)

    def found() -> list[Json]:
        earned = gateway.get("assessment", "/me/portfolio", who=DEWI)["credits"]
        return [each for each in earned if each["title"] == facts["title"]]

    return eventually(found, seconds=30)[0]


def test_only_a_reviewer_decides_and_who_is_not_concerned_sees_nothing(gateway: Gateway, platform: Platform) -> None:
    claim = filed(gateway, seminar(gateway))
    for who in (DEWI, SAHAT, AUDITOR, OPERATOR):
        with pytest.raises(Unexpected) as told:
            decided(gateway, claim, "accept", who)
        assert told.value.status == 403
    for who in (SAHAT, AUDITOR, OPERATOR):
        for path in (f"/learning-claims/{claim['id']}", f"/evidence/{claim['evidence'][0]['id']}/content"):
            with pytest.raises(Unexpected) as told:
                gateway.call("GET", "assessment", path, who=who)
            assert told.value.status == 403
            assert claim["title"] not in str(told.value)
    path = f"/api/assessment/v1/evidence/{claim['evidence'][0]['id']}/content"
    assert httpx.get(f"{platform.url}{path}").status_code == 401
    read = gateway.call("GET", "assessment", f"/evidence/{claim['evidence'][0]['id']}/content", who=SUPERVISOR)
    assert read.headers["Content-Disposition"].startswith("attachment")
    reason = "Sertifikat orang lain."
    decided(gateway, claim, "refuse", MANAGER, reason=reason)
    letter = heard(gateway, DEWI, "claim.refused", claim)
    assert reason not in str(letter)


def test_an_audit_takes_back_what_does_not_hold_and_the_sum_ties(gateway: Gateway) -> None:
    year = utcnow().astimezone(WIB).year
    claim = filed(gateway, seminar(gateway))
    decided(gateway, claim, "accept", SUPERVISOR)
    held = done(gateway)
    body = {"year": year, "seed": new_id(), "size": 200}
    sample = gateway.post("assessment", "/hours/audit-samples", who=MANAGER, body=body)
    assert claim["id"] in {each["claim_id"] for each in sample["items"]}
    path = f"/hours/audit-samples/{sample['id']}/claims/{claim['id']}/recheck"
    failed = {"outcome": "failed", "reason": "Tidak terdaftar di penyelenggara."}
    gateway.post("assessment", path, who=MANAGER, body=failed)
    assert done(gateway) == held - Decimal("2.5")
    with pytest.raises(Unexpected) as told:
        gateway.post("assessment", f"/hours/credits/{claim['id']}/reverse", who=MANAGER, body={"reason": "Lagi."})
    assert told.value.code == "hours-reversed-before"
    entries = [each for each in gateway.every("assessment", "/hours/me/entries", who=DEWI) if each["year"] == year]
    assert sum(Decimal(each["hours"]) for each in entries) == done(gateway)
    heard(gateway, DEWI, "claim.reversed", claim)
