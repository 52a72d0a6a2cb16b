"""Gaps of competency: what oneself, the supervisor and assessors saw against the role profile, once it is shared."""

from typing import Any

import pytest

from services.assessment.documents import PortfolioReading
from services.assessment.documents.frameworks import RoleProfile
from shared.clock import utcnow
from shared.contracts.training import CourseOfferedV1
from shared.ids import new_id
from shared.storage.connection import database
from shared.storage.documents import insert
from tests.integration.assessment.planning import today
from tests.integration.assessment.rating import CHIEF, CODE, OTHER, OWN, Round, figures

UNSEEN = "LAYANAN-9"


@pytest.fixture
def round_(city: Any) -> Round:
    demands = [demand(CODE, place=3), demand(OTHER, place=0), demand(UNSEEN, place=1)]
    profile = {"position": "Pustakawan", "position_key": "pustakawan", "edition": 1, "state": "current"}
    insert(RoleProfile(id=new_id(), demands=demands, **profile), utcnow())
    return Round(city)


def demand(code: str, place: int) -> dict[str, Any]:
    value = {"slug": f"t{place + 1}", "title": f"Tingkat {place + 1}", "title_en": f"Level {place + 1}"}
    told = {"code": code, "title": f"Kompetensi {code}", "title_en": f"Competency {code}", "competency_id": new_id()}
    return told | {"framework": "skkni", "edition": 1, "value": value, "place": place, "places": 4}


def gaps(round_: Round, role: str = "librarian", nip: str = OWN) -> list[Any]:
    plans = round_.act("GET", "/me/plans", "librarian", OWN).json["items"]
    plan = plans[0] if plans else round_.act("POST", "/plans", "librarian", OWN, {"year": today().year}).json
    found: list[Any] = round_.act("GET", f"/plans/{plan['id']}/gaps", role, nip).json["items"]
    return found


def test_nothing_is_told_before_the_result_is_shared(round_: Round) -> None:
    round_.open()
    round_.all_submit()
    for role, nip in (("librarian", OWN), ("supervisor", CHIEF)):
        assert {each["origin"] for each in gaps(round_, role, nip)} == {"profile"}


def test_each_judge_is_an_origin_with_its_figure(round_: Round) -> None:
    round_id = round_.open()
    round_.all_submit()
    assert round_.share(round_id).status_code == 200
    found = [each for each in gaps(round_) if each["subject"] == CODE]
    # herself 4 of 4: no gap; the chief (3, 2); the assessors (3, 3) and (2, 3)
    assert [(each["origin"], each["figure"], each["expected"], each["steps"]) for each in found] == [
        ("supervisor", "2.50", "4", 2),
        ("assessor", "2.75", "4", 2),
    ]
    assert found[0]["kinds"][0] == "course", "a wide gap asks for a course first"
    assert found[0]["source_id"] == round_.assessment(round_id)["id"]


def test_what_the_role_asks_without_evidence_and_without_a_judgement(round_: Round) -> None:
    round_.open()
    round_.all_submit()
    assert {each["subject"] for each in gaps(round_)} == {CODE, OTHER, UNSEEN}
    database()["assessments"].update_many({}, {"$set": {"state": "acknowledged", "shared_at": utcnow()}})
    assert {each["subject"] for each in gaps(round_) if each["origin"] == "profile"} == {UNSEEN}


def test_a_disputed_result_is_no_gap_and_a_settled_level_holds(round_: Round) -> None:
    round_id = round_.open()
    round_.all_submit()
    round_.share(round_id)
    stored = database()["assessments"]
    stored.update_many({}, {"$set": {"state": "disputed"}})
    assert {each["origin"] for each in gaps(round_)} == {"profile"}
    settled = [{"code": CODE, "level": 4, "dispute_id": new_id()}]
    stored.update_many({}, {"$set": {"state": "settled", "settled": settled}})
    assert [each for each in gaps(round_) if each["subject"] == CODE] == []


def levels(round_: Round, role: str = "librarian", nip: str = OWN) -> dict[str, Any]:
    whose = "/me/role-profile" if nip == OWN else f"/role-profiles/of/{round_.ids[OWN]}"
    demands = round_.act("GET", whose, role, nip).json["demands"]
    return {each["code"]: each["level"] for each in demands}


def test_the_level_stands_beside_what_the_position_asks_once_it_is_shared(round_: Round) -> None:
    round_id = round_.open()
    round_.all_submit()
    assert set(levels(round_, "supervisor", CHIEF).values()) == {None}
    assert PortfolioReading.objects(what="assessment").count() == 0
    round_.share(round_id)
    told = levels(round_)
    one = figures(round_.seen(round_.assessment(round_id)["id"]).json)["one"]
    assert told[CODE] == {
        "shown": one["others"]["shown"], "exact": one["others"]["exact"], "highest": 4, "asked": 4, "reached": False,
        "on": today().isoformat(), "assessment_id": round_.assessment(round_id)["id"],
    }  # fmt: skip
    assert (told[OTHER]["asked"], told[OTHER]["reached"], told[UNSEEN]) == (1, True, None)
    before = PortfolioReading.objects(what="assessment", reader=CHIEF).count()
    assert levels(round_, "supervisor", CHIEF) == told
    assert PortfolioReading.objects(what="assessment", reader=CHIEF).count() == before + 1


def test_a_settled_level_takes_the_place_and_a_disputed_one_is_not_told(round_: Round) -> None:
    round_id = round_.open()
    round_.all_submit()
    round_.share(round_id)
    stored = database()["assessments"]
    stored.update_many({}, {"$set": {"state": "disputed"}})
    assert levels(round_)[CODE] is None
    settled = [{"code": CODE, "level": 4, "dispute_id": new_id()}]
    stored.update_many({}, {"$set": {"state": "settled", "settled": settled}})
    assert (levels(round_)[CODE]["exact"], levels(round_)[CODE]["reached"]) == ("4", True)


def test_courses_that_teach_the_competency_are_suggested(round_: Round, city: Any) -> None:
    course = new_id()
    competency = {"slug": "tajuk", "title": "Tajuk", "skkni_code": CODE}
    data = {"course_id": course, "title": "Tajuk subjek", "hours": 8, "competencies": [competency], "elements": []}
    city.deliver(CourseOfferedV1, subject=course, data=data | {"active": True})
    asked = next(each for each in gaps(round_) if each["subject"] == CODE)
    assert [each["title"] for each in asked["courses"]] == ["Tajuk subjek"]
    city.deliver(CourseOfferedV1, subject=course, sequence=2, data=data | {"active": False})
    assert next(each for each in gaps(round_) if each["subject"] == CODE)["courses"] == []
