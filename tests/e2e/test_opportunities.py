"""Story 2 of the design, the saga, with real servers: a partner's opportunity becomes a call with quota and deadline;
nomination, turn, the reason of the choice, the budget's answer, report and hours are recorded, and a person who never
reported back is flagged before the next nomination.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from deploy.demo.gateway import Gateway, Unexpected
from shared.clock import WIB, utcnow
from shared.ids import new_id
from tests.support.platform import CHILDRENS_LIBRARIAN as SAHAT
from tests.support.platform import LIBRARIAN as DEWI
from tests.support.platform import MANAGER, SUPERVISOR, Platform
from tests.support.waiting import eventually

Json = dict[str, Any]
BEYOND = 900_000_000_000_000  # no city has it
WHY = "Gilirannya, dan ia yang menangani layanan ini."


@pytest.fixture(scope="module")
def gateway(platform: Platform) -> Iterator[Gateway]:
    with Gateway(platform.url, lambda _url, who: platform.sign_in(who)) as gateway:
        with_budget(gateway)
        yield gateway


def with_budget(gateway: Gateway) -> None:
    """Five million more that no programme has."""
    year = utcnow().astimezone(WIB).year
    known = {each["year"]: each for each in gateway.every("training", "/budget/years", who=MANAGER)}
    found = known.get(year)
    headers = {"If-Match": f'"{found["version"]}"'} if found else {}
    body = {"amount": (found["allocation"] if found else 0) + 5_000_000}
    gateway.call("PUT", "training", f"/budget/years/{year}", who=MANAGER, json=body, headers=headers)


def offered(gateway: Gateway, **over: Any) -> Json:
    day = utcnow().astimezone(WIB).date().isoformat()
    partner = gateway.get("community", "/partners", who=MANAGER)["items"][0]
    body = {
        "title": f"Konferensi {new_id()}", "kind": "conference", "organiser": partner["name"],
        "partner_id": partner["id"], "place": "Medan", "starts_on": day, "ends_on": day, "deadline": day, "quota": 1,
        "cost": 450_000,
    }  # fmt: skip
    return dict(gateway.post("community", "/opportunities", who=MANAGER, body=body | over))


def nominated(gateway: Gateway, call: Json, who: str, **more: Any) -> Json:
    body = {"motivation": "Membawa pulang praktik baik."} | more
    return dict(gateway.post("community", f"/opportunities/{call['id']}/nominations", who=who, body=body))


def step(gateway: Gateway, thing: Json, verb: str, who: str = MANAGER, on: str = "nominations", **body: Any) -> Json:
    seen = {"If-Match": f'"{thing["version"]}"'}
    more = {"json": body} if body else {}
    path = f"/{on}/{thing['id']}/{verb}"
    return dict(gateway.call("POST", "community", path, who=who, headers=seen, **more).json())


def close(gateway: Gateway, call: Json) -> None:
    step(gateway, call, "close", on="opportunities")


def becomes(gateway: Gateway, nomination: Json, state: str) -> Json:
    def found() -> Json:
        seen = dict(gateway.get("community", f"/nominations/{nomination['id']}", who=MANAGER))
        return seen if seen["state"] == state else {}

    return eventually(found, seconds=30)


def heard(gateway: Gateway, who: str, kind: str, of: Json) -> Json:
    def found() -> list[Json]:
        items = gateway.get("notifier", "/me/inbox", who=who, limit=100)["items"]
        return [each for each in items if each["kind"] == kind and of["id"] in (each["link"] or "")]

    return dict(eventually(found, seconds=30)[0])


def refused(code: str, act: Any) -> Unexpected:
    with pytest.raises(Unexpected) as told:
        act()
    assert told.value.code == code
    return told.value


def report(gateway: Gateway, nomination: Json, who: str) -> Json:
    facts = {"learned": "Layanan bagi lansia.", "applied": "Pelatihan di unit.", "hours": "3.5"}
    return step(gateway, nomination, "report", who, **facts)


def test_from_the_call_to_hours_in_the_ledger(gateway: Gateway) -> None:
    call = offered(gateway)
    heard(gateway, DEWI, "opportunity.offered", call)
    dewi = gateway.get("community", "/me", who=DEWI)
    mine = nominated(gateway, call, SUPERVISOR, librarian_id=dewi["id"])
    other = nominated(gateway, call, SAHAT)
    heard(gateway, DEWI, "nomination.submitted", mine)
    refused("call-still-open", lambda: step(gateway, mine, "approve", reason=WHY))
    close(gateway, call)
    rows = gateway.get("community", f"/opportunities/{call['id']}/nominations", who=MANAGER)["items"]
    assert [each["place"] for each in rows] == [1, 2]
    chosen = step(gateway, mine, "approve", reason=WHY)
    place = next(each["place"] for each in rows if each["id"] == mine["id"])
    assert (chosen["state"], chosen["reason"], chosen["turn"], chosen["passed_over"]) == (
        "approved",
        WHY,
        place,
        place - 1,
    )
    refused("quota-full", lambda: step(gateway, other, "approve", reason=WHY))
    step(gateway, other, "decline", reason="Berikutnya gilirannya.")
    confirmed = becomes(gateway, mine, "confirmed")
    assert heard(gateway, DEWI, "nomination.confirmed", mine)["link"] == f"/staff/nominations/{mine['id']}"
    heard(gateway, SAHAT, "nomination.declined", other)
    turns = gateway.get("community", "/rotation", who=SAHAT)["items"]
    assert next(each for each in turns if each["librarian_id"] == dewi["id"])["last_title"] == call["title"]
    assert report(gateway, confirmed, DEWI)["state"] == "reported"
    path = f"/learning-claims/{mine['id']}"
    claim = eventually(lambda: _found(gateway, path), seconds=30)
    assert (claim["state"], claim["hours"], claim["title"]) == ("submitted", "3.5", call["title"])
    seen = {"If-Match": f'"{claim["version"]}"'}
    accepted = gateway.call("POST", "assessment", f"{path}/accept", who=SUPERVISOR, json={}, headers=seen).json()
    assert (accepted["state"], accepted["credited"]) == ("accepted", "3.5")


def test_what_the_year_does_not_hold_is_refused_with_the_reason(gateway: Gateway) -> None:
    call = offered(gateway, cost=BEYOND)
    mine = nominated(gateway, call, DEWI)
    close(gateway, call)
    step(gateway, mine, "approve", reason=WHY)
    told = becomes(gateway, mine, "refused")
    assert told["refusal"]["reason"] == "budget-exceeded"
    assert told["refusal"]["free"] < BEYOND
    assert gateway.get("community", f"/opportunities/{call['id']}", who=DEWI)["taken"] == 0
    heard(gateway, DEWI, "nomination.refused", mine)


def test_who_gives_up_gives_the_money_back(gateway: Gateway, platform: Platform) -> None:
    call = offered(gateway, cost=123_000)
    mine = nominated(gateway, call, DEWI)
    close(gateway, call)
    step(gateway, mine, "approve", reason=WHY)
    step(gateway, becomes(gateway, mine, "confirmed"), "withdraw", DEWI, reason="Sakit")
    entries = platform.database("training")["budget_entries"]
    eventually(lambda: entries.find_one({"source_id": mine["id"], "state": "released"}), seconds=30)


def test_who_never_reported_is_flagged_before_the_next_call(gateway: Gateway, platform: Platform) -> None:
    call = offered(gateway, cost=0)
    mine = nominated(gateway, call, SAHAT)
    close(gateway, call)
    went = step(gateway, mine, "approve", reason=WHY)
    assert went["state"] == "confirmed", "a free place asks no budget"
    past = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=30)
    days = {"starts_on": past, "ends_on": past, "report_due_on": past + timedelta(days=14)}
    told_before = {"reminded": ["due", "overdue"]}  # or the reminder may raise the version at any moment
    nominations = platform.database("community")["nominations"]
    nominations.update_one({"_id": mine["id"]}, {"$set": days | told_before})  # time goes by
    following = offered(gateway, cost=0)
    again = nominated(gateway, following, SAHAT)
    assert again["overdue"] == [call["title"]]
    close(gateway, following)
    told = refused("report-overdue", lambda: step(gateway, again, "approve", reason=WHY))
    assert call["title"] in str(told)
    assert report(gateway, went, SAHAT)["state"] == "reported"
    assert step(gateway, again, "approve", reason=WHY)["state"] == "confirmed"
    day = report(gateway, gateway.get("community", f"/nominations/{again['id']}", who=SAHAT), SAHAT)
    assert day["state"] == "reported"


def _found(gateway: Gateway, path: str) -> Json:
    """The claim, once it is there: until then the path leads nowhere."""
    claims = gateway.get("assessment", "/learning-claims", who=SUPERVISOR, scope="review", limit=100)["items"]
    there = any(each["id"] in path for each in claims)
    return dict(gateway.get("assessment", path, who=SUPERVISOR)) if there else {}
