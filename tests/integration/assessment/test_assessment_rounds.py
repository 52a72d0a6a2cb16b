"""Several raters, one person: asked, drafted, submitted once, compared exactly, shared, disputed."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from services.assessment.documents import AssessmentSheet, PortfolioReading
from shared.contracts.rating import (
    AssessmentSharedV1,
    AssessmentSubmittedV1,
    DisputeRaisedV1,
    DisputeSettledV1,
    RoundOpenedV1,
)
from tests.integration.assessment import rating
from tests.integration.assessment.conftest import API
from tests.integration.assessment.rating import CHIEF, CODE, HEAD, JUDGES, OTHER, OWN, PEERS, STRANGER, figures


@pytest.fixture
def round_(city) -> Any:
    return rating.Round(city)


def test_each_rater_is_asked_once(round_, published) -> None:
    round_.open()
    told = published(RoundOpenedV1)[0]["data"]
    assert sorted(told["rater_ids"]) == sorted(round_.ids[nip] for nip in (OWN, CHIEF, *PEERS, *JUDGES[:2]))
    assert round_.sheet(CHIEF)["role"] == "supervisor"
    assert round_.sheet(PEERS[0])["role"] == "peer"


def test_nobody_is_asked_before_it_opens(round_) -> None:
    assert round_.prepare().status_code == 201
    assert round_.act("GET", "/me/assessment-sheets", "librarian", CHIEF).json["items"] == []


def test_the_raters_side_by_side_with_n(round_) -> None:
    held = round_.open()
    round_.all_submit()
    shown = round_.seen(round_.assessment(held)["id"]).json
    assert shown["state"] == "sealed"
    one = figures(shown)
    assert (one["self"]["average"]["shown"], one["self"]["n"]) == ("4.00", 1)
    assert one["supervisor"]["average"]["exact"] == "5/2"
    assert (one["peer"]["average"], one["peer"]["n"]) == ({"shown": "2.67", "exact": "8/3"}, 3)
    assert one["assessor"]["average"]["exact"] == "11/4"
    assert one["one"]["others"]["exact"] == "95/36"  # (5/2 + 8/3 + 11/4) / 3
    assert one["one"]["gap"] == {"shown": "1.36", "exact": "49/36"}
    names = {made["name"] for made in one["one"]["made_of"]}
    assert not any(nip in name for nip in ("971", "972", "973") for name in names)


def test_peers_below_three_are_hidden_and_in_no_other_figure(round_) -> None:
    held = round_.open()
    round_.all_submit()  # of the other competency one peer cannot judge
    other = figures(round_.seen(round_.assessment(held)["id"]).json, OTHER)
    assert (other["peer"]["n"], other["peer"]["average"], other["peer"]["hidden"]) == (2, None, True)
    assert other["one"]["others"]["exact"] == "3"
    assert other["one"]["peers_made_of"] == {"items": [], "comments": []}


def test_no_figure_while_answers_come_in(round_) -> None:
    held = round_.open()
    round_.submit(CHIEF, 3, 3, 3)
    found = round_.assessment(held)
    assert round_.seen(found["id"]).json["competencies"] == []
    assert (found["submitted"], found["asked"]) == (1, 7)


def test_a_missing_rater_is_absent_never_zero(round_) -> None:
    held = round_.open()
    round_.submit(OWN, 4, 4, 4)
    round_.submit(CHIEF, 3, 3, 3)
    version = round_.head("GET", f"/assessment-rounds/{held}").json["version"]
    assert round_.head("POST", f"/assessment-rounds/{held}/close", version=version).status_code == 200
    one = figures(round_.seen(round_.assessment(held)["id"]).json)
    assert (one["peer"]["n"], one["peer"]["asked"], one["peer"]["average"]) == (0, 3, None)
    assert one["one"]["gap"]["exact"] == "1"


def test_a_draft_is_kept_and_submitting_twice_counts_once(round_, published) -> None:
    round_.open()
    sheet = round_.sheet(CHIEF)
    path = f"/assessment-sheets/{sheet['id']}"
    half = {"answers": rating.answers(3, comment="Teliti")}
    saved = round_.act("PUT", path, "supervisor", CHIEF, half, sheet["version"])
    assert (saved.status_code, saved.json["state"]) == (200, "draft")
    assert saved.json["answers"]["butir-1"] == {"level": 3, "comment": "Teliti", "evidence": []}
    refused = round_.act("POST", f"{path}/submit", "supervisor", CHIEF, {}, saved.json["version"])
    assert refused.status_code == 422
    assert {each["pointer"] for each in refused.json["errors"]} == {"/body/answers/butir-2", "/body/answers/butir-3"}
    first = round_.submit(CHIEF, 3, 3, None)
    again = round_.submit(CHIEF, 3, 3, None)
    assert (first.json["state"], again.status_code) == ("submitted", 200)
    assert round_.submit(CHIEF, 1, 1, 1).json["type"].endswith("sheet-submitted")
    assert len(published(AssessmentSubmittedV1)) == 1


def test_nobody_else_opens_a_sheet(round_) -> None:
    round_.open()
    path = f"/assessment-sheets/{round_.sheet(PEERS[0])['id']}"
    for role, nip in (("librarian", OWN), ("supervisor", CHIEF), ("manager", HEAD)):
        assert round_.act("GET", path, role, nip).status_code == 403


def test_reopened_with_a_reason_and_nothing_lost(round_) -> None:
    held = round_.open()
    round_.all_submit()
    sheet = round_.sheet(CHIEF)
    path = f"/assessment-sheets/{sheet['id']}/reopen"
    assert round_.act("POST", path, "supervisor", CHIEF, {"reason": "Salah."}).status_code == 403
    assert round_.head("POST", path, {"reason": "Salah orang."}).status_code == 200
    assert round_.assessment(held)["state"] == "gathering"
    assert round_.submit(CHIEF, 4, 4, 4).status_code == 200
    assert round_.assessment(held)["state"] == "sealed"
    kept = AssessmentSheet.objects(id=sheet["id"]).first().earlier[0]
    assert (kept["reason"], kept["answers"]["butir-2"]["level"]) == ("Salah orang.", 2)


def test_the_person_reads_it_once_shared(round_, published) -> None:
    held = round_.open()
    round_.all_submit()
    found = round_.assessment(held)["id"]
    assert round_.seen(found, "librarian", OWN).json["type"].endswith("assessment-not-shared")
    assert round_.act("GET", "/me/assessments", "librarian", OWN).json["items"] == []
    shared = round_.share(held)
    assert (shared.status_code, shared.json["state"]) == (200, "shared")
    assert published(AssessmentSharedV1)[0]["data"]["librarian_id"] == round_.ids[OWN]
    seen = round_.seen(found, "librarian", OWN).json
    assert (seen["ground"], seen["shared_note"], figures(seen)["peer"]["n"]) == ("self", "Dibicarakan.", 3)
    path = f"/assessments/{found}/acknowledge"
    read = round_.act("POST", path, "librarian", OWN, {"text": "Terima kasih."}, seen["version"])
    assert (read.json["state"], read.json["response"]) == ("acknowledged", "Terima kasih.")


@pytest.mark.parametrize(("role", "nip"), [("librarian", STRANGER), ("librarian", PEERS[0]), ("supervisor", STRANGER)])
def test_who_may_not_see_it_cannot(round_, role, nip) -> None:
    held = round_.open()
    round_.all_submit()
    found = round_.assessment(held)["id"]
    assert round_.seen(found, role, nip).status_code == 403
    assert round_.act("GET", "/assessments", role, nip).json["items"] == []
    for step in ("seal", "share"):
        assert round_.act("POST", f"/assessments/{found}/{step}", role, nip, {"note": "x"}, 9).status_code in (403, 422)


def test_each_reading_by_another_is_logged(round_) -> None:
    held = round_.open()
    round_.all_submit()
    found = round_.assessment(held)["id"]
    for role, nip, ground in (("manager", HEAD, "manager"), ("supervisor", CHIEF, "supervisor"),
                              ("assessor", JUDGES[0], "assessor")):  # fmt: skip
        assert round_.seen(found, role, nip).status_code == 200
        assert PortfolioReading.objects(reader=nip, ground=ground, what="assessment").count() == 1


def test_only_the_manager_learns_which_peers(round_) -> None:
    held = round_.open()
    path = f"/assessments/{round_.assessment(held)['id']}/raters"
    assert [each["role"] for each in round_.head("GET", path).json["items"]].count("peer") == 3
    led = round_.act("GET", path, "supervisor", CHIEF).json["items"]
    assert "peer" not in [each["role"] for each in led]
    progress = round_.act("GET", f"/assessment-rounds/{held}/progress", "supervisor", CHIEF).json["items"]
    assert [(each["peer_submitted"], each["peer_asked"]) for each in progress] == [(0, 3)]


def disputed(round_: Any, held: str) -> Any:
    shared = round_.share(held).json
    path, body = f"/assessments/{shared['id']}/disputes", {"reason": "Bukti belum dilihat.", "codes": [CODE]}
    answer = round_.act("POST", path, "librarian", OWN, body, shared["version"])
    assert answer.status_code == 201, answer.json
    dispute_id = answer.json["disputes"][0]["id"]
    return round_.act("GET", f"/disputes/{dispute_id}", "librarian", OWN).json


def test_a_dispute_is_settled_by_somebody_who_was_no_rater(round_, published) -> None:
    held = round_.open()
    round_.all_submit()
    dispute = disputed(round_, held)
    path = f"/disputes/{dispute['id']}"
    settlement = {"outcome": "changed", "reason": "Bukti cukup.", "levels": [{"code": CODE, "level": 4}]}
    assert round_.act("POST", f"{path}/settle", "supervisor", CHIEF, settlement, 1).status_code == 403
    rater = round_.head("PUT", f"{path}/settler", {"librarian_id": round_.ids[JUDGES[0]]}, 1)
    assert rater.json["type"].endswith("settler-was-rater")
    assert round_.act("GET", path, "assessor", JUDGES[2]).status_code == 403
    entrusted = round_.head("PUT", f"{path}/settler", {"librarian_id": round_.ids[JUDGES[2]]}, 1)
    assert entrusted.status_code == 200, entrusted.json
    said = round_.act("POST", f"{path}/answers", "supervisor", CHIEF, {"text": "Silakan dilihat."}, 2)
    assert said.json["answers"][0]["side"] == "supervisor"
    done = round_.act("POST", f"{path}/settle", "assessor", JUDGES[2], settlement, 3)
    assert (done.status_code, done.json["outcome"]) == (200, "changed"), done.json
    assert [each["action"] for each in done.json["trail"]] == ["raise", "entrust", "answer", "changed"]
    shown = round_.seen(dispute["assessment_id"], "librarian", OWN).json
    assert shown["state"] == "settled"
    assert figures(shown)["one"]["settled_level"] == 4
    assert figures(shown)["supervisor"]["average"]["exact"] == "5/2", "what was given stays"
    assert len(published(DisputeRaisedV1)) == len(published(DisputeSettledV1)) == 1
    again = round_.act("POST", f"{path}/settle", "assessor", JUDGES[2], settlement, 4)
    assert again.json["type"].endswith("dispute-settled")


def test_fewer_than_three_peers_are_not_named_at_all(round_) -> None:
    refused = round_.prepare(round_.subject(peers=PEERS[:2]))
    assert refused.status_code == 422
    assert [each["pointer"] for each in refused.json["errors"]] == ["/body/subjects/0/peers"]


def test_a_round_keeps_the_versions_it_began_with(round_) -> None:
    held = round_.open()
    path = f"/assessment-forms/{round_.forms['supervisor']}/versions"
    made = round_.head("POST", path, {"title": "Formulir baru", "items": [rating.item(OTHER)]})
    assert (made.json["number"], made.json["family"]) == (2, round_.forms["supervisor"])
    assert round_.head("GET", f"/assessment-rounds/{held}").json["forms"][1]["number"] == 1
    assert len(round_.sheet(CHIEF)["items"]) == 3


def test_forms_on_different_scales_do_not_stand_side_by_side(round_) -> None:
    long = rating.item(levels=[*rating.LEVELS, {"value": 5, "words": {"id": "Lima", "en": "Five"}}])
    forms = round_.forms | {"peer": round_.form("peer", [long])["id"]}
    assert round_.prepare(forms=forms).json["type"].endswith("forms-not-comparable")


def test_of_two_last_raters_at_once_one_ends_the_gathering(round_, published) -> None:
    held = round_.open(round_.subject(peers=(), assessors=()))
    sheets = {nip: round_.sheet(nip) for nip in (OWN, CHIEF)}
    tokens = {nip: round_.city._token("librarian", username=nip) for nip in sheets}

    def send(nip: str) -> int:
        client = round_.city.service.app.test_client()
        headers = {"Authorization": f"Bearer {tokens[nip]}", "If-Match": f'"{sheets[nip]["version"]}"'}
        path = f"{API}/assessment-sheets/{sheets[nip]['id']}/submit"
        return int(client.post(path, json={"answers": rating.answers(3, 3, 3)}, headers=headers).status_code)

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(send, sheets)) == [200, 200]
    found = round_.assessment(held)
    assert (found["state"], found["submitted"]) == ("sealed", 2)
    assert sorted(each["data"].get("waiting", 0) for each in published(AssessmentSubmittedV1)) == [0, 1]
