"""A place costs money: promised with the seat, given back with it, spent at the end, and never more than there is."""

import pytest

from services.training import queries
from services.training.documents import BudgetEntry, BudgetYear, Enrolment, Session
from services.training.events.incoming import incoming as handlers
from shared.clock import WIB, utcnow
from shared.contracts import programmes as contract
from shared.contracts.community import NominationApprovedV1, NominationWithdrawnV1
from shared.ids import new_id
from tests.integration.training.conftest import Desk, Person
from tests.support import events

AUDITOR = Person("auditor", ("auditor",))
COST = 250_000


@pytest.fixture
def year():
    return (utcnow().astimezone(WIB)).year


def allocate(desk: Desk, year: int, amount: int):
    found = desk.get(f"/budget/years/{year}")
    headers = {"If_Match": found.headers["ETag"]} if found.status_code == 200 else {}
    return desk.put(f"/budget/years/{year}", {"amount": amount}, **headers)


def figures(desk: Desk, year: int):
    report = desk.done(desk.get(f"/budget/years/{year}", by=AUDITOR))
    assert report["ties_out"] is True
    assert report["allocation"] == report["committed"] + report["spent"] + report["free"]
    return report["committed"], report["spent"], report["free"]


def costly(desk: Desk, **over):
    return desk.session(course=desk.course(seat_cost=COST, pass_mark=0), **over)


def refuse(desk: Desk, response, code="budget-exceeded"):
    return desk.refused(response, code, 409)["detail"]


def test_money_set_aside_is_told_whole_each_time(desk, year):
    desk.done(allocate(desk, year, 1_000_000))
    desk.done(allocate(desk, year, 1_200_000))
    told = [(each["year"], each["allocation"], each["programmes"]) for each in desk.said(contract.BudgetAllocatedV1)]
    assert told == [(year, 1_000_000, []), (year, 1_200_000, [])]


def test_a_place_is_promised_and_given_back(desk, year):
    desk.done(allocate(desk, year, 1_000_000))
    session, who = costly(desk), desk.hire()
    enrolment = desk.enrol(who, session)
    assert figures(desk, year) == (COST, 0, 750_000)
    [said] = desk.said(contract.BudgetCommittedV1)
    assert (said["source_id"], said["amount"], said["free"]) == (enrolment["id"], COST, 750_000)
    assert desk.withdraw(enrolment, by=who).status_code == 200
    assert figures(desk, year) == (0, 0, 1_000_000)
    assert desk.said(contract.BudgetReleasedV1)[0]["reason"] == "own_wish"


def test_a_place_that_would_exceed_the_year_is_refused_with_the_numbers(desk, year):
    desk.done(allocate(desk, year, COST + 1))
    session, first, second = costly(desk), desk.hire(), desk.hire()
    desk.enrol(first, session)
    detail = refuse(desk, desk.post(f"/sessions/{session['id']}/enrolments", by=second))
    assert all(part in detail for part in (str(year), "Rp 250.000", "Rp 1 ", "Rp 250.001"))
    assert Session.objects(id=session["id"]).first().confirmed == [first.id], "no seat without the money"
    assert Enrolment.objects(librarian_id=second.id).count() == 0
    assert figures(desk, year) == (COST, 0, 1)
    desk.done(allocate(desk, year, 2 * COST))
    desk.enrol(second, session)
    assert figures(desk, year) == (2 * COST, 0, 0)


def test_without_any_allocation_a_costly_place_is_refused_and_a_free_one_is_not(desk, year):
    who = desk.hire()
    refuse(desk, desk.post(f"/sessions/{costly(desk)['id']}/enrolments", by=who), "budget-not-allocated")
    desk.enrol(who, desk.session())
    assert BudgetEntry.objects.count() == 0


def test_who_moves_up_is_paid_for_by_who_left_and_a_larger_room_needs_more_money(desk, year):
    desk.done(allocate(desk, year, COST))
    session, first, second = costly(desk, capacity=1), desk.hire(), desk.hire()
    seat = desk.enrol(first, session)
    desk.enrol(second, session)
    refuse(desk, desk.resize(session, 2))
    assert Session.objects(id=session["id"]).first().waiting == [second.id]
    desk.done(desk.withdraw(seat, by=first))
    assert Session.objects(id=session["id"]).first().confirmed == [second.id]
    assert figures(desk, year) == (COST, 0, 0)


def test_cancelling_gives_everything_back(desk, year):
    desk.done(allocate(desk, year, 1_000_000))
    session = costly(desk)
    for who in desk.hire_many(3):
        desk.enrol(who, session)
    desk.done(desk.post(f"/sessions/{session['id']}/cancel", {"reason": "Banjir"}))
    assert figures(desk, year) == (0, 0, 1_000_000)
    assert len(desk.said(contract.BudgetReleasedV1)) == 3


def test_closing_spends_and_the_actual_cost_is_spread_to_the_rupiah(desk, year):
    desk.done(allocate(desk, year, 1_000_000))
    session, people = costly(desk), desk.hire_many(3)
    first, second, _absent = [desk.enrol(who, session) for who in people]
    desk.done(desk.attend(first))
    desk.done(desk.attend(second))
    desk.refused(desk.put(f"/sessions/{session['id']}/cost", {"amount": 1}), "session-not-closed", 409)
    desk.done(desk.close(session))
    assert figures(desk, year) == (0, 3 * COST, 1_000_000 - 3 * COST)
    lines = desk.done(desk.put(f"/sessions/{session['id']}/cost", {"amount": 800_000}))["items"]
    assert sorted(line["spent"] for line in lines) == [266_666, 266_667, 266_667]
    refuse(desk, desk.put(f"/sessions/{session['id']}/cost", {"amount": 1_000_001}), "cost-exceeds-budget")
    assert figures(desk, year) == (0, 800_000, 200_000)
    report = desk.done(desk.get(f"/budget/years/{year}"))
    assert (report["hours"], report["heads"]) == (16, 2)
    assert (report["cost_per_hour"], report["cost_per_head"]) == ("50000.00", "400000.00")


def test_every_line_names_what_it_pays_for(desk, year):
    desk.done(allocate(desk, year, 1_000_000))
    session = costly(desk)
    enrolments = {desk.enrol(who, session)["id"] for who in desk.hire_many(2)}
    path = f"/budget/years/{year}/entries"
    lines = desk.done(desk.get(f"{path}?session={session['id']}&limit=1"))
    more = desk.done(desk.get(f"{path}?session={session['id']}&limit=1&cursor={lines['next']}"))
    assert {line["source_id"] for line in lines["items"] + more["items"]} == enrolments
    file = desk.get(f"{path}?format=csv", by=AUDITOR)
    assert file.status_code == 200
    assert file.get_data().decode("utf-8-sig").count("\r\n") == 3


def test_a_programme_draws_on_its_own_part(desk, year):
    programme = desk.done(desk.post("/programmes", {"title": f"P {new_id()}", "owner": "Dinas", "first_year": year,
                                                    "last_year": year + 1}))  # fmt: skip
    desk.done(allocate(desk, year, 1_000_000))
    path = f"/budget/years/{year}/programmes/{programme['id']}"
    version = desk.get(f"/budget/years/{year}").headers["ETag"]
    refuse(desk, desk.put(path, {"amount": 1_000_001}, If_Match=version), "allotment-impossible")
    assert desk.put(path, {"amount": COST}).status_code == 428
    desk.done(desk.put(path, {"amount": COST}, If_Match=version))
    refuse(desk, allocate(desk, year, COST - 1), "allocation-too-small")
    session = desk.session(course=desk.course(seat_cost=COST, programme_id=programme["id"]))
    desk.enrol(desk.hire(), session)
    refuse(desk, desk.post(f"/sessions/{session['id']}/enrolments", by=desk.hire()))
    desk.enrol(desk.hire(), costly(desk))
    pots = {pot["programme_id"]: pot for pot in desk.done(desk.get(f"/budget/years/{year}"))["pots"]}
    assert (pots[programme["id"]]["free"], pots[None]["free"]) == (0, 1_000_000 - 2 * COST)
    assert figures(desk, year)[0] == 2 * COST


def test_money_is_for_managers_and_auditors(desk, year):
    desk.done(allocate(desk, year, 1))
    assert desk.get(f"/budget/years/{year}", by=Desk.LIBRARIAN).status_code == 403
    assert desk.put(f"/budget/years/{year}", {"amount": 5}, by=AUDITOR).status_code == 403
    assert desk.put(f"/budget/years/{year}", {"amount": 5.5}).status_code == 422
    assert desk.put("/budget/years/1", {"amount": 5}).status_code == 422


def test_a_hundred_at_once_for_money_for_seven(desk, year, at_once):
    desk.done(allocate(desk, year, 7 * COST + 17))
    sessions = [costly(desk, minutes=30 + number, place=f"Ruang {number}") for number in range(3)]
    people = desk.hire_many(30)
    for who in people:
        desk.token(who)
    paths = [f"/sessions/{sessions[number % 3]['id']}/enrolments" for number in range(30)]
    calls = [lambda p=p, w=w: desk.insist(p, by=w) for p, w in zip(paths, people, strict=True)]
    answers = at_once(calls)
    assert sorted(each.status_code for each in answers) == [201] * 7 + [409] * 23
    assert figures(desk, year) == (7 * COST, 0, 17)
    seats = sum(len(doc.confirmed) for doc in Session.objects(id__in=[each["id"] for each in sessions]))
    assert seats == 7 == BudgetEntry.objects(state="committed").count()


class Saga:
    """A nomination as community tells it."""

    def __init__(self, year: int, cost: int = 400_000, **more: object) -> None:
        self.id, self.librarian = new_id(), new_id()
        self.data = {"nomination_id": self.id, "librarian_id": self.librarian, "opportunity_title": "Konferensi IPI",
                     "cost": cost, "year": year} | more  # fmt: skip

    def approved(self, sequence: int = 2, event_id: str | None = None) -> None:
        events.deliver(handlers, NominationApprovedV1, subject=self.id, sequence=sequence, data=self.data,
                       event_id=event_id)  # fmt: skip

    def withdrawn(self, sequence: int = 3) -> None:
        data = {"nomination_id": self.id, "librarian_id": self.librarian, "reason": "Sakit"}
        events.deliver(handlers, NominationWithdrawnV1, subject=self.id, sequence=sequence, data=data)


def test_a_nomination_is_paid_for_once(desk, year):
    desk.done(allocate(desk, year, 500_000))
    saga = Saga(year)
    saga.approved(event_id="e-1")
    saga.approved(event_id="e-1")
    saga.approved()
    [said] = desk.said(contract.BudgetCommittedV1)
    assert (said["source"], said["source_id"], said["amount"], said["free"]) == (
        "nomination",
        saga.id,
        400_000,
        100_000,
    )
    assert figures(desk, year) == (400_000, 0, 100_000)
    saga.withdrawn()
    saga.approved()
    assert figures(desk, year) == (0, 0, 500_000)
    assert [each["reason"] for each in desk.said(contract.BudgetReleasedV1)] == ["Sakit"]


def test_a_nomination_beyond_the_year_is_refused_with_the_reason_and_may_come_again(desk, year):
    desk.done(allocate(desk, year, 300_000))
    saga, nowhere = Saga(year), Saga(year + 1)
    saga.approved()
    nowhere.approved()
    refused, unallocated = desk.said(contract.BudgetRefusedV1)
    assert (refused["reason"], refused["amount"], refused["free"]) == ("budget-exceeded", 400_000, 300_000)
    assert unallocated["reason"] == "budget-not-allocated"
    assert figures(desk, year) == (0, 0, 300_000)
    desk.done(allocate(desk, year, 400_000))
    saga.approved(sequence=4)
    assert figures(desk, year) == (400_000, 0, 0)


def test_withdrawn_before_it_was_heard_of_costs_nothing(desk, year):
    desk.done(allocate(desk, year, 500_000))
    saga = Saga(year)
    saga.withdrawn(sequence=3)
    saga.approved(sequence=2)
    assert desk.said(contract.BudgetCommittedV1) == []
    assert figures(desk, year) == (0, 0, 500_000)
    saga.approved(sequence=4)
    assert figures(desk, year) == (400_000, 0, 100_000)


def test_what_a_nomination_did_cost_is_recorded(desk, year):
    desk.done(allocate(desk, year, 500_000))
    Saga(year).approved()
    [line] = desk.done(desk.get(f"/budget/years/{year}/entries?source=nomination"))["items"]
    refuse(desk, desk.put(f"/budget/entries/{line['id']}/cost", {"amount": 500_001}), "cost-exceeds-budget")
    desk.done(desk.put(f"/budget/entries/{line['id']}/cost", {"amount": 500_000}))
    desk.done(desk.put(f"/budget/entries/{line['id']}/cost", {"amount": 380_000}))
    assert figures(desk, year) == (0, 380_000, 120_000)
    assert [each["spent"] for each in desk.said(contract.BudgetSpentV1)] == [500_000, 380_000]


def test_a_session_moved_into_another_year_is_paid_by_that_year(desk, year):
    for each in (year, year + 1):
        desk.done(allocate(desk, each, 500_000))
    session = costly(desk)
    desk.enrol(desk.hire(), session)
    next_year = {"starts_at": f"{year + 1}-03-02T02:00:00Z", "ends_at": f"{year + 1}-03-02T08:00:00Z", "place": "Aula"}
    version = desk.done(desk.get(f"/sessions/{session['id']}"))["version"]
    moved = desk.post(f"/sessions/{session['id']}/reschedule", next_year, If_Match=f'"{version}"')
    desk.done(moved)
    assert (figures(desk, year), figures(desk, year + 1)) == ((0, 0, 500_000), (COST, 0, 250_000))


HOT = {
    "the year": lambda: BudgetYear.objects(id="2026"),
    "lines of a year": lambda: queries.budget_entries(2026, {}).order_by("-id"),
    "lines by state": lambda: queries.budget_entries(2026, {"state": "spent"}).order_by("-id"),
    "lines of a programme": lambda: queries.budget_entries(2026, {"programme": "p"}).order_by("-id"),
    "promised for a session": lambda: BudgetEntry.objects(session_id="s", state="committed"),
    "line of a nomination": lambda: BudgetEntry.objects(source_id="n", year=2026),
    "spent under a programme": lambda: BudgetEntry.objects(programme_id="p", state="spent"),
}


@pytest.mark.parametrize("name", HOT)
def test_money_is_found_by_an_index(desk, name):
    plan = str(HOT[name]().explain()["queryPlanner"]["winningPlan"])
    assert "COLLSCAN" not in plan
    assert "lines" not in name or "'stage': 'SORT'" not in plan
