"""Competency units come from assessment: a course is mapped to an imported one; what was earned keeps its edition."""

import json

import pytest

from services.training.documents import Certificate
from services.training.domain.skkni import VERIFIED, earned
from services.training.events.incoming import incoming
from shared.contracts.competencies import FrameworkPublishedV1, FrameworkRetiredV1
from shared.contracts.training import CourseCompletedV1
from shared.ids import new_id
from tests.integration.training.test_training_courses import GOOD

OWN = "LD-01"
FACTS = {"slug": "literasi-digital", "title": "Literasi digital", "title_en": "", "form": "free", "source": "keputusan"}


def units(*pairs):
    return [{"code": code, "title": title, "title_en": "", "source": ""} for code, title in pairs]


@pytest.fixture
def frameworks(deliver):
    class Told:
        def publish(self, edition, *pairs, framework_id=None, sequence=2, **over):
            framework_id = framework_id or new_id()
            data = FACTS | over | {"framework_id": framework_id, "edition": edition, "units": units(*pairs)}
            deliver(incoming, FrameworkPublishedV1, subject=framework_id, sequence=sequence, data=data)
            return framework_id

        def retire(self, framework_id, edition, sequence=3):
            data = FACTS | {"framework_id": framework_id, "edition": edition}
            deliver(incoming, FrameworkRetiredV1, subject=framework_id, sequence=sequence, data=data)

    return Told()


def course(code):
    return GOOD | {"competencies": [{"slug": "a", "title": "A", "skkni_code": code}]}


def codes(desk):
    return [each["code"] for each in desk.done(desk.get("/competency-units"))["items"]]


def test_before_any_event_the_verified_unit_is_there(desk):
    assert codes(desk) == list(VERIFIED)


def test_a_course_is_mapped_to_a_unit_that_came_by_event(desk, frameworks):
    desk.refused(desk.post("/courses", course(OWN)), "invalid", 422)
    first = frameworks.publish(1, (OWN, "Mencari sumber daring"))
    assert codes(desk) == [OWN, *VERIFIED]
    made = desk.done(desk.post("/courses", course(OWN)))
    assert made["competencies"][0]["skkni_code"] == OWN
    frameworks.retire(first, 1)
    assert OWN not in codes(desk)
    desk.refused(desk.post("/courses", course(OWN) | {"title": "Lain"}), "invalid", 422)


def test_words_out_of_order_and_twice_do_no_harm(desk, frameworks):
    first = new_id()
    frameworks.retire(first, 1, sequence=3)
    for _ in range(2):
        frameworks.publish(1, (OWN, "Lama"), framework_id=first, sequence=2)
    assert OWN not in codes(desk), "the retirement was the later word"
    frameworks.publish(2, (OWN, "Baru"))
    told = json.loads(desk.get(f"/public/units/{OWN}").data)
    assert (told["title"], told["edition"]) == ("Baru", 2)
    assert told["editions"] == [
        {"edition": 2, "title": "Baru", "retired": False},
        {"edition": 1, "title": "Lama", "retired": True},
    ]


def test_what_was_earned_keeps_the_edition_of_its_day(desk, frameworks, published):
    first = frameworks.publish(1, (OWN, "Lama"))
    desk.certified(competencies=[{"slug": "a", "title": "A", "skkni_code": OWN}])
    frameworks.publish(2, (OWN, "Baru"))
    frameworks.retire(first, 1)
    (certificate,) = Certificate.objects
    unit = earned(certificate.competencies[0])
    assert unit is not None
    assert (unit.title, unit.edition, unit.framework_title) == ("Lama", 1, "Literasi digital")
    (event,) = published(CourseCompletedV1)
    assert event["data"]["competencies"] == [
        {"slug": "a", "title": "A", "skkni_code": OWN, "framework": "literasi-digital", "edition": 1}
    ]


def test_what_was_earned_before_units_were_kept_is_what_was_verified_then():
    assert earned({"skkni_code": "R.91PRP02.021.1"}) == VERIFIED["R.91PRP02.021.1"]
    assert earned({"skkni_code": "R.91PRP05.001.1"}) is None
    assert earned({"skkni_code": None}) is None
