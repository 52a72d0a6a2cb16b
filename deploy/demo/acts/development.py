"""Sahat plans what the visitors ask for; the plan then follows what happens in training."""

from typing import Any

from deploy.demo.gateway import Unexpected, eventually
from deploy.demo.stage import ELEMENT, MANAGER, SAHAT, Stage, Told, must

SCHEDULED = 60


def planned(stage: Stage) -> Told:
    """From the gap to an agreed plan: one side proposes, the other agrees."""
    plan = _own_plan(stage)
    gap = eventually(lambda: _gap(stage, plan), "the low element is no gap of Sahat's plan")
    item = {
        "gap": gap["key"],
        "kind": "course",
        "description": "Ikut pelatihan lalu menerapkannya di meja layanan",
        "success": "Nilai unsur ini naik pada survei berikutnya",
        "due_on": stage.in_days(SCHEDULED),
        "owner": "librarian",
        "course_id": stage.session["course_id"],
    }
    plan = _step(stage, plan, "items", SAHAT, item)
    plan = _step(stage, plan, "propose", SAHAT)
    must(_refused(stage, plan), "who proposed could agree as well")
    plan = _step(stage, plan, "agree", MANAGER)
    must(plan["state"] == "agreed", f"the plan is {plan['state']}")
    stage.plan_item = next(each for each in plan["items"] if each["gap"]["key"] == gap["key"])
    stage.plan_item["plan_id"] = plan["id"]
    figure = f"{gap['figure']} of at least {gap['expected']}, {gap['n']} answers"
    events = ["assessment.plan.proposed", "assessment.plan.agreed"]
    return stage.did(f"{ELEMENT}: {figure}", events=events)


def moved(stage: Stage) -> Told:
    """Nobody marked it: the completion did, and the plan says which event it was."""
    item = eventually(lambda: _done(stage), "the completion did not move the plan")
    must(item["because"]["event_type"].startswith("training.course.completed"), f"moved by {item['because']}")
    steps = " → ".join([item["moves"][0]["from"], *(each["to"] for each in item["moves"])])
    return stage.told(f"{steps}, by event {item['because']['event_id']}", events=["assessment.planitem.moved"])


def _own_plan(stage: Stage) -> dict[str, Any]:
    """The story may be told several times a year; a plan is made once."""
    year = int(stage.today()[:4])
    mine = stage.gateway.get("assessment", "/me/plans", who=SAHAT)["items"]
    found = next((each for each in mine if each["year"] == year), None)
    made = found or stage.gateway.post("assessment", "/plans", who=SAHAT, body={"year": year})
    plan: dict[str, Any] = stage.gateway.get("assessment", f"/plans/{made['id']}", who=SAHAT)
    return plan


def _gap(stage: Stage, plan: dict[str, Any]) -> dict[str, Any] | None:
    """The one of this very survey, with the course that fits."""
    found = stage.gateway.get("assessment", f"/plans/{plan['id']}/gaps", who=SAHAT)["items"]
    mine = [each for each in found if (each["source_id"], each["subject"]) == (stage.survey["id"], ELEMENT)]
    fits = [each for each in mine if stage.session["course_id"] in {course["id"] for course in each["courses"]}]
    return fits[0] if fits else None


def _step(stage: Stage, plan: dict[str, Any], step: str, who: str, body: Any = None) -> dict[str, Any]:
    seen = {"If-Match": f'"{plan["version"]}"'}
    path = f"/plans/{plan['id']}/{step}"
    changed: dict[str, Any] = stage.gateway.call("POST", "assessment", path, who=who, json=body, headers=seen).json()
    return changed


def _refused(stage: Stage, plan: dict[str, Any]) -> bool:
    try:
        _step(stage, plan, "agree", SAHAT)
    except Unexpected as refusal:
        return refusal.code == "plan-other-side"
    return False


def _done(stage: Stage) -> dict[str, Any] | None:
    path = f"/plans/{stage.plan_item['plan_id']}"
    items = stage.gateway.get("assessment", path, who=SAHAT)["items"]
    item: dict[str, Any] = next(each for each in items if each["id"] == stage.plan_item["id"])
    return item if item["state"] == "done" else None
