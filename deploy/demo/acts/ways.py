"""Two more ways to answer, and what becomes of the result: a code and a paper are good once, the report is for all."""

from typing import Any
from uuid import uuid4

from deploy.demo.acts.survey import BY_SLIP
from deploy.demo.gateway import Unexpected
from deploy.demo.stage import ELEMENT, MANAGER, SAHAT, Stage, Told, must

SMALLEST_BATCH = 5


def handed_out(stage: Stage) -> Told:
    """One visitor has a code, one wrote on paper. Neither slip is good again, neither is tied to an answer."""
    path = f"/surveys/{stage.survey['id']}"
    codes = stage.gateway.post("assessment", f"{path}/codes", who=MANAGER, body={"size": SMALLEST_BATCH})["codes"]
    stage.gateway.post("assessment", f"{path}/paper-batches", who=MANAGER, body={"size": SMALLEST_BATCH})
    by_code, by_paper = stage.answers[-BY_SLIP:]
    for refused in ("", "code-used"):
        body = _body(stage, by_code) | {"mode": "code", "code": codes[0]}
        _sent(stage, f"/public{path}/answers", body, None, refused)
    sheet = {"batch": 1, "sheet": 1, "answered_on": stage.today(), "hour_band": "08-12"}
    for refused in ("", "paper-entered"):
        _sent(stage, f"{path}/papers", _body(stage, by_paper) | sheet, SAHAT, refused)
    return stage.told("one by code, one on paper; a second use of either was refused")


def reported(stage: Stage) -> Told:
    """What is done about the lowest element stands in the report, which anybody can read and keep."""
    body = {
        "element": ELEMENT, "action": "Pelatihan layanan prima bagi petugas", "owner": "Kepala Bidang Layanan",
        "due_on": stage.in_days(60),
    }  # fmt: skip
    stage.gateway.post("assessment", f"/surveys/{stage.survey['id']}/actions", who=MANAGER, body=body)
    path = f"/public/index/{stage.survey['id']}"
    report = stage.gateway.get("assessment", path)
    must(report["actions"][0]["action"] == body["action"], "the plan is not in the report")
    told = {cell["value"]: cell["n"] for cell in report["profile"]["mode"]}
    must(told["code"] is None and told["paper"] is None, "ways that few took are not hidden")
    paper = stage.gateway.call("GET", "assessment", path, params={"format": "pdf"}).content
    must(paper.startswith(b"%PDF-"), "the report is no PDF")
    return stage.told(f"{stage.gateway.url}/survei/{stage.survey['id']}/hasil", f"as PDF: {len(paper):,} bytes")


def _body(stage: Stage, values: dict[str, int]) -> dict[str, Any]:
    return {"submission_id": str(uuid4()), "unit_id": stage.unit_id, "values": values}


def _sent(stage: Stage, path: str, body: dict[str, Any], who: str | None, refused: str) -> None:
    try:
        stage.gateway.post("assessment", path, who=who, body=body)
    except Unexpected as refusal:
        must(refusal.code == refused, f"{path} got {refusal.code}")
    else:
        must(not refused, f"{path} was taken twice")
