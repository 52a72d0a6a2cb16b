"""A recurring course opens its next run by itself, once; those whose validity ends come; who is overdue is exact."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from services.training import jobs
from services.training.commands import recurring
from services.training.documents import Certificate, Enrolment, Librarian, Recurrence, Session
from shared.clock import WIB, iso, utcnow
from shared.contracts import programmes as contract
from shared.contracts import training as training_contract
from shared.ids import new_id
from shared.storage import transaction
from shared.storage.documents import insert_many
from tests.integration.training.conftest import Desk, Person
from tests.integration.training.test_training_programmes import programme

AUDITOR = Person("auditor", ("auditor",))
DAY = timedelta(days=1)


@pytest.fixture
def now():
    return utcnow()


@pytest.fixture
def today(now):
    return now.astimezone(WIB).date()


def recur(desk: Desk, first_on: date, course=None, **over):
    course = course or desk.course(programme_id=programme(desk)["id"], validity_months=12, pass_mark=0)
    facts = {
        "rule": "FREQ=YEARLY", "first_on": first_on.isoformat(), "at": "09:00", "minutes": 360, "place": "Aula",
        "lead_days": 30, "window_days": 60,
    }  # fmt: skip
    return course, desk.done(desk.put(f"/courses/{course['id']}/recurrence", facts | over))


def certify(course, *people, until: date | None, revoked: bool = False):
    day = date(2025, 1, 2)
    made = [
        Certificate(
            id=new_id(), code=new_id()[-14:], enrolment_id=new_id(), librarian_id=who.id, holder=who.name,
            course_id=course["id"], course_title=course["title"], course_version=1, hours=8, session_id=new_id(),
            held_on=day, issued_on=day, valid_until=until, revoked_at=utcnow() if revoked else None,
        )
        for who in people
    ]  # fmt: skip
    insert_many(made, utcnow())
    return made


def overdue(desk: Desk, course, standing="overdue"):
    path = f"/overdue?course={course['id']}&standing={standing}"
    return {each["librarian_id"]: each for each in desk.done(desk.get(path, by=AUDITOR))["items"]}


def runs(course):
    return list(Session.objects(course_id=course["id"]).order_by("starts_at"))


def test_the_next_run_opens_by_itself_once(desk, now, today):
    course, found = recur(desk, today + 10 * DAY)
    assert found["next_on"] == (today + 10 * DAY).isoformat()
    told = desk.done(desk.post("/runs", {}))
    assert desk.done(desk.post("/runs", {}, by=Desk.OPERATOR)) == {"opened": [], "enrolled": 0, "blocked": 0}
    [session] = runs(course)
    assert told["opened"] == [session.id]
    assert session.state == "scheduled"
    assert session.starts_at == datetime.combine(today + 10 * DAY, time(2, 0), UTC)
    assert (session.ends_at - session.starts_at, session.programme_id) == (timedelta(hours=6), course["programme_id"])
    [said] = desk.said(contract.RunOpenedV1)
    assert (said["session_id"], said["due"]) == (session.id, 0)
    after = desk.done(desk.get(f"/courses/{course['id']}/recurrence"))
    assert after["opened_until"] == found["next_on"] < after["next_on"]


def test_not_before_its_time_and_the_one_after_in_a_year(desk, now, today):
    course, _ = recur(desk, today + 31 * DAY + DAY)
    assert jobs.open_runs(now)["opened"] == []
    assert len(jobs.open_runs(now + 3 * DAY)["opened"]) == 1  # its time is nine in the morning of the day after next
    assert jobs.open_runs(now + 300 * DAY)["opened"] == []
    assert len(jobs.open_runs(now + 375 * DAY)["opened"]) == 1
    first, second = runs(course)
    assert second.occurrence_on.replace(year=first.occurrence_on.year) == first.occurrence_on


def test_two_workers_open_one_run(desk, now, today, at_once):
    course, _ = recur(desk, today + 5 * DAY)
    open_it = lambda: transaction.run(lambda: recurring.open_next(course["id"], now))  # noqa: E731
    assert len([each for each in at_once([open_it] * 4) if each]) == 1
    assert len(runs(course)) == 1


def test_who_was_away_does_not_hold_it_in_the_past(desk, now, today):
    course, _ = recur(desk, today + 5 * DAY, rule="FREQ=WEEKLY", lead_days=7)
    opened = jobs.open_runs(now + 30 * DAY)["opened"]
    starts = [each.starts_at for each in runs(course)]
    assert len(opened) == len(starts) == 1
    assert now + 30 * DAY < starts[0] <= now + 37 * DAY


def test_those_whose_validity_ends_in_the_window_are_invited(desk, now, today):
    course, _ = recur(desk, today + 10 * DAY)
    late, inside, edge, beyond, never = desk.hire_many(5)
    certify(course, late, until=today - DAY)
    certify(course, inside, until=today + 40 * DAY)
    certify(course, edge, until=today + 70 * DAY)
    certify(course, beyond, until=today + 71 * DAY)
    jobs.open_runs(now)
    [session] = runs(course)
    assert set(session.invited) == {late.id, inside.id, edge.id}
    [said] = desk.said(training_contract.SessionScheduledV1)
    assert set(said["invited"]) == set(session.invited), "each is told once, by the invitation"
    assert Enrolment.objects(session_id=session.id).count() == 0
    assert never.id not in session.invited


def test_or_enrolled_once_and_whoever_withdraws_is_left_alone(desk, now, today):
    course, _ = recur(desk, today + 10 * DAY, enrols=True)
    late, inside, beyond = desk.hire_many(3)
    certify(course, late, until=today - DAY)
    certify(course, inside, until=today + 40 * DAY)
    certify(course, beyond, until=today + 400 * DAY)
    assert jobs.open_runs(now)["enrolled"] == 2
    [session] = runs(course)
    assert set(session.confirmed) == {late.id, inside.id}
    assert len(desk.said(training_contract.EnrolmentConfirmedV1)) == 2
    enrolment = desk.done(desk.get("/me/enrolments", by=late))["items"][0]
    desk.done(desk.withdraw(enrolment, by=late))
    assert jobs.open_runs(now)["enrolled"] == 0
    certify(course, newly := desk.hire(), until=today + 9 * DAY)
    assert jobs.open_runs(now)["enrolled"] == 1, "who falls due later is enrolled too"
    assert Enrolment.objects(session_id=session.id, librarian_id=newly.id).first().state == "confirmed"


def test_a_rule_enrols_no_further_than_the_money_goes(desk, now, today):
    course = desk.course(programme_id=programme(desk)["id"], seat_cost=100, pass_mark=0)
    starts = today + 10 * DAY
    desk.done(desk.put(f"/budget/years/{starts.year}", {"amount": 250}))
    recur(desk, starts, course, enrols=True)
    people = desk.hire_many(3)
    certify(course, *people, until=today)
    assert jobs.open_runs(now)["enrolled"] == 2
    assert jobs.open_runs(now)["enrolled"] == 0
    report = overdue(desk, course, "due")
    assert sorted(each["next_enrolment"] or "-" for each in report.values()) == ["-", "confirmed", "confirmed"]


def test_who_is_overdue_is_exact_under_leavers_revocation_and_return(desk, now, today):
    course, _ = recur(desk, today + 10 * DAY)
    expired, due, fine, gone, revoked, renewed, back = desk.hire_many(7)
    certify(course, expired, gone, until=today - 5 * DAY)
    certify(course, due, until=today)
    certify(course, fine, until=None)
    certify(course, revoked, until=today + 300 * DAY, revoked=True)
    certify(course, renewed, until=today - 5 * DAY)
    certify(course, renewed, until=today + 300 * DAY)
    certify(course, back, until=today - 5 * DAY)
    desk.leave(gone)
    found = overdue(desk, course)
    assert set(found) == {expired.id, revoked.id, back.id}
    assert (found[expired.id]["day"], found[expired.id]["why"]) == ((today - 4 * DAY).isoformat(), "expired")
    assert (found[revoked.id]["day"], found[revoked.id]["why"]) == (today.isoformat(), "revoked")
    assert set(overdue(desk, course, "due")) == {due.id}
    assert set(overdue(desk, course, "all")) == {expired.id, revoked.id, back.id, due.id, fine.id, renewed.id}
    again = desk.hire("Kembali", nip=back.nip)
    Librarian.objects(id=back.id).update(set__active=False)
    assert set(overdue(desk, course)) == {expired.id, revoked.id, again.id}, "another record, the same person"
    certify(course, again, until=today + 300 * DAY)
    assert set(overdue(desk, course)) == {expired.id, revoked.id}


def test_everybody_may_be_asked_of_the_units_the_course_is_for(desk, today):
    course = desk.course(programme_id=programme(desk)["id"], validity_months=12, unit_ids=[desk.unit_id])
    recur(desk, today + 10 * DAY, course, everybody=True)
    inside, _outside = desk.hire(), desk.hire(unit_id=new_id())
    assert {each["why"] for each in overdue(desk, course).values()} == {"never"}
    assert set(overdue(desk, course)) == {inside.id}


def test_the_report_is_paged_filtered_and_a_file(desk, today):
    course, _ = recur(desk, today + 10 * DAY)
    certify(course, *desk.hire_many(3, "=Rumus"), until=today - DAY)
    path = f"/overdue?course={course['id']}"
    first = desk.done(desk.get(f"{path}&limit=2"))
    rest = desk.done(desk.get(f"{path}&limit=2&cursor={first['next']}"))
    assert (len(first["items"]), len(rest["items"])) == (2, 1)
    assert desk.done(desk.get(f"{path}&unit={new_id()}"))["items"] == []
    sheet = desk.get(f"{path}&format=csv", by=AUDITOR).get_data().decode("utf-8-sig")
    assert sheet.count("'=Rumus") == 3
    assert desk.get(path, by=Desk.LIBRARIAN).status_code == 403


def test_a_run_that_cannot_open_says_so_once(desk, now, today):
    course, _ = recur(desk, today + 10 * DAY, trainer="199900000000000000")
    assert jobs.open_runs(now)["blocked"] == 1
    assert jobs.open_runs(now)["blocked"] == 1
    [said] = desk.said(contract.RunBlockedV1)
    assert (said["reason"], said["course_id"]) == ("trainer-unknown", course["id"])
    shown = desk.done(desk.get(f"/courses/{course['id']}/recurrence"))
    assert shown["blocked_code"] == "trainer-unknown"
    assert runs(course) == []
    body = {key: shown[key] for key in ("rule", "first_on", "at", "minutes", "place", "lead_days", "window_days")}
    desk.done(desk.put(f"/courses/{course['id']}/recurrence", body, If_Match=f'"{shown["version"]}"'))
    assert len(jobs.open_runs(now)["opened"]) == 1


def test_what_blocks_a_run_is_told_of_the_run_to_come_not_of_one_long_past(desk, now, today):
    recur(desk, today + 5 * DAY, rule="FREQ=WEEKLY", lead_days=7, trainer="199900000000000000")
    jobs.open_runs(now + 30 * DAY)
    [said] = desk.said(contract.RunBlockedV1)
    assert said["starts_at"] > iso(now + 30 * DAY)


def test_what_cannot_recur_is_refused(desk, today):
    course, found = recur(desk, today + 10 * DAY)
    path = f"/courses/{course['id']}/recurrence"
    body = {"rule": "FREQ=YEARLY", "first_on": today.isoformat(), "at": "09:00", "minutes": 60, "place": "Aula"}
    assert desk.put(path, body).status_code == 428
    for wrong in ({"rule": "FREQ=HOURLY"}, {"at": "25:00"}, {"minutes": 1}, {"rule": "FREQ=YEARLY;UNTIL=20200101"}):
        assert desk.put(path, body | wrong, If_Match='"1"').status_code == 422, wrong
    desk.refused(desk.put(f"/courses/{desk.course()['id']}/recurrence", body), "no-programme", 409)
    assert desk.get(f"/courses/{desk.course()['id']}/recurrence").status_code == 404
    assert desk.done(desk.get(path)) == found
    listed = desk.done(desk.get(f"/recurrences?programme={course['programme_id']}&active=true"))["items"]
    assert listed == [found]


def test_a_retired_course_or_a_rule_put_to_rest_opens_nothing(desk, now, today):
    course, _ = recur(desk, today + 10 * DAY, active=False)
    other, _ = recur(desk, today + 10 * DAY)
    desk.done(desk.patch(f"/courses/{other['id']}", {"active": False}, If_Match=f'"{other["version"]}"'))
    assert jobs.open_runs(now)["opened"] == []
    assert runs(course) == runs(other) == []


def test_a_later_moment_only_in_development(desk, training, now):
    body = {"as_of": iso(now + DAY)}
    assert desk.post("/runs", body).status_code == 200
    training.app.extensions["settings"] = training.settings.__class__.for_tests("training", env="production")
    try:
        desk.refused(desk.post("/runs", body), "run-in-future", 409)
    finally:
        training.app.extensions["settings"] = training.settings


def test_what_the_job_asks_is_found_by_an_index(desk):
    for found in (
        Recurrence.objects(active=True, next_on__ne=None),
        Session.objects(state="scheduled", recurring_course_id__ne=None, starts_at__gt=utcnow()),
        Session.objects(recurring_course_id="c", occurrence_on=utcnow()),
    ):
        assert "COLLSCAN" not in str(found.explain()["queryPlanner"]["winningPlan"])
