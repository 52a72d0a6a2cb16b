"""A competence unit is added without a deployment, and it is laid down what a position asks."""

from pathlib import Path
from typing import Any

from deploy.demo.gateway import eventually
from deploy.demo.stage import MANAGER, Stage, Told, must

FILE = Path(__file__).parents[1] / "data" / "kerangka_contoh.csv"
SLUG, ADDED, VERIFIED = "contoh-layanan-inklusif", "CONTOH-01", "R.91PRP02.021.1"
POSITION = "Pustakawan Ahli Pertama"


def added(stage: Stage) -> Told:
    """A file, a draft, an edition: and training knows the unit. A second run of the story finds it all there."""
    sent = {"file": (FILE.name, FILE.read_bytes())}
    report = stage.gateway.call("POST", "assessment", "/imports", who=MANAGER, files=sent).json()
    must(report["counts"]["refused"] == 0, f"the file was refused: {report['notes']}")
    for draft in stage.gateway.every("assessment", "/frameworks", who=MANAGER, slug=SLUG, state="draft"):
        seen = {"If-Match": f'"{draft["version"]}"'}
        stage.gateway.call("POST", "assessment", f"/frameworks/{draft['id']}/publish", who=MANAGER, headers=seen)
    told = stage.did(
        ", ".join(f"{count} {outcome}" for outcome, count in report["counts"].items() if count),
        events=["assessment.framework.published"],
    )
    unit = eventually(lambda: _unit(stage, ADDED), "training did not hear of the unit")
    must(unit["framework"] == SLUG, f"the unit is of {unit['framework']}")
    return told


def laid_down(stage: Stage) -> Told:
    """Only for units that are published; the four levels of PermenPANRB 55/2022 have a place each."""
    gateway = stage.gateway
    known = list(gateway.every("assessment", "/role-profiles", who=MANAGER, position=POSITION))
    if not known:
        demands = [{"code": VERIFIED, "value": "kompeten"}, {"code": ADDED, "value": "mandiri"}]
        body = {"position": POSITION, "demands": demands, "note": "Contoh untuk demonstrasi"}
        known = [gateway.post("assessment", "/role-profiles", who=MANAGER, body=body)]
    must(set(known[0]["codes"]) >= {VERIFIED}, f"{POSITION} asks {known[0]['codes']}")
    return stage.did(f"{POSITION}: {', '.join(known[0]['codes'])}", events=["assessment.profile.published"])


def _unit(stage: Stage, code: str) -> Any:
    found = stage.gateway.get("training", "/competency-units", who=MANAGER)["items"]
    return next((each for each in found if each["code"] == code), None)
