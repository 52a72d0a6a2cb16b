"""Training that development plans call for: by survey element or by competency; and courses told to who plans."""

from typing import Any

import pytest

from services.training.documents import Need, Session
from services.training.events.incoming import incoming as handlers
from shared.contracts import training as contract
from shared.contracts.plans import NeedRequestedV1
from shared.ids import new_id
from tests.support import events

TAJUK = {"slug": "tajuk", "title": "Tajuk kendali", "skkni_code": "R.91PRP02.021.1"}


def ask(desk: Any, **over: Any) -> str:
    data: dict[str, Any] = {
        "need_id": new_id(), "unit_id": desk.unit_id, "unit_name": "Layanan Anak", "year": 2027, "people": 3,
        "title": "Tajuk kendali", "element": None, "competency": "R.91PRP02.021.1", "plans": 4,
    } | over  # fmt: skip
    events.deliver(handlers, NeedRequestedV1, subject=data["need_id"], data=data)
    return str(data["need_id"])


@pytest.mark.parametrize("competency", ["R.91PRP02.021.1", "tajuk"])
def test_a_competency_gets_a_session_of_the_course_that_teaches_it(desk: Any, competency: str) -> None:
    desk.course()
    course = desk.course(elements=[], competencies=[TAJUK])
    need_id = ask(desk, competency=competency)
    (need,) = desk.done(desk.get("/needs"))["items"]
    assert (need["id"], need["state"], need["course_id"], need["n"]) == (need_id, "proposed", course["id"], 3)
    assert (need["survey_id"], need["average"], need["title"]) == (None, None, "Tajuk kendali")
    assert desk.envelopes(contract.SessionProposedV1)[0]["data"]["element"] == "Tajuk kendali"


def test_an_element_gets_the_course_that_improves_it(desk: Any) -> None:
    course = desk.course(elements=["perilaku"])
    ask(desk, competency=None, element="perilaku", title="perilaku")
    assert Session.objects.get().course_id == course["id"]


def test_it_waits_for_a_course_and_is_answered_once(desk: Any) -> None:
    need_id = ask(desk)
    assert Need.objects.get().state == "no_course"
    desk.course(elements=[], competencies=[TAJUK])
    ask(desk, need_id=need_id)
    assert (Need.objects.get().state, Session.objects.count()) == ("proposed", 1)


def test_what_is_offered_is_told_whenever_it_changes(desk: Any) -> None:
    course = desk.course(elements=["perilaku"], competencies=[TAJUK])
    headers = {"If_Match": f'"{course["version"]}"'}
    desk.done(desk.patch(f"/courses/{course['id']}", {"active": False}, **headers))
    first, second = (each["data"] for each in desk.envelopes(contract.CourseOfferedV1))
    assert (first["title"], first["competencies"], first["active"]) == (course["title"], [TAJUK], True)
    assert second["active"] is False
