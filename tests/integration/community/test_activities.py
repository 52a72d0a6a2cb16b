"""Activities from draft to held, with visitors who register without an account."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest

from services.community import queries
from services.community.commands import holding, registering
from services.community.commands.activities import Actor
from services.community.documents import Activity, Registration, Seating
from services.community.domain.registrations import CONSENT_NOW
from services.community.queries import programme as found
from shared.clock import WIB, utcnow
from shared.contracts import activities as contract
from shared.contracts.community import ActivityHeldV1
from shared.ids import new_id
from shared.storage import transaction
from tests.integration.community.conftest import DEWI, EKA, Community
from tests.support.events import published

CALLERS = 4
SOON = utcnow().astimezone(WIB).date() + timedelta(days=9)
DRAFT = {
    "title": "Bedah buku Sitti Nurbaya", "kind": "discussion", "held_on": SOON.isoformat(), "starts": "09:00",
    "ends": "11:30", "place": "Aula Sintong Bingei", "capacity": 10, "summary": "Membaca ulang novel 1922.",
}  # fmt: skip


class Programme:
    """Activities as their callers know them."""

    def __init__(self, community: Community) -> None:
        self.call = community.call

    def draft(self, **over: Any) -> Any:
        return self.done(self.call("POST", "/activities", json=DRAFT | over, role="librarian", username=DEWI))

    def act(self, activity: Any, verb: str, **more: Any) -> Any:
        return self.call("POST", f"/activities/{activity['id']}/{verb}", headers=match(activity), **more)

    def open(self, **over: Any) -> Any:
        activity = self.done(self.act(self.draft(**over), "approve"))
        return self.done(self.act(activity, "publish"))

    def change(self, activity: Any, **body: Any) -> Any:
        return self.call("PATCH", f"/activities/{activity['id']}", headers=match(activity), json=body)

    def ask(self, activity: Any, number: int = 1, **over: Any) -> Any:
        body = {
            "name": f"Tamu {number}", "email": f"tamu{number}@example.org", "party": 1, "consent_version": CONSENT_NOW
        }  # fmt: skip
        return self.call("POST", f"/public/activities/{activity['id']}/registrations", role="", json=body | over)

    def own(self, method: str, registration: Any, path: str = "", **more: Any) -> Any:
        return self.call(method, f"/public/registrations/{registration['token']}{path}", role="", **more)

    @staticmethod
    def done(answer: Any) -> Any:
        assert answer.status_code in (200, 201), answer.get_json()
        return answer.get_json()


def match(activity: Any) -> dict[str, str]:
    return {"If-Match": f'"{activity["version"]}"'}


def code(answer: Any) -> str:
    return str(answer.get_json()["type"]).rsplit("/", 1)[-1]


def said(event: Any) -> list[dict[str, Any]]:
    return [each["data"] for each in published(event)]


def begun(activity: Any) -> datetime:
    """A moment at which this activity goes on."""
    starts: datetime = Activity.objects.get(id=activity["id"]).starts_at
    return starts + timedelta(minutes=5)


@pytest.fixture
def programme(community: Community) -> Programme:
    return Programme(community)


def test_a_draft_is_seen_by_nobody_until_it_is_approved_and_published(programme):
    activity = programme.draft()
    assert programme.call("GET", f"/public/activities/{activity['id']}", role="").status_code == 404
    assert code(programme.act(activity, "publish")) == "activity-state"
    assert programme.act(activity, "approve", role="librarian").status_code == 403
    returned = programme.done(programme.act(activity, "return", json={"reason": "Sebutkan sasaran"}))
    assert (returned["state"], returned["note"]) == ("returned", "Sebutkan sasaran")
    again = programme.done(programme.change(returned, audience="Umum"))
    assert again["state"] == "draft"
    approved = programme.done(programme.act(again, "approve"))
    shown = programme.done(programme.act(approved, "publish"))
    assert programme.act(approved, "publish").status_code == 412
    listed = programme.call("GET", "/public/activities", role="").get_json()["items"]
    assert [each["id"] for each in listed] == [shown["id"]]
    [event] = said(contract.ActivityPublishedV1)
    assert (event["capacity"], event["starts_at"][:10]) == (10, (SOON).isoformat())
    assert programme.call("GET", "/activities", role="").get_json()["items"] == []


def test_another_persons_draft_is_not_mine(programme, community):
    activity = programme.draft()
    other = community.call(
        "PATCH", f"/activities/{activity['id']}", headers=match(activity), json={"title": "Lain"}, role="librarian"
    )
    assert code(other) == "not-your-activity"
    assert code(programme.change(activity, starts="12:00", ends="11:00", held_on=SOON.isoformat())) == "invalid"
    assert code(programme.change(activity, ends="08:00")) == "invalid"


def test_parties_places_and_the_line(programme):
    activity = programme.open(capacity=4)
    first = programme.done(programme.ask(activity, 1, party=3))
    family = programme.done(programme.ask(activity, 2, party=2))
    single = programme.done(programme.ask(activity, 3))
    assert [(each["state"], each["position"]) for each in (first, family, single)] == [
        ("confirmed", None), ("waitlisted", 1), ("waitlisted", 2),
    ]  # fmt: skip
    assert code(programme.ask(activity, 4, party=5)) == "party-too-large"
    assert code(programme.ask(activity, 1)) == "registered-already"
    assert code(programme.ask(activity, 5, consent_version="2019-01")) == "consent-outdated"
    assert code(programme.own("PATCH", first, json={"party": 4})) == "party-may-not-grow"
    assert code(programme.own("PATCH", single, json={"party": 2})) == "party-may-not-grow"
    assert programme.done(programme.own("PATCH", first, json={"party": 2}))["party"] == 2
    assert programme.own("GET", family).get_json()["state"] == "confirmed"
    assert programme.own("GET", single).get_json()["position"] == 1
    programme.done(programme.own("POST", first, "/withdraw"))
    assert code(programme.own("POST", first, "/withdraw")) == "registration-over"
    assert programme.own("GET", single).get_json()["state"] == "confirmed"
    assert [each["registration_id"] for each in said(contract.RegistrationPromotedV1)] == [family["id"], single["id"]]
    [waiting] = [each for each in said(contract.RegistrationWaitlistedV1) if each["registration_id"] == single["id"]]
    assert (waiting["position"], waiting["overtaking"]) == (2, False)
    assert programme.call("GET", "/public/registrations/palsu.xyz", role="").status_code == 404


def test_more_places_go_to_who_waits_and_a_move_is_told_to_each(programme):
    activity = programme.open(capacity=1)
    for number in (1, 2, 3):
        programme.done(programme.ask(activity, number))
    assert code(programme.change(activity, capacity=None)) == "registration-stays"
    assert code(programme.change(activity, held_on="2020-01-01")) == "activity-begun"
    moved = programme.done(programme.change(activity, capacity=2, place="Taman Bunga"))
    assert moved["places"]["waiting"] == 1
    [event] = said(contract.ActivityChangedV1)
    assert (sorted(event["changed"]), event["place"]) == (["capacity", "place"], "Taman Bunga")
    assert len(said(contract.RegistrationChangedV1)) == 3
    assert code(programme.change(moved, capacity=1)) == "places-taken"
    cancelled = programme.done(programme.act(moved, "cancel", json={"reason": "Hujan"}))
    assert cancelled["state"] == "cancelled"
    assert {each["reason"] for each in said(contract.RegistrationWithdrawnV1)} == {"activity_cancelled"}
    assert len(said(contract.RegistrationWithdrawnV1)) == 3
    assert programme.call("GET", f"/public/activities/{activity['id']}", role="").get_json()["reason"] == "Hujan"
    assert code(programme.ask(activity, 9)) == "registration-closed"


def test_needs_are_for_the_organiser_only(programme):
    activity = programme.open()
    programme.done(programme.ask(activity, needs="Kursi roda"))
    path = f"/activities/{activity['id']}/registrations"
    organiser = programme.call("GET", path, role="librarian", username=DEWI).get_json()["items"][0]
    manager = programme.call("GET", path).get_json()["items"][0]
    assert (organiser["needs"], manager["needs"], manager["has_needs"]) == ("Kursi roda", None, True)
    assert programme.call("GET", path, role="librarian", username=EKA).status_code == 403
    assert "Kursi roda" not in programme.call("GET", f"{path}?format=csv").get_data(as_text=True)
    assert "Kursi roda" not in str(published(contract.RegistrationConfirmedV1))
    stored = Registration.objects.first()
    assert (stored.consent_version, stored.consent_at.tzinfo is not None) == (CONSENT_NOW, True)


def test_held_with_attendance_by_school(programme):
    activity = programme.open(capacity=60)
    school = programme.done(programme.ask(activity, 1, party=30, school="SMPN 4 Pematangsiantar"))
    again = programme.done(programme.ask(activity, 2, party=12, school="smpn 4  pematangsiantar"))
    guest = programme.done(programme.ask(activity, 3, party=2))
    assert programme.done(programme.ask(activity, 4, party=20, school="SD 1"))["state"] == "waitlisted"
    put = f"/registrations/{school['id']}/arrival"
    assert code(programme.call("PUT", put, json={"arrived": 28})) == "too-early-to-check-in"
    assert code(programme.act(activity, "close", json={})) == "too-early-to-check-in"
    now = begun(activity)
    for registration, people in ((school, 28), (again, 12), (guest, 1)):
        transaction.run(partial(holding.arrive, registration["id"], people, now))
    actor = Actor(DEWI, frozenset({"librarian"}))
    transaction.run(lambda: holding.close(Activity.objects.get(id=activity["id"]), 3, actor, now))
    held = programme.call("GET", f"/activities/{activity['id']}").get_json()
    assert (held["state"], held["attendance"], held["walk_ins"]) == ("held", 44, 3)
    assert [(each["school"], each["attendance"]) for each in held["groups"]] == [("SMPN 4 Pematangsiantar", 40)]
    [event] = said(ActivityHeldV1)
    assert event["attendance"] == 44
    assert [each["reason"] for each in said(contract.RegistrationWithdrawnV1)] == ["no_place"]
    summary = programme.call("GET", "/public/summary", role="").get_json()
    assert (summary["activities_held"], summary["people_reached"]) == (1, 44)
    assert programme.call("GET", "/public/activities", role="").get_json()["items"] == []


@pytest.mark.timeout(300)  # two thousand commits, one after the other, on a loaded machine
def test_two_thousand_registrations_for_a_hundred_places(programme):
    """All at once from threads, parties whole: exactly a hundred places go, and the rest stand in order."""
    activity = programme.open(capacity=100)
    parties = [1 + (number % 7 == 0) + 2 * (number % 11 == 0) for number in range(2000)]

    def ask(number: int) -> Any:
        body = {"name": f"Tamu {number}", "email": f"t{number}@example.org", "party": parties[number], "language": "id"}
        words, now = {"consent_version": CONSENT_NOW}, utcnow()
        return transaction.run(
            lambda: registering.register(activity["id"], body | words, registration_id=new_id(), token="t", now=now)
        )

    with ThreadPoolExecutor(CALLERS) as pool:
        answers = list(pool.map(ask, range(2000)))
    _check(activity, 2000)
    seating = Seating.objects.get(id=activity["id"])
    told = {each["registration_id"]: each["position"] for each in said(contract.RegistrationWaitlistedV1)}
    line = list(Registration.objects(activity_id=activity["id"], state="waitlisted").order_by("number"))
    assert [told[each.id] for each in line] == list(range(1, seating.waiting + 1))
    confirmed = [each for each in answers if each.state == "confirmed"]
    assert len(said(contract.RegistrationConfirmedV1)) == len(confirmed)

    leaving = confirmed[::3]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(_leave, leaving))
    _check(activity, 2000)
    promoted = [each["registration_id"] for each in said(contract.RegistrationPromotedV1)]
    assert promoted == [each.id for each in line[: len(promoted)]], "the line moved up in its order"


def _leave(registration: Registration) -> None:
    transaction.run(lambda: registering.withdraw(registration.id, utcnow()))


def _check(activity: Any, everybody: int) -> None:
    """Exactly the places there are, or too few for the head of the line; numbers without a gap."""
    seating = Seating.objects.get(id=activity["id"])
    confirmed = Registration.objects(activity_id=activity["id"], state="confirmed")
    line = list(Registration.objects(activity_id=activity["id"], state="waitlisted").order_by("number"))
    assert int(confirmed.sum("party")) == seating.taken <= 100
    assert seating.taken == 100 or line[0].party > 100 - seating.taken
    assert len(line) == seating.waiting
    assert sorted(Registration.objects(activity_id=activity["id"]).scalar("number")) == list(range(1, everybody + 1))


HOT: dict[str, Any] = {
    "the programme": lambda: found.programme(SOON).order_by("held_on", "id"),
    "held": lambda: queries.activities().order_by("-held_on", "-id"),
    "plans of a state": lambda: found.planned("draft").order_by("-held_on", "-id"),
    "who comes": lambda: found.guests("a", None).order_by("number", "id"),
    "the line": lambda: found.guests("a", "waitlisted").order_by("number"),
    "an address again": lambda: Registration.objects(activity_id="a", email_key="b", state__in=["confirmed"]),
    "who arrived": lambda: Registration.objects(activity_id="a", arrived__gt=0),
}


@pytest.mark.parametrize("name", HOT)
def test_hot_look_ups_use_an_index(programme, name):
    plan = str(HOT[name]().explain()["queryPlanner"]["winningPlan"])
    assert "COLLSCAN" not in plan
