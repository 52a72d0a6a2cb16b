"""Did it help? Planned before the session, looked at in the work, asked of visitors again, and published."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from deploy.demo.acts.survey import SLUGS, VISITORS, VISITORS_OF_PERIOD
from deploy.demo.gateway import Unexpected, eventually
from deploy.demo.stage import AUDITOR, DEWI, ELEMENT, MANAGER, SAHAT, TRAINER, UNIT, WIB, Stage, Told, must

SEEN = {DEWI: TRAINER, SAHAT: MANAGER}
"""Who looks at whose work: the unit's supervisor, and the head of library where a unit has none."""


def planned(stage: Stage) -> Told:
    """Before the session has a date: what visitors say now is the baseline."""
    body = _plan(stage)
    stage.evaluation = stage.gateway.post("assessment", "/evaluations", who=MANAGER, body=body)
    baseline = stage.evaluation["baseline"]
    must(baseline["standing"] == "fixed", f"the baseline is {baseline['standing']}")
    unit = next(each for each in baseline["units"] if each["unit_id"] == stage.unit_id)
    must(unit["survey_id"] == stage.survey["id"], "the baseline is of another survey")
    average = next(each for each in unit["elements"] if each["slug"] == ELEMENT)
    return stage.told(f"baseline: {ELEMENT} of {UNIT} {average['average']}, n {average['n']}")


def followed(stage: Stage) -> Told:
    """Each looked at by whoever leads them; Sahat says it of himself, too."""
    for nip, leader in SEEN.items():
        told = _answer(stage, nip, leader, "3")
        must(told["state"] == "answered", f"the follow-up is {told['state']}")
    did = stage.did("seen at work: often", events=["assessment.followup.answered"])
    _answer(stage, SAHAT, SAHAT, "4")
    must(_refused(stage, SAHAT, MANAGER) == "followup-answered", "a follow-up was answered twice")
    return did


def asked_again(stage: Stage) -> Told:
    """The same questions to as many visitors, after the session."""
    today = _today()
    body: dict[str, Any] = {
        "title": f"SKM sesudah {stage.now:%Y-%m-%d %H.%M.%S}",
        "period": today[:7],
        "opens_on": today,
    }
    body |= {"closes_on": stage.in_days(7), "unit_ids": [stage.unit_id], "population": VISITORS_OF_PERIOD}
    survey = stage.gateway.post("assessment", "/surveys", who=MANAGER, body=body)
    for visitor in range(VISITORS):
        values = {slug: 3 + (visitor + place) % 2 for place, slug in enumerate(SLUGS)}
        answer = {"submission_id": str(uuid4()), "unit_id": stage.unit_id, "values": values}
        stage.gateway.call("POST", "assessment", f"/public/surveys/{survey['id']}/answers", json=answer)
    stage.gateway.post("assessment", f"/surveys/{survey['id']}/close", who=MANAGER)
    return stage.did(f"{VISITORS} answers", events=["assessment.satisfaction.published"])


def published(stage: Stage) -> Told:
    """Four levels with what is missing; run again it is the same, to the last figure."""
    path = f"/evaluations/{stage.evaluation['id']}"
    eventually(lambda: _ready(stage), "the session has not reached the evaluation")
    _until_today(stage, path)
    made = stage.gateway.post("assessment", f"{path}/publish", who=MANAGER)
    must((made["revision"], made["made"]) == (1, True), f"published as {made['revision']}")
    told = stage.did(*_lines(stage), events=["assessment.evaluation.published"])
    first = stage.gateway.get("assessment", f"{path}/figures", who=MANAGER)
    again = stage.gateway.post("assessment", f"{path}/publish", who=MANAGER)
    must(not again["made"], "running it again made other figures")
    must(stage.gateway.get("assessment", f"{path}/figures", who=MANAGER) == first, "the figures have changed")
    must(stage.gateway.get("assessment", f"{path}/check", who=AUDITOR)["same"], "computed again they differ")
    return told


def improved(stage: Stage) -> Told:
    """Somebody does something about it, until a day, and hears of it."""
    body = {"title": "Menyapa pengunjung lebih dahulu", "why": f"{ELEMENT}: dipertahankan"}
    body |= {"owner_id": stage.people[SAHAT]["id"], "due_on": stage.in_days(30)}
    path = f"/evaluations/{stage.evaluation['id']}/improvements"
    made = stage.gateway.post("assessment", path, who=MANAGER, body=body)
    told = stage.did(f"{made['owner_name']}, due {made['due_on']}", events=["assessment.improvement.assigned"])

    def heard() -> bool:
        items = stage.gateway.get("notifier", "/me/inbox", who=SAHAT, limit=50)["items"]
        return any(each["kind"] == "improvement.assigned" for each in items)

    eventually(heard, "the owner has not heard of the improvement")
    return told


def _plan(stage: Stage) -> dict[str, Any]:
    days = {"period_from": stage.today(), "period_until": stage.today()}
    title = f"Evaluasi peragaan {stage.now:%Y-%m-%d %H.%M.%S}"
    intention = f"Pengunjung {UNIT} dilayani lebih ramah."
    return {"title": title, "session_ids": [stage.session["id"]], "intention": intention} | days


def _until_today(stage: Stage, path: str) -> None:
    """The story may be played over midnight."""
    if _today() != stage.evaluation["period_until"]:
        body, seen = _plan(stage) | {"period_until": _today()}, {"If-Match": f'"{stage.evaluation["version"]}"'}
        stage.gateway.call("PUT", "assessment", f"{path}/plan", who=MANAGER, json=body, headers=seen)


def _today() -> str:
    return datetime.now(WIB).date().isoformat()


def _answer(stage: Stage, nip: str, who: str, step: str) -> dict[str, Any]:
    path = f"/follow-ups/{stage.enrolments[nip]['id']}"
    asked = stage.gateway.get("assessment", path, who=who)
    steps = {each["slug"]: step for each in asked["competencies"]}
    body = {"steps": steps, "note": "Menyapa lebih dahulu, lalu menolong."}
    told: dict[str, Any] = stage.gateway.post("assessment", f"{path}/answers", who=who, body=body)
    return told


def _refused(stage: Stage, nip: str, who: str) -> str:
    try:
        _answer(stage, nip, who, "1")
    except Unexpected as refusal:
        return refusal.code
    return ""


def _ready(stage: Stage) -> bool:
    found = stage.gateway.get("assessment", f"/evaluations/{stage.evaluation['id']}/figures", who=MANAGER)
    return bool(found["counts"]["completions"] == len(SEEN) and found["counts"]["attended"])


def _lines(stage: Stage) -> list[str]:
    found = stage.gateway.get("assessment", f"/evaluations/{stage.evaluation['id']}/figures", who=MANAGER)
    learning, seen = found["learning"], found["behaviour"]
    must(learning["normalised"] == "0.75", f"the normalised gain is {learning['normalised']}")
    must((seen["n"], seen["m"]) == (len(SEEN), len(SEEN)), f"{seen['n']} of {seen['m']} follow-ups are answered")
    unit = next(each for each in found["results"]["units"] if each["unit_id"] == stage.unit_id)
    element = next(each for each in unit["elements"] if each["slug"] == ELEMENT)
    must(element["verdict"] == "higher", f"{ELEMENT} is {element['verdict']}")
    lacks = {each["measure"] for each in found["missing"]}
    must({"reaction", "return"} <= lacks, f"only {lacks} is said to be missing")
    return [
        f"1 reaction: {found['reaction']['n']} of {found['reaction']['asked']} so far, not told below five",
        f"2 learning: gain {learning['gain']}, normalised {learning['normalised']}, n {learning['n']}",
        f"3 behaviour: {seen['n']} of {seen['m']} looked at",
        f"4 results: {ELEMENT} {element['before']['average']} to {element['after']['average']}: {element['verdict']}",
        f"missing: {', '.join(sorted(lacks))}",
    ]
