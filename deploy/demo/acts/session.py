"""From the proposed session to the certificates."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

from deploy.demo.gateway import Unexpected, eventually
from deploy.demo.stage import DEWI, MANAGER, SAHAT, SEATS, TRAINER, Stage, Told, must


def proposed(stage: Stage) -> Told:
    """The matching course, for the unit in need."""
    must(stage.need["state"] == "proposed", f"the need is {stage.need['state']}: no course answers it")
    stage.session = _session(stage)
    must(stage.session["state"] == "proposed", f"the session is {stage.session['state']}")
    kinds = eventually(lambda: "session.proposed" in _kinds(stage, SAHAT), "Sahat did not hear of the proposal")
    must(kinds, "Sahat did not hear")
    return stage.told(stage.session["course_title"], events=["training.session.proposed"])


def scheduled(stage: Stage) -> Told:
    """Soon, so that attendance may be recorded at once."""
    body = {
        "starts_at": (stage.now + timedelta(minutes=30)).isoformat(),
        "ends_at": (stage.now + timedelta(hours=3)).isoformat(),
        "place": "Ruang pelatihan, lantai 2",
        "capacity": SEATS,
        "trainer": TRAINER,
    }
    _end_leftovers(stage)
    path = f"/sessions/{stage.session['id']}/schedule"
    stage.session = stage.gateway.post("training", path, who=MANAGER, body=body)
    must(stage.session["state"] == "scheduled", f"the session is {stage.session['state']}")
    return stage.did(f"{SEATS} seats, {stage.session['hours']} JP", events=["training.session.scheduled"])


def moved(stage: Stage) -> Told:
    """To another room: whoever has a seat is told once, and calendars follow under the same entry."""
    plan = {name: stage.session[name] for name in ("starts_at", "ends_at")}
    body = plan | {"place": "Ruang cerita, lantai 1", "trainer": TRAINER, "reason": "Ruang pelatihan dipakai rapat"}
    path = f"/sessions/{stage.session['id']}"
    stage.session = stage.gateway.post("training", f"{path}/reschedule", who=MANAGER, body=body)
    told = stage.did(f"now at {stage.session['place']}", events=["training.session.rescheduled"])
    entry = stage.gateway.call("GET", "training", f"{path}/calendar.ics", who=DEWI).text
    must(f"UID:{stage.session['id']}-1@" in entry.replace("\r\n ", ""), "the calendar entry has another id")
    must("SEQUENCE:1" in entry, "the calendar entry did not count the move")
    return told


def enrolled(stage: Stage) -> Told:
    """More than there are seats: two colleagues are enrolled by the manager."""
    first, second = (each["id"] for each in stage.colleagues)
    stage.enrolments = {
        SAHAT: _enrol(stage, SAHAT),
        "first": _enrol(stage, MANAGER, first),
        DEWI: _enrol(stage, DEWI),
        "second": _enrol(stage, MANAGER, second),
    }
    states = [each["state"] for each in stage.enrolments.values()]
    must(states == ["confirmed", "confirmed", "waitlisted", "waitlisted"], f"they are {states}")
    places = [each["position"] for each in stage.enrolments.values()]
    must(places[2:] == [1, 2], f"the line is {places[2:]}")
    told = stage.did(events=["training.enrolment.confirmed", "training.enrolment.waitlisted"])
    session = _session(stage)
    must((session["confirmed"], session["waiting"]) == (SEATS, 2), "seats and line do not add up")
    return told


def promoted(stage: Stage) -> Told:
    """First come, first served, without anybody's help."""
    leaving = stage.enrolments["first"]["id"]
    stage.gateway.post("training", f"/enrolments/{leaving}/withdraw", who=MANAGER)
    told = stage.did("Dewi has the seat", events=["training.enrolment.withdrawn", "training.enrolment.promoted"])
    roster = _roster(stage)
    must(roster[stage.enrolments[DEWI]["id"]]["state"] == "confirmed", "Dewi did not move up")
    must(roster[stage.enrolments["second"]["id"]]["state"] == "waitlisted", "the second in line moved too")
    return told


def closed(stage: Stage) -> Told:
    """Who was there and passed has completed."""
    stage.gateway.post("training", f"/sessions/{stage.session['id']}/close", who=TRAINER)
    events = ["training.session.closed", "training.course.completed", "training.certificate.issued"]
    told = stage.did(events=events)
    roster = _roster(stage)
    states = {name: roster[each["id"]]["state"] for name, each in stage.enrolments.items()}
    expected = {SAHAT: "completed", DEWI: "completed", "first": "withdrawn", "second": "withdrawn"}
    must(states == expected, f"they ended {states}")
    return told


def _enrol(stage: Stage, who: str, librarian_id: str | None = None) -> dict[str, Any]:
    body = {"librarian_id": librarian_id} if librarian_id else {}
    path = f"/sessions/{stage.session['id']}/enrolments"
    enrolment: dict[str, Any] = stage.gateway.post("training", path, who=who, body=body)
    return enrolment


def _end_leftovers(stage: Stage) -> None:
    """A run that broke off may have left a session that keeps the trainer busy."""
    for each in stage.gateway.every("training", "/sessions", who=MANAGER, state="scheduled"):
        if each["element"] and each["trainer"] == stage.people[TRAINER]["name"]:
            body = {"reason": "Cerita diulang dari awal"}
            with suppress(Unexpected):
                stage.gateway.post("training", f"/sessions/{each['id']}/cancel", who=MANAGER, body=body)


def _session(stage: Stage) -> dict[str, Any]:
    found: dict[str, Any] = stage.gateway.get("training", f"/sessions/{stage.need['session_id']}", who=MANAGER)
    return found


def _roster(stage: Stage) -> dict[str, dict[str, Any]]:
    path = f"/sessions/{stage.session['id']}/enrolments"
    return {each["id"]: each for each in stage.gateway.every("training", path, who=MANAGER)}


def _kinds(stage: Stage, nip: str) -> set[str]:
    items = stage.gateway.get("notifier", "/me/inbox", who=nip, limit=20)["items"]
    return {item["kind"] for item in items if item["happened_at"] >= stage.now.isoformat()[:19]}
