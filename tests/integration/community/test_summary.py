"""The public figures: rebuilt from events, whatever their order and however often they come; few people stay hidden."""

import itertools

import pytest

from services.community.events.incoming import incoming
from shared.clock import utcnow
from shared.contracts.assessment import SatisfactionPublishedV1
from shared.contracts.training import CertificateIssuedV1, CertificateRevokedV1, CourseCompletedV1
from shared.ids import new_id


def completion(n):
    data = {
        "completion_id": f"c{n}", "session_id": "s", "course_id": "k", "course_title": "Pelayanan Prima",
        "librarian_id": f"l{n % 6}", "unit_id": "u", "completed_on": "2026-07-01", "hours": 8, "competencies": [],
        "pre_score": None, "post_score": 80,
    }  # fmt: skip
    return CourseCompletedV1, f"c{n}", data | {"completed_on": utcnow().date()}, 1


def certificate(n):
    data = {
        "certificate_id": f"z{n}", "completion_id": f"c{n}", "code": f"K{n}", "librarian_id": f"l{n % 6}",
        "course_id": "k", "course_title": "Pelayanan Prima", "hours": 8, "issued_on": utcnow().date(),
        "valid_until": None,
    }  # fmt: skip
    return CertificateIssuedV1, f"z{n}", data, 1


def revocation(n):
    data = {
        "certificate_id": f"z{n}", "completion_id": f"c{n}", "code": f"K{n}", "librarian_id": f"l{n % 6}",
        "course_title": "Pelayanan Prima", "reason": "keliru",
    }  # fmt: skip
    return CertificateRevokedV1, f"z{n}", data, 2


def index(survey, ikm, n, unit=None, sequence=1):
    data = {
        "survey_id": survey, "period": survey, "unit_id": unit, "unit_name": unit, "ikm": ikm, "grade": "B", "n": n,
        "sample_needed": 10, "elements": [], "rule_id": "PermenPANRB-14-2017",
    }  # fmt: skip
    return SatisfactionPublishedV1, survey, data, sequence


def summary(community):
    answer = community.call("GET", "/public/summary", role="")
    assert answer.status_code == 200
    return answer.json


def test_empty(community):
    assert summary(community) | {"history": None} == {
        "libraries": 0, "librarians": 0, "partners": 0, "activities_held": 0, "people_reached": 0,
        "librarians_trained": 0, "certificates": 0, "hidden": [], "index": None, "history": None,
    }  # fmt: skip


@pytest.mark.parametrize("order", [1, -1])
def test_duplicates_and_any_order_change_nothing(community, deliver, order):
    events = [completion(n) for n in range(8)] + [certificate(n) for n in range(8)] + [revocation(7)]
    for number, (contract, subject, data, sequence) in enumerate(events[::order] * 2):
        event_id = new_id() if number % 3 else f"{subject}-{contract.routing_key}"
        deliver(incoming, contract, subject=subject, data=data, sequence=sequence, event_id=event_id)
    found = summary(community)
    assert found["librarians_trained"] == 6
    assert found["certificates"] == 7
    assert found["hidden"] == []


def test_few_people_are_not_counted_in_public(community, deliver):
    for contract, subject, data, sequence in itertools.chain(map(completion, range(4)), map(certificate, range(4))):
        deliver(incoming, contract, subject=subject, data=data, sequence=sequence)
    found = summary(community)
    assert found["librarians_trained"] is None
    assert found["certificates"] is None
    assert found["hidden"] == ["librarians_trained", "certificates"]


def test_the_index_and_its_history(community, deliver):
    events = [
        index("2025-S2", "78.10", 300), index("2026-S1", "80.00", 400), index("2026-S1", "80.01", 400, sequence=2),
        index("2026-S1", "60.00", 90, unit="u"), index("2026-S2", "99.00", 4),
    ]  # fmt: skip
    for contract, subject, data, sequence in events:
        deliver(incoming, contract, subject=subject, data=data, sequence=sequence)
    found = summary(community)
    assert [(row["period"], row["ikm"]) for row in found["history"]] == [("2025-S2", "78.10"), ("2026-S1", "80.01")]
    assert found["index"]["ikm"] == "80.01"


def test_the_headline_is_an_index_that_enough_visitors_stand_behind(community, deliver):
    for contract, subject, data, sequence in (index("2026-S1", "78.47", 400), index("2026-11", "99.00", 9)):
        deliver(incoming, contract, subject=subject, data=data, sequence=sequence)
    found = summary(community)
    assert found["history"][-1]["ikm"] == "99.00"
    assert found["index"]["ikm"] == "78.47"


def test_activities_reach_people(city):
    city.send("mitra.csv")
    city.send("kegiatan.csv")
    found = summary(city)
    assert (found["libraries"], found["partners"], found["activities_held"]) == (5, 6, 24)
    listed = city.call("GET", "/activities?limit=100", role="").json["items"]
    assert found["people_reached"] == sum(activity["attendance"] for activity in listed)
    assert listed == sorted(listed, key=lambda activity: activity["held_on"], reverse=True)


def test_no_personal_data(city):
    city.send("pustakawan.csv")
    assert "Dewi" not in str(summary(city))
    assert summary(city)["librarians"] == 39


def test_partners_contacts_are_for_managers(city):
    city.send("mitra.csv")
    [first, *_] = city.call("GET", "/partners").json["items"]
    assert first["email"] == "mitra0@mitra.example"
    [agreement] = first["agreements"]
    period = {"number": "067/MoU/PUS/2025", "starts_on": "2025-08-06", "ends_on": "2026-08-06"}
    assert agreement == period | {"events": [], "ended_on": None, "ended_reason": None}
    assert "email" not in city.call("GET", "/partners", role="librarian").json["items"][0]
