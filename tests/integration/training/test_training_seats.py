"""Enrolling, waiting, moving up, giving up."""

import pytest

from services.training.documents import Enrolment, Session
from shared.contracts import training as contract
from shared.ids import new_id


def test_the_last_seat_and_then_the_queue(desk):
    session = desk.session(capacity=1)
    first, second, third = desk.hire_many(3)
    seated, queued, last = (desk.enrol(who, session) for who in (first, second, third))
    assert (seated["state"], seated["position"]) == ("confirmed", None)
    assert [(each["state"], each["position"]) for each in (queued, last)] == [("waitlisted", 1), ("waitlisted", 2)]
    shown = desk.done(desk.get(f"/sessions/{session['id']}", by=first))
    assert (shown["capacity"], shown["confirmed"], shown["waiting"]) == (1, 1, 2)


def test_enrolments_are_told_as_the_contracts_demand(desk):
    session = desk.session(capacity=1)
    first, second = desk.hire_many(2)
    seated, queued = desk.enrol(first, session), desk.enrol(second, session)
    names = ("course_title", "starts_at", "ends_at", "place", "calendar_sequence")
    begins, ends = (
        moment[:19].replace("-", "").replace(":", "") for moment in (session["starts_at"], session["ends_at"])
    )
    facts = {name: session[name] for name in names} | {"session_id": session["id"], "periods": f"{begins}Z/{ends}Z"}
    assert desk.said(contract.EnrolmentConfirmedV1) == [
        facts | {"enrolment_id": seated["id"], "librarian_id": first.id}
    ]
    assert desk.said(contract.EnrolmentWaitlistedV1) == [
        facts | {"enrolment_id": queued["id"], "librarian_id": second.id, "position": 1}
    ]
    desk.done(desk.withdraw(seated, by=first))
    assert desk.said(contract.EnrolmentWithdrawnV1) == [
        facts | {"enrolment_id": seated["id"], "librarian_id": first.id, "reason": "own_wish"}
    ]
    promoted = desk.envelopes(contract.EnrolmentPromotedV1)
    assert [event["data"] for event in promoted] == [facts | {"enrolment_id": queued["id"], "librarian_id": second.id}]
    assert (promoted[0]["subject"], promoted[0]["sequence"]) == (queued["id"], "0000000002")


def test_a_withdrawal_moves_the_head_of_the_queue_up(desk):
    session = desk.session(capacity=1)
    people = desk.hire_many(3)
    enrolments = [desk.enrol(who, session) for who in people]
    withdrawn = desk.done(desk.withdraw(enrolments[0], by=people[0]))
    assert (withdrawn["state"], withdrawn["reason"]) == ("withdrawn", "own_wish")
    mine = [desk.done(desk.get("/me/enrolments", by=who))["items"][0] for who in people[1:]]
    assert [(each["state"], each["position"]) for each in mine] == [("confirmed", None), ("waitlisted", 1)]


def test_who_waits_may_leave_at_any_time_and_nobody_moves_up_by_it(desk):
    session = desk.session(capacity=1)
    first, second = desk.hire_many(2)
    desk.enrol(first, session)
    waiting = desk.enrol(second, session)
    desk.begin(session)
    assert desk.done(desk.withdraw(waiting, by=second))["state"] == "withdrawn"
    assert desk.said(contract.EnrolmentPromotedV1) == []


def test_whoever_withdrew_may_come_back_at_the_end(desk):
    session = desk.session(capacity=1)
    first, second = desk.hire_many(2)
    enrolment = desk.enrol(first, session)
    desk.enrol(second, session)
    desk.done(desk.withdraw(enrolment, by=first))
    again = desk.enrol(first, session)
    assert (again["state"], again["position"]) == ("waitlisted", 1)
    assert again["id"] != enrolment["id"]


def test_more_capacity_promotes_in_order(desk):
    session = desk.session(capacity=1)
    people = desk.hire_many(4)
    enrolments = [desk.enrol(who, session) for who in people]
    raised = desk.done(desk.resize(session, 3))
    assert (raised["capacity"], raised["confirmed"], raised["waiting"]) == (3, 3, 1)
    assert [each["enrolment_id"] for each in desk.said(contract.EnrolmentPromotedV1)] == [
        each["id"] for each in enrolments[1:3]
    ]


def test_capacity_below_the_seats_given_is_refused_with_the_reason(desk):
    session = desk.session(capacity=3)
    for who in desk.hire_many(2):
        desk.enrol(who, session)
    problem = desk.refused(desk.resize(session, 1), "capacity-below-confirmed", 409)
    assert "2 peserta" in problem["detail"]
    assert desk.done(desk.resize(session, 2))["capacity"] == 2


def test_capacity_needs_the_version_that_was_seen(desk):
    session = desk.session(capacity=3)
    path = f"/sessions/{session['id']}/capacity"
    desk.refused(desk.put(path, {"capacity": 5}), "precondition-required", 428)
    desk.enrol(desk.hire(), session)
    desk.refused(desk.put(path, {"capacity": 5}, If_Match='"1"'), "stale", 412)
    assert Session.objects(id=session["id"]).first().capacity == 3


def test_capacity_cannot_change_once_it_has_begun(desk):
    session = desk.session(capacity=3)
    desk.begin(session)
    desk.refused(desk.resize(session, 5), "session-started", 409)


@pytest.mark.parametrize("capacity", [0, -1, 501, "20", 2.5, True, None])
def test_nonsense_capacity_is_refused(desk, capacity):
    session = desk.session(capacity=3)
    response = desk.put(f"/sessions/{session['id']}/capacity", {"capacity": capacity}, If_Match='"1"')
    desk.refused(response, "invalid", 422)


def test_nobody_enrols_twice(desk):
    session, who = desk.session(), desk.hire()
    desk.enrol(who, session)
    desk.refused(desk.post(f"/sessions/{session['id']}/enrolments", by=who), "already-enrolled", 409)
    assert Enrolment.objects.count() == 1


def test_the_same_key_gives_the_same_enrolment(desk):
    session, who = desk.session(), desk.hire()
    path = f"/sessions/{session['id']}/enrolments"
    first = desk.post(path, {}, by=who, Idempotency_Key="klik-1")
    again = desk.post(path, {}, by=who, Idempotency_Key="klik-1")
    assert first.get_json() == again.get_json()
    assert len(desk.said(contract.EnrolmentConfirmedV1)) == 1


def test_a_proposed_session_has_no_seats_yet(desk):
    desk.course()
    desk.need()
    session = desk.done(desk.get("/sessions?state=proposed"))["items"][0]
    desk.refused(desk.post(f"/sessions/{session['id']}/enrolments", by=desk.hire()), "session-not-scheduled", 409)


def test_after_the_start_seats_are_neither_taken_nor_given_up(desk):
    session, who = desk.session(), desk.hire()
    enrolment = desk.enrol(who, session)
    desk.begin(session)
    desk.refused(desk.withdraw(enrolment, by=who), "session-started", 409)
    desk.refused(desk.withdraw(enrolment, by=desk.MANAGER), "session-started", 409)
    desk.refused(desk.post(f"/sessions/{session['id']}/enrolments", by=desk.hire()), "session-started", 409)


def test_withdrawing_twice_is_refused(desk):
    session, who = desk.session(), desk.hire()
    enrolment = desk.enrol(who, session)
    desk.done(desk.withdraw(enrolment, by=who))
    desk.refused(desk.withdraw(enrolment, by=who), "enrolment-over", 409)


def test_a_manager_enrols_and_withdraws_others(desk):
    session, who = desk.session(), desk.hire("Sahat Harahap")
    response = desk.post(f"/sessions/{session['id']}/enrolments", {"librarian_id": who.id})
    enrolment = desk.done(response)
    assert (enrolment["librarian_name"], enrolment["unit_name"]) == ("Sahat Harahap", "Layanan Anak")
    assert desk.done(desk.withdraw(enrolment, by=desk.MANAGER))["reason"] == "by_manager"


def test_nobody_acts_for_another(desk):
    session = desk.session()
    one, other = desk.hire_many(2)
    path = f"/sessions/{session['id']}/enrolments"
    desk.refused(desk.post(path, {"librarian_id": other.id}, by=one), "not-for-others", 403)
    desk.refused(desk.post(path, {"librarian_id": new_id()}, by=one), "not-for-others", 403)
    enrolment = desk.enrol(other, session)
    desk.refused(desk.withdraw(enrolment, by=one), "not-your-enrolment", 403)
    assert desk.done(desk.post(path, {"librarian_id": one.id}, by=one))["librarian_id"] == one.id


def test_who_is_not_on_record_is_told_whom_to_ask(desk):
    session = desk.session()
    path = f"/sessions/{session['id']}/enrolments"
    desk.refused(desk.post(path, by=desk.LIBRARIAN), "not-a-librarian", 403)
    desk.refused(desk.post(path, {"librarian_id": new_id()}), "not-found", 404)


def test_who_left_cannot_be_enrolled(desk):
    session, gone = desk.session(), desk.hire("Rotua")
    desk.leave(gone)
    path = f"/sessions/{session['id']}/enrolments"
    problem = desk.refused(desk.post(path, {"librarian_id": gone.id}), "librarian-inactive", 409)
    assert "Rotua" in problem["detail"]
    desk.refused(desk.post(path, by=gone), "not-a-librarian", 403)


@pytest.mark.parametrize(
    "body",
    [{"librarian_id": {"$ne": ""}}, {"librarian_id": 5}, {"librarian_id": "$where"}, {"seat": 1}, [], "x"],
)
def test_a_wrong_body_enrols_nobody(desk, body):
    session, who = desk.session(), desk.hire()
    desk.refused(desk.post(f"/sessions/{session['id']}/enrolments", body, by=who), "invalid", 422)
    assert Enrolment.objects.count() == 0


def test_there_is_no_such_session_or_enrolment(desk):
    who = desk.hire()
    desk.refused(desk.post(f"/sessions/{new_id()}/enrolments", by=who), "not-found", 404)
    desk.refused(desk.post(f"/enrolments/{new_id()}/withdraw", by=who), "not-found", 404)


def test_refusals_speak_the_language_of_the_caller(desk):
    session, who = desk.session(), desk.hire("Dewi")
    desk.enrol(who, session)
    path = f"/sessions/{session['id']}/enrolments"
    assert "sudah terdaftar" in desk.post(path, by=who).get_json()["detail"]
    assert "already has a seat" in desk.post(path, by=who, Accept_Language="en").get_json()["detail"]


def test_the_roster_names_people_to_those_who_conduct(desk):
    session = desk.session(capacity=1)
    people = desk.hire_many(3, "Tiur")
    for who in people:
        desk.enrol(who, session)
    path = f"/sessions/{session['id']}/enrolments"
    first = desk.done(desk.get(path + "?limit=2", by=desk.TRAINER))
    rest = desk.done(desk.get(f"{path}?limit=2&cursor={first['next']}", by=desk.TRAINER))
    everybody = first["items"] + rest["items"]
    assert [each["librarian_id"] for each in everybody] == [who.id for who in people]
    assert [each["position"] for each in everybody] == [None, 1, 2]
    assert {each["librarian_name"] for each in everybody} == {"Tiur"}
    waiting = desk.done(desk.get(path + "?state=waitlisted"))["items"]
    assert [each["librarian_id"] for each in waiting] == [who.id for who in people[1:]]
    desk.refused(desk.get(path, by=people[0]), "forbidden", 403)


def test_my_enrolments_are_only_mine(desk):
    session = desk.session()
    one, other = desk.hire_many(2)
    desk.enrol(one, session)
    assert len(desk.done(desk.get("/me/enrolments", by=one))["items"]) == 1
    assert desk.done(desk.get("/me/enrolments", by=other))["items"] == []
    assert desk.done(desk.get("/me/enrolments?state=withdrawn", by=one))["items"] == []
