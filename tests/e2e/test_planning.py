"""A programme that comes back by itself, within a budget that ties out: the sentences of the city's programme,
through the gateway, with real servers."""

import csv
import io
from datetime import date, timedelta
from itertools import count
from typing import Any

import orjson
import pika
import pytest

from deploy.demo.gateway import Gateway, Unexpected
from shared.clock import WIB, iso, utcnow
from shared.contracts.base import Payload
from shared.contracts.community import NominationApprovedV1, NominationWithdrawnV1
from shared.contracts.envelope import CONTENT_TYPE, wrap
from shared.ids import new_id
from tests.support.platform import AUDITOR, MANAGER, Platform
from tests.support.waiting import eventually

TODAY = utcnow().astimezone(WIB).date()
YEAR = TODAY.year
COST = 150_000
TRACKS = [{"slug": "teknologi-informasi", "title": "Teknologi informasi"}, {"slug": "pelayanan", "title": "Pelayanan"}]
_serial = count(1)


@pytest.fixture(scope="module")
def unit(gateway: Gateway) -> dict[str, Any]:
    """A unit of our own, so that nobody else's needs and sessions hear of our people."""
    body = {"name": f"Unit uji {new_id()[-8:]}", "kind": "service"}
    return dict(gateway.post("community", "/libraries", who=MANAGER, body=body))


@pytest.fixture(scope="module")
def people(gateway: Gateway, unit: dict[str, Any]) -> list[str]:
    """Four librarians whom training has heard of."""
    return [_hire(gateway, unit) for _ in range(4)]


@pytest.fixture
def programme(gateway: Gateway) -> dict[str, Any]:
    facts = {
        "title": f"Pembinaan {new_id()}", "owner": "Dinas Arsip dan Perpustakaan", "first_year": YEAR,
        "last_year": YEAR + 2, "goals": ["Layanan yang lebih baik"], "tracks": TRACKS,
        "counts": ["activities", "surveys"],
    }  # fmt: skip
    made = gateway.post("training", "/programmes", who=MANAGER, body=facts)
    return dict(gateway.post("training", f"/programmes/{made['id']}/publish", who=MANAGER))


def _hire(gateway: Gateway, unit: dict[str, Any]) -> str:
    serial = next(_serial)
    nip = f"1990{serial % 12 + 1:02d}{int(new_id()[-6:], 16) % 28 + 1:02d}202012{1 + serial % 2}{serial:03d}"
    body = {
        "nip": nip, "name": f"Uji {chr(64 + serial)}nita", "unit_id": unit["id"], "position": "Pustakawan Ahli Pertama",
        "rank": "III/a",
    }  # fmt: skip
    return str(gateway.post("community", "/librarians", who=MANAGER, body=body)["id"])


def course(gateway: Gateway, of: dict[str, Any], **facts: Any) -> dict[str, Any]:
    given = {
        "title": f"Pelayanan {new_id()}", "hours": 6, "pass_mark": 0, "capacity_default": 10, "validity_months": 1,
        "programme_id": of["id"], "track": "pelayanan",
    }  # fmt: skip
    return dict(gateway.post("training", "/courses", who=MANAGER, body=given | facts))


def session(gateway: Gateway, of: dict[str, Any]) -> dict[str, Any]:
    start = utcnow() + timedelta(minutes=30)
    plan = {"course_id": of["id"], "starts_at": iso(start), "ends_at": iso(start + timedelta(hours=1)),
            "place": f"Ruang {new_id()}"}  # fmt: skip
    return dict(gateway.post("training", "/sessions", who=MANAGER, body=plan))


def enrol(gateway: Gateway, into: dict[str, Any], librarian_id: str) -> dict[str, Any]:
    """Once training has heard of the librarian."""

    def try_it() -> Any:
        try:
            path = f"/sessions/{into['id']}/enrolments"
            return gateway.post("training", path, who=MANAGER, body={"librarian_id": librarian_id})
        except Unexpected as refusal:
            if refusal.status == 404:
                return None
            raise

    return dict(eventually(try_it, seconds=20))


def teach(gateway: Gateway, held: dict[str, Any], people: list[str]) -> list[dict[str, Any]]:
    enrolments = [enrol(gateway, held, each) for each in people]
    for each in enrolments:
        gateway.put("training", f"/enrolments/{each['id']}/attendance", who=MANAGER, body={"present": True})
    gateway.post("training", f"/sessions/{held['id']}/close", who=MANAGER)
    return list(gateway.every("training", f"/sessions/{held['id']}/enrolments", who=MANAGER))


def money(gateway: Gateway, programme: dict[str, Any], amount: int) -> None:
    """Set aside an amount of this year for the programme, on top of what the city has."""
    path = f"/budget/years/{YEAR}"
    found = next(
        (each for each in gateway.every("training", "/budget/years", who=MANAGER) if each["year"] == YEAR), None
    )
    headers = {"If-Match": f'"{found["version"]}"'} if found else {}
    body = {"amount": (found["allocation"] if found else 0) + amount}
    year = gateway.call("PUT", "training", path, who=MANAGER, json=body, headers=headers).json()
    headers = {"If-Match": f'"{year["version"]}"'}
    path = f"{path}/programmes/{programme['id']}"
    gateway.call("PUT", "training", path, who=MANAGER, json={"amount": amount}, headers=headers)


def pot(gateway: Gateway, programme: dict[str, Any]) -> tuple[int, int, int]:
    report = gateway.get("training", f"/budget/years/{YEAR}", who=AUDITOR)
    assert report["ties_out"] is True
    assert report["allocation"] == report["committed"] + report["spent"] + report["free"]
    mine = next(each for each in report["pots"] if each["programme_id"] == programme["id"])
    return mine["committed"], mine["spent"], mine["free"]


def overdue(gateway: Gateway, of: dict[str, Any], standing: str = "overdue") -> set[str]:
    found = gateway.every("training", "/overdue", who=AUDITOR, course=of["id"], standing=standing)
    return {each["librarian_id"] for each in found}


def tell(platform: Platform, contract: type[Payload], subject: str, sequence: int, data: dict[str, Any]) -> None:
    """Say something as the community service would."""
    event = wrap(
        contract, id=new_id(), source="urn:binapustaka:community", subject=subject, sequence=sequence, time=utcnow(),
        data=contract.encode(data), correlation_id=new_id(), causation_id=new_id(), traceparent="",
    )  # fmt: skip
    connection = pika.BlockingConnection(pika.URLParameters(platform.amqp_url))
    try:
        channel = connection.channel()
        channel.confirm_delivery()
        properties = pika.BasicProperties(content_type=CONTENT_TYPE, delivery_mode=2)
        channel.basic_publish("pustaka.events", contract.routing_key, orjson.dumps(event), properties, mandatory=True)
    finally:
        connection.close()


def test_everything_counted_under_a_programme_is_traced_to_the_event_that_reported_it(
    gateway: Gateway, platform: Platform, programme: dict[str, Any], people: list[str]
) -> None:
    """Intro: a named programme holds goals, budget, owner and years, and lists all that is counted under it."""
    money(gateway, programme, 10 * COST)
    held = session(gateway, course(gateway, programme, seat_cost=COST))
    teach(gateway, held, people[:2])
    path = f"/programmes/{programme['id']}/figures"
    figures = {each["name"]: each for each in gateway.get("training", path, who=AUDITOR)["figures"]}
    told = {
        name: figures[name]["value"] for name in ("sessions", "participants", "completions", "hours", "certificates")
    }
    assert told == {"sessions": 1, "participants": 2, "completions": 2, "hours": 12, "certificates": 2}
    assert figures["spend"]["value"] == 2 * COST
    assert figures["activities"]["value"] > 0, "what community reported in these years"
    assert figures["surveys"]["value"] > 0, "what assessment reported in these years"
    logs = {each: platform.database(each)["outbox"] for each in ("training", "community", "assessment")}
    for name, figure in figures.items():
        lines = list(gateway.every("training", f"{path}/{name}", who=AUDITOR))
        assert sum(line["quantity"] for line in lines) == figure["value"], name
        for line in lines:
            service = line["event_type"].split(".")[2]
            reported = logs[service].find_one({"_id": line["event_id"]})
            assert reported is not None, line
            assert reported["event"]["type"] == line["event_type"]


def test_the_next_run_opens_by_itself_enrols_those_whose_validity_ends_and_who_is_overdue_is_exact(
    gateway: Gateway, programme: dict[str, Any], unit: dict[str, Any], people: list[str]
) -> None:
    """2: recurring training, so that everybody keeps up."""
    of = course(gateway, programme)
    stays, revoked, leaves = people[0], people[1], _hire(gateway, unit)
    taught = teach(gateway, session(gateway, of), [stays, revoked, leaves])
    first_on = TODAY + timedelta(days=20)
    rule = {
        "rule": "FREQ=YEARLY", "first_on": first_on.isoformat(), "at": "09:00", "minutes": 120,
        "place": f"Aula {new_id()}", "lead_days": 30, "window_days": 60, "enrols": True,
    }  # fmt: skip
    gateway.put("training", f"/courses/{of['id']}/recurrence", who=MANAGER, body=rule)
    assert overdue(gateway, of) == set()
    assert overdue(gateway, of, "due") == {stays, revoked, leaves}
    certificate = next(each["certificate_id"] for each in taught if each["librarian_id"] == revoked)
    gateway.post("training", f"/certificates/{certificate}/revoke", who=MANAGER, body={"reason": "Keliru"})
    gone = {"left_on": TODAY.isoformat(), "reason": "Pindah kota"}
    version = gateway.get("community", f"/librarians/{leaves}", who=MANAGER)["version"]
    gateway.call("POST", "community", f"/librarians/{leaves}/leave", who=MANAGER, json=gone,
                 headers={"If-Match": f'"{version}"'})  # fmt: skip
    eventually(lambda: overdue(gateway, of, "due") == {stays}, seconds=20)
    assert overdue(gateway, of) == {revoked}
    gateway.post("training", "/runs", who=MANAGER)
    again = gateway.post("training", "/runs", who=MANAGER)
    coming = list(gateway.every("training", "/sessions", who=MANAGER, course=of["id"], state="scheduled"))
    assert [each["occurrence_on"] for each in coming] == [first_on.isoformat()], "once"
    assert coming[0]["id"] not in again["opened"]
    roster = gateway.every("training", f"/sessions/{coming[0]['id']}/enrolments", who=MANAGER)
    assert {each["librarian_id"]: each["state"] for each in roster} == {stays: "confirmed", revoked: "confirmed"}


def test_a_place_that_would_exceed_the_years_budget_is_refused_with_the_reason(
    gateway: Gateway, programme: dict[str, Any], people: list[str]
) -> None:
    """9: budget is limited."""
    money(gateway, programme, 2 * COST + 1)
    held = session(gateway, course(gateway, programme, seat_cost=COST))
    first, _second = [enrol(gateway, held, each) for each in people[:2]]
    path = f"/sessions/{held['id']}/enrolments"
    with pytest.raises(Unexpected) as told:
        gateway.post("training", path, who=MANAGER, body={"librarian_id": people[2]})
    assert (told.value.status, told.value.code) == (409, "budget-exceeded")
    assert all(part in str(told.value) for part in ("Rp 150.000", "Rp 1 ", "Rp 300.001", str(YEAR)))
    assert len(list(gateway.every("training", path, who=MANAGER))) == 2, "no seat was given"
    gateway.post("training", f"/enrolments/{first['id']}/withdraw", who=MANAGER)
    assert enrol(gateway, held, people[2])["state"] == "confirmed"
    assert pot(gateway, programme) == (2 * COST, 0, 1)


def test_each_year_is_visible_exportable_and_ties_out_to_the_sessions_that_used_it(
    gateway: Gateway, programme: dict[str, Any], people: list[str]
) -> None:
    """11: government keeps investing, and sees what for."""
    money(gateway, programme, 1_000_000)
    held = session(gateway, course(gateway, programme, seat_cost=COST))
    teach(gateway, held, people[:3])
    gateway.put("training", f"/sessions/{held['id']}/cost", who=MANAGER, body={"amount": 400_001})
    assert pot(gateway, programme) == (0, 400_001, 599_999)
    path = f"/budget/years/{YEAR}/entries"
    lines = list(gateway.every("training", path, who=AUDITOR, session=held["id"]))
    roster = {each["id"] for each in gateway.every("training", f"/sessions/{held['id']}/enrolments", who=MANAGER)}
    assert {line["source_id"] for line in lines} == roster
    assert sum(line["spent"] for line in lines) == 400_001
    sheet = gateway.call("GET", "training", path, who=AUDITOR, params={"programme": programme["id"], "format": "csv"})
    rows = list(csv.DictReader(io.StringIO(sheet.content.decode("utf-8-sig")), delimiter=";"))
    assert sum(int(row["Terpakai (Rp)"]) for row in rows) == 400_001
    assert {row["ID sesi"] for row in rows} == {held["id"]}
    report = gateway.get("training", f"/budget/years/{YEAR}", who=AUDITOR)
    assert float(report["cost_per_hour"]) == pytest.approx(report["spent_on_training"] / report["hours"], abs=0.01)
    assert float(report["cost_per_head"]) == pytest.approx(report["spent_on_training"] / report["heads"], abs=0.01)


def test_a_nomination_is_paid_for_or_refused_and_may_be_withdrawn(
    gateway: Gateway, platform: Platform, programme: dict[str, Any], people: list[str]
) -> None:
    """The saga of design §4, story 2, from this side."""
    money(gateway, programme, 500_000)
    dear, fair = (_nomination(programme, people[0], cost) for cost in (600_000, 450_000))
    for each in (dear, fair):
        tell(platform, NominationApprovedV1, each["nomination_id"], 2, each)
        tell(platform, NominationApprovedV1, each["nomination_id"], 2, each)
    eventually(lambda: pot(gateway, programme) == (450_000, 0, 50_000), seconds=20)
    said = platform.database("training")["outbox"]
    [refused] = eventually(lambda: _said(said, "refused", dear), seconds=20)
    assert (refused["reason"], refused["amount"], refused["free"]) == ("budget-exceeded", 600_000, 500_000)
    assert [each["amount"] for each in _said(said, "committed", fair)] == [450_000], "heard twice, paid once"
    gone = {"nomination_id": fair["nomination_id"], "librarian_id": people[0], "reason": "Sakit"}
    tell(platform, NominationWithdrawnV1, fair["nomination_id"], 3, gone)
    eventually(lambda: pot(gateway, programme) == (0, 0, 500_000), seconds=20)


def _nomination(programme: dict[str, Any], librarian_id: str, cost: int) -> dict[str, Any]:
    return {
        "nomination_id": new_id(), "librarian_id": librarian_id, "opportunity_title": "Konferensi Perpustakaan",
        "cost": cost, "year": YEAR, "programme_id": programme["id"], "held_on": date(YEAR, 12, 30),
    }  # fmt: skip


def _said(outbox: Any, what: str, nomination: dict[str, Any]) -> list[dict[str, Any]]:
    key = f"training.budget.{what}.v1"
    found = outbox.find({"key": key, "event.data.source_id": nomination["nomination_id"]})
    return [row["event"]["data"] for row in found]
