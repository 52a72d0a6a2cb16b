"""What happens in the room: a test before, presence by scanning, an observed role-play, the same test after."""

from collections.abc import Collection
from typing import Any

from deploy.demo.gateway import Unexpected, eventually
from deploy.demo.stage import DEWI, MANAGER, SAHAT, TRAINER, Stage, Told, must

KNOWN = {SAHAT: {0, 1}, DEWI: {0, 1, 2}}
LEARNED = {SAHAT: {0, 1, 2, 3, 4}, DEWI: {0, 1, 2, 4}}
"""Which questions of the bank each answers rightly, before and after."""
GAINS = {SAHAT: "1.00", DEWI: "0.50"}


def tested(stage: Stage) -> Told:
    """One attempt, scored at once."""
    scores = _take(stage, "pre", KNOWN)
    must(scores == {SAHAT: 40, DEWI: 60}, f"they scored {scores}")
    return stage.did(*_lines(stage, scores), events=["training.test.opened"])


def scanned(stage: Stage) -> Told:
    """Sahat scans before he has signed in; Dewi, without a telephone, is recorded by hand."""
    shown = stage.gateway.get("training", f"/sessions/{stage.session['id']}/presence", who=TRAINER)
    scan = stage.gateway.post("training", "/presence/scans", body={"code": shown["code"]})
    mine = stage.gateway.post("training", "/presence", who=SAHAT, body={"receipt": scan["receipt"]})
    must(mine["state"] == "attended", f"Sahat is {mine['state']}")
    must(_refused(stage, DEWI, scan["receipt"]) == "scan-used", "one scan counted for two")
    told = stage.did(f"{stage.people[SAHAT]['name']} scanned", events=["training.attendance.recorded"])
    path = f"/enrolments/{stage.enrolments[DEWI]['id']}/attendance"
    stage.gateway.put("training", path, who=TRAINER, body={"present": True})
    return told


def learned(stage: Stage) -> Told:
    """Until both were observed the session cannot be closed."""
    if stage.session["observed"]:
        must(_closing(stage) == "observations-missing", "the session could be closed unobserved")
        for nip in (SAHAT, DEWI):
            _observe(stage, nip)
    scores = _take(stage, "post", LEARNED)
    must(scores == {SAHAT: 100, DEWI: 80}, f"they scored {scores}")
    roster = stage.gateway.every("training", f"/sessions/{stage.session['id']}/enrolments", who=MANAGER)
    gains = {each["id"]: each["gain"] for each in roster}
    found = {nip: gains[stage.enrolments[nip]["id"]] for nip in GAINS}
    must(found == GAINS, f"the gains are {found}")
    return stage.did(*_lines(stage, scores), "gains: " + ", ".join(GAINS.values()), events=["training.test.opened"])


def asked(stage: Stage) -> Told:
    """Who answered is kept apart from what was answered; of fewer than five nothing but the number is told."""
    path = f"/sessions/{stage.session['id']}/feedback"
    statements = eventually(
        lambda: stage.gateway.get("training", "/me/feedback", who=SAHAT)["statements"], "Sahat is not asked"
    )
    ratings = {each["slug"]: 4 for each in statements}
    stage.gateway.post("training", path, who=SAHAT, body={"ratings": ratings, "comment": "Latihannya membantu."})
    told = stage.did(events=["training.feedback.asked"])
    summary = stage.gateway.get("training", path, who=TRAINER)
    must((summary["n"], summary["comments"], summary["averages"]) == (1, [], None), "one answer can be read")
    return told


def _take(stage: Stage, purpose: str, right: dict[str, set[int]]) -> dict[str, int]:
    path = f"/sessions/{stage.session['id']}/sittings"
    sitting = stage.gateway.post("training", path, who=TRAINER, body={"purpose": purpose})
    test = stage.gateway.get("training", f"/instruments/{sitting['instrument_id']}", who=TRAINER)
    return {nip: _score(stage, sitting["id"], nip, _answers(test["questions"], known)) for nip, known in right.items()}


def _score(stage: Stage, sitting_id: str, nip: str, answers: dict[str, Any]) -> int:
    attempt = stage.gateway.post("training", f"/sittings/{sitting_id}/attempts", who=nip)["attempt"]
    path = f"/attempts/{attempt['id']}/submit"
    score: int = stage.gateway.post("training", path, who=nip, body={"answers": answers})["attempt"]["score"]
    return score


def _answers(questions: list[dict[str, Any]], known: Collection[int]) -> dict[str, Any]:
    return {each["id"]: _right(each) for place, each in enumerate(questions) if place in known}


def _right(question: dict[str, Any]) -> Any:
    content = question["content"]
    if question["kind"] == "matching":
        return {str(place): pair["right"] for place, pair in enumerate(content["pairs"])}
    if question["kind"] == "short":
        return content["accepted"][0]
    right = [option["key"] for option in content["options"] if option["correct"]]
    return right if question["kind"] == "multiple" else right[0]


def _observe(stage: Stage, nip: str) -> None:
    best = {each["slug"]: len(each["levels"]) - 1 for each in stage.session["rubric"]}
    path = f"/enrolments/{stage.enrolments[nip]['id']}/observation"
    stage.gateway.put(
        "training", path, who=TRAINER, body={"levels": best, "note": "Menyapa, mendengar, lalu menolong."}
    )


def _refused(stage: Stage, nip: str, receipt: str) -> str:
    try:
        stage.gateway.post("training", "/presence", who=nip, body={"receipt": receipt})
    except Unexpected as refusal:
        return refusal.code
    return ""


def _closing(stage: Stage) -> str:
    try:
        stage.gateway.post("training", f"/sessions/{stage.session['id']}/close", who=TRAINER)
    except Unexpected as refusal:
        return refusal.code
    return ""


def _lines(stage: Stage, scores: dict[str, int]) -> list[str]:
    return [f"{stage.people[nip]['name']}: {score} of 100" for nip, score in scores.items()]
