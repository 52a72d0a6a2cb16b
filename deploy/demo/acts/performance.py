"""A year of work is rated: the predicate by the table, credit points by the formula, and who read it is told."""

from fractions import Fraction
from typing import Any

from deploy.demo.gateway import Unexpected, eventually
from deploy.demo.stage import AUDITOR, DEWI, MANAGER, SAHAT, TRAINER, Stage, Told, must

VALUES = ("berorientasi-pelayanan", "akuntabel", "kompeten", "harmonis", "loyal", "adaptif", "kolaboratif")
RATING = {"result": "above", "behaviour": "as", "noted": dict.fromkeys(VALUES, "Teramati sepanjang tahun.")}
EXPECTED = {"kind": "result", "text": "Mengolah 600 judul", "indicator": "judul terolah"}


def rated(stage: Stage) -> Told:
    """Expected, clarified by both, rated; in a second run disputed and rated again. Points follow exactly."""
    cycle = _begun(stage)
    if cycle["state"] == "rated":
        cycle = _act(stage, cycle, "POST", "dispute", DEWI, {"text": "Mohon dilihat lagi."})
    for who in (TRAINER, DEWI) if cycle["state"] == "expected" else ():
        cycle = _act(stage, cycle, "PUT", "dialogue", who, {"text": "Sudah dibicarakan dan jelas."})
    cycle = _act(stage, cycle, "POST", "rating", TRAINER, RATING)
    told = stage.did(events=["assessment.performance.rated"])
    must(cycle["rating"]["predicate"] == "baik", "not the predicate of the table")
    entry = _entry(stage, cycle)
    made = Fraction(entry["months"], 12) * Fraction(entry["percent"]) / 100 * Fraction(entry["coefficient"])
    must(Fraction(entry["points"]["exact"]) == made, "the points are not those of the formula")
    sum_ = f"{entry['months']}/12 × {entry['percent']} % × {entry['coefficient']} = {entry['points']['shown']}"
    return Told((f"{_year(stage)}: Baik by the table; {sum_} credit points",), told.events, told.trace)


def followed(stage: Stage) -> Told:
    """A reward follows, and Dewi notes that she has seen it; the rating stays as it is."""
    reward = {"kind": "reward", "reason": "Target terlampaui.", "owner": "Kepala", "due_on": stage.in_days(30)}
    cycle = _act(stage, _begun(stage), "POST", "consequences", TRAINER, reward)
    told = stage.did("a reward is decided", events=["assessment.consequence.decided"])
    latest = cycle["consequences"][-1]["id"]
    seen = _act(stage, cycle, "PUT", f"consequences/{latest}/acknowledgement", DEWI, {"text": "Terima kasih."})
    must(seen["consequences"][-1]["state"] == "acknowledged", "Dewi's note is missing")
    eventually(lambda: _heard(stage), "Dewi was not told")
    return told


def kept_private(stage: Stage) -> Told:
    """Colleague and auditor are refused; Dewi sees who read, the manager that it was read, nobody what."""
    path = f"/credit-points/{stage.people[DEWI]['id']}"
    for who in (SAHAT, AUDITOR):
        must(_refused(stage, path, who), f"{who} was let in")
    stage.gateway.get("assessment", path, who=MANAGER)
    newest = stage.gateway.get("assessment", "/me/readings", who=DEWI)["items"][0]
    must((newest["what"], newest["ground"]) == ("credit-points", "manager"), "the reading is not logged")
    log = stage.gateway.get("assessment", "/readings", who=AUDITOR)["items"]
    must(not any("points" in each or "predicate" in each for each in log), "the log tells what was read")
    return stage.told(f"{newest['reader_name']} read Dewi's credit points, and Dewi sees that")


def _year(stage: Stage) -> int:
    return int(stage.today()[:4]) - 3


def _begun(stage: Stage) -> Any:
    mine = stage.gateway.get("assessment", "/me/performance-cycles", who=DEWI, limit=100)["items"]
    found = next((each for each in mine if each["year"] == _year(stage)), None)
    body = {"librarian_id": stage.people[DEWI]["id"], "year": _year(stage), "expectations": [EXPECTED]}
    return found or stage.gateway.post("assessment", "/performance-cycles", who=TRAINER, body=body)


def _act(stage: Stage, cycle: Any, method: str, step: str, who: str, body: Any) -> Any:
    path, seen = f"/performance-cycles/{cycle['id']}/{step}", {"If-Match": f'"{cycle["version"]}"'}
    return stage.gateway.call(method, "assessment", path, who=who, json=body, headers=seen).json()


def _entry(stage: Stage, cycle: Any) -> Any:
    account = stage.gateway.get("assessment", "/me/credit-points", who=DEWI)
    of_cycle = [each for each in account["entries"] if each.get("cycle_id") == cycle["id"]]
    return next(each for each in of_cycle if each["standing"] != "replaced")


def _heard(stage: Stage) -> bool:
    items = stage.gateway.get("notifier", "/me/inbox", who=DEWI, limit=100)["items"]
    return any(each["kind"] == "consequence.decided" for each in items)


def _refused(stage: Stage, path: str, who: str) -> bool:
    try:
        stage.gateway.get("assessment", path, who=who)
    except Unexpected as refusal:
        return refusal.status == 403
    return False
