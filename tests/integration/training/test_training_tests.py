"""Tests before and after: made from the bank, taken, scored, and what becomes of the scores."""

from datetime import timedelta
from typing import Any

import pytest

from services.training.app import keep_time
from services.training.documents import (
    Attempt,
    FeedbackAnswer,
    FeedbackRound,
    FeedbackTicket,
    Instrument,
    Observation,
    Question,
    Sitting,
)
from shared.clock import utcnow
from shared.contracts import training as contract
from shared.ids import new_id

SINGLE: dict[str, Any] = {
    "kind": "single",
    "prompt": "Berapa kelas utama DDC?",
    "points": 2,
    "content": {"options": [{"key": k, "text": t, "correct": t == "10"} for k, t in (("a", "9"), ("b", "10"))]},
}
MATCHING: dict[str, Any] = {
    "kind": "matching",
    "prompt": "Jodohkan.",
    "points": 2,
    "content": {"pairs": [{"left": "000", "right": "Karya umum"}, {"left": "900", "right": "Sejarah"}]},
}
RUBRIC = [
    {"slug": "isi", "title": "Isi", "levels": [{"title": t, "points": p} for t, p in (("Kurang", 0), ("Baik", 4))]}
]
ESSAY: dict[str, Any] = {
    "kind": "essay",
    "prompt": "Jelaskan tajuk subjek.",
    "points": 4,
    "content": {"rubric": RUBRIC},
}


@pytest.fixture
def course(desk):
    return desk.course()


@pytest.fixture
def session(desk, course):
    return desk.session(course=course)


@pytest.fixture
def who(desk, session):
    person = desk.hire()
    desk.enrol(person, session)
    return person


def bank(desk, course, *questions):
    return [desk.done(desk.post(f"/courses/{course['id']}/questions", each, by=desk.TRAINER)) for each in questions]


def make(desk, course, *questions, **over):
    ids = [each["id"] for each in bank(desk, course, *questions)]
    facts = {"title": "Klasifikasi", "purposes": ["pre", "post"], "question_ids": ids} | over
    return desk.done(desk.post(f"/courses/{course['id']}/instruments", facts, by=desk.TRAINER))


def opened(desk, session, purpose="post"):
    return desk.done(desk.post(f"/sessions/{session['id']}/sittings", {"purpose": purpose}, by=desk.TRAINER))


def begin(desk, sitting, who):
    return desk.done(desk.post(f"/sittings/{sitting['id']}/attempts", by=who))


def submit(desk, taking, answers, who):
    return desk.done(desk.post(f"/attempts/{taking['attempt']['id']}/submit", {"answers": answers}, by=who))


def mine(desk, who):
    return desk.done(desk.get("/me/enrolments", by=who))["items"][0]


def test_pre_and_post_give_the_gain_of_a_person(desk, course, session, who):
    single, matching = make(desk, course, SINGLE, MATCHING)["questions"]
    before = begin(desk, opened(desk, session, "pre"), who)
    assert "correct" not in str(before)
    assert submit(desk, before, {single["id"]: "a", matching["id"]: {"0": "Karya umum"}}, who)["attempt"]["score"] == 25
    after = begin(desk, opened(desk, session), who)
    done = submit(desk, after, {single["id"]: "b", matching["id"]: {"0": "Karya umum", "1": "Karya umum"}}, who)
    assert [each["share"] for each in done["questions"]] == ["1", "1/2"]
    told = mine(desk, who)
    assert (told["pre_score"], told["post_score"], told["gain"], told["gain_state"]) == (25, 75, "0.67", "measured")


def test_full_marks_before_leave_nothing_to_learn_and_that_is_said(desk, session, who):
    desk.done(desk.score(mine(desk, who), pre=100, post=100))
    told = mine(desk, who)
    assert (told["gain"], told["gain_state"]) == (None, "undefined")


def test_everybody_with_a_seat_is_told_once(desk, course, session, who):
    make(desk, course, SINGLE)
    sitting = opened(desk, session)
    (said,) = desk.said(contract.TestOpenedV1)
    assert (said["sitting_id"], said["purpose"], said["librarian_ids"]) == (sitting["id"], "post", [who.id])
    again = desk.post(f"/sessions/{session['id']}/sittings", {"purpose": "post"})
    desk.refused(again, "sitting-exists", 409)
    (listed,) = desk.done(desk.get("/me/tests", by=who))["items"]
    assert (listed["sitting"]["id"], listed["left"], listed["open_attempt"]) == (sitting["id"], 1, None)
    assert desk.done(desk.get("/me/tests", by=desk.hire()))["items"] == []


def test_what_is_saved_is_there_again_and_what_is_not_named_stays(desk, course, session, who):
    single, matching = make(desk, course, SINGLE, MATCHING)["questions"]
    sitting = opened(desk, session)
    taking = begin(desk, sitting, who)
    path = f"/attempts/{taking['attempt']['id']}/answers"
    desk.done(desk.put(path, {"answers": {single["id"]: "a"}}, by=who))
    desk.done(desk.put(path, {"answers": {matching["id"]: {"0": "Sejarah"}}}, by=who))
    again = begin(desk, sitting, who)
    assert again["attempt"]["id"] == taking["attempt"]["id"]
    assert [each["answer"] for each in again["questions"]] == ["a", {"0": "Sejarah"}]
    for answers in ({single["id"]: "z"}, {new_id(): "a"}, {matching["id"]: {"7": "Sejarah"}}):
        desk.refused(desk.put(path, {"answers": answers}, by=who), "invalid", 422)


def test_attempts_are_limited_and_the_best_counts(desk, course, session, who):
    (single,) = make(desk, course, SINGLE, attempts=2)["questions"]
    pre, post = opened(desk, session, "pre"), opened(desk, session)
    assert (pre["attempts"], post["attempts"]) == (1, 2), "a second look is not `before` any more"
    for answer in ("b", "a"):
        submit(desk, begin(desk, post, who), {single["id"]: answer}, who)
    assert mine(desk, who)["post_score"] == 100
    desk.refused(desk.post(f"/sittings/{post['id']}/attempts", by=who), "attempts-used", 409)


def test_beginning_twice_at_once_is_one_attempt(desk, course, session, who, at_once):
    make(desk, course, SINGLE, attempts=5)
    sitting = opened(desk, session)
    answers = at_once([lambda: desk.post(f"/sittings/{sitting['id']}/attempts", by=who) for _ in range(4)])
    assert {each.status_code for each in answers} == {201}
    assert Attempt.objects.count() == 1


def test_after_the_time_limit_only_what_was_saved_counts(desk, course, session, who):
    (single,) = make(desk, course, SINGLE, minutes=10)["questions"]
    taking = begin(desk, opened(desk, session), who)
    assert 590 <= taking["seconds_left"] <= 600
    attempt = taking["attempt"]["id"]
    desk.done(desk.put(f"/attempts/{attempt}/answers", {"answers": {single["id"]: "a"}}, by=who))
    Attempt.objects(id=attempt).update(set__deadline=utcnow() - timedelta(seconds=20))
    late = {"answers": {single["id"]: "b"}}
    desk.refused(desk.put(f"/attempts/{attempt}/answers", late, by=who), "attempt-time-over", 409)
    done = submit(desk, taking, late["answers"], who)
    assert (done["attempt"]["overdue"], done["attempt"]["score"]) == (True, 0)


def test_an_attempt_nobody_came_back_to_is_handed_in_by_itself(desk, course, session, who):
    (single,) = make(desk, course, SINGLE, minutes=10)["questions"]
    attempt = begin(desk, opened(desk, session), who)["attempt"]["id"]
    desk.done(desk.put(f"/attempts/{attempt}/answers", {"answers": {single["id"]: "b"}}, by=who))
    keep_time(utcnow() + timedelta(minutes=9))
    assert Attempt.objects.first().state == "open"
    keep_time(utcnow() + timedelta(minutes=11))
    assert Attempt.objects.first().state == "scored"
    assert mine(desk, who)["post_score"] == 100


def test_a_changed_question_alters_no_test_and_no_result(desk, course, session, who):
    instrument = make(desk, course, SINGLE)
    (question,) = instrument["questions"]
    taking = begin(desk, opened(desk, session), who)
    turned = {"options": [{**each, "correct": not each["correct"]} for each in SINGLE["content"]["options"]]}
    path = f"/questions/{question['id']}"
    assert desk.patch(path, {"content": turned}, by=desk.TRAINER).status_code == 428
    changed = desk.done(desk.patch(path, {"content": turned}, by=desk.TRAINER, If_Match='"1"'))
    assert changed["version"] == 2
    assert submit(desk, taking, {question["id"]: "b"}, who)["attempt"]["score"] == 100
    assert desk.done(desk.get(f"/instruments/{instrument['id']}"))["questions"] == [question]
    facts = {"title": "Baru", "purposes": ["post"], "question_ids": [question["id"]]}
    newer = desk.done(desk.post(f"/courses/{course['id']}/instruments", facts))
    assert (newer["number"], newer["questions"][0]["version"]) == (2, 2)
    assert opened(desk, desk.session(course=course))["instrument_id"] == newer["id"]


def test_an_essay_waits_for_its_scorer_and_holds_the_session_open(desk, course, session, who):
    single, essay = make(desk, course, SINGLE, ESSAY)["questions"]
    sitting = opened(desk, session)
    desk.done(desk.attend(mine(desk, who)))
    done = submit(desk, begin(desk, sitting, who), {single["id"]: "b", essay["id"]: "Karena …"}, who)
    assert (done["attempt"]["state"], done["attempt"]["score"]) == ("submitted", None)
    problem = desk.refused(desk.close(session), "tests-unscored", 409)
    assert who.name in problem["detail"]
    (waiting,) = desk.done(desk.get(f"/sessions/{session['id']}/attempts?state=submitted", by=desk.TRAINER))["items"]
    assert waiting["librarian_name"] == who.name
    path = f"/attempts/{waiting['attempt']['id']}/marks/{essay['id']}"
    desk.refused(desk.put(path, {"levels": {"isi": 1}}, by=who), "forbidden", 403)
    desk.refused(desk.put(path, {"levels": {}}, by=desk.TRAINER), "invalid", 422)
    desk.refused(desk.put(path.replace(essay["id"], single["id"]), {"levels": {"isi": 1}}), "not-an-essay", 422)
    desk.done(desk.put(path, {"levels": {"isi": 0}}, by=desk.TRAINER))
    assert mine(desk, who)["post_score"] == 33
    desk.done(desk.put(path, {"levels": {"isi": 1}, "note": "Tepat."}, by=desk.TRAINER))
    assert mine(desk, who)["post_score"] == 100
    assert desk.done(desk.close(session))["attended"] == 1


def test_nobody_scores_own_work(desk, course, session):
    teaching = desk.hire("Parulian", nip=desk.TRAINER.nip)
    desk.enrol(teaching, session)
    (essay,) = make(desk, course, ESSAY)["questions"]
    done = submit(desk, begin(desk, opened(desk, session), teaching), {essay["id"]: "Saya"}, teaching)
    path = f"/attempts/{done['attempt']['id']}/marks/{essay['id']}"
    desk.refused(desk.put(path, {"levels": {"isi": 1}}, by=desk.TRAINER), "not-own-work", 403)


def test_closing_the_session_hands_in_what_was_saved(desk, course, session, who):
    (single,) = make(desk, course, SINGLE)["questions"]
    desk.done(desk.attend(mine(desk, who)))
    taking = begin(desk, opened(desk, session), who)
    path = f"/attempts/{taking['attempt']['id']}/answers"
    desk.done(desk.put(path, {"answers": {single["id"]: "b"}}, by=who))
    desk.done(desk.close(session))
    assert (mine(desk, who)["state"], mine(desk, who)["post_score"]) == ("completed", 100)
    desk.refused(desk.put(path, {"answers": {single["id"]: "a"}}, by=who), "attempt-not-open", 409)
    (sitting,) = desk.done(desk.get(f"/sessions/{session['id']}/sittings"))["items"]
    assert sitting["state"] == "closed"


def test_a_test_is_for_those_with_a_seat_and_while_it_is_open(desk, course, session, who):
    make(desk, course, SINGLE)
    sitting, stranger = opened(desk, session), desk.hire()
    begin_path = f"/sittings/{sitting['id']}/attempts"
    desk.refused(desk.post(begin_path, by=stranger), "sitting-not-yours", 403)
    taking = begin(desk, sitting, who)
    desk.refused(desk.get(f"/attempts/{taking['attempt']['id']}", by=stranger), "sitting-not-yours", 403)
    desk.done(desk.post(f"/sittings/{sitting['id']}/close", by=desk.TRAINER))
    desk.refused(desk.post(f"/sittings/{sitting['id']}/close", by=desk.TRAINER), "sitting-closed", 409)
    desk.refused(desk.post(begin_path, by=who), "sitting-closed", 409)


def test_what_a_bank_refuses(desk, course, session):
    bank(desk, course, SINGLE)
    path = f"/courses/{course['id']}/questions"
    again = SINGLE | {"prompt": " berapa KELAS utama ddc? "}
    desk.refused(desk.post(path, again), "question-exists", 409)
    for wrong in (
        SINGLE | {"content": {"options": SINGLE["content"]["options"][:1]}},
        SINGLE | {"content": {**SINGLE["content"], "accepted": ["x"]}},
        SINGLE | {"points": 0},
    ):
        desk.refused(desk.post(path, wrong | {"prompt": "lain"}), "invalid", 422)
    unknown = {"title": "x", "purposes": ["pre"], "question_ids": [new_id()]}
    desk.refused(desk.post(f"/courses/{course['id']}/instruments", unknown), "invalid", 422)
    desk.refused(desk.post(f"/sessions/{session['id']}/sittings", {"purpose": "pre"}), "instrument-missing", 409)
    desk.refused(desk.get(path, by=desk.LIBRARIAN), "forbidden", 403)


def test_item_analysis_is_silent_below_five(desk, course, session):
    instrument = make(desk, course, SINGLE, MATCHING)
    single, _ = instrument["questions"]
    sitting = opened(desk, session)
    path = f"/instruments/{instrument['id']}/analysis"
    people = desk.hire_many(5)
    for number, who in enumerate(people):
        desk.enrol(who, session)
        first = desk.done(desk.get(path))["items"][0]
        assert (first["n"], first["difficulty"]) == (number, None)
        submit(desk, begin(desk, sitting, who), {single["id"]: "b" if number else "a"}, who)
    first, second = desk.done(desk.get(path, by=desk.TRAINER))["items"]
    assert (first["n"], first["difficulty"], first["discrimination"]) == (5, "0.80", "1.00")
    assert (second["difficulty"], second["discrimination"]) == ("0.00", "0.00")


LOOKED_UP_OFTEN = {
    "the bank": lambda: Question.objects(course_id="c", active=True).order_by("id"),
    "the test in use": lambda: Instrument.objects(course_id="c", purposes="post").order_by("-number"),
    "tests of a session": lambda: Sitting.objects(session_id="s", state="open"),
    "answers to score": lambda: Attempt.objects(session_id="s", state="submitted").order_by("id"),
    "one's own answers": lambda: Attempt.objects(librarian_id="p", sitting_id__in=["t"]),
    "time that is over": lambda: Attempt.objects(state="open", deadline__lt=utcnow()).order_by("deadline"),
    "first attempts": lambda: Attempt.objects(instrument_id="i", state="scored", number=1),
    "observations": lambda: Observation.objects(session_id="s"),
    "who is asked": lambda: FeedbackTicket.objects(librarian_id__in=["p"], answered=False),
    "what was answered": lambda: FeedbackAnswer.objects(round_id="r"),
    "rounds that end": lambda: FeedbackRound.objects(state="open", closes_at__lt=utcnow()).order_by("closes_at"),
}


@pytest.mark.parametrize("name", LOOKED_UP_OFTEN)
def test_what_is_looked_up_often_is_found_by_an_index(training, name):
    plan = str(LOOKED_UP_OFTEN[name]().explain()["queryPlanner"]["winningPlan"])
    assert "IXSCAN" in plan
    assert "COLLSCAN" not in plan
    assert "SORT'" not in plan, "the index gives the order, too"
