"""Story 2 from this side: call, nominations, turns, the budget's answer, the report, and what is refused."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest

from services.community.commands.nomination_reminders import remind
from services.community.documents import Nomination
from services.community.events.incoming import incoming
from shared.clock import WIB, utcnow
from shared.contracts.community import NominationApprovedV1, NominationWithdrawnV1
from shared.contracts.opportunities import (
    NominationConfirmedV1,
    NominationDueV1,
    NominationOverdueV1,
    NominationRefusedV1,
    NominationReportedV1,
    OpportunityCancelledV1,
    OpportunityOfferedV1,
)
from shared.contracts.programmes import BudgetCommittedV1, BudgetRefusedV1
from shared.ids import new_id
from shared.storage import transaction
from shared.storage.connection import database

DEWI, SAHAT, PARULIAN, EKA = "199803132024011018", "197405171999102009", "198310262010021009", "197501182005032014"
POSITIONS = {DEWI: ("Asisten Perpustakaan Mahir", "III/a"), SAHAT: ("Pustakawan Ahli Muda", "III/c"),
             PARULIAN: ("Pustakawan Ahli Muda", "III/d")}  # fmt: skip
WHY = {"reason": "Sesuai giliran dan tugasnya."}


def today() -> date:
    return utcnow().astimezone(WIB).date()


@pytest.fixture
def people(city):
    units = {each["name"]: each["id"] for each in city.call("GET", "/libraries", role="").json["items"]}
    where = {DEWI: "Layanan Anak", SAHAT: "Layanan Referensi", PARULIAN: "Layanan Anak"}
    ids: dict[str, str] = {}
    for nip, unit in where.items():
        position, rank = POSITIONS[nip]
        body = {"nip": nip, "name": f"Orang {'abcdef'[len(ids)] * 4}", "unit_id": units[unit]}
        made = city.call("POST", "/librarians", json=body | {"position": position, "rank": rank})
        assert made.status_code == 201, made.json
        ids[nip] = made.json["id"]
    return ids


def offer(city, **over):
    day = today().isoformat()
    body = {
        "title": f"Konferensi {new_id()}", "kind": "conference", "organiser": "IPI Pusat", "place": "Medan",
        "starts_on": day, "ends_on": day, "deadline": day, "quota": 1, "cost": 450_000,
    }  # fmt: skip
    made = city.call("POST", "/opportunities", json=body | over)
    assert made.status_code == 201, made.json
    return made


def nominate(city, call, nip, role="librarian", **more):
    body = {"motivation": "Ingin membawa pulang praktik baik."} | more
    return city.call("POST", f"/opportunities/{call.json['id']}/nominations", role=role, username=nip, json=body)


def step(city, answer, verb, body=None, *, path="nominations", **who):
    headers = {"If-Match": f'"{answer.json["version"]}"'}
    more = {"json": body} if body is not None else {}
    return city.call("POST", f"/{path}/{answer.json['id']}/{verb}", headers=headers, **more, **who)


def close(city, call):
    closed = step(city, call, "close", path="opportunities")
    assert closed.json["state"] == "closed", closed.json
    return closed


def again(city, nomination):
    return city.call("GET", f"/nominations/{nomination.json['id']}")


def answered(deliver, contract, nomination_id, sequence=1, **over):
    entry = {
        "entry_id": new_id(), "source": "nomination", "source_id": nomination_id, "session_id": None,
        "librarian_id": None, "programme_id": None, "title": "", "year": today().year, "amount": 450_000, "free": 10,
    } | over  # fmt: skip
    return deliver(incoming, contract, subject=entry["entry_id"], sequence=sequence, data=entry)


def refusal():
    return {"reason": "budget-exceeded", "allocation": 100, "committed": 90, "spent": 0}


def confirmed(city, deliver, nip, **over):
    call = offer(city, **over)
    made = nominate(city, call, nip)
    close(city, call)
    assert step(city, made, "approve", WHY).status_code == 200
    answered(deliver, BudgetCommittedV1, made.json["id"])
    found = again(city, made)
    assert found.json["state"] == "confirmed"
    return found


def past(nomination, days):
    """As if it had ended so many days ago."""
    doc = Nomination.objects.get(id=nomination.json["id"])
    doc.starts_on = doc.ends_on = today() - timedelta(days=days)
    doc.report_due_on = doc.ends_on + timedelta(days=14)
    doc.save()


def test_the_whole_way(city, people, deliver, published):
    call = offer(city)
    [told] = published(OpportunityOfferedV1)
    assert set(told["data"]["librarian_ids"]) == set(people.values())
    made = nominate(city, call, DEWI)
    assert (made.status_code, made.json["state"], made.json["own"]) == (201, "nominated", True)
    led = nominate(city, call, PARULIAN, role="supervisor", librarian_id=people[PARULIAN])
    assert led.status_code == 201
    early = step(city, made, "approve", WHY)
    assert (early.status_code, early.json["code"]) == (409, "call-still-open")
    close(city, call)
    chosen = step(city, made, "approve", WHY)
    assert (chosen.json["state"], chosen.json["turn"], chosen.json["passed_over"]) == ("approved", 2, 1)
    assert chosen.json["rotation_rule"] == "giliran-3-tahun"
    [asked] = published(NominationApprovedV1)
    assert (asked["data"]["cost"], asked["data"]["year"], int(asked["sequence"])) == (450_000, today().year, 2)
    full = step(city, led, "approve", WHY)
    assert (full.status_code, full.json["code"]) == (409, "quota-full")
    answered(deliver, BudgetCommittedV1, made.json["id"])
    answered(deliver, BudgetRefusedV1, made.json["id"], sequence=2, **refusal())
    found = again(city, made)
    assert found.json["state"] == "confirmed", "an answer nobody waits for changes nothing"
    assert found.json["report_due_on"] == (today() + timedelta(days=14)).isoformat()
    assert found.json["report_rule"] == "laporan-14-hari"
    assert len(published(NominationConfirmedV1)) == 1
    report = {"learned": "Layanan bagi lansia.", "applied": "Pelatihan unit.", "hours": "6.5", "number": "12/IPI"}
    assert step(city, found, "report", report, role="librarian", username=SAHAT).status_code == 403
    done = step(city, found, "report", report, role="librarian", username=DEWI)
    assert (done.json["state"], done.json["report"]["hours"]) == ("reported", "6.5")
    [said] = published(NominationReportedV1)
    assert (said["data"]["hours"], said["data"]["organiser"]) == ("6.5", "IPI Pusat")
    assert [each["action"] for each in done.json["trail"]] == ["nominate", "approve", "commit", "report"]


def test_the_budgets_refusal_frees_the_place_and_may_be_asked_again(city, people, deliver, published):
    call = offer(city)
    made = nominate(city, call, DEWI)
    close(city, call)
    step(city, made, "approve", WHY)
    answered(deliver, BudgetRefusedV1, made.json["id"], **refusal())
    found = again(city, made)
    assert (found.json["state"], found.json["refusal"]["reason"]) == ("refused", "budget-exceeded")
    assert published(NominationRefusedV1)[0]["data"]["reason"] == "budget-exceeded"
    assert city.call("GET", f"/opportunities/{call.json['id']}").json["taken"] == 0
    assert step(city, found, "approve", WHY).json["state"] == "approved"
    answered(deliver, BudgetCommittedV1, made.json["id"], sequence=1)
    assert again(city, made).json["state"] == "approved", "an old answer"
    answered(deliver, BudgetCommittedV1, made.json["id"], sequence=2)
    assert again(city, made).json["state"] == "confirmed"


def test_many_decisions_at_once_fill_the_places_and_no_more(city, people):
    call = offer(city, quota=2)
    made = [nominate(city, call, nip) for nip in people]
    close(city, call)
    with ThreadPoolExecutor(len(made)) as pool:
        codes = sorted(pool.map(lambda each: step(city, each, "approve", WHY).status_code, made))
    assert codes == [200, 200, 409]
    assert city.call("GET", f"/opportunities/{call.json['id']}").json["taken"] == 2


def test_a_free_place_asks_no_budget(city, people, published):
    call = offer(city, cost=0)
    made = nominate(city, call, DEWI)
    close(city, call)
    assert step(city, made, "approve", WHY).json["state"] == "confirmed"
    assert not published(NominationApprovedV1)
    assert len(published(NominationConfirmedV1)) == 1


def test_who_never_went_comes_first_and_everybody_sees_it(city, people, deliver):
    confirmed(city, deliver, SAHAT)
    rows = city.call("GET", "/rotation", role="librarian", username=DEWI).json["items"]
    assert [each["librarian_id"] for each in rows] == [people[PARULIAN], people[DEWI], people[SAHAT]]
    assert [(each["why"], each["times"]) for each in rows] == [("never", 0), ("never", 0), ("fewest", 1)]
    assert rows[-1]["last_title"].startswith("Konferensi")
    sheet = city.call("GET", "/rotation?format=csv", role="librarian", username=DEWI)
    assert "Giliran" in sheet.text
    assert city.call("GET", "/rotation?format=xlsx").status_code == 200


def test_who_never_reported_is_flagged_before_the_next_call(city, people, deliver):
    past(confirmed(city, deliver, SAHAT), 30)
    call = offer(city)
    made = nominate(city, call, SAHAT)
    assert len(made.json["overdue"]) == 1
    close(city, call)
    [candidate] = city.call("GET", f"/opportunities/{call.json['id']}/nominations").json["items"]
    assert (len(candidate["overdue"]), candidate["times"], candidate["place"]) == (1, 1, 1)
    no = step(city, made, "approve", WHY)
    assert (no.status_code, no.json["code"]) == (409, "report-overdue")
    assert step(city, made, "approve", WHY | {"despite_overdue": True}).json["owed"] == candidate["overdue"]
    rows = city.call("GET", "/rotation").json["items"]
    assert next(each for each in rows if each["librarian_id"] == people[SAHAT])["overdue"]
    colleague = city.call("GET", "/rotation", role="librarian", username=DEWI).json["items"]
    assert not any(each["overdue"] for each in colleague)


def test_each_is_reminded_once(city, people, deliver, published):
    late, over = confirmed(city, deliver, SAHAT), confirmed(city, deliver, DEWI)
    past(late, 30)
    past(over, 2)
    assert transaction.run(lambda: remind(utcnow())) == 2
    assert transaction.run(lambda: remind(utcnow())) == 0
    assert [each["subject"] for each in published(NominationOverdueV1)] == [late.json["id"]]
    assert [each["subject"] for each in published(NominationDueV1)] == [over.json["id"]]


def test_who_is_not_eligible_is_told_why(city, people):
    call = offer(city, positions=["Pustakawan Ahli Muda"])
    assert nominate(city, call, DEWI).json["code"] == "not-eligible-position"
    units = {each["name"]: each["id"] for each in city.call("GET", "/libraries", role="").json["items"]}
    call = offer(city, unit_ids=[units["Layanan Referensi"]])
    assert nominate(city, call, DEWI).json["code"] == "not-eligible-unit"
    call = offer(city, min_years=10)
    assert nominate(city, call, DEWI).json["code"] == "not-eligible-years"
    assert nominate(city, call, SAHAT).status_code == 201
    assert nominate(city, call, SAHAT).json["code"] == "nominated-already"
    other = nominate(city, call, PARULIAN, role="supervisor", librarian_id=people[SAHAT])
    assert (other.status_code, other.json["code"]) == (403, "own-unit-only")
    close(city, call)
    assert nominate(city, call, PARULIAN).json["code"] == "call-not-open"


@pytest.mark.parametrize(("over", "pointer"), [
    ({"deadline": "2020-01-01"}, "/body/deadline"),
    ({"starts_on": "2030-02-02", "ends_on": "2030-02-01"}, "/body/ends_on"),
    ({"deadline": "2030-01-01"}, "/body/deadline"),
    ({"positions": ["Raja"]}, "/body/positions/0"),
    ({"unit_ids": ["019abcde-0000-7000-8000-000000000000"]}, "/body/unit_ids/0"),
    ({"partner_id": "019abcde-0000-7000-8000-000000000000"}, "/body/partner_id"),
    ({"quota": 0}, "/body/quota"),
    ({"cost": -1}, "/body/cost"),
])  # fmt: skip
def test_a_call_that_cannot_be_is_refused_by_field(city, over, pointer):
    day = today().isoformat()
    body = {
        "title": "x", "kind": "workshop", "organiser": "y", "place": "z", "starts_on": day, "ends_on": day,
        "deadline": day, "quota": 1,
    }  # fmt: skip
    answer = city.call("POST", "/opportunities", json=body | over)
    assert answer.status_code == 422
    assert [each["pointer"] for each in answer.json["errors"]] == [pointer]


def test_giving_up_frees_place_and_money(city, people, deliver, published):
    found = confirmed(city, deliver, DEWI)
    gone = step(city, found, "withdraw", {"reason": "Sakit"}, role="librarian", username=DEWI)
    assert gone.json["state"] == "withdrawn"
    [told] = published(NominationWithdrawnV1)
    assert told["sequence"] > published(NominationApprovedV1)[0]["sequence"]
    call = city.call("GET", f"/opportunities/{found.json['opportunity_id']}")
    assert call.json["taken"] == 0
    begun = confirmed(city, deliver, SAHAT)
    past(begun, 3)
    no = step(city, begun, "withdraw", {"reason": "Lupa"}, role="librarian", username=SAHAT)
    assert no.json["code"] == "begun-already"


def test_a_call_that_falls_through_and_a_leaver_give_everything_back(city, people, deliver, published):
    call = offer(city, quota=2)
    first, _ = nominate(city, call, DEWI), nominate(city, call, SAHAT)
    closed = close(city, call)
    step(city, first, "approve", WHY)
    call = city.call("GET", f"/opportunities/{closed.json['id']}")
    assert step(city, call, "cancel", {"reason": "Batal"}, path="opportunities").json["state"] == "cancelled"
    assert published(OpportunityCancelledV1)[0]["data"]["librarian_ids"] == [people[SAHAT]]
    assert [each["subject"] for each in published(NominationWithdrawnV1)] == [first.json["id"]]
    found = confirmed(city, deliver, SAHAT)
    left = {"left_on": today().isoformat(), "reason": "Pindah"}
    assert city.call("POST", f"/librarians/{people[SAHAT]}/leave", json=left).status_code == 200
    assert again(city, found).json["state"] == "withdrawn"


def test_who_sees_which_nominations(city, people, deliver):
    call = offer(city, quota=3)
    for nip in (DEWI, SAHAT):
        nominate(city, call, nip)

    def seen(role, nip):
        found = city.call("GET", "/nominations", role=role, username=nip).json["items"]
        return {each["librarian_id"] for each in found}

    assert seen("manager", EKA) == {people[DEWI], people[SAHAT]}
    assert seen("supervisor", PARULIAN) == {people[DEWI]}
    assert seen("librarian", SAHAT) == {people[SAHAT]}
    one = city.call("GET", "/nominations", role="librarian", username=SAHAT).json["items"][0]["id"]
    assert city.call("GET", f"/nominations/{one}", role="librarian", username=DEWI).status_code == 403
    path = f"/opportunities/{call.json['id']}/nominations"
    assert city.call("GET", path, role="librarian", username=DEWI).status_code == 403
    assert "Motivasi" in city.call("GET", f"{path}?format=csv").text


def test_changes_name_the_version_they_change(city, people):
    call = offer(city)
    path = f"/opportunities/{call.json['id']}/close"
    assert city.call("POST", path).status_code == 428
    assert city.call("POST", path, headers={"If-Match": '"7"'}).status_code == 412


def test_hot_questions_are_asked_by_index(service):
    asked = {
        "opportunities": {"state": "open"},
        "nominations": {"opportunity_id": "x"},
    }
    more = [
        {"key": "x|y"},
        {"librarian_id": {"$in": ["x"]}, "state": "confirmed"},
        {"state": "confirmed", "report_due_on": {"$lt": utcnow()}},
        {"unit_id": "x"},
    ]
    for collection, question in [*asked.items(), *(("nominations", each) for each in more)]:
        plan = database()[collection].find(question).explain()["queryPlanner"]["winningPlan"]
        assert "COLLSCAN" not in str(plan), question
