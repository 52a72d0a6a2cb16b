"""What is seen across people: calibration, a third assessor, the house as a whole, reminders, proofs."""

from datetime import timedelta
from typing import Any

import pytest

from services.assessment.commands.rating_reminders import remind
from services.assessment.documents import Evidence, PortfolioReading
from shared.clock import utcnow
from shared.contracts.rating import RaterRemindedV1
from shared.storage import transaction
from shared.storage.connection import database
from tests.integration.assessment import rating
from tests.integration.assessment.rating import CHIEF, CODE, HEAD, JUDGES, OWN, PEERS, STRANGER, figures

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture
def round_(city) -> Any:
    return rating.Round(city)


def sealed(round_: Any, held: str) -> Any:
    """End every gathering, so that figures are told."""
    version = round_.head("GET", f"/assessment-rounds/{held}").json["version"]
    return round_.head("POST", f"/assessment-rounds/{held}/close", version=version)


def test_who_is_strict_and_who_differs_too_far(round_) -> None:
    held = round_.open()
    round_.submit(CHIEF, 3, 3, 3)
    round_.submit(JUDGES[0], 1, 1, 3)
    round_.submit(JUDGES[1], 4, 4, 3)
    found = round_.assessment(held)
    assert round_.head("POST", f"/assessments/{found['id']}/seal", version=found["version"]).status_code == 200
    path = f"/assessment-rounds/{held}/calibration"
    told = round_.act("GET", path, "assessor", JUDGES[0]).json
    strict = next(each for each in told["assessors"] if each["name"].endswith("961"))
    assert (strict["n"], strict["own"]["exact"], strict["others"]["exact"]) == (2, "2", "13/4")
    assert (strict["difference"]["shown"], strict["verdict"]) == ("-1.25", "too-few")
    assert [(each["code"], each["apart"]["exact"], each["settled_by"]) for each in told["differences"]] == [
        (CODE, "3", None)
    ]
    assert PortfolioReading.objects(reader=JUDGES[0], what="assessment").count() == 1
    assert round_.act("GET", path, "librarian", OWN).status_code == 403
    assert round_.act("GET", path, "supervisor", CHIEF).status_code == 403


def test_a_third_assessor_settles_it_and_the_first_two_stay(round_) -> None:
    held = round_.open()
    round_.all_submit()
    found = round_.assessment(held)["id"]
    third = {"librarian_id": round_.ids[JUDGES[2]]}
    assert round_.head("POST", f"/assessments/{found}/third-assessor", third).json["type"].endswith("nothing-to-settle")
    for nip, levels in ((JUDGES[0], (1, 1, 3)), (JUDGES[1], (4, 4, 3))):
        sheet = round_.sheet(nip)["id"]
        assert round_.head("POST", f"/assessment-sheets/{sheet}/reopen", {"reason": "Ulang."}).status_code == 200
        assert round_.submit(nip, *levels).status_code == 200
    assert round_.head("POST", f"/assessments/{found}/third-assessor", third).status_code == 201
    asked = round_.sheet(JUDGES[2])
    assert (asked["settles"], {each["code"] for each in asked["items"]}) == (True, {CODE})
    assert round_.submit(JUDGES[2], 3, 3).status_code == 200
    shown = round_.seen(found).json
    assert shown["state"] == "sealed"
    assessor = figures(shown)["assessor"]
    assert (assessor["average"]["exact"], assessor["settled"], assessor["n"]) == ("3", True, 1)
    given = [each["level"] for each in figures(shown)["one"]["made_of"] if each["role"] == "assessor"]
    assert sorted(given) == [1, 1, 3, 3, 4, 4], "all three stay on record"
    told = round_.head("GET", f"/assessment-rounds/{held}/calibration").json
    assert [each["settled_by"][-3:] for each in told["differences"]] == ["963"]


def test_the_house_from_five_people_on(round_, city) -> None:
    more = [f"200{number}" for number in range(5)]
    round_.ids |= {nip: city.hire(nip, "Layanan Anak") for nip in more}
    held = round_.open(*(round_.subject(nip, (), ()) for nip in more))
    for nip in more[:4]:
        round_.submit(nip, 4, 2, None, subject=nip)
    sealed(round_, held)
    path = f"/assessment-rounds/{held}/summary"
    cells = round_.act("GET", path, "auditor", "auditor").json["items"]
    assert [(each["shown"], each["people"], each["average"]) for each in cells] == [(False, None, None)]
    held = round_.open(*(round_.subject(nip, (), ()) for nip in more), title="Lagi")
    for nip, level in zip(more, (4, 4, 3, 3, 3), strict=True):
        round_.submit(nip, level, level, None, subject=nip)
    sealed(round_, held)
    path = f"/assessment-rounds/{held}/summary"
    cell = round_.act("GET", path, "auditor", "auditor").json["items"][0]
    assert (cell["people"], cell["average"]) == (5, {"shown": "3.40", "exact": "17/5"})
    sheet = round_.act("GET", f"{path}?format=csv", "auditor", "auditor")
    assert sheet.status_code == 200
    assert round_.act("GET", f"/assessment-rounds/{held}/progress", "auditor", "auditor").status_code == 403


def reminded(days: int) -> int:
    told: int = transaction.run(lambda: remind(rating.today() + timedelta(days=days), utcnow()))
    return told


def test_raters_are_reminded_once_a_window_with_one_message(round_, city, published) -> None:
    other = round_.subject(PEERS[0], (), ())
    round_.open(round_.subject(), other)  # due in 14 days; the chief has two sheets
    round_.submit(OWN, 3, 3, 3)
    assert [reminded(days) for days in (0, 6)] == [0, 0]
    assert reminded(7) == 6  # chief, three peers (one of them for herself too), two assessors
    assert [reminded(days) for days in (7, 8, 10)] == [0, 0, 0]
    assert reminded(11) == 6
    assert reminded(15) == 0
    told = [each["data"] for each in published(RaterRemindedV1)]
    chief = [each for each in told if each["rater_id"] == round_.ids[CHIEF]]
    assert [each["sheets"] for each in chief] == [2, 2]
    assert round_.ids[OWN] not in {each["rater_id"] for each in told}


def test_a_reminder_does_not_disturb_who_is_writing(round_) -> None:
    round_.open()
    sheet = round_.sheet(CHIEF)
    assert reminded(7) > 0
    saved = round_.act("PUT", f"/assessment-sheets/{sheet['id']}", "supervisor", CHIEF,
                       {"answers": rating.answers(3)}, sheet["version"])  # fmt: skip
    assert saved.status_code == 200


def proof(round_: Any, nip: str) -> str:
    sent = round_.city.post("/evidence?filename=bukti.pdf", "librarian", username=nip, data=PDF,
                            content_type="application/pdf")  # fmt: skip
    assert sent.status_code == 201, sent.json
    found: str = sent.json["id"]
    return found


def test_a_proof_is_read_by_who_judges_by_name(round_) -> None:
    held = round_.open()
    mine = proof(round_, OWN)
    assert round_.submit(OWN, 4, 4, 4, evidence=[mine]).status_code == 200
    assert Evidence.objects(id=mine).first().used_by == [f"assessment:{round_.assessment(held)['id']}"]
    path = f"/evidence/{mine}/content"
    assert round_.act("GET", path, "assessor", JUDGES[0]).status_code == 200
    assert round_.act("GET", path, "librarian", STRANGER).status_code == 403
    refused = round_.submit(CHIEF, 3, 3, 3, evidence=[mine])
    assert refused.status_code == 422, "another's proof is not one's own"


def test_a_peer_sends_no_proof(round_) -> None:
    round_.open()
    refused = round_.submit(PEERS[0], 3, 3, 3, evidence=[proof(round_, PEERS[0])])
    assert (refused.status_code, refused.json["errors"][0]["pointer"]) == (422, "/body/answers")


def test_raters_are_named_later_and_asked_at_once(round_, published) -> None:
    from shared.contracts.rating import RoundOpenedV1

    held = round_.open(round_.subject(peers=(), assessors=()))
    path = f"/assessments/{round_.assessment(held)['id']}/raters"
    peers = [round_.ids[nip] for nip in PEERS]
    few = round_.head("POST", path, {"role": "peer", "librarian_ids": peers[:2]})
    assert few.status_code == 422
    assert round_.head("POST", path, {"role": "peer", "librarian_ids": peers}).status_code == 201
    assert round_.sheet(PEERS[2])["role"] == "peer"
    assert sorted(published(RoundOpenedV1)[-1]["data"]["rater_ids"]) == sorted(peers)
    oneself = round_.head("POST", path, {"role": "assessor", "librarian_ids": [round_.ids[OWN]]})
    assert oneself.status_code == 422


def test_the_supervisor_of_a_supervisor_is_the_head(round_) -> None:
    round_.open(round_.subject(CHIEF, (), ()))
    assert round_.sheet(HEAD, subject=CHIEF)["role"] == "supervisor"


@pytest.mark.parametrize(
    ("collection", "wanted"),
    [
        ("assessment_sheets", {"rater_id": "x"}),
        ("assessment_sheets", {"assessment_id": "x"}),
        ("assessment_sheets", {"round_id": "x", "state": {"$in": ["invited", "draft"]}}),
        ("assessments", {"round_id": "x"}),
        ("assessments", {"subject_id": "x"}),
        ("assessments", {"unit_id": "x"}),
        ("assessment_disputes", {"assessment_id": "x"}),
        ("assessment_rounds", {"state": "open"}),
        ("assessment_forms", {"role": "self"}),
    ],
)
def test_every_hot_look_up_has_its_index(round_, collection, wanted) -> None:
    plan = database()[collection].find(wanted).explain()["queryPlanner"]["winningPlan"]
    assert "COLLSCAN" not in str(plan)
