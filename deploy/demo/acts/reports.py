"""The year as the local government reads it, and the data pack that the ministry asks for."""

from collections.abc import Callable
from typing import Any

from deploy.demo.gateway import eventually
from deploy.demo.stage import AUDITOR, MANAGER, WIB, Stage, Told, must

PUBLISHED = "assessment.report.published"
MONEY = ("allocation", "committed", "spent", "free", "cost-per-hour", "cost-per-head")


def reported(stage: Stage) -> Told:
    """Drafted, approved and published by the manager; read and followed by the auditor; frozen."""
    report = _counted(stage, "yearly", lambda found: _ties(stage, found))
    done = _published(stage, report)
    check = stage.gateway.get("assessment", f"/report-packs/{done['id']}/check", who=AUDITOR)
    must(check["same"], f"counted again, other figures: {check['differing']}")
    figures = {each["id"]: each for each in done["figures"]}
    lines = list(stage.gateway.every("assessment", f"/report-packs/{done['id']}/figures/spent/lines", who=AUDITOR))
    must(sum(int(line["quantity"]) for line in lines) == int(figures["spent"]["value"]), "the lines do not add up")
    missing = sum(each["missing"] is not None for each in done["figures"])
    return stage.did(
        f"report of {done['year']}, revision {done['revision']}: {len(figures)} figures from {done['facts']} facts",
        f"spent {figures['spent']['value']} rupiah, {len(lines)} lines; {missing} gaps named in the appendix",
        events=[PUBLISHED],
    )


def packed(stage: Stage) -> Told:
    """IPLM 2025: data with its source, never a score."""
    pack = _counted(stage, "literacy-2025", lambda found: _value(found, "staff-developing") != "0")
    body = {"value": 32_997, "source": "Laporan kunjungan semester I", "as_of": stage.today()}
    pack = _step(stage, pack, "figures/visits", "PUT", body)
    pack = _published(stage, pack)
    told = pack["completeness"]
    return stage.did(
        f"{told['filled']} of {told['of']} sub-indicators filled ({told['percent']} %)", events=[PUBLISHED]
    )


def _counted(stage: Stage, kind: str, holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """A draft of this year, counted until what happened has arrived; one that an earlier run left is taken up."""
    year = stage.now.astimezone(WIB).year
    found = stage.gateway.get("assessment", "/report-packs", who=MANAGER, kind=kind, year=year)["items"]
    open_one = next((each for each in found if each["state"] != "published"), None)
    body = {"kind": kind, "year": year}
    report = open_one or stage.gateway.post("assessment", "/report-packs", who=MANAGER, body=body)
    if report["state"] == "approved":
        report = _step(stage, report, "reopen")
    state = {"report": dict(report)}

    def counted() -> bool:
        state["report"] = _step(stage, state["report"], "recount")
        return holds(state["report"])

    eventually(counted, f"the {kind} report of {year} does not hold what happened")
    return state["report"]


def _ties(stage: Stage, report: dict[str, Any]) -> bool:
    told = stage.gateway.get("training", f"/budget/years/{report['year']}", who=AUDITOR)
    return all(_value(report, name) == str(told[name.replace("-", "_")]) for name in MONEY)


def _value(report: dict[str, Any], name: str) -> str | None:
    found: str | None = next(each["value"] for each in report["figures"] if each["id"] == name)
    return found


def _published(stage: Stage, report: dict[str, Any]) -> dict[str, Any]:
    return _step(stage, _step(stage, report, "approve"), "publish")


def _step(stage: Stage, report: dict[str, Any], step: str, method: str = "POST", body: Any = None) -> dict[str, Any]:
    path, seen = f"/report-packs/{report['id']}/{step}", {"If-Match": f'"{report["version"]}"'}
    answer = stage.gateway.call(method, "assessment", path, who=MANAGER, json=body or {}, headers=seen)
    return dict(answer.json())
