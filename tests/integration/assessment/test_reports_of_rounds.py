"""Assessment rounds in the yearly report and the data pack: how many people, how much of what is asked."""

from typing import Any

import pytest

from services.assessment.documents.frameworks import RoleProfile
from shared.clock import utcnow
from shared.ids import new_id
from shared.storage.connection import database
from shared.storage.documents import insert
from tests.integration.assessment.rating import CHIEF, CODE, OTHER, OWN, PEERS, Round
from tests.integration.assessment.reporting import YEAR
from tests.integration.assessment.test_competency_gaps import demand


@pytest.fixture
def round_(city: Any) -> Round:
    demands = [demand(CODE, place=2), demand(OTHER, place=3)]
    profile = {"position": "Pustakawan", "position_key": "pustakawan", "edition": 1, "state": "current"}
    insert(RoleProfile(id=new_id(), demands=demands, **profile), utcnow())
    return Round(city)


def rated(round_: Round, *people: str) -> None:
    """Each seen by the chief at 3, 3 (asked: 3) and 3 (asked: 4), and shared."""
    forms = {role: round_.forms[role] for role in ("self", "supervisor")}
    subjects = [round_.subject(nip, peers=(), assessors=()) for nip in people]
    round_id = round_.open(*subjects, forms=forms)
    for nip in people:
        for rater in (nip, CHIEF):
            assert round_.submit(rater, 3, 3, 3, subject=nip).status_code == 200
        found = round_.assessment(round_id, nip)
        path = f"/assessments/{found['id']}/share"
        assert (
            round_.act("POST", path, "supervisor", CHIEF, {"note": "Dibicarakan."}, found["version"]).status_code == 200
        )


def report(round_: Round, kind: str) -> Any:
    return round_.head("POST", "/report-packs", {"kind": kind, "year": YEAR}).json


def told(of: Any) -> dict[str, tuple[Any, Any]]:
    return {each["id"]: (each["value"], each["missing"]) for each in of["figures"]}


def test_five_people_are_told_together_with_the_events_behind_them(round_: Round) -> None:
    five = (OWN, *PEERS, "1974")
    round_.ids["1974"] = round_.city.hire("1974", "Layanan Anak")
    rated(round_, *five)
    yearly, pack = report(round_, "yearly"), report(round_, "literacy-2025")
    assert (told(yearly)["assessed"], told(yearly)["at-level"]) == (("5", None), ("50.0", None))
    assert (told(pack)["staff-assessed"], told(pack)["staff-at-level"]) == (("5", None), ("50.0", None))
    lines = round_.head("GET", f"/report-packs/{yearly['id']}/figures/assessed/lines").json["items"]
    assert {each["event_type"].split("pustaka.")[1] for each in lines} == {"assessment.assessment.shared.v1"}
    assert all(each["event_id"] and each["quantity"] == "1" for each in lines)
    (together,) = round_.head("GET", f"/report-packs/{yearly['id']}/figures/at-level/lines").json["items"]
    assert together["quantity"] == "5", "one line for all: none tells of a person"
    assert round_.head("GET", f"/report-packs/{yearly['id']}/check").json["same"] is True


def test_four_people_are_counted_and_their_level_is_shown_to_nobody(round_: Round) -> None:
    rated(round_, OWN, *PEERS)
    yearly = report(round_, "yearly")
    assert (told(yearly)["assessed"], told(yearly)["at-level"]) == (("4", None), (None, "too-few"))
    assert round_.head("GET", f"/report-packs/{yearly['id']}/figures/at-level/lines").json["items"] == []


def test_a_disputed_result_is_a_person_assessed_and_no_level(round_: Round) -> None:
    rated(round_, OWN, *PEERS)
    database()["assessments"].update_many({}, {"$set": {"state": "disputed"}})
    assert told(report(round_, "yearly"))["at-level"] == (None, "no-assessment")
