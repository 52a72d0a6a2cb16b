"""A partner's conference place: nominated, chosen in turn, paid for or refused, reported back."""

from typing import Any

from deploy.demo.gateway import eventually
from deploy.demo.stage import DEWI, MANAGER, SAHAT, TRAINER, Stage, Told, must

COST, BEYOND = 450_000, 900_000_000_000_000
HOURS = "3.5"


def offered(stage: Stage) -> Told:
    """A call with one place; Dewi and Sahat are nominated, and the rotation says whose turn it is."""
    call = _call(stage, COST)
    mine, _other = _nominated(stage, call, DEWI), _nominated(stage, call, SAHAT)
    stage.nomination = mine
    told = stage.did(f"{call['title']}: one place", events=["community.opportunity.offered"])
    _step(stage, "opportunities", call, "close", MANAGER)
    rows = stage.gateway.get("community", f"/opportunities/{call['id']}/nominations", who=MANAGER)["items"]
    must([each["place"] for each in rows] == [1, 2], "the turns are not seen")
    line = ", then ".join(f"{each['librarian_name']} ({each['why']})" for each in rows)
    return Told((*told.facts, f"the turn: {line}"), told.events, told.trace)


def decided(stage: Stage) -> Told:
    """Chosen with the reason; the year's budget promises the money, and refuses what it does not hold."""
    _step(stage, "nominations", stage.nomination, "approve", MANAGER, reason="Ia menangani layanan ini.")
    stage.nomination = _becomes(stage, stage.nomination, "confirmed")
    events = ["community.nomination.approved", "training.budget.committed", "community.nomination.confirmed"]
    told = stage.did(f"{COST:,} rupiah promised; a report is due by {stage.nomination['report_due_on']}", events=events)
    dear = _call(stage, BEYOND)
    asked = _nominated(stage, dear, SAHAT)
    _step(stage, "opportunities", dear, "close", MANAGER)
    _step(stage, "nominations", asked, "approve", MANAGER, reason="Gilirannya.")
    refusal = _becomes(stage, asked, "refused")["refusal"]
    must(refusal["reason"] == "budget-exceeded", f"refused because of {refusal}")
    return Told((*told.facts, "what the year does not hold is refused, with what is free"), told.events, told.trace)


def reported(stage: Stage) -> Told:
    """The report becomes a claim of hours that waits for the supervisor."""
    facts = {"learned": "Layanan bagi lansia.", "applied": "Pelatihan di unit.", "hours": HOURS}
    _step(stage, "nominations", stage.nomination, "report", DEWI, **facts)
    told = stage.did(events=["community.nomination.reported", "assessment.claim.submitted"])
    eventually(lambda: _claim(stage), "the hours are not claimed")
    return Told((f"{HOURS} JP wait for the supervisor",), told.events, told.trace)


def _call(stage: Stage, cost: int) -> dict[str, Any]:
    day = stage.today()
    body = {
        "title": f"Konferensi Perpustakaan {stage.now:%Y%m%d%H%M%S} {cost}",
        "kind": "conference",
        "organiser": "Ikatan Pustakawan Indonesia",
        "place": "Medan",
        "starts_on": day,
        "ends_on": day,
        "deadline": day,
        "quota": 1,
        "cost": cost,
    }
    made: dict[str, Any] = stage.gateway.post("community", "/opportunities", who=MANAGER, body=body)
    return made


def _nominated(stage: Stage, call: dict[str, Any], who: str) -> dict[str, Any]:
    body = {"motivation": "Membawa pulang praktik baik bagi semua."}
    path = f"/opportunities/{call['id']}/nominations"
    made: dict[str, Any] = stage.gateway.post("community", path, who=who, body=body)
    return made


def _step(stage: Stage, what: str, thing: dict[str, Any], verb: str, who: str, **body: Any) -> None:
    seen = {"If-Match": f'"{thing["version"]}"'}
    more = {"json": body} if body else {}
    stage.gateway.call("POST", "community", f"/{what}/{thing['id']}/{verb}", who=who, headers=seen, **more)


def _becomes(stage: Stage, nomination: dict[str, Any], state: str) -> dict[str, Any]:
    def seen() -> dict[str, Any] | None:
        found: dict[str, Any] = stage.gateway.get("community", f"/nominations/{nomination['id']}", who=MANAGER)
        return found if found["state"] == state else None

    return eventually(seen, f"the nomination is not {state}")


def _claim(stage: Stage) -> bool:
    items = stage.gateway.get("assessment", "/learning-claims", who=TRAINER, scope="review", limit=100)["items"]
    return any(each["id"] == stage.nomination["id"] for each in items)
