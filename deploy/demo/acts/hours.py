"""Learning elsewhere: a seminar with its certificate, a reviewer's word, hours and competence; and never twice."""

from typing import Any

import httpx

from deploy.demo.gateway import Unexpected, eventually
from deploy.demo.stage import DEWI, TRAINER, Stage, Told, must

UNIT_OF_COMPETENCE = "R.91PRP02.021.1"
HOURS = "2.5"


def claimed(stage: Stage) -> Told:
    """Dewi files a seminar of today with a scan of its certificate; it waits for her supervisor."""
    stage.claim = stage.gateway.post("assessment", "/learning-claims", who=DEWI, body=_seminar(stage, "seminar"))
    told = stage.did(f"{stage.claim['title']}: {HOURS} JP claimed", events=["assessment.claim.submitted"])
    must(stage.claim["state"] == "submitted", "the claim does not wait")
    waiting = stage.gateway.get("assessment", "/learning-claims", who=TRAINER, scope="review", limit=100)["items"]
    must(any(each["id"] == stage.claim["id"] for each in waiting), "the supervisor does not see it")
    return told


def accepted(stage: Stage) -> Told:
    """Hours and competence change in the transaction of the acceptance; the same certificate counts once."""
    before = stage.gateway.get("assessment", "/hours/me", who=DEWI)["done"]
    path = f"/learning-claims/{stage.claim['id']}/accept"
    seen = {"If-Match": f'"{stage.claim["version"]}"'}
    stage.gateway.call("POST", "assessment", path, who=TRAINER, json={}, headers=seen)
    told = stage.did(events=["assessment.claim.accepted", "assessment.hours.credited"])
    after = stage.gateway.get("assessment", "/hours/me", who=DEWI)["done"]
    held = stage.gateway.get("assessment", "/me/portfolio", who=DEWI)["competencies"]
    must(any(UNIT_OF_COMPETENCE in (each["slug"], each["skkni_code"]) for each in held), "the competence is missing")
    must(_refused(stage) == "counted-already", "the same certificate was taken twice")
    eventually(lambda: _told(stage), "Dewi was not told")
    return Told((f"from {before} to {after} JP; the same certificate again is refused",), told.events, told.trace)


def _seminar(stage: Stage, title: str) -> dict[str, Any]:
    number = f"{stage.now:%Y%m%d%H%M%S}/IPI"
    scan = f"%PDF-1.7 sertifikat {number} {title}".encode()
    proof = stage.gateway.call("POST", "assessment", "/evidence?filename=sertifikat.pdf", who=DEWI, content=scan)
    return {
        "activity": "seminar",
        "title": f"Seminar literasi {title} {number}",
        "organiser": "IPI Sumatera Utara",
        "starts_on": stage.today(),
        "ends_on": stage.today(),
        "hours": HOURS,
        "number": number,
        "competencies": [UNIT_OF_COMPETENCE],
        "evidence": [proof.json()["id"]],
        "submit": True,
    }


def _refused(stage: Stage) -> str:
    try:
        stage.gateway.post("assessment", "/learning-claims", who=DEWI, body=_seminar(stage, "lain judul"))
    except Unexpected as refusal:
        return refusal.code if refusal.status == httpx.codes.CONFLICT else str(refusal)
    return ""


def _told(stage: Stage) -> bool:
    items = stage.gateway.get("notifier", "/me/inbox", who=DEWI, limit=100)["items"]
    return any(each["kind"] == "claim.accepted" and stage.claim["id"] in each["link"] for each in items)
