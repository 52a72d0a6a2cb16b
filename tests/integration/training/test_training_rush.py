"""Everybody at once: seats are never sold twice, the queue keeps its order, nobody is lost."""

import random
from datetime import timedelta
from functools import partial
from typing import Any

from services.training.commands import offers
from services.training.documents import Enrolment, Session
from shared.clock import iso, utcnow
from shared.contracts import training as contract
from shared.ids import new_id


def stored(session):
    return Session.objects(id=session["id"]).first()


def check(session):
    """What must hold of a session at every moment, read from what is stored."""
    doc = stored(session)
    by_state = {
        state: {each.librarian_id for each in Enrolment.objects(session_id=doc.id, state=state)}
        for state in ("confirmed", "waitlisted")
    }
    assert len(doc.confirmed) == len(set(doc.confirmed)) <= doc.capacity
    assert set(doc.confirmed) == by_state["confirmed"]
    assert set(doc.waiting) == by_state["waitlisted"]
    assert len(doc.waiting) == len(set(doc.waiting))
    assert not doc.waiting or len(doc.confirmed) == doc.capacity
    return doc


def test_a_hundred_for_twenty_seats(desk, at_once):
    session = desk.session(capacity=20)
    people = desk.hire_many(100)
    for who in people:
        desk.token(who)
    path = f"/sessions/{session['id']}/enrolments"
    answers = at_once([lambda who=who: desk.insist(path, by=who) for who in people])
    assert [each.status_code for each in answers] == [201] * 100
    doc = check(session)
    assert (len(doc.confirmed), len(doc.waiting), doc.version) == (20, 80, 101)
    told = {each.get_json()["librarian_id"]: each.get_json()["position"] for each in answers}
    assert [told[librarian_id] for librarian_id in doc.waiting] == list(range(1, 81))
    assert len(desk.said(contract.EnrolmentConfirmedV1)) == 20
    waitlisted = desk.said(contract.EnrolmentWaitlistedV1)
    assert sorted((each["position"], each["librarian_id"]) for each in waitlisted) == list(
        enumerate(doc.waiting, start=1)
    )
    _withdrawals_and_raises(
        desk, at_once, session, {each.get_json()["librarian_id"]: each.get_json() for each in answers}
    )


def _withdrawals_and_raises(desk, at_once, session, enrolments):
    """Ten give up their seats, ten leave the queue, and the room grows by five: all at once."""
    before = check(session)
    giving_up, leaving = before.confirmed[::2], before.waiting[::8]
    calls = [
        lambda each=each: desk.insist(f"/enrolments/{enrolments[each]['id']}/withdraw") for each in giving_up + leaving
    ]
    answers = at_once([*calls, lambda: _raised(desk, session, 25)])
    assert [each.status_code for each in answers] == [200] * 21
    after = check(session)
    stay = [each for each in before.confirmed if each not in giving_up]
    queue = [each for each in before.waiting if each not in leaving]
    assert after.capacity == 25
    # Whoever left the queue may have been seated on the way, so only the order is certain.
    assert after.confirmed[:10] == stay
    assert after.confirmed[10:] + after.waiting == queue
    promoted = [each["librarian_id"] for each in desk.said(contract.EnrolmentPromotedV1)]
    assert set(after.confirmed[10:]) <= set(promoted)
    assert len(promoted) == len(set(promoted))


def _raised(desk, session, capacity):
    """Raise the capacity as a person would: look again and repeat when somebody was faster."""
    while True:
        response = desk.resize(session, capacity)
        if response.status_code not in (412, 503):
            return response


def test_one_person_clicking_ten_times_has_one_place(desk, at_once):
    session, who = desk.session(), desk.hire()
    path = f"/sessions/{session['id']}/enrolments"
    answers = at_once([lambda: desk.insist(path, by=who) for _ in range(10)])
    assert sorted(each.status_code for each in answers) == [201] + [409] * 9
    assert Enrolment.objects.count() == 1


def test_any_mixture_of_people_and_moments_keeps_the_rules(desk, at_once):
    chance = random.Random(20261124)
    session = desk.session(capacity=3)
    people = desk.hire_many(24)
    path = f"/sessions/{session['id']}/enrolments"
    held: dict[Any, Any] = {}

    def step(who):
        if who in held:
            return who, desk.insist(f"/enrolments/{held[who]['id']}/withdraw", by=who)
        return who, desk.insist(path, by=who)

    def leave(who):
        desk.leave(who)
        return who, None

    for round_number in range(5):
        chosen = chance.sample(people, 8)
        gone = people.pop() if round_number == 3 else None
        calls: list[Any] = [partial(step, who) for who in chosen if who != gone]
        calls.append(lambda: (None, desk.resize(session, chance.randint(3, 6))))
        calls += [partial(leave, gone)] if gone else []
        for who, response in at_once(calls):
            if who is None or response is None:
                assert response is None or response.status_code in (200, 409, 412, 503)
                continue
            assert response.status_code in (200, 201), response.get_json()
            held.pop(who, None) if response.status_code == 200 else held.update({who: response.get_json()})
        held.pop(gone, None)
        doc = check(session)
        assert set(doc.confirmed) | set(doc.waiting) == {who.id for who in held}


def test_parties_quotas_claims_and_requests_all_at_once_keep_the_rules(desk, at_once):
    """Whatever happens at the same moment: never over capacity, nobody in two states, the queue in order of asking."""
    chance = random.Random(20261125)
    desk.open_library(desk.unit_id)
    soon = utcnow() + timedelta(days=2)
    plan = desk.plan(4 * 1440, course_id=desk.course()["id"], capacity=5, claim_hours=24)
    quotas = {"quotas": [{"unit_id": desk.unit_id, "seats": 2}], "quota_until": iso(soon)}
    session = desk.done(desk.post("/sessions", plan | quotas))
    ours, theirs = desk.hire_many(12), desk.hire_many(12, "Lain", unit_id=new_id())
    free = [*ours, *theirs]
    clock = utcnow()
    for _ in range(5):
        calls: list[Any] = []
        for _ in range(3):
            party = [free.pop(chance.randrange(len(free))) for _ in range(chance.choice([1, 1, 2])) if free]
            calls += [partial(_ask, desk, session, party)] if party else []
        open_ones = list(Enrolment.objects(session_id=session["id"], state__in=["confirmed", "waitlisted", "offered"]))
        for enrolment in chance.sample(open_ones, min(3, len(open_ones))):
            verb = "claim" if enrolment.state == "offered" else "withdraw"
            calls.append(partial(desk.insist, f"/enrolments/{enrolment.id}/{verb}"))
        clock += timedelta(hours=9)
        calls += [partial(offers.tend, clock), lambda: desk.resize(session, chance.randint(5, 7))]
        for answer in at_once(calls):
            assert answer is None or answer.status_code in (200, 201, 403, 409, 412, 503), answer.get_json()
        _check_all(session)


def _ask(desk, session, party):
    path = f"/sessions/{session['id']}"
    if len(party) == 1:
        return desk.insist(f"{path}/enrolments", by=party[0])
    return desk.post(f"{path}/parties", {"librarian_ids": [each.id for each in party]})


def _check_all(session):
    doc = stored(session)
    held = {
        state: {each.librarian_id for each in Enrolment.objects(session_id=doc.id, state=state)}
        for state in ("confirmed", "offered", "waitlisted")
    }
    assert (set(doc.confirmed), set(doc.offered), set(doc.waiting)) == tuple(held.values())
    assert len(doc.confirmed) + len(doc.offered) <= doc.capacity
    everybody = [*doc.confirmed, *doc.offered, *doc.waiting]
    assert len(everybody) == len(set(everybody))
    for party in doc.parties:
        assert len({each in doc.waiting for each in party}) == 1, "a party waits together or not at all"
