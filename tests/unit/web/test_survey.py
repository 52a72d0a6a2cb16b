"""The survey without a script: what was typed is kept, what is missing is said beside the question."""

import json

import pytest

from tests.unit.web import city
from tests.unit.web.fakes import problem

PAGE = f"/survei/{city.SURVEY}"
COMPLETE = dict.fromkeys(city.ELEMENTS, "3") | {
    "unit_id": city.UNIT,
    "submission_id": "11111111-1111-4111-8111-111111111111",
}


@pytest.fixture
def taken(world):
    world.put("POST", "assessment", f"/public/surveys/{city.SURVEY}/answers", {"survey_id": city.SURVEY})
    return lambda: json.loads(world.sent("POST", "/answers").content)


def test_a_complete_answer_is_sent_and_thanked(post, taken):
    answer = post(PAGE, f"{PAGE}/jawaban", **COMPLETE, comment="Ramah", age="34", sex="P")
    assert answer.status_code == 303
    assert answer.location == f"{PAGE}/terima-kasih"
    body = taken()
    assert body["values"] == dict.fromkeys(city.ELEMENTS, 3)
    assert body["respondent"] == {"age": 34, "sex": "P"}
    assert body["comment"] == "Ramah"
    assert body["submission_id"] == COMPLETE["submission_id"]


def test_a_gap_is_said_beside_the_question_and_the_rest_is_kept(post):
    answer = post(PAGE, f"{PAGE}/jawaban", **{**COMPLETE, "waktu": "", "comment": "tetap ada"})
    assert answer.status_code == 422
    assert 'id="waktu-error"' in answer.text
    assert answer.text.count("checked") == 8
    assert "tetap ada" in answer.text
    assert COMPLETE["submission_id"] in answer.text, "the corrected form is the same submission"


@pytest.mark.parametrize("value", ["0", "5", "3.5", "tiga"])
def test_a_value_outside_the_scale_is_refused_here(post, value):
    assert post(PAGE, f"{PAGE}/jawaban", **{**COMPLETE, "biaya": value}).status_code == 422


def test_what_the_api_says_stands_beside_its_field(post, world):
    wrong = [
        {"pointer": "/body/values/sarana", "detail": "Nilai harus 1 sampai 4."},
        {"pointer": "/body/unit_id", "detail": "Unit lain."},
    ]
    world.put(
        "POST", "assessment", f"/public/surveys/{city.SURVEY}/answers", problem(422, "invalid", "…", errors=wrong)
    )
    text = post(PAGE, f"{PAGE}/jawaban", **COMPLETE).text
    assert 'id="sarana-error"' in text
    assert 'id="unit_id-error"' in text


def test_closed_meanwhile_is_said_in_plain_words(post, world):
    world.put(
        "POST",
        "assessment",
        f"/public/surveys/{city.SURVEY}/answers",
        problem(409, "survey-closed", "Survei sudah ditutup."),
    )
    assert "Survei sudah ditutup." in post(PAGE, f"{PAGE}/jawaban", **COMPLETE).text


def test_a_closed_survey_shows_no_form(client, world):
    world.put("GET", "assessment", f"/public/surveys/{city.SURVEY}", {**city.questionnaire(), "open": False})
    text = client.get(PAGE).text
    assert "<fieldset" not in text
    assert "Survei ini sudah ditutup" in text


def test_without_token_or_from_another_site_nothing_is_sent(client, post, world):
    assert client.post(f"{PAGE}/jawaban", data=COMPLETE).status_code == 400
    foreign = client.post(f"{PAGE}/jawaban", data=COMPLETE, headers={"Origin": "https://elsewhere.example"})
    assert foreign.status_code == 400
    assert not [request for request in world.asked if request.method == "POST"]


def test_the_short_address(client):
    assert client.get(f"/s/{city.SURVEY}").location == PAGE


def test_the_worker_keeps_the_survey_and_its_assets(client):
    text = client.get("/sw.js").text
    assert "/static/survey.js?v=" in text
    assert "pekan-ini" not in text
