"""Who read my results, all that is held on me, and what becomes of it when I have left."""

import json
from datetime import timedelta
from typing import Any

import pytest

from services.assessment.documents import Erasure, FollowUp, PerformanceCycle
from services.assessment.documents.personal import HOLDINGS, unregistered
from shared.clock import WIB, utcnow
from shared.contracts.appraisal import LibrarianErasedV1
from shared.contracts.community import LibrarianChangedV1, LibrarianLeftV1
from shared.contracts.training import CourseCompletedV1
from shared.ids import new_id
from shared.storage.connection import database

NIP, CHIEF, HEAD, AUDITOR = "1998", "1983", "197501182005032014", "auditor"
TODAY = utcnow().astimezone(WIB).date()


class Office:
    """Dewi, her supervisor, a cycle of hers, hours and a follow-up."""

    def __init__(self, city: Any) -> None:
        self.city = city
        self.dewi = city.hire(NIP, "Layanan Anak", name="Dewi Sipayung")
        city.hire(CHIEF, "Layanan Anak", name="Parulian Damanik")
        self.unit = city.units["Layanan Anak"]
        body = {"librarian_id": self.dewi, "year": TODAY.year, "expectations": [{"kind": "result", "text": "Mengolah"}]}
        self.cycle = city.post("/performance-cycles", "supervisor", username=CHIEF, json=body).json["id"]
        completion = new_id()
        data = {
            "completion_id": completion, "session_id": new_id(), "course_id": new_id(), "course_title": "Layanan",
            "librarian_id": self.dewi, "unit_id": self.unit, "completed_on": TODAY, "hours": 8, "competencies": [],
            "pre_score": 50, "post_score": 90,
        }  # fmt: skip
        city.deliver(CourseCompletedV1, subject=completion, data=data)

    def leave(self, sequence: int = 2, days_ago: int = 0) -> None:
        left_on = TODAY - timedelta(days=days_ago)
        data = {"librarian_id": self.dewi, "left_on": left_on, "reason": "Pensiun"}
        self.city.deliver(LibrarianLeftV1, subject=self.dewi, sequence=sequence, data=data)

    def sweep(self, days: int = 0) -> Any:
        as_of = (TODAY + timedelta(days=days)).isoformat()
        return self.city.post("/sweeps", "operator", json={"as_of": as_of}).json


@pytest.fixture
def office(city) -> Office:
    return Office(city)


def test_every_collection_is_in_the_register() -> None:
    assert list(unregistered()) == []
    assert all(each.basis for each in HOLDINGS if each.fate == "kept")


def test_one_sees_who_read_what_and_on_which_ground(office, city) -> None:
    city.get(f"/portfolios/{office.dewi}", "supervisor", username=CHIEF)
    city.get(f"/credit-points/{office.dewi}", "manager")
    city.get("/me/portfolio", "librarian", username=NIP)
    told = city.get("/me/readings", "librarian", username=NIP).json["items"]
    assert [(each["reader_name"], each["what"], each["ground"]) for each in told] == [
        (HEAD, "credit-points", "manager"),
        ("Parulian Damanik", "portfolio", "supervisor"),
        ("Parulian Damanik", "performance", "supervisor"),
    ]
    assert city.get("/me/readings", "supervisor", username=CHIEF).json["items"] == []


def test_all_readings_are_listed_without_what_was_read(office, city) -> None:
    city.get(f"/portfolios/{office.dewi}", "supervisor", username=CHIEF)
    for role in ("manager", "auditor"):
        told = city.get("/readings", role, username=AUDITOR).json["items"]
        assert told[0] | {"at": ""} == {
            "at": "", "reader_name": "Parulian Damanik", "what": "portfolio", "ground": "supervisor",
            "librarian_id": office.dewi, "librarian_name": "Dewi Sipayung",
        }  # fmt: skip
    assert city.get("/readings?what=performance", "auditor").json["items"][0]["what"] == "performance"
    sheet = city.get("/readings?format=csv", "auditor", headers={"Accept-Language": "id"})
    assert sheet.mimetype == "text/csv"
    assert "Dibaca oleh" in sheet.text
    assert "Parulian Damanik" in sheet.text


def test_one_takes_home_all_that_is_held(office, city) -> None:
    city.get(f"/portfolios/{office.dewi}", "manager")
    answer = city.get("/me/data", "librarian", username=NIP)
    assert "attachment" in answer.headers["Content-Disposition"]
    held = answer.json
    parts = {each["collection"]: each for each in held["parts"]}
    assert set(parts) == {each.name for each in HOLDINGS}
    assert parts["performance_cycles"]["records"][0]["expectations"][0]["text"] == "Mengolah"
    assert parts["performance_cycles"]["basis"]["source"]
    assert parts["credits"]["records"][0]["hours"] == 8
    assert parts["librarians"]["records"][0]["nip"] == NIP
    assert (held["readings"][0]["what"], "reader" in json.dumps(parts)) == ("portfolio", False)


def test_nothing_is_erased_before_its_day(office) -> None:
    office.leave()
    assert office.sweep(29)["erased"] == 0
    assert FollowUp.objects(librarian_id=office.dewi).count() == 1
    assert office.sweep(30)["erased"] == 1


def test_what_no_law_keeps_is_pseudonymised_and_the_rest_named(office, city, published) -> None:
    office.leave(days_ago=31)
    assert office.sweep()["erased"] == 1
    assert FollowUp.objects(librarian_id=office.dewi).count() == 0
    assert FollowUp.objects.count() == 1
    assert PerformanceCycle.objects(librarian_id=office.dewi).count() == 1
    receipt = city.get("/erasures", "manager").json["items"][0]
    parts = {each["collection"]: each for each in receipt["parts"]}
    assert parts["follow_ups"] == {"collection": "follow_ups", "fate": "pseudonymised", "count": 1, "basis": ""}
    assert parts["performance_cycles"]["basis"] == "arsip-kepegawaian"
    (event,) = published(LibrarianErasedV1)
    assert event["subject"] == office.dewi
    assert "Dewi" not in json.dumps(event)


def test_doing_it_again_changes_nothing(office, published) -> None:
    office.leave(days_ago=31)
    office.sweep()
    before = _everything()
    office.leave(days_ago=31)
    assert office.sweep()["erased"] == 0
    assert _everything() == before
    assert len(published(LibrarianErasedV1)) == 1


def test_who_comes_back_in_time_keeps_all(office, city) -> None:
    office.leave(days_ago=31)
    data = {
        "librarian_id": office.dewi, "nip": NIP, "name": "Dewi Sipayung", "email": None, "phone": None,
        "unit_id": office.unit, "unit_name": "Layanan Anak", "position": "Pustakawan", "rank": "III/a", "duties": [],
        "language": "id", "active": True,
    }  # fmt: skip
    city.deliver(LibrarianChangedV1, subject=office.dewi, sequence=3, data=data)
    assert office.sweep()["erased"] == 0
    assert Erasure.objects(id=office.dewi).first().state == "void"
    assert FollowUp.objects(librarian_id=office.dewi).count() == 1
    office.leave(sequence=4, days_ago=31)
    assert office.sweep()["erased"] == 1


def _everything() -> dict[str, Any]:
    rows = {name: list(database()[name].find()) for name in database().list_collection_names()}
    ours = {each.name for each in HOLDINGS} - {"reported_facts"}  # names the event that told it last
    return {name: found for name, found in rows.items() if name in ours}


@pytest.mark.parametrize(
    ("collection", "wanted", "order"),
    [
        ("portfolio_readings", {"librarian_id": "x"}, {"_id": -1}),
        ("portfolio_readings", {}, {"_id": -1}),
        ("erasures", {"state": "waiting", "due_on": {"$lte": "2026-01-01"}}, {"due_on": 1}),
        ("erasures", {}, {"_id": -1}),
    ],
)
def test_hot_questions_use_an_index(city, collection, wanted, order) -> None:
    plan = database().command("explain", {"find": collection, "filter": wanted, "sort": order})
    told = str(plan["queryPlanner"]["winningPlan"])
    assert "IXSCAN" in told
    assert "COLLSCAN" not in told
    assert "'SORT'" not in told
