"""A need raised becomes one proposed session, or waits visibly for a course."""

from services.training.app import close_gaps
from services.training.documents import Course, Need, Session
from shared.clock import utcnow
from shared.contracts import training as contract
from shared.ids import new_id


def needs(desk, query=""):
    return desk.done(desk.get(f"/needs{query}"))["items"]


def test_a_need_gets_a_session_of_the_matching_course(desk):
    desk.course(elements=["waktu"])
    course = desk.course(elements=["perilaku"], capacity_default=12)
    here = desk.hire_many(3)
    desk.hire_many(2, unit_id=new_id())
    need_id = desk.need("perilaku")
    (need,) = needs(desk)
    assert (need["id"], need["state"], need["session_state"]) == (need_id, "proposed", "proposed")
    assert (need["course_id"], need["average"], need["threshold"], need["n"]) == (course["id"], "2.87", "3.00", 42)
    session = desk.done(desk.get(f"/sessions/{need['session_id']}"))
    assert (session["state"], session["capacity"], session["unit_id"]) == ("proposed", 12, desk.unit_id)
    (event,) = desk.envelopes(contract.SessionProposedV1)
    assert (event["subject"], event["sequence"]) == (session["id"], "0000000001")
    assert event["data"] == {
        "session_id": session["id"],
        "course_id": course["id"],
        "course_title": course["title"],
        "need_id": need_id,
        "unit_id": desk.unit_id,
        "unit_name": "Layanan Anak",
        "element": "perilaku",
        "librarian_ids": sorted(who.id for who in here),
    }


def test_the_proposal_carries_the_trace_of_the_need(desk):
    desk.course()
    event_id = new_id()
    desk.need(event_id=event_id)
    assert desk.envelopes(contract.SessionProposedV1)[0]["causationid"] == event_id


def test_one_need_is_one_session_however_often_it_arrives(desk):
    desk.course()
    event_id, need_id = new_id(), new_id()
    for again in (event_id, event_id, new_id()):
        desk.need(need_id=need_id, event_id=again)
    assert (Session.objects.count(), Need.objects.count()) == (1, 1)
    assert len(desk.said(contract.SessionProposedV1)) == 1


def test_several_needs_in_one_batch_each_get_theirs(desk):
    desk.course(elements=["waktu", "biaya"])
    desk.need("waktu")
    desk.need("biaya")
    desk.need("waktu", unit_id=new_id(), unit_name="Keliling")
    assert Session.objects.count() == 3


def test_a_second_need_takes_the_course_that_is_not_in_hand(desk):
    courses = [desk.course(elements=["waktu"]) for _ in range(2)]
    desk.need("waktu")
    desk.need("waktu")
    assert {each["course_id"] for each in needs(desk)} == {each["id"] for each in courses}


def test_a_course_for_other_units_does_not_answer(desk):
    desk.course(elements=["sarana"], unit_ids=[new_id()])
    desk.need("sarana")
    assert [each["state"] for each in needs(desk)] == ["no_course"]


def test_a_need_without_a_course_waits_visibly_until_there_is_one(desk):
    need_id = desk.need("pengaduan")
    (waiting,) = needs(desk, "?state=no_course")
    assert (waiting["id"], waiting["session_id"]) == (need_id, None)
    assert desk.said(contract.SessionProposedV1) == []
    desk.course(elements=["pengaduan"])
    assert needs(desk, "?state=no_course") == []
    assert [each["need_id"] for each in desk.said(contract.SessionProposedV1)] == [need_id]


def test_a_course_changed_to_fit_answers_too_and_a_retired_one_never(desk):
    course = desk.course(elements=["biaya"])
    path = f"/courses/{course['id']}"
    desk.done(desk.patch(path, {"active": False}, If_Match='"1"'))
    desk.need("biaya")
    assert [each["state"] for each in needs(desk)] == ["no_course"]
    desk.done(desk.patch(path, {"description": "Baru"}, If_Match='"2"'))
    assert [each["state"] for each in needs(desk)] == ["no_course"]
    desk.done(desk.patch(path, {"active": True}, If_Match='"3"'))
    assert [each["state"] for each in needs(desk)] == ["proposed"]


def test_a_need_missed_by_a_course_made_at_the_same_moment_is_answered_soon(desk):
    course = desk.course(elements=[])
    desk.need("produk")
    Course.objects(id=course["id"]).update(set__elements=["produk"])
    close_gaps(utcnow())
    close_gaps(utcnow())
    assert [each["state"] for each in needs(desk)] == ["proposed"]
    assert Session.objects.count() == 1


def test_needs_are_listed_by_unit_and_only_for_the_head_of_library(desk):
    mine, other = desk.need("waktu"), desk.need("waktu", unit_id=new_id())
    assert [each["id"] for each in needs(desk)] == [other, mine]
    assert [each["id"] for each in needs(desk, f"?unit={desk.unit_id}")] == [mine]
    desk.refused(desk.get("/needs", by=desk.LIBRARIAN), "forbidden", 403)
    desk.refused(desk.get("/needs?state=open"), "invalid", 422)
