"""Attendance by scanning: recorded once, or refused with the reason and without a trace."""

from datetime import timedelta

import pytest

from services.training.documents import Session, SpentScan
from services.training.domain import presence
from shared.clock import utcnow
from shared.contracts.training import AttendanceRecordedV1
from shared.ids import new_id


@pytest.fixture
def session(desk):
    return desk.session(trainer=None)


@pytest.fixture
def who(desk):
    return desk.hire()


def code(desk, session):
    return desk.done(desk.get(f"/sessions/{session['id']}/presence", by=desk.TRAINER))["code"]


def scan(desk, text):
    return desk.post("/presence/scans", {"code": text}, by=desk.NOBODY)


def receipt(desk, session):
    return desk.done(scan(desk, code(desk, session)))["receipt"]


def hand_in(desk, text, who):
    return desk.post("/presence", {"receipt": text}, by=who)


def state(desk, who):
    return desk.done(desk.get("/me/enrolments", by=who))["items"][0]["state"]


def test_a_scan_before_signing_in_is_recorded_once_signed_in(desk, session, who):
    enrolment = desk.enrol(who, session)
    exchanged = desk.done(scan(desk, code(desk, session)))
    assert exchanged["course_title"] == session["course_title"]
    assert state(desk, who) == "confirmed", "the exchange alone records nothing"
    for _ in range(2):
        assert desk.done(hand_in(desk, exchanged["receipt"], who))["state"] == "attended"
    assert desk.said(AttendanceRecordedV1) == [
        {"enrolment_id": enrolment["id"], "session_id": session["id"], "librarian_id": who.id, "present": True}
    ]
    shown = desk.done(desk.get(f"/sessions/{session['id']}/presence"))
    assert (shown["seated"], shown["present"]) == (1, 1)


def test_scanning_at_once_with_two_receipts_records_once(desk, session, who, at_once):
    desk.enrol(who, session)
    receipts = [receipt(desk, session) for _ in range(4)]
    answers = at_once([lambda each=each: hand_in(desk, each, who) for each in receipts])
    assert {each.status_code for each in answers} == {200}
    assert len(desk.said(AttendanceRecordedV1)) == 1


def test_one_scan_is_for_one_person(desk, session, who):
    friend = desk.hire("Sahat")
    desk.enrol(who, session)
    desk.enrol(friend, session)
    text = receipt(desk, session)
    desk.done(hand_in(desk, text, who))
    desk.refused(hand_in(desk, text, friend), "scan-used", 409)
    assert state(desk, friend) == "confirmed"


def test_a_foreign_scan_tells_so_and_leaves_nothing(desk, session, who):
    desk.refused(hand_in(desk, receipt(desk, session), who), "scan-not-enrolled", 409)
    waiting = desk.session(capacity=1)
    desk.enrol(desk.hire(), waiting)
    desk.enrol(who, waiting)
    desk.refused(hand_in(desk, receipt(desk, waiting), who), "scan-not-enrolled", 409)
    assert state(desk, who) == "waitlisted"
    assert SpentScan.objects.count() == 0
    assert desk.said(AttendanceRecordedV1) == []


def test_early_and_late_scans_tell_so_and_leave_nothing(desk, who):
    early = desk.session(minutes=90)
    desk.enrol(who, early)
    assert code(desk, early) is None, "no code is shown yet"
    key = desk.service.settings.secret
    problem = desk.refused(scan(desk, presence.code(key, early["id"], utcnow())), "scan-early", 409)
    assert "WIB" in problem["detail"]
    past = utcnow() - timedelta(hours=3)
    over = {"set__starts_at": past, "set__ends_at": past + timedelta(hours=1), "unset__meetings": 1}
    Session.objects(id=early["id"]).update(**over)
    desk.refused(scan(desk, presence.code(key, early["id"], utcnow())), "scan-late", 409)
    assert state(desk, who) == "confirmed"


def test_replayed_and_forged_codes_tell_so(desk, session, who):
    desk.enrol(who, session)
    key = desk.service.settings.secret
    old = presence.code(key, session["id"], utcnow() - timedelta(minutes=2))
    desk.refused(scan(desk, old), "scan-expired", 409)
    desk.refused(scan(desk, presence.code("guess", session["id"], utcnow())), "scan-forged", 422)
    desk.refused(hand_in(desk, presence.code(key, session["id"], utcnow()), who), "scan-forged", 422)
    stale = presence.Scan(session["id"], utcnow() - timedelta(minutes=11), "n1")
    desk.refused(hand_in(desk, presence.receipt(key, stale, "n1"), who), "scan-expired", 409)
    assert state(desk, who) == "confirmed"


def test_a_code_of_no_session_or_of_a_closed_one(desk, session, who):
    desk.enrol(who, session)
    text = receipt(desk, session)
    desk.done(desk.close(session))
    desk.refused(hand_in(desk, text, who), "session-not-scheduled", 409)
    assert state(desk, who) == "absent"
    unknown = presence.code(desk.service.settings.secret, new_id(), utcnow())
    desk.refused(scan(desk, unknown), "not-found", 404)
    desk.refused(desk.get(f"/sessions/{session['id']}/presence"), "session-not-scheduled", 409)


def test_who_may_show_and_who_may_scan(desk, session, who):
    desk.refused(desk.get(f"/sessions/{session['id']}/presence", by=who), "forbidden", 403)
    text = receipt(desk, session)
    assert desk.post("/presence", {"receipt": text}, by=desk.NOBODY).status_code == 401
    desk.refused(hand_in(desk, text, desk.OPERATOR), "forbidden", 403)


def test_marked_absent_afterwards_an_old_scan_does_not_undo_it(desk, session, who):
    enrolment, text = desk.enrol(who, session), receipt(desk, session)
    desk.done(hand_in(desk, text, who))
    desk.done(desk.attend(enrolment, False))
    desk.refused(hand_in(desk, text, who), "scan-used", 409)
    assert desk.done(hand_in(desk, receipt(desk, session), who))["state"] == "attended"
