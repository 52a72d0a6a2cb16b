"""Closing: absences, completions, certificates; and what the public is told of a certificate."""

from datetime import UTC, datetime, timedelta

import pytest

from services.training.documents import Certificate, Session
from services.training.domain.certificates import new_code, read_code, valid_until
from shared.clock import WIB, utcnow
from shared.contracts import training as contract
from shared.ids import new_id

SKKNI = {"slug": "tajuk-kendali", "title": "Membuat Tajuk Kendali Subjek", "skkni_code": "R.91PRP02.021.1"}


def today():
    return utcnow().astimezone(WIB).date()


@pytest.fixture
def closed(desk):
    """A closed session: who passed, failed, had no score, was absent, was forgotten, and waited."""
    course = desk.course(validity_months=36, competencies=[SKKNI], capacity_default=5)
    session = desk.session(course=course)
    people = desk.hire_many(6)
    enrolments = [desk.enrol(who, session) for who in people]
    passed, failed, unscored, absent = enrolments[:4]
    for enrolment in (passed, failed, unscored):
        desk.done(desk.attend(enrolment))
    desk.done(desk.attend(absent, False))
    desk.done(desk.score(passed, pre=40, post=70))
    desk.done(desk.score(failed, pre=10, post=69))
    desk.done(desk.score(absent, post=100))
    return desk.done(desk.close(session)), people, enrolments, course


def test_everybody_is_settled(desk, closed):
    session, people, _, _ = closed
    assert (session["state"], session["attended"], session["absent"]) == ("closed", 3, 2)
    assert (session["confirmed"], session["waiting"]) == (5, 0)
    mine = [desk.done(desk.get("/me/enrolments", by=who))["items"][0] for who in people]
    assert [each["state"] for each in mine] == ["completed", "failed", "failed", "absent", "absent", "withdrawn"]
    assert mine[-1]["reason"] == "no_seat"
    assert mine[0]["completed_on"] == today().isoformat()
    assert read_code(mine[0]["certificate_code"]) == mine[0]["certificate_code"]


def test_what_closing_says(desk, closed):
    session, people, enrolments, course = closed
    (closing,) = desk.envelopes(contract.SessionClosedV1)
    assert (closing["subject"], int(closing["sequence"])) == (session["id"], session["version"])
    assert closing["data"] == {"session_id": session["id"], "course_id": course["id"], "attended": 3, "absent": 2}
    (completed,) = desk.envelopes(contract.CourseCompletedV1)
    assert (completed["subject"], completed["sequence"]) == (enrolments[0]["id"], "0000000004")
    assert completed["data"] == {
        "completion_id": enrolments[0]["id"],
        "session_id": session["id"],
        "course_id": course["id"],
        "course_title": course["title"],
        "librarian_id": people[0].id,
        "unit_id": desk.unit_id,
        "completed_on": today().isoformat(),
        "hours": 8,
        "competencies": [SKKNI | {"framework": "skkni-perpustakaan", "edition": 1}],
        "pre_score": 40,
        "post_score": 70,
    }
    (issued,) = desk.envelopes(contract.CertificateIssuedV1)
    certificate = Certificate.objects.first()
    assert (issued["subject"], issued["sequence"]) == (certificate.id, "0000000001")
    assert issued["data"] == {
        "certificate_id": certificate.id,
        "completion_id": enrolments[0]["id"],
        "code": certificate.code,
        "librarian_id": people[0].id,
        "course_id": course["id"],
        "course_title": course["title"],
        "hours": 8,
        "issued_on": today().isoformat(),
        "valid_until": str(valid_until(today(), 36)),
    }
    told = {each["enrolment_id"]: each["present"] for each in desk.said(contract.AttendanceRecordedV1)}
    assert [told.get(each["id"]) for each in enrolments] == [True, True, True, False, False, None]


def test_a_course_without_a_test_is_completed_by_being_there(desk):
    session, who = desk.session(course=desk.course(pass_mark=0)), desk.hire()
    desk.done(desk.attend(desk.enrol(who, session)))
    desk.done(desk.close(session))
    assert [each["post_score"] for each in desk.said(contract.CourseCompletedV1)] == [None]
    (certificate,) = desk.done(desk.get("/me/certificates", by=who))["items"]
    assert certificate["valid_until"] is None


def test_an_empty_session_can_be_closed(desk):
    assert desk.done(desk.close(desk.session()))["attended"] == 0


def test_hours_belong_to_the_day_on_which_they_were_taught(desk):
    session, who = desk.session(), desk.hire()
    desk.done(desk.attend(desk.enrol(who, session)))
    desk.done(desk.score(desk.get("/me/enrolments", by=who).get_json()["items"][0], post=100))
    starts = datetime(2025, 12, 31, 1, 0, tzinfo=UTC)
    Session.objects(id=session["id"]).update(set__starts_at=starts, set__ends_at=starts + timedelta(hours=8))
    desk.done(desk.close(session))
    assert [each["completed_on"] for each in desk.said(contract.CourseCompletedV1)] == ["2025-12-31"]
    assert [each["issued_on"] for each in desk.said(contract.CertificateIssuedV1)] == [today().isoformat()]


def test_closing_at_once_certifies_once(desk, at_once):
    session, who = desk.session(), desk.hire()
    enrolment = desk.enrol(who, session)
    desk.done(desk.attend(enrolment))
    desk.done(desk.score(enrolment, post=90))
    answers = at_once([lambda: desk.close(session) for _ in range(6)])
    assert sorted(each.status_code for each in answers) == [200] + [409] * 5
    assert Certificate.objects.count() == 1


def test_attendance_recorded_while_closing_is_never_half_done(desk, at_once):
    session = desk.session(course=desk.course(pass_mark=0))
    enrolments = [desk.enrol(who, session) for who in desk.hire_many(6)]
    for enrolment in enrolments:
        desk.done(desk.attend(enrolment, False))
    at_once([lambda each=each: desk.attend(each) for each in enrolments] + [lambda: desk.close(session)])
    roster = desk.done(desk.get(f"/sessions/{session['id']}/enrolments"))["items"]
    assert {each["state"] for each in roster} <= {"completed", "absent"}
    assert len(desk.said(contract.CertificateIssuedV1)) == sum(each["state"] == "completed" for each in roster)


def public(desk, code, **headers):
    return desk.get(f"/public/certificates/{code}", by=desk.NOBODY, **headers)


def test_anybody_may_check_a_code_as_it_is_read_from_paper(desk):
    _, enrolment = desk.certified(validity_months=36, competencies=[SKKNI], title="Pelayanan prima", title_en="Service")
    code = enrolment["certificate_code"]
    told = desk.done(public(desk, code))
    assert told == {
        "status": "valid",
        "code": code,
        "holder": "D.",
        "title": "Pelayanan prima",
        "title_en": "Service",
        "hours": 8,
        "competencies": [SKKNI | {"edition": 1}],
        "programme_title": None,
        "course_version": 1,
        "rule_id": "sertifikat-2024-01",
        "held_on": told["held_on"],
        "issued_on": today().isoformat(),
        "valid_until": str(valid_until(today(), 36)),
        "revoked_at": None,
        "badge": True,
        "paper": False,
    }
    assert desk.done(public(desk, code.lower().replace("-", "").replace("0", "o"))) == told


def test_an_expired_certificate_says_so_from_the_day_after(desk):
    _, enrolment = desk.certified(validity_months=1)
    code = enrolment["certificate_code"]
    Certificate.objects(code=code).update(set__valid_until=today())
    assert desk.done(public(desk, code))["status"] == "valid"
    Certificate.objects(code=code).update(set__valid_until=today() - timedelta(days=1))
    assert desk.done(public(desk, code))["status"] == "expired"


def test_an_unknown_or_mistyped_code_is_told_apart(desk):
    desk.refused(public(desk, new_code(b"unknown")), "certificate-unknown", 404)
    for typed in ("AAAA-BBBB-CCCC", "x", "%24ne", "0" * 500):
        desk.refused(public(desk, typed), "certificate-mistyped", 404)


def test_a_revoked_certificate_says_so_but_not_why(desk):
    who, enrolment = desk.certified()
    path = f"/certificates/{enrolment['certificate_id']}/revoke"
    desk.refused(desk.post(path, {"reason": " "}), "invalid", 422)
    desk.refused(desk.post(path, {"reason": "x"}, by=who), "forbidden", 403)
    desk.refused(desk.post(path, {"reason": "x"}, by=desk.TRAINER), "forbidden", 403)
    revoked = desk.done(desk.post(path, {"reason": "Nilai tertukar"}))
    assert (revoked["status"], revoked["revoked_reason"]) == ("revoked", "Nilai tertukar")
    told = desk.done(public(desk, enrolment["certificate_code"]))
    assert told["status"] == "revoked"
    assert "Nilai" not in str(told)
    (event,) = desk.envelopes(contract.CertificateRevokedV1)
    assert (event["subject"], event["sequence"]) == (enrolment["certificate_id"], "0000000002")
    assert event["data"] == {
        "certificate_id": enrolment["certificate_id"],
        "completion_id": enrolment["id"],
        "code": enrolment["certificate_code"],
        "librarian_id": who.id,
        "course_title": enrolment["course_title"],
        "reason": "Nilai tertukar",
    }
    desk.refused(desk.post(path, {"reason": "Lagi"}), "certificate-revoked", 409)
    desk.refused(desk.post(f"/certificates/{new_id()}/revoke", {"reason": "x"}), "not-found", 404)


def test_a_certificate_keeps_what_held_on_its_day(desk):
    who, enrolment = desk.certified(title="Judul lama", hours=8)
    (before,) = desk.done(desk.get("/me/certificates", by=who))["items"]
    desk.done(desk.patch(f"/courses/{enrolment['course_id']}", {"title": "Judul baru", "hours": 99}, If_Match='"1"'))
    desk.apply(desk.registered(who, sequence=5, name="Dewi Br. Sipayung"))
    (after,) = desk.done(desk.get("/me/certificates", by=who))["items"]
    assert after == before
    assert (after["title"], after["hours"], after["holder"], after["course_version"]) == ("Judul lama", 8, "Dewi", 1)


def test_certificates_are_listed_to_their_holder_only(desk):
    who, _ = desk.certified()
    other = desk.hire()
    assert len(desk.done(desk.get("/me/certificates", by=who))["items"]) == 1
    assert desk.done(desk.get("/me/certificates", by=other))["items"] == []
    desk.refused(desk.get("/me/certificates", by=desk.NOBODY), "unauthenticated", 401)
