"""Rooms, trainers, series and links; requests, quotas, parties and offers; interest, materials and calendars."""

import io
from datetime import UTC, datetime, timedelta

import icalendar
import pytest
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from services.training.commands import offers
from services.training.documents import Enrolment, Interest, Session
from shared.clock import iso, utcnow
from shared.contracts import training as contract
from shared.ids import new_id
from shared.storage import transaction
from tests.integration.training.conftest import Person

SUPERVISOR = ("librarian", "supervisor")


@pytest.fixture
def room(desk):
    desk.open_library(desk.unit_id)
    return desk.done(desk.post("/rooms", {"name": "Aula", "capacity": 30, "unit_id": desk.unit_id}))


def supervisor_of(desk):
    who = desk.hire("Parulian")
    return Person(who.nip, SUPERVISOR, who.id, who.name)


def session_in(desk, minutes, **over):
    plan = desk.plan(minutes, course_id=desk.course()["id"]) | over
    return desk.post("/sessions", {name: value for name, value in plan.items() if value is not None})


def reschedule(desk, session, minutes, **over):
    return desk.post(f"/sessions/{session['id']}/reschedule", desk.plan(minutes) | over)


# rooms and trainers


def test_a_room_is_used_by_one_session_at_a_time_and_the_reason_names_the_other(desk, room):
    first = desk.done(session_in(desk, 60, room_id=room["id"], place=None))
    assert first["place"] == "Aula, Layanan Anak"
    problem = desk.refused(session_in(desk, 120, room_id=room["id"]), "room-busy", 409)
    assert first["course_title"] in problem["detail"]
    desk.done(session_in(desk, 60 + 6 * 60, room_id=room["id"]))  # begins as the first ends


def test_of_two_who_plan_the_same_room_at_the_same_moment_one_is_refused(desk, room, at_once):
    course = desk.course()
    body = desk.plan(60, course_id=course["id"], room_id=room["id"])
    answers = at_once([lambda: desk.post("/sessions", body) for _ in range(6)])
    codes = sorted(each.status_code for each in answers)
    assert codes.count(201) == 1
    assert set(codes) <= {201, 409, 503}


def test_a_trainer_teaches_one_session_at_a_time(desk):
    guest = desk.done(desk.post("/trainers", {"name": "Dr. Sinaga", "organisation": "USU"}))
    own = desk.hire("Parulian")
    first = desk.done(session_in(desk, 60, trainer_id=guest["id"], place="A"))
    desk.refused(session_in(desk, 90, trainer_id=guest["id"], place="B"), "trainer-busy", 409)
    desk.done(session_in(desk, 60, trainer=own.nip, place="C"))
    desk.refused(session_in(desk, 90, trainer=own.nip, place="D"), "trainer-busy", 409)
    desk.done(desk.post(f"/sessions/{first['id']}/cancel", {"reason": "Sakit"}))
    desk.done(session_in(desk, 90, trainer_id=guest["id"], place="B"))


def test_a_room_holds_no_more_than_it_holds(desk, room):
    desk.refused(session_in(desk, 60, room_id=room["id"], capacity=31), "room-too-small", 409)
    session = desk.done(session_in(desk, 60, room_id=room["id"], capacity=30))
    desk.refused(desk.resize(session, 31), "room-too-small", 409)


def test_a_list_of_rooms_and_trainers_can_be_kept(desk, room):
    changed = desk.patch(f"/rooms/{room['id']}", {"active": False}, If_Match=f'"{room["version"]}"')
    assert desk.done(changed)["active"] is False
    desk.refused(session_in(desk, 60, room_id=room["id"]), "room-retired", 409)
    own = desk.hire("Parulian")
    listed = desk.done(desk.post("/trainers", {"nip": own.nip}))
    assert listed["name"] == "Parulian"
    desk.refused(desk.post("/trainers", {"nip": own.nip}), "trainer-listed", 409)
    assert len(desk.done(desk.get("/rooms?active=false"))["items"]) == 1


# series, modes, reschedule


def test_a_series_is_one_session_of_several_meetings(desk, room):
    start = utcnow().replace(microsecond=0) + timedelta(days=7)
    later = [
        {"starts_at": iso(start + timedelta(days=day)), "ends_at": iso(start + timedelta(days=day, hours=3))}
        for day in (7, 14)
    ]
    times = {"starts_at": iso(start), "ends_at": iso(start + timedelta(hours=3))}
    session = desk.done(session_in(desk, 0, room_id=room["id"], meetings=later, **times))
    assert [each["starts_at"] for each in session["meetings"]] == [times["starts_at"], *[m["starts_at"] for m in later]]
    assert session["ends_at"] == later[1]["ends_at"]
    between = {"starts_at": iso(start + timedelta(days=3)), "ends_at": iso(start + timedelta(days=3, hours=2))}
    desk.done(session_in(desk, 0, room_id=room["id"], **between))  # the room is free between the meetings
    on_second = {"starts_at": later[0]["starts_at"], "ends_at": later[0]["ends_at"]}
    desk.refused(session_in(desk, 0, room_id=room["id"], **on_second), "room-busy", 409)
    desk.refused(
        session_in(desk, 0, meetings=[times | {"ends_at": later[1]["ends_at"]}], **times), "meetings-muddled", 422
    )


def test_the_link_is_for_those_with_a_seat_and_those_who_run_it(desk):
    link = "https://temu.example/kelas"
    desk.refused(session_in(desk, 60, mode="online", place=None), "link-missing", 422)
    session = desk.done(session_in(desk, 60, mode="online", link=link, place=None, capacity=1))
    assert session["place"] == "Daring"
    inside, outside = desk.hire_many(2)
    desk.enrol(inside, session)
    desk.enrol(outside, session)
    path = f"/sessions/{session['id']}"
    assert desk.done(desk.get(path, by=inside))["link"] == link
    assert desk.done(desk.get(path))["link"] == link
    assert desk.done(desk.get(path, by=outside))["link"] is None
    assert link not in desk.get("/sessions", by=inside).text
    assert link not in desk.get(f"{path}/calendar.ics", by=outside).text
    assert desk.said(contract.EnrolmentConfirmedV1)[0]["link"] == link
    assert "link" not in desk.said(contract.EnrolmentWaitlistedV1)[0]


def test_a_move_is_told_once_with_old_and_new(desk):
    session = desk.session(60, capacity=1)
    seated, waiting = desk.hire_many(2)
    desk.enrol(seated, session)
    desk.enrol(waiting, session)
    moved = desk.done(reschedule(desk, session, 180, place="Ruang Baca", reason="Listrik padam"))
    (told,) = desk.said(contract.SessionRescheduledV1)
    assert (told["old_place"], told["place"], told["reason"]) == ("Ruang Sintong Bingei", "Ruang Baca", "Listrik padam")
    assert (told["old_starts_at"], told["starts_at"]) == (session["starts_at"], moved["starts_at"])
    assert (told["enrolled"], told["invited"]) == ([seated.id], [waiting.id])
    assert told["calendar_sequence"] == moved["calendar_sequence"] == 1
    stale = desk.post(f"/sessions/{session['id']}/reschedule", desk.plan(300), If_Match='"1"')
    assert stale.status_code == 412


def test_what_a_move_does_not_name_stays(desk, room):
    own, link = desk.hire("Parulian"), "https://temu.example/kelas"
    facts = {"room_id": room["id"], "trainer": own.nip, "mode": "blended", "link": link, "place": None}
    session = desk.done(session_in(desk, 60, **facts))
    times = {name: value for name, value in desk.plan(400).items() if name != "place"}
    moved = desk.done(desk.post(f"/sessions/{session['id']}/reschedule", times))
    names = ("room_id", "place", "trainer", "mode")
    assert [moved[name] for name in names] == [session[name] for name in names]
    assert desk.done(desk.get(f"/sessions/{session['id']}"))["link"] == link
    desk.refused(session_in(desk, 500, trainer=own.nip, place="Lain"), "trainer-busy", 409)
    (told,) = desk.said(contract.SessionRescheduledV1)
    assert set(told["invited"]) == {own.id}, "the trainer hears of it too"


def test_a_session_may_move_within_its_own_time_but_not_into_anothers(desk, room):
    first = desk.done(session_in(desk, 60, room_id=room["id"]))
    second = desk.done(session_in(desk, 600, room_id=room["id"]))
    desk.done(reschedule(desk, first, 90, room_id=room["id"]))
    desk.refused(reschedule(desk, second, 120, room_id=room["id"]), "room-busy", 409)


# calendars


def address(desk, who):
    assert desk.done(desk.post("/me/calendar", by=who))["url"] is None, "no secret where answers are kept"
    return desk.done(desk.get("/me/calendar", by=who))["url"].split("/api/training/v1")[1]


def read(answer):
    assert answer.status_code == 200, answer.text
    assert answer.content_type == "text/calendar; charset=utf-8"
    return {str(event["uid"]): event for event in icalendar.Calendar.from_ical(answer.data).walk("VEVENT")}


def test_a_calendar_entry_keeps_its_uid_and_counts_its_changes(desk):
    session, who = desk.session(60), desk.hire()
    desk.enrol(who, session)
    path = address(desk, who)
    ((uid, before),) = read(desk.get(path, by=desk.NOBODY)).items()
    assert (before["status"], int(before["sequence"])) == ("CONFIRMED", 0)
    moved = desk.done(reschedule(desk, session, 240))
    after = read(desk.get(path, by=desk.NOBODY))[uid]
    assert int(after["sequence"]) == 1
    assert iso(after.decoded("dtstart"))[:19] == moved["starts_at"][:19]
    assert iso(after.decoded("dtend"))[:19] == moved["ends_at"][:19]
    assert uid in read(desk.get(f"/sessions/{session['id']}/calendar.ics", by=who))
    desk.done(desk.post(f"/sessions/{session['id']}/cancel", {"reason": "Banjir"}))
    gone = read(desk.get(path, by=desk.NOBODY))[uid]
    assert (gone["status"], int(gone["sequence"])) == ("CANCELLED", 2)


def test_a_calendar_address_can_be_renewed_and_revoked(desk):
    who = desk.hire()
    first = address(desk, who)
    assert desk.done(desk.get("/me/calendar", by=who))["url"].endswith(first), "it can be read again"
    second = address(desk, who)
    assert desk.get(first, by=desk.NOBODY).status_code == 404
    assert desk.get(second, by=desk.NOBODY).status_code == 200
    assert desk.delete("/me/calendar", by=who).status_code == 204
    assert desk.get(second, by=desk.NOBODY).status_code == 404
    assert desk.done(desk.get("/me/calendar", by=who)) == {"active": False, "since": None, "url": None}


# approval, quota, parties, offers


def test_a_supervisor_approves_before_a_seat_is_given(desk):
    boss, who = supervisor_of(desk), desk.hire()
    session = desk.session(60, course=desk.course(approval="supervisor"))
    asked = desk.enrol(who, session)
    assert (asked["state"], session["confirmed"]) == ("requested", 0)
    assert desk.said(contract.EnrolmentRequestedV1)[0]["unit_id"] == desk.unit_id
    listed = desk.done(desk.get("/requests", by=boss))["items"]
    assert [each["id"] for each in listed] == [asked["id"]]
    desk.refused(desk.post(f"/sessions/{session['id']}/enrolments", by=who), "already-enrolled", 409)
    given = desk.done(desk.post(f"/enrolments/{asked['id']}/approve", by=boss))
    assert given["state"] == "confirmed"
    desk.refused(desk.post(f"/enrolments/{asked['id']}/approve", by=boss), "request-decided", 409)
    other = desk.hire()
    by_boss = desk.post(f"/sessions/{session['id']}/enrolments", {"librarian_id": other.id}, by=boss)
    assert desk.done(by_boss)["state"] == "confirmed"


def test_a_request_is_refused_with_the_reason_and_only_by_whom_it_concerns(desk):
    session = desk.session(60, approval="supervisor")
    who = desk.hire()
    stranger = desk.hire("Lain", unit_id=new_id())
    asked = desk.enrol(who, session)
    path = f"/enrolments/{asked['id']}/refuse"
    outsider = Person(stranger.nip, SUPERVISOR, stranger.id)
    desk.refused(desk.post(path, {"reason": "Sibuk"}, by=outsider), "not-yours-to-approve", 403)
    refused = desk.done(desk.post(path, {"reason": "Sedang bertugas"}))
    assert (refused["state"], refused["refusal"]) == ("refused", "Sedang bertugas")
    assert desk.said(contract.EnrolmentRefusedV1)[0]["reason"] == "Sedang bertugas"
    assert desk.enrol(who, session)["state"] == "requested", "one may ask again"


def test_seats_reserved_for_a_unit_open_to_all_on_their_day(desk):
    desk.open_library(desk.unit_id)
    ours, theirs = desk.hire(), desk.hire("Lain", unit_id=new_id())
    start = utcnow() + timedelta(days=9)
    until = utcnow() + timedelta(days=5)
    session = desk.done(
        session_in(desk, 9 * 1440, capacity=1, quotas=[{"unit_id": desk.unit_id, "seats": 1}], quota_until=iso(until))
    )
    assert desk.enrol(theirs, session)["state"] == "waitlisted"
    shown = desk.done(desk.get(f"/sessions/{session['id']}", by=theirs, Accept_Language="en"))
    assert any("kept for units: Layanan Anak (1)" in line for line in shown["queue_rule"])
    offers.tend(until - timedelta(seconds=5))
    assert Session.objects(id=session["id"]).first().confirmed == []
    offers.tend(until + timedelta(seconds=5))
    assert Session.objects(id=session["id"]).first().confirmed == [theirs.id]
    assert desk.enrol(ours, session)["position"] == 1
    assert start > until


def test_a_party_waits_and_sits_together(desk):
    session = desk.session(3 * 1440, capacity=2)
    first, second, third, fourth = desk.hire_many(4)
    enrolled = desk.enrol(first, session)
    path = f"/sessions/{session['id']}/parties"
    ids = {"librarian_ids": [second.id, third.id]}
    party = desk.done(desk.post(path, ids, by=second))["items"]
    assert [(each["state"], each["position"]) for each in party] == [("waitlisted", 1), ("waitlisted", 2)]
    assert party[0]["party_id"] == party[1]["party_id"]
    assert desk.enrol(fourth, session)["position"] == 3, "the free seat is kept for the party"
    desk.done(desk.withdraw(enrolled, by=first))
    assert Session.objects(id=session["id"]).first().confirmed == [second.id, third.id]
    desk.refused(desk.post(path, {"librarian_ids": [first.id, fourth.id]}, by=third), "not-your-party", 403)
    many = {"librarian_ids": [each.id for each in desk.hire_many(3)]}
    desk.refused(desk.post(path, many), "party-too-large", 409)


def test_an_offer_is_claimed_in_time_or_passes_on(desk):
    session = desk.session(5 * 1440, capacity=1, claim_hours=24)
    first, second, third = desk.hire_many(3)
    seated, *waiting = [desk.enrol(who, session) for who in (first, second, third)]
    desk.done(desk.withdraw(seated, by=first))
    offered = Enrolment.objects(id=waiting[0]["id"]).first()
    assert offered.state == "offered"
    told = desk.said(contract.EnrolmentOfferedV1)
    assert [each["librarian_id"] for each in told] == [second.id]
    desk.refused(desk.post(f"/enrolments/{waiting[1]['id']}/claim", by=third), "nothing-offered", 409)
    offers.tend(offered.claim_until - timedelta(seconds=1))
    assert Session.objects(id=session["id"]).first().offered == [second.id]
    offers.tend(offered.claim_until)
    late = Enrolment.objects(id=waiting[0]["id"]).first()
    assert (late.state, late.reason) == ("withdrawn", "not_claimed")
    claimed = desk.done(desk.post(f"/enrolments/{waiting[1]['id']}/claim", by=third))
    assert claimed["state"] == "confirmed"
    shown = desk.done(desk.get(f"/sessions/{session['id']}", by=third))
    assert (shown["confirmed"], shown["offered"], shown["waiting"], shown["my_state"]) == (1, 0, 0, "confirmed")


def test_a_claim_after_its_deadline_is_refused(desk):
    session = desk.session(5 * 1440, capacity=1, claim_hours=1)
    first, second = desk.hire_many(2)
    seated, waiting = (desk.enrol(who, session) for who in (first, second))
    desk.done(desk.withdraw(seated, by=first))
    Enrolment.objects(id=waiting["id"]).update(set__claim_until=utcnow() - timedelta(minutes=1))
    desk.refused(desk.post(f"/enrolments/{waiting['id']}/claim", by=second), "claim-over", 409)


def test_offers_claims_and_lapses_at_once_never_seat_two(desk, at_once):
    session = desk.session(5 * 1440, capacity=2, claim_hours=1)
    people = desk.hire_many(12)
    enrolments = [desk.enrol(who, session) for who in people]
    for enrolment, who in zip(enrolments[:2], people[:2], strict=True):
        desk.done(desk.withdraw(enrolment, by=who))
    late = utcnow() + timedelta(hours=2)
    claims = [
        lambda number=number: desk.insist(f"/enrolments/{enrolments[number]['id']}/claim", by=people[number])
        for number in (2, 3)
    ]
    at_once([*claims, *[lambda: offers.tend(late) for _ in range(3)]])
    doc = Session.objects(id=session["id"]).first()
    assert len(doc.confirmed) + len(doc.offered) == 2
    states = {each.librarian_id: each.state for each in Enrolment.objects(session_id=doc.id)}
    assert all(states[each] == "confirmed" for each in doc.confirmed)
    assert all(states[each] == "offered" for each in doc.offered)
    assert [states[each] for each in doc.waiting] == ["waitlisted"] * len(doc.waiting)
    assert list(doc.waiting) == [each.id for each in people if each.id in doc.waiting]


# interest


def test_who_wants_a_course_is_told_once_when_it_is_scheduled(desk):
    course, who = desk.course(), desk.hire("Sahat", unit_id=new_id())
    path = f"/courses/{course['id']}/interest"
    first, again = desk.done(desk.post(path, by=who)), desk.done(desk.post(path, by=who))
    assert first["id"] == again["id"]
    assert len(desk.done(desk.get(f"/courses/{course['id']}/interests"))["items"]) == 1
    session = desk.session(60, course=course)
    assert desk.said(contract.SessionScheduledV1)[0]["invited"] == [who.id]
    desk.session(900, course=course)
    assert desk.said(contract.SessionScheduledV1)[1]["invited"] == [], "told once"
    desk.refused(desk.post(path, by=who), "scheduled-already", 409)
    desk.done(desk.post(f"/sessions/{session['id']}/cancel", {"reason": "Banjir"}))
    assert Interest.objects(librarian_id=who.id).first().state == "waiting", "the wish stands again"
    assert desk.delete(path, by=who).status_code == 204
    assert desk.done(desk.get("/me/interests", by=who))["items"] == []


def test_a_wish_in_the_moment_of_scheduling_is_told_or_sent_to_the_session(desk, at_once):
    for _ in range(3):
        course, people = desk.course(), desk.hire_many(4)
        body = desk.plan(60, course_id=course["id"])
        wishes = [
            lambda who=who, wanted=course["id"]: desk.post(f"/courses/{wanted}/interest", by=who) for who in people
        ]
        answers = at_once([*wishes, lambda body=body: desk.post("/sessions", body)])
        (session,) = Session.objects(course_id=course["id"])
        heard = {who.id for who, answer in zip(people, answers, strict=False) if answer.status_code == 201}
        assert set(session.invited) == heard


# materials

PDF = b"%PDF-1.7\n..."


def upload(desk, session, content, title="Modul Pelayanan", name="../../etc/passwd", **more):
    path = f"/api/training/v1/sessions/{session['id']}/materials/files"
    headers = {"Authorization": f"Bearer {desk.token(more.pop('by', desk.MANAGER))}"}
    data = {"title": title, "file": FileStorage(io.BytesIO(content), filename=name, content_type="text/html")}
    boundary, body = encode_multipart(data)  # as the client would do it by itself, but without a file left open
    kind = f"multipart/form-data; boundary={boundary}"
    return desk.service.client.post(path, data=body, headers=headers, content_type=kind)


def test_material_is_known_by_its_content_and_saved_under_our_name(desk):
    session, inside, outside = desk.session(60), desk.hire(), desk.hire()
    desk.enrol(inside, session)
    kept = desk.done(upload(desk, session, PDF))
    assert (kept["file_name"], kept["media_type"]) == ("modul-pelayanan.pdf", "application/pdf")
    path = f"/sessions/{session['id']}/materials"
    got = desk.get(f"{path}/{kept['id']}/content", by=inside)
    assert got.data == PDF
    assert got.headers["Content-Disposition"] == 'attachment; filename="modul-pelayanan.pdf"'
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    desk.refused(desk.get(f"{path}/{kept['id']}/content", by=outside), "participants-only", 403)
    desk.refused(desk.get(path, by=outside), "participants-only", 403)
    desk.done(desk.post(path, {"title": "Video", "url": "https://video.example/1"}))
    assert len(desk.done(desk.get(path, by=inside))["items"]) == 2
    assert desk.post(path, {"title": "Jahat", "url": "javascript:alert(1)"}).status_code == 422
    assert desk.delete(f"{path}/{kept['id']}").status_code == 204
    assert desk.get(f"{path}/{kept['id']}/content", by=inside).status_code == 404


@pytest.mark.parametrize(
    "content", [b"<html><script>", b"MZ\x90\x00\x03", b"PK\x03\x04 a plain archive", b"\x00\x01", b""]
)
def test_what_is_not_accepted_is_refused_by_its_content(desk, content):
    desk.refused(upload(desk, desk.session(60), content), "file-not-accepted", 422)


def test_a_file_too_large_is_refused(desk):
    desk.refused(upload(desk, desk.session(60), PDF + b"x" * (901 * 1024)), "file-too-large", 413)


def test_who_leaves_the_service_gives_requests_and_offers_back(desk):
    session = desk.session(5 * 1440, capacity=1, claim_hours=24)
    first, second = desk.hire_many(2)
    seated, _ = (desk.enrol(who, session) for who in (first, second))
    desk.done(desk.withdraw(seated, by=first))
    desk.leave(second)
    doc = Session.objects(id=session["id"]).first()
    assert (doc.confirmed, doc.offered, doc.waiting) == ([], [], [])
    by_request = desk.session(60, approval="manager")
    third = desk.hire()
    desk.enrol(third, by_request)
    desk.leave(third)
    assert Enrolment.objects(librarian_id=third.id).first().state == "withdrawn"


def test_the_clock_touches_nothing_when_nothing_is_due(desk):
    session = desk.session(5 * 1440, capacity=1)
    for who in desk.hire_many(2):
        desk.enrol(who, session)
    before = Session.objects(id=session["id"]).first().version
    transaction.run(lambda: offers.tend_one(session["id"], datetime.now(UTC)))
    offers.tend(utcnow() + timedelta(days=4, hours=12))
    assert Session.objects(id=session["id"]).first().version == before
