"""Items follow what happens, in whatever order it is heard and however often; each move names its event."""

from collections.abc import Callable
from datetime import timedelta
from itertools import permutations
from typing import Any

import pytest

from shared.contracts.plans import PlanitemMovedV1
from shared.ids import new_id
from shared.storage.connection import database
from tests.integration.assessment.planning import LEADER, Planning, today

Happening = Callable[[Planning], Any]
HAPPENINGS: dict[str, Happening] = {
    "scheduled": Planning.scheduled,
    "confirmed": Planning.confirmed,
    "withdrawn": Planning.withdrawn,
    "cancelled": Planning.cancelled,
    "completed": Planning.completed,
    "revoked": Planning.revoked,
}


@pytest.fixture
def planning(city: Any) -> Planning:
    return Planning(city)


def happen(planning: Planning, *names: str) -> dict[str, str]:
    """Event ids by what happened."""
    return {name: HAPPENINGS[name](planning).id for name in names}


@pytest.mark.parametrize(
    ("story", "state", "by"),
    [
        (("scheduled",), "planned", None),
        (("scheduled", "confirmed"), "under-way", "confirmed"),
        (("scheduled", "confirmed", "withdrawn"), "planned", "withdrawn"),
        (("scheduled", "confirmed", "cancelled"), "planned", "cancelled"),
        (("scheduled", "confirmed", "completed"), "done", "completed"),
        (("scheduled", "completed", "revoked"), "planned", "revoked"),
    ],
)
def test_any_order_ends_the_same(planning: Planning, story: tuple[str, ...], state: str, by: str | None) -> None:
    plan = planning.on_course()
    for order in permutations(story):
        for name in ("learnings", "course_runs"):
            database()[name].delete_many({})
        ids = happen(planning, *order)
        item = planning.first(plan)
        assert item["state"] == state, order
        assert (item["because"] and item["because"]["event_id"]) == (by and ids[by]), order


def test_the_whole_way_is_kept_move_by_move(planning: Planning, published: Any) -> None:
    plan = planning.on_course()
    ids = happen(planning, "scheduled", "confirmed", "completed", "revoked")
    item = planning.first(plan)
    assert [(move["from"], move["to"], move["event_id"]) for move in item["moves"]] == [
        ("planned", "under-way", ids["confirmed"]),
        ("under-way", "done", ids["completed"]),
        ("done", "planned", ids["revoked"]),
    ]
    told = [(each["data"]["state"], each["data"]["moved_by"]) for each in published(PlanitemMovedV1)]
    assert told == [("under-way", ids["confirmed"]), ("done", ids["completed"]), ("planned", ids["revoked"])]
    assert published(PlanitemMovedV1)[1]["causationid"] == ids["completed"]


def test_the_same_event_again_moves_nothing(planning: Planning, published: Any) -> None:
    plan = planning.on_course()
    planning.scheduled()
    planning.confirmed()
    planning.confirmed()  # another event of the same sequence: replayed by its service
    before = planning.plan(plan["id"])
    planning.scheduled()
    assert planning.plan(plan["id"])["version"] == before["version"]
    assert planning.first(plan)["state"] == "under-way"


def test_another_enrolment_after_a_withdrawal(planning: Planning) -> None:
    plan = planning.on_course()
    happen(planning, "scheduled", "confirmed", "withdrawn")
    again = planning.confirmed(enrolment_id=new_id())
    assert planning.first(plan)["because"]["event_id"] == again.id
    planning.completed()  # the first enrolment, after all
    assert planning.first(plan)["state"] == "done"


def test_what_was_known_before_the_item_counts(planning: Planning) -> None:
    happen(planning, "scheduled", "confirmed")
    assert planning.first(planning.on_course())["state"] == "under-way"


def test_what_others_do_and_what_was_before_the_plan_does_not(planning: Planning) -> None:
    plan = planning.on_course()
    planning.scheduled()
    planning.confirmed(librarian_id=planning.other)
    planning.completed(completion_id=new_id(), completed_on=today().replace(month=1, day=1) - timedelta(days=1))
    assert planning.first(plan)["state"] == "planned"


def test_a_linked_item_is_not_marked_by_hand_but_dropped(planning: Planning) -> None:
    plan = planning.on_course()
    mark = f"items/{plan['items'][0]['id']}/mark"
    assert planning.act(plan, mark, body={"mark": "finish"}).json["type"].endswith("item-linked")
    planning.act(plan, mark, body={"mark": "drop", "reason": "Pindah unit"})
    happen(planning, "scheduled", "confirmed")
    assert planning.first(plan)["state"] == "dropped"
    assert planning.act(plan, mark, LEADER, body={"mark": "restore"}).json["items"][0]["state"] == "under-way"


def test_a_closed_plan_keeps_its_review_and_tells_the_truth_of_its_items(planning: Planning) -> None:
    plan = planning.on_course()
    happen(planning, "scheduled", "completed")
    planning.act(plan, "close", LEADER, body={"text": "Tuntas."})
    planning.revoked()
    closed = planning.plan(plan["id"])
    assert (closed["state"], closed["review"]["tally"]["done"], closed["items"][0]["state"]) == ("closed", 1, "planned")


def test_a_claim_moves_the_item_that_names_it(planning: Planning) -> None:
    claim_id = new_id()
    database()["learning_claims"].insert_one({"_id": claim_id, "librarian_id": planning.dewi})
    plan = planning.agreed(kind="community", claim_id=claim_id)
    for order in permutations(("submitted", "accepted", "reversed")):
        database()["learnings"].delete_many({})
        ids = {each: planning.claim(claim_id, each).id for each in order}
        item = planning.first(plan)
        assert (item["state"], item["because"]["event_id"]) == ("planned", ids["reversed"])
    assert [move["to"] for move in item["moves"]][:3] == ["under-way", "done", "planned"]


def test_a_claim_of_somebody_else_is_not_named(planning: Planning) -> None:
    claim_id = new_id()
    database()["learning_claims"].insert_one({"_id": claim_id, "librarian_id": planning.other})
    plan = planning.begin()
    body = {
        "wish": "Belajar", "kind": "community", "description": "Seminar", "owner": "librarian", "success": "Bisa",
        "due_on": today().isoformat(), "claim_id": claim_id,
    }  # fmt: skip
    answer = planning.act(plan, "items", body=body)
    assert [each["pointer"] for each in answer.json["errors"]] == ["/body/claim_id"]


HOT = (
    ("plans", {"librarian_id": {"$in": ["x"]}}),
    ("plans", {"state": "agreed", "remind_on": {"$lte": "2027-01-01"}}),
    ("plans", {"year": 2027, "state": {"$in": ["proposed", "agreed"]}}),
    ("learnings", {"librarian_id": "x", "session_id": {"$in": ["y"]}}),
    ("learnings", {"session_id": {"$in": ["y"]}}),
    ("learnings", {"librarian_id": "x", "claim_id": "y"}),
    ("course_runs", {"course_id": "x"}),
    ("offered_courses", {"active": True}),
    ("plan_needs", {"year": 2027}),
)


@pytest.mark.parametrize(("name", "asked"), HOT)
def test_what_events_and_pages_ask_has_an_index(planning: Planning, name: str, asked: dict[str, Any]) -> None:
    told = str(database()[name].find(asked).explain()["queryPlanner"]["winningPlan"])
    assert "IXSCAN" in told
    assert "COLLSCAN" not in told
