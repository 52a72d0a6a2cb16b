"""Codes, papers, modes and periods: each slip once, and nothing ties one to an answer."""

import re
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from services.assessment.commands.surveys import remind_all
from services.assessment.documents import Answer, Handout, Slip, Survey
from shared.clock import WIB, utcnow
from shared.contracts.assessment import SurveyOverdueV1
from shared.ids import new_id
from shared.storage import transaction
from shared.storage.connection import database
from tests.integration.assessment.conftest import SLUGS

TODAY = utcnow().astimezone(WIB).date()


@pytest.fixture
def survey(city) -> str:
    return city.survey(
        period=str(TODAY.year), modes=["link", "qr", "kiosk", "paper", "code"],
        opens_on=str(TODAY - timedelta(3)), closes_on=str(TODAY + timedelta(3)),
    )  # fmt: skip


def codes(city, survey, size=6) -> list[str]:
    made = city.post(f"/surveys/{survey}/codes", "manager", json={"size": size})
    assert made.status_code == 201, made.json
    return made.json["codes"]


def paper(city, survey, sheet, **over):
    body = {
        "submission_id": new_id(), "batch": 1, "sheet": sheet, "unit_id": city.units["Layanan Anak"],
        "values": dict.fromkeys(SLUGS, 3), "answered_on": str(TODAY - timedelta(1)), "hour_band": "08-12",
    }  # fmt: skip
    return city.post(f"/surveys/{survey}/papers", "librarian", json=body | over)


def test_a_code_is_good_once(city, survey) -> None:
    first, second, *_ = codes(city, survey)
    assert re.fullmatch(r"([0-9A-Z]{4}-){2}[0-9A-Z]{4}", first)
    used = city.answer(survey, mode="code", code=first.lower().replace("-", " "))
    assert used.status_code == 201
    again = city.answer(survey, mode="code", code=first)
    assert (again.status_code, again.json["code"]) == (409, "code-used")
    unknown = city.answer(survey, mode="code", code="0000-0000-0000")
    assert (unknown.status_code, unknown.json["code"]) == (409, "code-unknown")
    assert city.answer(survey, mode="code").json["code"] == "code-unknown"
    assert city.get(f"/surveys/{survey}/handouts", "manager").json["items"][0]["used"] == 1
    assert city.answer(survey, mode="code", code=second).status_code == 201


def test_the_same_answer_by_code_again_gets_its_receipt(city, survey) -> None:
    code, number = codes(city, survey)[0], new_id()
    told = [city.answer(survey, mode="code", code=code, submission_id=number).status_code for _ in range(2)]
    assert told == [201, 200]


def test_one_code_from_many_threads_counts_once(city, survey) -> None:
    code = codes(city, survey)[0]
    start = threading.Barrier(8)

    def send(_: int) -> int:
        start.wait()
        return city.answer(survey, mode="code", code=code).status_code

    with ThreadPoolExecutor(8) as pool:
        told = sorted(pool.map(send, range(8)))
    assert told == [201, *[409] * 7]
    assert Answer.objects.count() == 1


def test_a_refused_answer_leaves_its_code_good(city, survey) -> None:
    code = codes(city, survey)[0]
    assert city.answer(survey, {"waktu": 9}, mode="code", code=code).status_code == 422
    assert city.answer(survey, mode="code", code=code).status_code == 201


def test_codes_end_with_the_survey(city, survey) -> None:
    first, second, *_ = codes(city, survey)
    Survey.objects(id=survey).update(closes_on=TODAY - timedelta(1))
    assert city.answer(survey, mode="code", code=first).json["code"] == "code-expired"
    Survey.objects(id=survey).update(closes_on=TODAY)
    assert city.answer(survey, mode="code", code=first).status_code == 201
    city.post(f"/surveys/{survey}/close", "manager")
    assert city.answer(survey, mode="code", code=second).json["code"] == "survey-closed"
    assert Slip.objects.count() == 0
    assert Handout.objects.get().used == 1


def test_nothing_stored_holds_who_or_ties_a_code_to_an_answer(city, survey, capsys) -> None:
    handed = codes(city, survey)
    headers = {"User-Agent": "Peramban-Rahasia/1.0", "X-Forwarded-For": "203.0.113.77", "Idempotency-Key": "kunci-1"}
    numbers = []
    for code in handed[:5]:
        numbers.append(new_id())
        body = {"submission_id": numbers[-1], "unit_id": city.units["Layanan Anak"], "values": dict.fromkeys(SLUGS, 4)}
        sent = city.post(
            f"/public/surveys/{survey}/answers", json=body | {"mode": "code", "code": code}, headers=headers,
            environ_base={"REMOTE_ADDR": "203.0.113.77"},
        )  # fmt: skip
        assert sent.status_code == 201
    stored = {name: list(database()[name].find()) for name in database().list_collection_names()}
    everything = str(stored) + capsys.readouterr().out
    for secret in (*handed, *(code.replace("-", "") for code in handed), *numbers):
        assert secret not in everything
    assert "203.0.113.77" not in everything
    assert "Peramban-Rahasia" not in everything
    assert stored["idempotency_keys"] == [] if "idempotency_keys" in stored else True
    slips, answers = stored["slips"], stored["answers"]
    assert all(set(slip) == {"_id", "survey_id", "handout_id", "used"} for slip in slips)
    ids = {slip["_id"] for slip in slips} | {batch["_id"] for batch in stored["handouts"]}
    for answer in answers:
        assert not ids & {str(value) for value in answer.values()}
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", answer["answered_on"])
        assert not [value for value in answer.values() if hasattr(value, "hour")]
    assert not any("answers" in str(row.get("data", "")) for row in stored.get("outbox", []) if "answered" in str(row))
    # the order of the slips is that of their making, whichever was used first
    assert [slip["_id"] for slip in slips] == [slip["_id"] for slip in database()["slips"].find()]


def test_no_field_of_an_answer_can_hold_who() -> None:
    fields = set(Answer._fields)
    assert fields == {
        "id", "survey_id", "unit_id", "values", "respondent", "service", "comment", "comment_state", "comment_shown",
        "answered_on", "hour_band", "channel",
    }  # fmt: skip
    assert Answer._meta["collection"] == "answers"
    assert not Answer._dynamic


def test_a_paper_is_entered_once(city, survey) -> None:
    batch = city.post(f"/surveys/{survey}/paper-batches", "manager", json={"size": 5})
    assert (batch.status_code, batch.json["number"], batch.json["size"]) == (201, 1, 5)
    number = new_id()
    assert [paper(city, survey, 1, submission_id=number).status_code for _ in range(2)] == [201, 200]
    again = paper(city, survey, 1)
    assert (again.status_code, again.json["code"]) == (409, "paper-entered")
    assert paper(city, survey, 6).json["code"] == "paper-unknown"
    assert paper(city, survey, 2, batch=9).json["code"] == "paper-unknown"
    outside = paper(city, survey, 2, answered_on=str(TODAY + timedelta(1)))
    assert [each["pointer"] for each in outside.json["errors"]] == ["/body/answered_on"]
    assert paper(city, survey, 2).status_code == 201
    assert Answer.objects(channel="paper").count() == 2


def test_a_survey_takes_only_its_modes(city) -> None:
    survey = city.survey(modes=["kiosk"])
    assert city.answer(survey).json["code"] == "mode-not-allowed"
    assert city.answer(survey, mode="kiosk").status_code == 201
    assert city.answer(survey, mode="paper").status_code == 422
    assert city.post(f"/surveys/{survey}/codes", "manager", json={"size": 5}).json["code"] == "mode-not-allowed"
    assert city.get(f"/public/surveys/{survey}").json["modes"] == ["kiosk"]
    none = city.post("/surveys", "manager", json={
        "title": "x", "period": "2027", "opens_on": "2027-01-01", "closes_on": "2027-12-31", "modes": [],
    })  # fmt: skip
    assert [each["pointer"] for each in none.json["errors"]] == ["/body/modes"]


def test_who_may_hand_out_and_enter(city, survey) -> None:
    assert city.post(f"/surveys/{survey}/codes", "librarian", json={"size": 5}).status_code == 403
    assert city.post(f"/surveys/{survey}/papers", json={}).status_code == 401
    assert city.get(f"/surveys/{survey}/handouts", "auditor").status_code == 403
    small = city.post(f"/surveys/{survey}/codes", "manager", json={"size": 1})
    assert small.status_code == 422, "a code for one person would tell who answered"


def test_one_open_survey_a_period_unit_and_service(city) -> None:
    anak, referensi = city.units["Layanan Anak"], city.units["Layanan Referensi"]
    first = city.survey(unit_ids=[anak])
    body = {"title": "Lain", "period": "2026-S1", "opens_on": "2026-01-01", "closes_on": "2026-06-30"}
    for over in ({}, {"unit_ids": [anak, referensi]}, {"unit_ids": [anak], "service": "ruang-baca"}):
        refused = city.post("/surveys", "manager", json=body | over)
        assert (refused.status_code, refused.json["code"]) == (409, "period-taken")
    assert city.post("/surveys", "manager", json=body | {"unit_ids": [referensi]}).status_code == 201
    city.post(f"/surveys/{first}/close", "manager")
    for service in ("ruang-baca", "keanggotaan"):
        made = city.post("/surveys", "manager", json=body | {"unit_ids": [anak], "service": service})
        assert made.status_code == 201


def test_two_openings_at_once_leave_one(city) -> None:
    start = threading.Barrier(6)
    body = {"title": "x", "period": "2026-Q4", "opens_on": "2026-10-01", "closes_on": "2026-12-31"}

    def open_one(_: int) -> int:
        start.wait()
        return city.post("/surveys", "manager", json=body).status_code

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(open_one, range(6))) == [201, *[409] * 5]


def test_the_manager_is_reminded_once_to_close(city, published) -> None:
    late = city.survey(period="2020", opens_on="2020-01-01", closes_on="2020-12-31")
    city.survey(period="2999", opens_on="2999-01-01", closes_on="2999-12-31")
    assert [transaction.run(lambda: remind_all(utcnow())) for _ in range(2)] == [1, 0]
    [told] = published(SurveyOverdueV1)
    assert told["data"]["survey_id"] == late


def test_the_yearly_duty(city) -> None:
    def status(year: int) -> str:
        return city.get(f"/survey-duty?year={year}", "auditor").json["status"]

    assert status(2020) == "missed"
    survey = city.survey(period="2020-S2", opens_on="2020-07-01", closes_on="2020-12-31")
    assert status(2020) == "running"
    for _ in range(5):
        city.answer(survey)
    city.post(f"/surveys/{survey}/close", "manager")
    assert status(2020) == "fulfilled"
    told = city.get("/survey-duty?year=2020", "manager").json
    assert told["rule"]["source"].startswith("PermenPANRB 14/2017 article 1(1)")
    assert [each["id"] for each in told["surveys"]] == [survey]
    assert city.get("/survey-duty", "manager").json["year"] == TODAY.year
