"""A development plan: drafted by either side, agreed by both, closed with a review; nobody else sees it."""

from datetime import timedelta
from typing import Any

import pytest

from shared.contracts.plans import PlanAgreedV1, PlanCommentedV1, PlanitemMovedV1, PlanProposedV1
from shared.ids import new_id
from shared.storage.connection import database
from tests.integration.assessment.planning import DEWI, HEAD, LEADER, OTHER, Planning, today


@pytest.fixture
def planning(city: Any) -> Planning:
    return Planning(city)


def refused(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json["type"].rsplit("/", 1)[-1]


@pytest.mark.parametrize(("writer", "answerer"), [(DEWI, LEADER), (LEADER, DEWI), (HEAD, DEWI), (DEWI, HEAD)])
def test_one_side_proposes_the_other_agrees(planning: Planning, published: Any, writer: str, answerer: str) -> None:
    plan = planning.item(planning.begin(writer), writer)
    assert planning.act(plan, "propose", writer).json["state"] == "proposed"
    assert refused(planning.act(plan, "agree", writer)) == (403, "plan-other-side")
    agreed = planning.act(plan, "agree", answerer).json
    assert (agreed["state"], sorted(agreed["consents"])) == ("agreed", ["leader", "librarian"])
    asked = published(PlanProposedV1)[-1]["data"]
    assert (asked["to_librarian_id"] is None) == (writer == DEWI)
    assert (asked["to_unit_id"] is None) == (writer != DEWI)
    assert published(PlanAgreedV1)[-1]["data"]["items"] == 1


def test_there_is_one_plan_a_year_and_none_of_the_past(planning: Planning) -> None:
    planning.begin()
    body = {"year": today().year}
    assert refused(planning.call("POST", "/plans", json=body)) == (409, "plan-exists")
    assert planning.call("POST", "/plans", json={"year": today().year - 1}).status_code == 422
    assert planning.begin(year=today().year + 1)["state"] == "draft"


def closed_with_two_open(planning: Planning) -> Any:
    """This year's plan: one action done, one planned, one begun; then closed."""
    plan = planning.item(planning.item(planning.begin(), description="Selesai"), description="Terbuka")
    plan = planning.item(plan, description="Berjalan", due_on=(today() + timedelta(days=400)).isoformat())
    planning.act(plan, "propose")
    plan = planning.act(plan, "agree", LEADER).json
    named = {each["description"]: each["id"] for each in plan["items"]}
    for what, mark in (("Selesai", "finish"), ("Berjalan", "start")):
        done = planning.act(plan, f"items/{named[what]}/mark", body={"mark": mark, "reason": ""})
        assert done.status_code == 200, done.json
    return planning.act(plan, "close", LEADER, body={"text": "Lanjut tahun depan."}).json


def test_what_a_closed_plan_left_open_goes_on_once_and_keeps_its_origin(planning: Planning) -> None:
    before = closed_with_two_open(planning)
    told = {each["description"]: each for each in before["items"]}
    plan = planning.begin(year=today().year + 1)
    assert plan["left_open"] == {"plan_id": before["id"], "year": today().year, "count": 2}
    answer = planning.act(plan, "carry-over")
    assert answer.status_code == 201, answer.json
    carried = {each["description"]: each for each in answer.json["items"]}
    assert {name: each["state"] for name, each in carried.items()} == {"Terbuka": "planned", "Berjalan": "under-way"}
    for name, each in carried.items():
        origin = {"plan_id": before["id"], "item_id": told[name]["id"], "year": today().year}
        assert (each["carried_from"], each["gap"], each["agreed_at"]) == (origin, told[name]["gap"], None)
        assert each["due_on"] == told[name]["due_on"], "a day that is still to come stays"
    assert (answer.json["left_open"], answer.json["state"]) == (None, "draft")
    assert refused(planning.act(plan, "carry-over")) == (409, "nothing-left-open")
    assert planning.plan(before["id"])["items"] == before["items"], "what was closed stays as it was"


def test_what_was_due_before_goes_on_until_the_end_of_the_new_year(planning: Planning) -> None:
    before = closed_with_two_open(planning)
    database()["plans"].update_one({"_id": before["id"]}, {"$set": {"items.$[].due_on": "2020-01-01"}})
    plan = planning.act(planning.begin(year=today().year + 1), "carry-over", LEADER).json
    assert {each["due_on"] for each in plan["items"]} == {f"{today().year + 1}-12-31"}


def test_a_plan_that_is_not_closed_leaves_nothing_to_go_on_with(planning: Planning) -> None:
    planning.agreed()
    plan = planning.begin(year=today().year + 1)
    assert plan["left_open"] is None
    assert refused(planning.act(plan, "carry-over")) == (409, "nothing-left-open")


def test_an_empty_plan_is_not_proposed(planning: Planning) -> None:
    assert refused(planning.act(planning.begin(), "propose")) == (409, "plan-empty")


def test_what_is_returned_is_a_draft_with_the_words(planning: Planning) -> None:
    plan = planning.item(planning.begin())
    planning.act(plan, "propose")
    back = planning.act(plan, "return", LEADER, body={"text": "Tambahkan pelatihan."}).json
    assert (back["state"], back["proposed_by"], back["comments"][-1]["text"]) == ("draft", None, "Tambahkan pelatihan.")


def test_what_was_agreed_and_is_changed_must_be_agreed_again(planning: Planning) -> None:
    plan = planning.item(planning.agreed())
    assert (plan["state"], plan["consents"]) == ("draft", {})
    first, second = sorted(plan["items"], key=lambda each: each["agreed_at"] is None)
    assert refused(planning.act(plan, f"items/{first['id']}", method="DELETE")) == (409, "item-agreed")
    assert planning.act(plan, f"items/{second['id']}", method="DELETE").status_code == 200


@pytest.mark.parametrize(
    ("over", "field"),
    [
        ({"due_on": (today() - timedelta(days=2)).isoformat()}, "due_on"),
        ({"due_on": f"{today().year + 2}-01-01"}, "due_on"),
        ({"wish": None}, "gap"),
        ({"gap": "visitors:x:y"}, "gap"),
        ({"wish": None, "gap": "visitors:x:y"}, "gap"),
        ({"course_id": new_id()}, "course_id"),
        ({"kind": "course", "course_id": new_id()}, "course_id"),
        ({"kind": "holiday"}, "kind"),
        ({"owner": "somebody"}, "owner"),
    ],
)
def test_an_item_is_checked(planning: Planning, over: dict[str, Any], field: str) -> None:
    given = {
        "wish": "Belajar", "kind": "coaching", "description": "Berlatih", "owner": "librarian", "success": "Bisa",
        "due_on": today().isoformat(),
    }  # fmt: skip
    answer = planning.act(planning.begin(), "items", body=given | over)
    assert answer.status_code == 422
    assert [each["pointer"] for each in answer.json["errors"]] == [f"/body/{field}"]


def test_marks_by_hand(planning: Planning, published: Any) -> None:
    plan = planning.agreed()
    mark = f"items/{plan['items'][0]['id']}/mark"
    assert planning.act(plan, mark, body={"mark": "start"}).json["items"][0]["state"] == "under-way"
    done = planning.act(plan, mark, LEADER, body={"mark": "finish"}).json["items"][0]
    assert [(move["from"], move["to"], move["name"]) for move in done["moves"]] == [
        ("planned", "under-way", "Pustakawan 018"),
        ("under-way", "done", "Pustakawan 009"),
    ]
    assert refused(planning.act(plan, mark, body={"mark": "drop", "reason": "x"})) == (409, "item-state")
    assert [each["data"]["moved_by"] for each in published(PlanitemMovedV1)] == [None, None]


def test_a_drop_needs_a_reason_and_can_be_taken_up_again(planning: Planning) -> None:
    plan = planning.agreed()
    mark = f"items/{plan['items'][0]['id']}/mark"
    assert planning.act(plan, mark, body={"mark": "drop"}).status_code == 422
    dropped = planning.act(plan, mark, body={"mark": "drop", "reason": "Pindah tugas"}).json
    assert (dropped["items"][0]["state"], dropped["dropped"]) == ("dropped", 1)
    assert planning.act(plan, mark, body={"mark": "restore"}).json["items"][0]["state"] == "planned"


def test_a_review_counts_what_was_not_reached(planning: Planning) -> None:
    plan = planning.agreed()
    assert planning.act(plan, "close", body={"text": "Selesai."}).status_code == 403
    closed = planning.act(plan, "close", LEADER, body={"text": "Lanjutkan tahun depan."}).json
    assert (closed["state"], closed["review"]["tally"]["planned"]) == ("closed", 1)
    assert closed["may"] == []
    assert refused(planning.act(plan, "propose")) == (409, "plan-state")
    assert planning.act(plan, "comments", body={"text": "Terima kasih."}).status_code == 201


def test_comments_go_to_the_other_side_without_their_words(planning: Planning, published: Any) -> None:
    plan = planning.begin()
    planning.act(plan, "comments", LEADER, body={"text": "Rahasia kita."})
    told = published(PlanCommentedV1)[-1]
    assert told["data"]["to_librarian_id"] == planning.dewi
    assert "Rahasia" not in str(told)


def test_nobody_else_sees_it_and_each_reading_by_another_is_logged(planning: Planning) -> None:
    plan = planning.agreed()
    for path in ("", "/gaps", "/items", "/items?format=csv"):
        assert planning.call("GET", f"/plans/{plan['id']}{path}", OTHER).status_code == 403
    assert planning.act(plan, "comments", OTHER, body={"text": "Halo"}).status_code == 403
    for role in ("auditor", "operator"):
        assert planning.city.get(f"/plans/{plan['id']}", role, username=role).status_code == 403
        assert planning.city.get("/plans", role, username=role).status_code == 403
    log = database()["portfolio_readings"]
    before = log.count_documents({"reader": LEADER, "what": "plan"})
    planning.plan(plan["id"], LEADER)
    assert log.count_documents({"reader": LEADER, "what": "plan"}) == before + 1
    assert log.count_documents({"reader": DEWI}) == 0


def test_lists_by_who_asks(planning: Planning) -> None:
    plan = planning.agreed()

    def listed(who: str, query: str = "") -> list[str]:
        return [each["id"] for each in planning.call("GET", f"/plans{query}", who).json["items"]]

    assert listed(DEWI) == listed(LEADER) == listed(HEAD) == [plan["id"]]
    assert listed(OTHER) == []
    assert listed(HEAD, "?late=true") == []
    overdue = {"$set": {"items.0.due_on": (today() - timedelta(days=1)).isoformat()}}
    database()["plans"].update_one({"_id": plan["id"]}, overdue)
    assert listed(LEADER, "?late=true") == [plan["id"]]
    row = planning.call("GET", "/plans", LEADER).json["items"][0]
    assert (row["overdue"], row["item_count"], row["planned"]) == (1, 1, 1)
    assert not {"items", "gap"} & row.keys()
    assert planning.plan(plan["id"])["items"][0]["overdue"] is True


def test_files(planning: Planning) -> None:
    plan = planning.agreed()
    sheet = planning.call("GET", "/plans?format=csv", LEADER)
    assert (sheet.status_code, "Terlambat" in sheet.text) == (200, True)
    items = planning.call("GET", f"/plans/{plan['id']}/items?format=csv", LEADER)
    assert "Belajar mendongeng" in items.text
    assert planning.call("GET", f"/plans/{plan['id']}/items?format=xlsx", LEADER).data[:2] == b"PK"


def test_the_newest_version_must_have_been_seen(planning: Planning) -> None:
    plan = planning.begin()
    stale = {"If-Match": '"0"'}
    assert planning.call("POST", f"/plans/{plan['id']}/propose", headers=stale).status_code == 412
    assert planning.call("POST", f"/plans/{plan['id']}/propose").status_code == 428
