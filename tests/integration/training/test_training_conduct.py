"""Attendance and scores: when, by whom, for whom."""

import pytest

from shared.contracts import training as contract
from shared.ids import new_id


@pytest.fixture
def running(desk):
    """A session that opens its doors, and one enrolment in it."""
    session = desk.session(minutes=59)
    return session, desk.enrol(desk.hire(), session)


def test_presence_is_recorded_and_told(desk, running):
    session, enrolment = running
    assert desk.done(desk.attend(enrolment))["state"] == "attended"
    (event,) = desk.envelopes(contract.AttendanceRecordedV1)
    assert (event["subject"], event["sequence"]) == (enrolment["id"], "0000000002")
    assert event["data"] == {
        "enrolment_id": enrolment["id"],
        "session_id": session["id"],
        "librarian_id": enrolment["librarian_id"],
        "present": True,
    }


def test_saying_it_again_changes_nothing_and_a_correction_is_told(desk, running):
    _, enrolment = running
    first = desk.done(desk.attend(enrolment))
    assert desk.done(desk.attend(enrolment))["version"] == first["version"]
    assert desk.done(desk.attend(enrolment, False))["state"] == "absent"
    assert desk.done(desk.attend(enrolment))["state"] == "attended"
    assert [each["present"] for each in desk.said(contract.AttendanceRecordedV1)] == [True, False, True]


def test_too_early_leaves_no_trace_and_says_from_when(desk):
    session, who = desk.session(minutes=62), desk.hire()
    enrolment = desk.enrol(who, session)
    problem = desk.refused(desk.attend(enrolment), "attendance-too-early", 409)
    assert "WIB" in problem["detail"]
    assert desk.done(desk.get("/me/enrolments", by=who))["items"][0]["version"] == 1
    desk.refused(desk.close(session), "closing-too-early", 409)


def test_only_who_has_a_seat_can_be_there(desk):
    session = desk.session(capacity=1)
    first, second = desk.hire_many(2)
    seated, waiting = desk.enrol(first, session), desk.enrol(second, session)
    desk.refused(desk.attend(waiting), "not-seated", 409)
    desk.refused(desk.score(waiting, pre=50), "not-seated", 409)
    desk.done(desk.withdraw(seated, by=first))
    desk.refused(desk.attend(seated), "not-seated", 409)


def test_nothing_is_recorded_after_close(desk, running):
    session, enrolment = running
    desk.done(desk.close(session))
    desk.refused(desk.attend(enrolment), "session-not-scheduled", 409)
    desk.refused(desk.score(enrolment, post=90), "session-not-scheduled", 409)
    desk.refused(desk.close(session), "session-not-scheduled", 409)


@pytest.mark.parametrize("present", ["yes", 1, 0, None, "true", {}])
def test_presence_is_yes_or_no(desk, running, present):
    desk.refused(desk.attend(running[1], present), "invalid", 422)


def test_scores_are_kept_one_by_one_and_can_be_taken_back(desk, running):
    enrolment = running[1]
    assert desk.done(desk.score(enrolment, pre=40))["gain"] is None
    both = desk.done(desk.score(enrolment, post=85))
    assert (both["pre_score"], both["post_score"], both["gain"]) == (40, 85, "0.75")
    assert desk.done(desk.score(enrolment, pre=None))["pre_score"] is None


def test_scores_may_come_before_the_day(desk):
    session = desk.session(minutes=6000)
    assert desk.done(desk.score(desk.enrol(desk.hire(), session), pre=55))["pre_score"] == 55


@pytest.mark.parametrize(
    "scores", [{"post": 101}, {"post": -1}, {"post": "80"}, {"post": 79.5}, {"post": True}, {}, {"gain": 1}]
)
def test_a_score_is_a_whole_number_up_to_100(desk, running, scores):
    desk.refused(desk.score(running[1], **scores), "invalid", 422)


def test_a_trainer_conducts_own_sessions_and_those_of_outsiders(desk):
    desk.hire("Parulian Damanik", nip=desk.TRAINER.nip)
    colleague = desk.hire("Tiur Purba")
    own = desk.session(trainer=desk.TRAINER.nip)
    foreign = desk.session(trainer=colleague.nip)
    outside = desk.session(trainer="Ir. Tagor Simanjuntak")
    for session in (own, outside):
        enrolment = desk.enrol(desk.hire(), session)
        desk.done(desk.attend(enrolment, by=desk.TRAINER))
        desk.done(desk.close(session, by=desk.TRAINER))
    enrolment = desk.enrol(desk.hire(), foreign)
    for refusal in (
        desk.attend(enrolment, by=desk.TRAINER),
        desk.close(foreign, by=desk.TRAINER),
        desk.get(f"/sessions/{foreign['id']}/enrolments", by=desk.TRAINER),
        desk.put(f"/enrolments/{enrolment['id']}/scores", {"pre": 1}, by=desk.TRAINER),
    ):
        assert "Tiur Purba" in desk.refused(refusal, "not-your-session", 403)["detail"]


def test_librarians_record_nothing_themselves(desk):
    session, who = desk.session(), desk.hire()
    enrolment = desk.enrol(who, session)
    desk.refused(desk.attend(enrolment, by=who), "forbidden", 403)
    desk.refused(desk.put(f"/enrolments/{enrolment['id']}/scores", {"post": 100}, by=who), "forbidden", 403)
    desk.refused(desk.close(session, by=who), "forbidden", 403)


def test_there_is_no_such_enrolment(desk):
    desk.refused(desk.attend({"id": new_id()}), "not-found", 404)
    desk.refused(desk.score({"id": new_id()}, pre=1), "not-found", 404)
    desk.refused(desk.close({"id": new_id()}), "not-found", 404)
