"""Answers of the public: once per submission, anonymous, and all or nothing around the close."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from services.assessment.documents import Answer, BallotBox, Satisfaction
from shared.ids import new_id
from tests.integration.assessment.conftest import SLUGS
from tests.support.waiting import eventually


def test_the_questionnaire_is_the_official_one(city) -> None:
    survey = city.survey()
    listed = city.get("/public/surveys").json["items"]
    assert [each["id"] for each in listed] == [survey]
    form = city.get(f"/public/surveys/{survey}").json
    assert form["open"] is True
    assert [element["slug"] for element in form["elements"]] == list(SLUGS)
    assert [option["id"] for option in form["elements"][3]["options"]] == [
        "Sangat mahal", "Cukup mahal", "Murah", "Gratis",
    ]  # fmt: skip
    assert {unit["name"] for unit in form["units"]} == set(city.units)
    assert set(form["respondent"]) == {"sex", "age", "education", "occupation"}
    city.post(f"/surveys/{survey}/close", "manager")
    assert city.get(f"/public/surveys/{survey}").json["open"] is False
    assert city.get("/public/surveys").json["items"] == []


def test_an_answer_is_taken_once_and_another_body_is_refused(city) -> None:
    survey, submission = city.survey(), new_id()
    first = city.answer(survey, submission_id=submission, respondent={"sex": "P", "age": "34"}, comment="=1+1")
    again = city.answer(survey, submission_id=submission, respondent={"sex": "P", "age": 34}, comment="=1+1")
    other = city.answer(survey, dict.fromkeys(SLUGS, 1), submission_id=submission)
    assert [first.status_code, again.status_code, other.status_code] == [201, 200, 409]
    assert first.json == again.json
    assert other.json["code"] == "submission-reused"
    stored = Answer._get_collection().find_one()
    assert stored["respondent"] == {"sex": "P", "age": "26-35"}
    assert stored["comment"] == "'=1+1"
    assert not stored.keys() & {"created_at", "ip", "user_agent", "name", "username", "subject"}
    assert city.get(f"/surveys/{survey}/index", "manager").json["answers_seen"] == 1


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"values": {"waktu": 5}}, "/body/values/waktu"),
        ({"values": {"waktu": 0}}, "/body/values/waktu"),
        ({"values": {"waktu": "3"}}, "/body/values/waktu"),
        ({"values": {"waktu": True}}, "/body/values/waktu"),
        ({"values": {"waktu": {"$gt": 0}}}, "/body/values/waktu"),
        ({"values": {"cuaca": 3}}, "/body/values/cuaca"),
        ({"values": {"$where": 3}}, "/body/values/$where"),
        ({"values": {}}, "/body/values"),
        ({"unit_id": "0193c0de-0000-7000-8000-000000000000"}, "/body/unit_id"),
        ({"unit_id": {"$ne": None}}, "/body/unit_id"),
        ({"submission_id": "satu"}, "/body/submission_id"),
        ({"respondent": {"sex": "x"}}, "/body/respondent/sex"),
        ({"respondent": {"age": 300}}, "/body/respondent/age"),
        ({"respondent": {"age": {"$gt": 1}}}, "/body/respondent/age"),
        ({"respondent": {"name": "Budi"}}, "/body/respondent/name"),
        ({"name": "Budi"}, "/body/name"),
    ],
)
def test_bad_input_gets_its_problem_and_changes_nothing(city, body, pointer) -> None:
    survey = city.survey()
    response = city.answer(survey, **body)
    assert response.status_code == 422, response.json
    assert response.content_type == "application/problem+json"
    assert pointer in [error["pointer"] for error in response.json["errors"]]
    assert Answer.objects.count() == 0
    assert sum(box.answers for box in BallotBox.objects) == 0


def test_no_answer_before_the_opening_after_the_close_or_to_nothing(city) -> None:
    later = city.survey(period="2999-S1", opens_on="2999-01-01", closes_on="2999-06-30")
    refused = city.answer(later)
    assert (refused.status_code, refused.json["code"]) == (409, "survey-not-open")
    survey, submission = city.survey(), new_id()
    city.answer(survey, submission_id=submission)
    city.post(f"/surveys/{survey}/close", "manager")
    late = city.answer(survey)
    assert (late.status_code, late.json["code"]) == (409, "survey-closed")
    assert city.answer(survey, submission_id=submission).status_code == 200  # taken before: the same receipt
    assert city.answer(new_id()).status_code == 404


def test_one_submission_from_many_threads_counts_once(city) -> None:
    survey, submission = city.survey(), new_id()
    start = threading.Barrier(12)

    def send(_: int) -> int:
        start.wait()
        return city.answer(survey, submission_id=submission).status_code

    with ThreadPoolExecutor(12) as pool:
        told = Counter(pool.map(send, range(12)))
    assert told == {201: 1, 200: 11}
    assert Answer.objects.count() == 1
    assert sum(box.answers for box in BallotBox.objects) == 1


def test_answers_racing_the_close_are_counted_or_refused(city) -> None:
    survey = city.survey()
    start = threading.Barrier(9)
    told: Counter[int] = Counter()
    lock = threading.Lock()

    def visitors(_: int) -> None:
        start.wait()
        for _ in range(12):
            status = city.answer(survey).status_code
            with lock:
                told[status] += 1

    with ThreadPoolExecutor(9) as pool:
        running = [pool.submit(visitors, number) for number in range(8)]
        start.wait()
        eventually(lambda: told[201] >= 10)
        closed = city.post(f"/surveys/{survey}/close", "manager")
        for each in running:
            each.result()
    assert closed.status_code == 200
    assert told[201] + told[409] == 96
    stored = Satisfaction.objects.get(id=f"{survey}:all")
    assert stored.figures["n"] == Answer.objects.count() == told[201]
    assert city.get(f"/surveys/{survey}/index", "manager").json["answers_seen"] == told[201]


def test_opening_and_closing_are_the_managers(city) -> None:
    body = {"title": "x", "period": "2026", "opens_on": "2026-01-01", "closes_on": "2026-12-31"}
    for roles, status in ((("librarian",), 403), (("supervisor", "auditor"), 403), ((), 401)):
        assert city.post("/surveys", *roles, json=body).status_code == status
    survey = city.survey()
    assert city.post(f"/surveys/{survey}/close", "librarian").status_code == 403
    stale = city.post(f"/surveys/{survey}/close", "manager", headers={"If-Match": '"9"'})
    assert (stale.status_code, stale.json["code"]) == (412, "stale")
    assert city.post(f"/surveys/{survey}/close", "manager", headers={"If-Match": '"1"'}).status_code == 200
    again = city.post(f"/surveys/{survey}/close", "manager")
    assert (again.status_code, again.json["code"]) == (409, "survey-already-closed")
    assert city.get("/surveys", "manager").json["items"][0]["rules"]["satisfaction"] == "permenpanrb-14-2017"
    assert city.get("/surveys", "librarian").status_code == 403


@pytest.mark.parametrize(
    ("over", "pointer"),
    [
        ({"closes_on": "2025-12-31"}, "/body/closes_on"),
        ({"period": "semester"}, "/body/period"),
        ({"unit_ids": ["0193c0de-0000-7000-8000-000000000000"]}, "/body/unit_ids"),
        ({"population": 0}, "/body/population"),
        ({"state": "closed"}, "/body/state"),
    ],
)
def test_a_survey_that_cannot_be(city, over, pointer) -> None:
    body = {"title": "x", "period": "2026", "opens_on": "2026-01-01", "closes_on": "2026-12-31"}
    response = city.post("/surveys", "manager", json=body | over)
    assert response.status_code == 422
    assert [error["pointer"] for error in response.json["errors"]] == [pointer]
