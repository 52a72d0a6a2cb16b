"""Observed role-play, and feedback: closing waits for the one and opens the other."""

from datetime import timedelta

import pytest

from services.training.app import keep_time
from services.training.documents import FeedbackAnswer, FeedbackTicket
from services.training.domain.reactions import STATEMENTS
from shared.clock import utcnow
from shared.contracts import training as contract
from shared.storage.connection import database
from shared.storage.idempotency import IdempotencyKey

LEVELS = [{"title": "Belum", "points": 0}, {"title": "Cukup", "points": 1}, {"title": "Baik", "points": 2}]
RUBRIC = [{"slug": slug, "title": slug, "levels": LEVELS} for slug in ("sapaan", "solusi")]
RATINGS = dict.fromkeys(STATEMENTS, 4)


@pytest.fixture
def session(desk):
    course = desk.course(observed=True, rubric=RUBRIC, pass_mark=0)
    return desk.session(course=course, trainer=None)


def present(desk, session, count):
    people = desk.hire_many(count)
    enrolments = [desk.enrol(who, session) for who in people]
    for each in enrolments:
        desk.done(desk.attend(each))
    return people, enrolments


def observe(desk, enrolment, by=None, **levels):
    body = {"levels": {"sapaan": 2, "solusi": 1} | levels, "note": "Menyapa lebih dahulu."}
    return desk.put(f"/enrolments/{enrolment['id']}/observation", body, by=by or desk.TRAINER)


def test_an_observed_session_closes_only_when_everybody_present_was_observed(desk, session):
    (_, sahat, _), (dewi, other, absent) = present(desk, session, 3)
    desk.done(desk.attend(absent, False))
    assert desk.done(observe(desk, dewi))["score"] == 75
    problem = desk.refused(desk.close(session), "observations-missing", 409)
    assert sahat.name in problem["detail"]
    assert desk.done(desk.get(f"/sessions/{session['id']}"))["state"] == "scheduled"
    desk.done(observe(desk, other, sapaan=0, solusi=0))
    assert desk.done(observe(desk, other))["version"] == 2, "it may be put right until the end"
    assert desk.done(desk.close(session))["attended"] == 2
    desk.refused(observe(desk, other), "session-not-scheduled", 409)
    seen = desk.done(desk.get(f"/sessions/{session['id']}/observations", by=desk.TRAINER))["items"]
    assert [each["observation"]["score"] for each in seen] == [75, 75]


def test_who_may_observe_whom(desk, session):
    _, (enrolment,) = present(desk, session, 1)
    assessor = type(desk.TRAINER)("199001012015031009", ("assessor",))
    desk.done(observe(desk, enrolment, by=assessor))
    desk.refused(observe(desk, enrolment, by=desk.LIBRARIAN), "forbidden", 403)
    own = desk.hire("Parulian", nip=desk.TRAINER.nip)
    mine = desk.enrol(own, session)
    desk.done(desk.attend(mine))
    desk.refused(observe(desk, mine), "not-own-work", 403)


def test_what_an_observation_needs(desk, session):
    absent = desk.enrol(desk.hire(), session)
    desk.refused(observe(desk, absent), "observation-absent", 409)
    desk.done(desk.attend(absent))
    desk.refused(observe(desk, absent, solusi=3), "invalid", 422)
    desk.refused(observe(desk, absent, lain=0), "invalid", 422)
    ordinary = desk.enrol(desk.hire(), desk.session())
    desk.refused(observe(desk, ordinary), "observation-unasked", 409)
    unruled = {"title": "Tanpa rubrik", "hours": 2, "pass_mark": 0, "observed": True}
    desk.refused(desk.post("/courses", unruled), "rubric-missing", 422)


def closed(desk, count):
    session = desk.session(course=desk.course(pass_mark=0))
    people, _ = present(desk, session, count)
    absent = desk.hire("Absen")
    desk.enrol(absent, session)
    desk.done(desk.close(session))
    return session, people, absent


def give(desk, session, who, comment="", **over):
    body = {"ratings": RATINGS | over, "comment": comment}
    return desk.post(f"/sessions/{session['id']}/feedback", body, by=who, Idempotency_Key=f"key-{who.id}")


def summary(desk, session, **more):
    return desk.get(f"/sessions/{session['id']}/feedback", **more)


def test_feedback_opens_by_itself_for_those_who_were_there_once(desk):
    session, (who, other), absent = closed(desk, 2)
    (asked,) = desk.said(contract.FeedbackAskedV1)
    assert (asked["session_id"], sorted(asked["librarian_ids"])) == (session["id"], sorted([who.id, other.id]))
    mine = desk.done(desk.get("/me/feedback", by=who))
    assert [each["session_id"] for each in mine["items"]] == [session["id"]]
    assert [each["slug"] for each in mine["statements"]] == list(STATEMENTS)
    desk.done(give(desk, session, who))
    desk.refused(give(desk, session, who), "feedback-given", 409)
    desk.refused(give(desk, session, absent), "feedback-not-asked", 403)
    assert desk.done(desk.get("/me/feedback", by=who))["items"] == []
    assert FeedbackAnswer.objects.count() == 1


def test_nothing_stored_leads_from_an_answer_to_a_person(desk):
    session, (who,), _ = closed(desk, 1)
    desk.done(give(desk, session, who, "Ruangnya panas"))
    answer = FeedbackAnswer.objects.first().to_mongo()
    assert set(answer) == {"_id", "round_id", "ratings", "comment"}
    assert answer["_id"][14] == "4", "an id that does not grow with time"
    assert set(FeedbackTicket.objects.first().to_mongo()) == {"_id", "round_id", "librarian_id", "answered"}
    for name in database().list_collection_names():
        rows = [str(each) for each in database()[name].find()]
        assert not [row for row in rows if "Ruangnya" in row and who.id in row]
    assert IdempotencyKey.objects.count() == 0, "a print of the answer would stand beside the person"


def test_answering_twice_at_once_counts_once(desk, at_once):
    session, (who,), _ = closed(desk, 1)
    answers = at_once([lambda: give(desk, session, who) for _ in range(4)])
    assert sorted(each.status_code for each in answers) == [201, 409, 409, 409]
    assert FeedbackAnswer.objects.count() == 1


def test_the_summary_is_told_when_the_time_is_over_and_five_have_answered(desk):
    session, people, _ = closed(desk, 6)
    for number, who in enumerate(people[:5]):
        desk.done(give(desk, session, who, f"Komentar {number}", manfaat=3 + number % 2))
    running = desk.done(summary(desk, session))
    assert (running["n"], running["asked"], running["averages"], running["comments"]) == (5, 6, None, [])
    keep_time(utcnow() + timedelta(days=13))
    assert desk.said(contract.FeedbackSummarisedV1) == []
    for _ in range(2):
        keep_time(utcnow() + timedelta(days=15))
    (said,) = desk.said(contract.FeedbackSummarisedV1)
    averages = dict.fromkeys(STATEMENTS, "4.00") | {"manfaat": "3.40"}
    assert said == {"session_id": session["id"], "course_id": said["course_id"], "n": 5, "averages": averages}
    told = desk.done(summary(desk, session))
    assert (told["shown"], told["averages"], len(told["comments"])) == (True, averages, 5)
    desk.refused(give(desk, session, people[5]), "feedback-closed", 409)


def test_below_five_only_the_number_is_told(desk):
    session, people, _ = closed(desk, 4)
    for who in people:
        desk.done(give(desk, session, who, "Rahasia"))
    keep_time(utcnow() + timedelta(days=15))
    (said,) = desk.said(contract.FeedbackSummarisedV1)
    assert (said["n"], said["averages"]) == (4, None)
    told = desk.done(summary(desk, session))
    assert (told["n"], told["shown"], told["averages"], told["comments"]) == (4, False, None, [])


def test_trainers_see_theirs_only(desk):
    desk.hire("Parulian", nip=desk.TRAINER.nip)
    own = desk.session(course=desk.course(pass_mark=0), trainer=desk.TRAINER.nip)
    present(desk, own, 1)
    desk.done(desk.close(own, by=desk.TRAINER))
    desk.done(summary(desk, own, by=desk.TRAINER))
    foreign, _, _ = closed(desk, 1)
    desk.refused(summary(desk, foreign, by=desk.TRAINER), "feedback-not-yours", 403)
    desk.refused(summary(desk, own, by=desk.LIBRARIAN), "forbidden", 403)
    desk.done(summary(desk, foreign))


def test_nobody_present_nobody_asked(desk):
    session = desk.session()
    desk.done(desk.close(session))
    assert desk.said(contract.FeedbackAskedV1) == []
    desk.refused(summary(desk, session), "not-found", 404)


def test_a_form_with_gaps_or_foreign_statements_is_refused(desk):
    session, (who,), _ = closed(desk, 1)
    for over in ({"manfaat": 6}, {"manfaat": 0}, {"lain": 3}):
        desk.refused(give(desk, session, who, **over), "invalid", 422)
    gap = {"ratings": {"manfaat": 4}}
    desk.refused(desk.post(f"/sessions/{session['id']}/feedback", gap, by=who), "invalid", 422)
