"""The story's own arithmetic, its caller, and that it fails by name."""

from datetime import UTC, datetime
from decimal import Decimal

import httpx
import pytest

from deploy.demo import story
from deploy.demo.acts import survey
from deploy.demo.city import next_week
from deploy.demo.gateway import Gateway, NotInTime, Unexpected, eventually
from deploy.demo.stage import ELEMENT, NotAsItShould, Stage, must


def gateway(answer, signed_in=None):
    made = Gateway("http://city.example/", lambda url, who: (signed_in or [f"token-{who}"]).pop(0))
    made._http = httpx.Client(transport=httpx.MockTransport(answer))
    return made


def test_the_index_by_hand():
    assert survey._index([dict.fromkeys(survey.SLUGS, 4)]) == Decimal("100.00")
    assert survey._index([dict.fromkeys(survey.SLUGS, 3), dict.fromkeys(survey.SLUGS, 4)]) == Decimal("87.50")


def test_the_answers_of_the_story_make_one_element_low():
    answers = [survey._values(visitor) for visitor in range(survey.VISITORS)]
    low = {slug for slug in survey.SLUGS if sum(answer[slug] for answer in answers) / len(answers) < 3}
    assert low == {ELEMENT}


def test_a_token_that_ran_out_is_renewed():
    seen = []

    def answer(request):
        seen.append(request.headers["Authorization"])
        return httpx.Response(401 if len(seen) == 1 else 200, json={"ok": True}, headers={"X-Trace-Id": "t"})

    caller = gateway(answer, ["old", "new"])
    assert caller.get("training", "/me/enrolments", who="x") == {"ok": True}
    assert seen == ["Bearer old", "Bearer new"]
    assert caller.trace == "t"


def test_an_outage_is_waited_for_and_a_post_keeps_its_key():
    keys = []

    def answer(request):
        keys.append(request.headers["Idempotency-Key"])
        return httpx.Response(503 if len(keys) == 1 else 201, json={})

    gateway(answer).post("training", "/courses", body={})
    assert len(keys) == 2
    assert len(set(keys)) == 1


def test_a_refusal_names_what_was_asked_and_its_code():
    caller = gateway(lambda request: httpx.Response(409, json={"code": "survey-closed"}))
    with pytest.raises(Unexpected, match=r"POST http://city\.example/api/assessment/v1/x: 409") as refusal:
        caller.post("assessment", "/x")
    assert refusal.value.code == "survey-closed"


def test_pages_are_followed():
    def answer(request):
        second = "cursor" in request.url.params
        return httpx.Response(200, json={"items": [2] if second else [1], "next": None if second else "c"})

    assert list(gateway(answer).every("community", "/partners")) == [1, 2]


def test_waiting_ends():
    with pytest.raises(NotInTime, match="snow"):
        eventually(lambda: None, "snow", seconds=0)
    assert eventually(lambda: 7, "seven") == 7


@pytest.mark.parametrize("failure", [NotInTime("late"), NotAsItShould("odd"), KeyError("id"), httpx.ReadTimeout("x")])
def test_a_step_that_does_not_happen_is_named(failure):
    def act():
        raise failure

    with pytest.raises(story.StepFailed, match=r"7\. The need"):
        story._try("7. The need", act, lambda line: None)


@pytest.mark.parametrize("day", range(20, 27))
def test_next_week_is_a_working_day(day):
    planned = next_week(datetime(2026, 11, day, 23, 50, tzinfo=UTC), 9)
    assert datetime.fromisoformat(planned["starts_at"]).weekday() < 5
    assert planned["starts_at"] < planned["ends_at"]


def test_days_are_those_of_the_city():
    late = Stage(gateway(lambda _: httpx.Response(200)), datetime(2026, 12, 31, 20, tzinfo=UTC))
    assert (late.today(), late.in_days(75)) == ("2027-01-01", "2027-03-17")
    with pytest.raises(NotAsItShould, match="why"):
        must(0, "why")
