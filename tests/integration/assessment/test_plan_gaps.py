"""Gaps from where they were seen, with their figures and what may close them; sums and reminders."""

from datetime import timedelta
from typing import Any

import pytest

from shared.clock import utcnow
from shared.contracts.plans import NeedRequestedV1, PlanDueV1
from shared.contracts.training import CertificateIssuedV1
from shared.ids import new_id
from shared.storage import transaction
from shared.storage.connection import database
from tests.integration.assessment.conftest import SLUGS
from tests.integration.assessment.planning import DEWI, HEAD, LEADER, UNIT, Planning, today

VALUES = ("berorientasi-pelayanan", "akuntabel", "kompeten", "harmonis", "loyal", "adaptif", "kolaboratif")


@pytest.fixture
def planning(city: Any) -> Planning:
    return Planning(city)


def gaps(planning: Planning, plan: Any, who: str = DEWI) -> list[Any]:
    answer = planning.call("GET", f"/plans/{plan['id']}/gaps", who)
    assert answer.status_code == 200, answer.json
    found: list[Any] = answer.json["items"]
    return found


def visitors(planning: Planning, low: str = "perilaku", answers: int = 6) -> str:
    survey_id: str = planning.city.survey()
    for _ in range(answers):
        planning.city.answer(survey_id, dict.fromkeys(SLUGS, 4) | {low: 2})
    closed = planning.city.post(f"/surveys/{survey_id}/close", "manager")
    assert closed.status_code == 200, closed.json
    return survey_id


def rated(planning: Planning, result: str, behaviour: str) -> Any:
    cycle = planning.call("POST", "/performance-cycles", LEADER, json={
        "librarian_id": planning.dewi, "year": today().year - 1,
        "expectations": [{"kind": "result", "text": "Melayani"}],
    }).json  # fmt: skip
    for who in (LEADER, DEWI):
        cycle = step(planning, cycle, "PUT", "dialogue", who, {"text": "Jelas."})
    noted = dict.fromkeys(VALUES, "Teramati.")
    body = {"result": result, "behaviour": behaviour, "noted": noted}
    return step(planning, cycle, "POST", "rating", LEADER, body)


def step(planning: Planning, cycle: Any, method: str, name: str, who: str, body: Any) -> Any:
    seen = {"If-Match": f'"{cycle["version"]}"'}
    answer = planning.call(method, f"/performance-cycles/{cycle['id']}/{name}", who, json=body, headers=seen)
    assert answer.status_code < 300, answer.json
    return answer.json


def test_what_visitors_found_wanting_with_the_course_that_fits(planning: Planning) -> None:
    planning.offer()
    survey_id = visitors(planning)
    plan = planning.begin()
    (gap,) = gaps(planning, plan)
    assert (gap["origin"], gap["subject"], gap["source_id"]) == ("visitors", "perilaku", survey_id)
    assert (gap["figure"], gap["expected"], gap["n"], gap["rule_id"]) == ("2.00", "3.00", 6, "kebutuhan-rata-rata-3")
    assert gap["kinds"][0] == "course"
    assert [each["id"] for each in gap["courses"]] == [planning.course]


def test_an_item_keeps_the_gap_it_answers(planning: Planning) -> None:
    visitors(planning)
    plan = planning.begin()
    (gap,) = gaps(planning, plan)
    plan = planning.item(plan, wish=None, gap=gap["key"])
    assert plan["items"][0]["gap"].items() <= gap.items()
    assert gaps(planning, plan)[0]["item_ids"] == [plan["items"][0]["id"]]
    database()["needs"].delete_many({})
    assert planning.first(plan)["gap"]["figure"] == "2.00", "whatever becomes of its source"


def test_what_was_learned_before_the_gap_was_seen_does_not_close_it(planning: Planning) -> None:
    planning.offer()
    planning.scheduled()
    visitors(planning)
    plan = planning.begin()
    (gap,) = gaps(planning, plan)
    plan = planning.item(plan, wish=None, gap=gap["key"], kind="course", course_id=planning.course)
    planning.completed(completion_id=new_id(), completed_on=today() - timedelta(days=1))
    assert planning.first(plan)["state"] == "planned"
    planning.completed()
    assert planning.first(plan)["state"] == "done"


def test_few_answers_show_no_gap(planning: Planning) -> None:
    visitors(planning, answers=4)
    assert gaps(planning, planning.begin()) == []


@pytest.mark.parametrize(
    ("result", "behaviour", "subjects"),
    [("below", "below", ["result", "behaviour"]), ("as", "below", ["behaviour"]), ("above", "as", [])],
)
def test_what_the_rating_found_below_expectation(
    planning: Planning, result: str, behaviour: str, subjects: list[str]
) -> None:
    cycle = rated(planning, result, behaviour)
    found = gaps(planning, planning.begin())
    assert [(each["origin"], each["subject"], each["source_id"]) for each in found] == [
        ("performance", subject, cycle["id"]) for subject in subjects
    ]
    assert {each["figure"] for each in found} <= {"below"}


def test_a_disputed_rating_is_no_gap_until_it_is_answered(planning: Planning) -> None:
    cycle = rated(planning, "below", "as")
    step(planning, cycle, "POST", "dispute", DEWI, {"text": "Mohon dilihat lagi."})
    assert gaps(planning, planning.begin()) == []


def test_a_certificate_that_ends_and_is_not_renewed(planning: Planning) -> None:
    planning.completed()
    issue(planning, planning.enrolment, today() + timedelta(days=5))
    plan = planning.begin(year=today().year + 1)
    (gap,) = gaps(planning, plan)
    assert (gap["origin"], gap["source_id"], gap["course_id"]) == ("certificate", planning.enrolment, planning.course)
    issue(planning, new_id(), today() + timedelta(days=900))
    assert gaps(planning, plan) == []


def test_the_certificate_that_ends_does_not_close_its_own_gap(planning: Planning) -> None:
    planning.completed()
    issue(planning, planning.enrolment, today() + timedelta(days=5))
    planning.offer()
    plan = planning.begin(year=today().year + 1)
    (gap,) = gaps(planning, plan)
    plan = planning.item(plan, wish=None, gap=gap["key"], kind="course", course_id=planning.course)
    assert planning.first(plan)["state"] == "planned"
    planning.completed(completion_id=new_id())
    assert planning.first(plan)["state"] == "done"


def issue(planning: Planning, completion_id: str, until: Any) -> None:
    data = {
        "certificate_id": new_id(), "completion_id": completion_id, "code": new_id()[-8:], "librarian_id":
        planning.dewi, "course_id": planning.course, "course_title": "Pelayanan Prima", "hours": 8,
        "issued_on": today(), "valid_until": until,
    }  # fmt: skip
    planning.city.deliver(CertificateIssuedV1, subject=data["certificate_id"], data=data)


def test_few_plans_are_summed_for_the_manager_only(planning: Planning) -> None:
    visitors(planning)
    plan = planning.begin()
    plan = planning.item(plan, wish=None, gap=gaps(planning, plan)[0]["key"])
    path = f"/plans/common-gaps?year={today().year}"
    assert planning.call("GET", path, HEAD).json["items"] == [], "a draft is its writer's"
    planning.act(plan, "propose")
    (row,) = planning.call("GET", path, HEAD).json["items"]
    assert (row["unit_name"], row["subject"], row["people"], row["plans"]) == (UNIT, "perilaku", 1, 1)
    assert planning.call("GET", path, LEADER).json["items"] == []
    assert planning.city.get(path, "auditor", username="auditor").json["items"] == []
    assert planning.city.get(path, "librarian", username=DEWI).status_code == 403
    stored = dict(database()["plans"].find_one({"_id": plan["id"]}) or {})
    for number in range(4):
        person = planning.city.hire(f"19900101201503100{number}", UNIT)
        database()["plans"].insert_one(stored | {"_id": new_id(), "librarian_id": person})
    for who in (HEAD, LEADER):
        assert [row["people"] for row in planning.call("GET", path, who).json["items"]] == [5]
    assert planning.city.get(path, "auditor", username="auditor").json["items"][0]["people"] == 5
    assert "perilaku" in planning.call("GET", f"{path}&format=csv", HEAD).text


def test_the_manager_asks_for_training_once(planning: Planning, published: Any) -> None:
    visitors(planning)
    plan = planning.begin()
    plan = planning.item(planning.item(plan), wish=None, gap=gaps(planning, plan)[0]["key"])
    planning.act(plan, "propose")
    path = f"/plans/common-gaps?year={today().year}"
    shared, wished = planning.call("GET", path, HEAD).json["items"]
    body = {"year": today().year, "unit_id": shared["unit_id"], "key": shared["key"]}
    assert planning.call("POST", "/plans/common-gaps/training", LEADER, json=body).status_code == 403
    for _ in range(2):
        asked = planning.call("POST", "/plans/common-gaps/training", HEAD, json=body)
        assert (asked.status_code, bool(asked.json["need_id"])) == (201, True)
    (event,) = published(NeedRequestedV1)
    told = {name: event["data"][name] for name in ("need_id", "unit_name", "element", "competency", "people", "plans")}
    assert told == {
        "need_id": asked.json["need_id"], "unit_name": UNIT, "element": "perilaku", "competency": None, "people": 1,
        "plans": 1,
    }  # fmt: skip
    untaught = planning.call("POST", "/plans/common-gaps/training", HEAD, json=body | {"key": wished["key"]})
    assert untaught.json["errors"][0]["pointer"] == "/body/key"
    assert planning.call("POST", "/plans/common-gaps/training", HEAD, json=body | {"key": "x:y"}).status_code == 404


def remind(days: int) -> None:
    from services.assessment.commands.plan_reminders import remind

    transaction.run(lambda: remind(today() + timedelta(days=days), utcnow()))


def test_one_message_for_all_that_is_due_and_each_step_once(planning: Planning, published: Any) -> None:
    plan = planning.item(planning.begin(), due_on=(today() + timedelta(days=20)).isoformat())
    plan = planning.item(plan, due_on=(today() + timedelta(days=22)).isoformat(), owner="supervisor")
    planning.act(plan, "propose")
    planning.act(plan, "agree", LEADER)
    heard = []
    for day in range(30):
        remind(day)
        heard.append(len(published(PlanDueV1)))
    assert [day for day in range(1, 30) if heard[day] > heard[day - 1]] == [6, 8, 17, 19, 21, 23]
    first, second = (each["data"] for each in published(PlanDueV1)[:2])
    assert (first["soon"], first["late"], first["only_librarian_id"]) == (1, 0, planning.dewi)
    assert (second["soon"], second["only_librarian_id"]) == (2, None)
    assert published(PlanDueV1)[-1]["data"]["late"] == 2


def test_nobody_is_reminded_of_a_draft_of_what_is_done_or_after_leaving(planning: Planning, published: Any) -> None:
    plan = planning.agreed(due_on=today().isoformat())
    planning.act(plan, f"items/{plan['items'][0]['id']}/mark", body={"mark": "finish"})
    planning.begin(year=today().year + 1)
    remind(40)
    assert published(PlanDueV1) == []
