"""What an agreement covers is data on it; it ends with its last day, or when it is ended."""

from datetime import UTC, datetime
from typing import Any

import pytest

from services.community.jobs import end_agreements
from shared.contracts.community import AgreementStartedV1
from shared.contracts.partners import AgreementEndedV1, PartnerChangedV1
from shared.ids import new_id

HELD = "community.activity.held.v1"


@pytest.fixture
def partners(city: Any) -> list[dict[str, Any]]:
    assert city.send("mitra.csv").json["counts"]["refused"] == 0
    return list(city.call("GET", "/partners").json["items"])


def change(city: Any, partner: dict[str, Any], path: str, method: str = "PUT", **body: Any) -> Any:
    seen = {"If-Match": f'"{partner["version"]}"'}
    return city.call(method, f"/partners/{partner['id']}/{path}", json=body, headers=seen)


def test_an_agreement_covers_nothing_until_it_says_so(city, partners, published):
    [school, *_] = partners
    number = school["agreements"][0]["number"]
    assert all(event["data"]["events"] == [] for event in published(AgreementStartedV1))
    covered = change(city, school, "scope", number=number, events=[HELD, HELD])
    assert covered.status_code == 200
    assert covered.json["agreements"][0]["events"] == [HELD]
    assert published(AgreementStartedV1)[-1]["data"] == {
        "partner_id": school["id"], "agreement_number": number, "starts_on": "2025-08-06", "ends_on": "2026-08-06",
        "events": [HELD],
    }  # fmt: skip
    assert change(city, school, "scope", number=number, events=[]).status_code == 412
    assert change(city, covered.json, "scope", number="none", events=[]).status_code == 404


@pytest.mark.parametrize(
    "wrong", ["community.librarian.changed.v1", "assessment.report.published.v1", "no.such.thing.v1"]
)
def test_an_agreement_names_only_what_is_for_partners_and_not_public_anyhow(city, partners, wrong):
    refused = change(city, partners[0], "scope", number=partners[0]["agreements"][0]["number"], events=[wrong])
    assert refused.status_code == 422
    types = {each["type"]: each["public"] for each in city.call("GET", "/partner-events").json["items"]}
    assert types[HELD] is False
    assert types["assessment.report.published.v1"] is True
    assert "community.librarian.changed.v1" not in types


def test_a_machine_speaks_for_one_partner_only(city, partners, published):
    first, second, *_ = partners
    assert change(city, first, "clients", clients=["mitra-sma-1"]).json["clients"] == ["mitra-sma-1"]
    told = published(PartnerChangedV1)[-1]["data"]
    assert (told["clients"], told["email"]) == (["mitra-sma-1"], "mitra0@mitra.example")
    taken = change(city, second, "clients", clients=["mitra-sma-1"])
    assert (taken.status_code, taken.json["type"].rpartition("/")[2]) == (409, "client-taken")
    assert city.call("GET", f"/partners/{first['id']}", role="librarian").status_code == 403
    assert "clients" not in city.call("GET", "/partners", role="librarian").json["items"][0]


def test_an_agreement_ends_the_day_after_its_last_by_the_clock_on_the_wall(city, partners, published):
    end_agreements(datetime(2026, 8, 6, 16, 59, tzinfo=UTC))  # 23.59 WIB of its last day
    assert published(AgreementEndedV1) == []
    for _ in range(2):
        end_agreements(datetime(2026, 8, 6, 17, 0, tzinfo=UTC))
    [ended] = published(AgreementEndedV1)
    assert ended["data"] == {
        "partner_id": partners[0]["id"], "agreement_number": "067/MoU/PUS/2025", "ended_on": "2026-08-06",
        "reason": "period",
    }  # fmt: skip
    assert int(ended["sequence"]) == 2


def test_it_may_be_ended_before_its_time_and_be_renewed(city, partners, published):
    first = partners[0]
    number = first["agreements"][0]["number"]
    done = change(city, first, "end-agreement", "POST", number=number, reason="Kedua pihak sepakat")
    assert done.json["agreements"][0]["ended_reason"] == "Kedua pihak sepakat"
    assert published(AgreementEndedV1)[-1]["data"]["reason"] == "Kedua pihak sepakat"
    over = change(city, done.json, "scope", number=number, events=[HELD])
    assert (over.status_code, over.json["type"].rpartition("/")[2]) == (409, "agreement-over")
    sheet = f"Nama Mitra,Jenis,No. MoU,Mulai,Berakhir\n{first['name']},Sekolah,{number},2026-08-06,2030-08-06\n"
    city.send("mitra.csv", sheet.encode())
    renewed = city.call("GET", f"/partners/{first['id']}").json["agreements"][0]
    assert (renewed["ends_on"], renewed["ended_on"]) == ("2030-08-06", None)
    assert published(AgreementStartedV1)[-1]["data"]["ends_on"] == "2030-08-06"


@pytest.mark.parametrize("role", ["librarian", "supervisor", "auditor", "operator", "partner"])
def test_only_the_manager_changes_agreements(city, role):
    for method, path in (("PUT", "scope"), ("PUT", "clients"), ("POST", "end-agreement")):
        assert city.call(method, f"/partners/{new_id()}/{path}", role=role, json={}).status_code == 403
