"""What is asked often is found by an index, and a full hall closes within a request."""

import pytest

from services.training import queries
from services.training.documents import CalendarFeed, Enrolment, Interest, Librarian, Need, Session
from services.training.domain.enrolments import OPEN
from services.training.queries import attending
from shared.clock import utcnow
from shared.contracts import training as contract
from shared.storage.documents import insert_many


def stages(plan):
    """Every stage of the winning plan."""
    if isinstance(plan, dict):
        yield from [plan["stage"]] if "stage" in plan else []
        for value in plan.values():
            yield from stages(value)
    elif isinstance(plan, list):
        for value in plan:
            yield from stages(value)


HOT = {
    "who signs in": lambda: Librarian.objects(nip="1", active=True).order_by("-id"),
    "colleagues": lambda: Librarian.objects(unit_id="u", active=True),
    "sessions by state": lambda: queries.sessions("scheduled", None, None, None).order_by("-id"),
    "sessions of a unit": lambda: queries.sessions("proposed", "u", None, None).order_by("-id"),
    "sessions to come": lambda: queries.sessions(None, None, None, utcnow()).order_by("starts_at", "id"),
    "sessions in hand": lambda: Session.objects(unit_id="u", state__in=["proposed", "scheduled"]),
    "roster": lambda: queries.roster("s", None).order_by("id"),
    "roster by state": lambda: queries.roster("s", "waitlisted").order_by("id"),
    "promoted": lambda: Enrolment.objects(session_id="s", librarian_id__in=["a", "b"], state="waitlisted"),
    "held by a leaver": lambda: Enrolment.objects(librarian_id="a", state__in=OPEN).order_by("id"),
    "waiting needs": lambda: Need.objects(state=Need.NO_COURSE, element__in=["waktu"]),
    "requests to approve": lambda: attending.requests(None).order_by("id"),
    "offers running out": lambda: Enrolment.objects(state="offered", claim_until__lte=utcnow()).order_by("claim_until"),
    "room taken": lambda: Session.objects(room_id="r", state="scheduled", ends_at__gt=utcnow()).order_by("ends_at"),
    "trainer taken": lambda: Session.objects(trainer_nip="1", state="scheduled", ends_at__gt=utcnow()),
    "next run of a course": lambda: Session.objects(course_id="c", state="scheduled", starts_at__gt=utcnow()),
    "who wants a course": lambda: attending.interests_in("c", "waiting").order_by("id"),
    "own wishes": lambda: Interest.objects(librarian_id__in=["a"]).order_by("-id"),
    "calendar address": lambda: CalendarFeed.objects(digest="d"),
    "materials": lambda: attending.materials("s").order_by("id"),
    "courses for an element": lambda: queries.courses("waktu", True),
}


@pytest.mark.parametrize("name", HOT)
def test_hot_queries_use_an_index(desk, name):
    plan = HOT[name]().explain()["queryPlanner"]["winningPlan"]
    assert "COLLSCAN" not in set(stages(plan)), plan
    if "sessions by" in name or "roster" in name or "to come" in name:
        assert "SORT" not in set(stages(plan)), plan


def test_a_full_hall_is_closed_within_one_request(desk):
    session = desk.session(course=desk.course(pass_mark=0), capacity=500)
    people = desk.hire_many(500)
    desk.enrol(people[0], session)
    rest = [
        Enrolment(id=f"e{number:04d}", session_id=session["id"], librarian_id=who.id, state="attended")
        for number, who in enumerate(people[1:])
    ]
    insert_many(rest, utcnow())
    Session.objects(id=session["id"]).update(set__confirmed=[who.id for who in people])
    closed = desk.done(desk.close(session))
    assert (closed["attended"], closed["absent"]) == (499, 1)
    codes = [each["code"] for each in desk.said(contract.CertificateIssuedV1)]
    assert len(set(codes)) == 499
