"""The open door: an activity before the public, and visitors without an account."""

from typing import Any
from uuid import uuid4

from deploy.demo.gateway import Unexpected
from deploy.demo.stage import DEWI, MANAGER, Stage, Told, must


def opened(stage: Stage) -> Told:
    """Dewi drafts it, the manager approves and publishes; before that nobody outside sees it."""
    body = {
        "title": "Bedah buku Sitti Nurbaya", "kind": "discussion", "held_on": stage.in_days(14), "starts": "09:00",
        "ends": "11:30", "place": "Aula Sintong Bingei", "capacity": 3, "summary": "Membaca ulang novel tahun 1922.",
    }  # fmt: skip
    activity = stage.gateway.post("community", "/activities", who=DEWI, body=body)
    must(not _public(stage, activity), "a draft is public")
    for verb in ("approve", "publish"):
        seen = {"If-Match": f'"{activity["version"]}"'}
        path = f"/activities/{activity['id']}/{verb}"
        activity = stage.gateway.call("POST", "community", path, who=MANAGER, headers=seen).json()
    stage.activity = activity
    told = stage.did(f"{activity['title']}, {activity['capacity']} places", events=["community.activity.published"])
    must(_public(stage, activity), "the published activity is not public")
    must(activity["title"] in stage.gateway.page("/kegiatan.atom", "*/*").text, "the Atom feed does not have it")
    return told


def registered(stage: Stage) -> Told:
    """A pair has places, a pair waits whole, one person does not overtake; who cancels makes room for who is next."""
    pair, waiting, single = (_register(stage, party) for party in (2, 2, 1))
    standing = [(each["state"], each["position"]) for each in (pair, waiting, single)]
    must(standing == [("confirmed", None), ("waitlisted", 1), ("waitlisted", 2)], f"they stand {standing}")
    stage.gateway.post("community", f"/public/registrations/{pair['token']}/withdraw")
    told = stage.did(
        "a pair cancelled by its link; a pair and one more moved up",
        events=["community.registration.withdrawn", "community.registration.promoted"],
    )
    after = [stage.gateway.get("community", f"/public/registrations/{each['token']}") for each in (waiting, single)]
    must([each["state"] for each in after] == ["confirmed", "confirmed"], "the line did not move up")
    return told


def _register(stage: Stage, party: int) -> Any:
    page = f"/public/activities/{stage.activity['id']}"
    consent = stage.gateway.get("community", page)["consent"]["version"]
    body = {"name": "Tamu", "email": f"tamu-{uuid4()}@example.org", "party": party, "consent_version": consent}
    return stage.gateway.post("community", f"{page}/registrations", body=body)


def _public(stage: Stage, activity: Any) -> bool:
    try:
        return bool(stage.gateway.get("community", f"/public/activities/{activity['id']}"))
    except Unexpected as refusal:
        if refusal.status != 404:
            raise
        return False
