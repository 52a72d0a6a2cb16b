"""Sessions: scheduled, called off, listed."""

from datetime import timedelta

import pytest

from services.training.documents import Session
from shared.clock import iso, utcnow
from shared.contracts import training as contract
from shared.ids import new_id


@pytest.fixture
def proposed(desk):
    desk.course()
    desk.need()
    return desk.done(desk.get("/sessions?state=proposed"))["items"][0]


def schedule(desk, session, **over):
    return desk.post(f"/sessions/{session['id']}/schedule", desk.plan(**over))


def test_a_proposal_gets_a_date_and_the_unit_is_invited(desk, proposed):
    here = desk.hire_many(2)  # they joined after the proposal
    plan = desk.plan(capacity=15, trainer="Ir. Tagor Simanjuntak")
    session = desk.done(desk.post(f"/sessions/{proposed['id']}/schedule", plan))
    assert {name: session[name] for name in plan} == plan
    assert (session["state"], session["version"]) == ("scheduled", 2)
    (event,) = desk.envelopes(contract.SessionScheduledV1)
    assert (event["subject"], event["sequence"]) == (session["id"], "0000000002")
    assert event["data"] == {
        "mode": "in_person",
        "periods": event["data"]["periods"],
        "calendar_sequence": 0,
        "session_id": session["id"],
        "course_id": session["course_id"],
        "course_title": session["course_title"],
        "starts_at": plan["starts_at"],
        "ends_at": plan["ends_at"],
        "place": "Ruang Sintong Bingei",
        "capacity": 15,
        "hours": 8,
        "invited": sorted(who.id for who in here),
    }


def test_a_session_is_given_on_the_terms_of_the_course_at_scheduling(desk, proposed):
    path = f"/courses/{proposed['course_id']}"
    desk.done(desk.patch(path, {"hours": 12, "pass_mark": 80}, If_Match='"1"'))
    session = desk.done(schedule(desk, proposed))
    assert (session["hours"], session["pass_mark"], session["course_version"]) == (12, 80, 2)
    desk.done(desk.patch(path, {"hours": 20}, If_Match='"2"'))
    assert desk.done(desk.get(f"/sessions/{session['id']}"))["hours"] == 12


def test_scheduling_twice_is_refused(desk, proposed):
    desk.done(schedule(desk, proposed))
    desk.refused(schedule(desk, proposed), "session-not-proposed", 409)
    assert len(desk.said(contract.SessionScheduledV1)) == 1


def test_past_and_inverted_times_are_refused(desk, proposed):
    desk.refused(schedule(desk, proposed, minutes=-1), "starts-in-past", 422)
    start = utcnow() + timedelta(days=1)
    for length in (timedelta(0), timedelta(minutes=-1)):
        wrong = {"starts_at": iso(start), "ends_at": iso(start + length)}
        desk.refused(schedule(desk, proposed, **wrong), "ends-before-start", 422)
        desk.refused(desk.post("/sessions", desk.plan(course_id=proposed["course_id"], **wrong)),
                     "ends-before-start", 422)  # fmt: skip
    assert Session.objects(state="scheduled").count() == 0
    assert desk.said(contract.SessionScheduledV1) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"starts_at": "besok"},
        {"starts_at": "2031-01-01T09:00:00"},
        {"starts_at": 1893456000},
        {"ends_at": None},
        {"place": ""},
        {"place": ["Aula"]},
        {"capacity": 0},
        {"capacity": {"$gt": 0}},
        {"invited": []},
        {"state": "closed"},
    ],
)
def test_a_wrong_plan_changes_nothing(desk, proposed, wrong):
    desk.refused(schedule(desk, proposed, **wrong), "invalid", 422)
    assert desk.done(desk.get(f"/sessions/{proposed['id']}"))["version"] == 1


def test_times_are_taken_from_any_zone(desk, proposed):
    start = (utcnow() + timedelta(days=1)).replace(microsecond=0)
    local = (start + timedelta(hours=7)).replace(tzinfo=None).isoformat() + "+07:00"
    session = desk.done(schedule(desk, proposed, starts_at=local, ends_at=iso(start + timedelta(hours=2))))
    assert session["starts_at"] == iso(start)


def test_a_retired_course_is_not_scheduled(desk, proposed):
    path = f"/courses/{proposed['course_id']}"
    desk.done(desk.patch(path, {"active": False}, If_Match='"1"'))
    desk.refused(schedule(desk, proposed), "course-retired", 409)
    desk.refused(desk.post("/sessions", desk.plan(course_id=proposed["course_id"])), "course-retired", 409)


def test_a_trainer_of_ours_is_named_by_nip(desk, proposed):
    desk.hire("Parulian Damanik", nip=desk.TRAINER.nip)
    desk.refused(schedule(desk, proposed, trainer="199999999999999999"), "trainer-unknown", 422)
    assert desk.done(schedule(desk, proposed, trainer=desk.TRAINER.nip))["trainer"] == "Parulian Damanik"


def test_a_session_needs_no_need(desk):
    course = desk.course(capacity_default=7)
    desk.open_library(desk.unit_id)
    who = desk.hire()
    session = desk.session(course=course, unit_id=desk.unit_id)
    assert (session["state"], session["capacity"], session["unit_name"]) == ("scheduled", 7, "Layanan Anak")
    assert [each["invited"] for each in desk.said(contract.SessionScheduledV1)] == [[who.id]]
    desk.refused(desk.post("/sessions", desk.plan(course_id=new_id())), "not-found", 404)
    desk.refused(desk.post("/sessions", desk.plan(course_id=course["id"], unit_id=new_id())), "not-found", 404)


def test_calling_off_releases_everybody_and_tells_all_of_them_once(desk):
    desk.open_library(desk.unit_id)
    invited, stranger = desk.hire(), desk.hire(unit_id=new_id())
    session = desk.session(capacity=1, unit_id=desk.unit_id)
    desk.enrol(stranger, session)
    desk.enrol(invited, session)
    path = f"/sessions/{session['id']}/cancel"
    cancelled = desk.done(desk.post(path, {"reason": "Pelatih sakit"}))
    assert (cancelled["state"], cancelled["cancel_reason"]) == ("cancelled", "Pelatih sakit")
    assert (cancelled["confirmed"], cancelled["waiting"]) == (0, 0)
    for who in (invited, stranger):
        (mine,) = desk.done(desk.get("/me/enrolments", by=who))["items"]
        assert (mine["state"], mine["reason"]) == ("withdrawn", "session_cancelled")
    (told,) = desk.said(contract.SessionCancelledV1)
    assert (told["reason"], told["invited"]) == ("Pelatih sakit", [invited.id, stranger.id])
    assert desk.said(contract.EnrolmentWithdrawnV1) == desk.said(contract.EnrolmentPromotedV1) == []
    desk.refused(desk.post(path, {"reason": "Lagi"}), "session-over", 409)


def test_a_proposal_can_be_dropped(desk, proposed):
    dropped = desk.post(f"/sessions/{proposed['id']}/cancel", {"reason": "Tidak ada dana"})
    assert desk.done(dropped)["state"] == "cancelled"
    assert desk.done(desk.get("/needs"))["items"][0]["session_state"] == "cancelled"
    desk.refused(schedule(desk, proposed), "session-not-proposed", 409)


def test_once_somebody_was_there_it_took_place(desk):
    session, who = desk.session(), desk.hire()
    desk.done(desk.attend(desk.enrol(who, session)))
    path = f"/sessions/{session['id']}/cancel"
    desk.refused(desk.post(path, {"reason": "Salah"}), "attendance-recorded", 409)
    desk.refused(desk.post(path, {}), "invalid", 422)


def test_sessions_are_listed_by_state_unit_course_and_start(desk, proposed):
    desk.open_library(desk.unit_id)
    soon, course = desk.session(minutes=30, unit_id=desk.unit_id), desk.course()
    late, later = (desk.session(minutes=minutes, course=course) for minutes in (900, 600))

    def ids(query):
        return [each["id"] for each in desk.done(desk.get(f"/sessions{query}", by=desk.LIBRARIAN))["items"]]

    assert ids("") == [later["id"], late["id"], soon["id"], proposed["id"]]
    assert ids("?state=proposed") == [proposed["id"]]
    assert ids(f"?unit={desk.unit_id}") == [soon["id"], proposed["id"]]
    assert ids(f"?unit={desk.unit_id}&state=scheduled") == [soon["id"]]
    assert ids(f"?course={course['id']}") == [later["id"], late["id"]]
    assert ids(f"?from={late['starts_at']}") == [late["id"]]
    assert ids(f"?from={soon['starts_at']}") == [soon["id"], later["id"], late["id"]]
    assert desk.get("/sessions?state=open").status_code == 422


def test_a_list_by_start_is_paged(desk):
    course = desk.course()
    start = iso(utcnow() + timedelta(hours=5))
    same = {"starts_at": start, "ends_at": iso(utcnow() + timedelta(hours=9))}
    ids = [desk.session(course=course, **same)["id"] for _ in range(5)]
    found: list[str] = []
    cursor = ""
    while cursor is not None:
        page = desk.done(desk.get(f"/sessions?from={start}&limit=2{cursor and '&cursor=' + cursor}"))
        found, cursor = found + [each["id"] for each in page["items"]], page["next"]
    assert found == ids


def test_who_may_plan(desk, proposed):
    for person in (desk.LIBRARIAN, desk.TRAINER, desk.OPERATOR):
        for path, body in (
            ("/sessions", desk.plan(course_id=proposed["course_id"])),
            (f"/sessions/{proposed['id']}/schedule", desk.plan()),
            (f"/sessions/{proposed['id']}/cancel", {"reason": "x"}),
        ):
            desk.refused(desk.post(path, body, by=person), "forbidden", 403)
        capacity = desk.put(f"/sessions/{proposed['id']}/capacity", {"capacity": 3}, by=person, If_Match='"1"')
        desk.refused(capacity, "forbidden", 403)
    desk.refused(desk.get("/sessions", by=desk.NOBODY), "unauthenticated", 401)
    desk.refused(desk.get(f"/sessions/{new_id()}"), "not-found", 404)


def test_whoever_names_a_version_changes_that_one_or_none(desk, proposed):
    path = f"/sessions/{proposed['id']}"
    desk.refused(desk.post(f"{path}/schedule", desk.plan(), If_Match='"7"'), "stale", 412)
    desk.done(desk.post(f"{path}/schedule", desk.plan(), If_Match='"1"'))
    enrolment = desk.enrol(desk.hire(), proposed)
    desk.refused(desk.post(f"/enrolments/{enrolment['id']}/withdraw", If_Match='"9"'), "stale", 412)
    desk.refused(desk.post(f"{path}/cancel", {"reason": "x"}, If_Match='"2"'), "stale", 412)
    desk.refused(desk.post(f"{path}/close", If_Match='"2"'), "stale", 412)
    desk.done(desk.post(f"/enrolments/{enrolment['id']}/withdraw", If_Match='"1"'))
    desk.done(desk.post(f"{path}/cancel", {"reason": "x"}, If_Match='"4"'))
