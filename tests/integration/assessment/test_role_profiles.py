"""What a position asks: laid down by the manager in editions, and read beside one's own evidence."""

from datetime import date

import pytest

from services.assessment.commands.frameworks import ship
from services.assessment.documents import PortfolioReading, RoleProfile
from services.assessment.documents.frameworks import Competency
from services.assessment.domain.shipped_frameworks import SHIPPED
from services.assessment.queries.frameworks import profile_for
from shared.clock import utcnow
from shared.contracts.competencies import ProfilePublishedV1
from shared.contracts.training import CourseCompletedV1
from shared.ids import new_id
from shared.storage import transaction

UNIT = "R.91PRP02.021.1"
DEWI, SUPERVISOR, OTHER = "199803132024011018", "198310262010021009", "198401012010011002"
LEVEL = "Pustakawan Ahli Pertama"
ASKED = [{"code": UNIT, "value": "kompeten"}]


@pytest.fixture
def staffed(city):
    transaction.run(lambda: ship(utcnow()))
    city.dewi = city.hire(DEWI, "Layanan Anak", position=LEVEL, rank="III/a")
    city.hire(SUPERVISOR, "Layanan Anak")
    city.hire(OTHER, "Layanan Referensi")
    return city


def lay_down(city, **over):
    body = {"position": LEVEL, "demands": ASKED} | over
    found = city.post("/role-profiles", "manager", json=body)
    assert found.status_code == 201, found.json
    return found.json


def again(city, profile, demands, version=None):
    headers = {"If-Match": f'"{version or profile["version"]}"'}
    body = {"demands": demands, "note": "SK 12/2026"}
    return city.call("PUT", f"/role-profiles/{profile['id']}", "manager", json=body, headers=headers)


def complete(city, title="Pengolahan", code=UNIT):
    completion = new_id()
    data = {
        "completion_id": completion, "session_id": new_id(), "course_id": new_id(), "course_title": title,
        "librarian_id": city.dewi, "unit_id": city.units["Layanan Anak"], "completed_on": date(2026, 6, 20), "hours": 8,
        "competencies": [{"slug": "a", "title": title, "skkni_code": code}], "pre_score": 40, "post_score": 90,
    }  # fmt: skip
    city.deliver(CourseCompletedV1, subject=completion, data=data)


def test_a_demand_keeps_what_was_meant_and_is_told(staffed, published):
    profile = lay_down(staffed)
    (demand,) = profile["demands"]
    assert (demand["title"], demand["edition"], demand["framework"]) == (
        "Membuat Tajuk Kendali Subjek", 1, SHIPPED[0].slug,
    )  # fmt: skip
    assert (demand["value"]["title_en"], demand["place"], demand["places"]) == ("Competent", 1, 2)
    assert Competency.objects(id=demand["competency_id"]).first().code == UNIT
    (event,) = published(ProfilePublishedV1)
    assert event["data"]["demands"][0]["value"] == "kompeten"
    assert event["data"]["librarian_ids"] == [staffed.dewi]


def test_a_change_is_a_new_edition_and_the_earlier_one_stays(staffed):
    first = lay_down(staffed)
    second = again(staffed, first, []).json
    assert (second["edition"], second["state"], second["demands"]) == (2, "current", [])
    kept = staffed.get(f"/role-profiles/{first['id']}", "librarian").json
    assert (kept["state"], kept["demands"]) == ("replaced", first["demands"])
    late = again(staffed, first, ASKED, version=kept["version"])
    assert (late.status_code, late.json["code"]) == (409, "profile-replaced")
    assert again(staffed, second, ASKED, version=9).status_code == 412
    listed = staffed.get("/role-profiles", "librarian").json["items"]
    assert [each["edition"] for each in listed] == [2]
    every = staffed.get(f"/role-profiles?position={LEVEL}&editions=true", "librarian").json["items"]
    assert sorted(each["edition"] for each in every) == [1, 2]


@pytest.mark.parametrize(
    ("demands", "pointer"),
    [
        ([{"code": "R.91PRP03.001.1", "value": "kompeten"}], "/body/demands/0/code"),
        ([{"code": "02", "value": "kompeten"}], "/body/demands/0/code"),
        ([{"code": "PRP.LP01.001.01", "value": "kompeten"}], "/body/demands/0/code"),
        ([{"code": UNIT, "value": "mahir"}], "/body/demands/0/value"),
        (ASKED * 2, "/body/demands"),
    ],
)
def test_a_profile_asks_for_published_units_at_values_of_their_scale(staffed, demands, pointer):
    refused = staffed.post("/role-profiles", "manager", json={"position": LEVEL, "demands": demands})
    assert (refused.status_code, refused.json["errors"][0]["pointer"]) == (422, pointer)


def test_one_profile_for_a_position_and_one_for_a_rank_of_it(staffed):
    general = lay_down(staffed)
    twice = staffed.post("/role-profiles", "manager", json={"position": LEVEL.upper(), "demands": []})
    assert (twice.status_code, twice.json["code"]) == (409, "profile-exists")
    special = lay_down(staffed, rank="III/b", demands=[])
    found = (profile_for(f" {LEVEL.lower()} ", "III/a"), profile_for(LEVEL, "III/b"))
    assert [each and each.id for each in found] == [general["id"], special["id"]]
    assert profile_for("Arsiparis", "III/b") is None


def test_my_position_beside_my_evidence(staffed):
    empty = staffed.get("/me/role-profile", "librarian", username=DEWI).json
    assert (empty["profile"], empty["demands"]) == (None, [])
    lay_down(staffed)
    assert staffed.get("/me/role-profile", "librarian", username=DEWI).json["demands"][0]["standing"] == "missing"
    complete(staffed)
    complete(staffed, title="Melayani", code=None)
    told = staffed.get("/me/role-profile", "librarian", username=DEWI).json
    assert told["demands"][0]["standing"] == "evidenced"
    assert told["demands"][0]["evidence"] == {"title": "Pengolahan", "since": "2026-06-20"}
    assert [each["title"] for each in told["beyond"]] == ["Melayani"]


def test_another_may_read_it_by_the_rules_of_the_portfolio_and_each_reading_is_logged(staffed):
    lay_down(staffed)
    path = f"/role-profiles/of/{staffed.dewi}"
    assert staffed.get(path, "supervisor", username=SUPERVISOR).status_code == 200
    assert staffed.get(path, "manager").status_code == 200
    assert staffed.get(path, "supervisor", username=OTHER).status_code == 403
    assert staffed.get(path, "librarian", username=OTHER).status_code == 403
    assert staffed.get(path, "auditor", username="auditor").status_code == 403
    assert sorted(PortfolioReading.objects.scalar("ground")) == ["manager", "supervisor"]


def test_every_position_held_and_the_four_levels(staffed):
    profile = lay_down(staffed)
    told = {each["position"]: each for each in staffed.get("/role-profiles/positions", "librarian").json["items"]}
    assert told[LEVEL] == {"position": LEVEL, "people": 1, "profile_id": profile["id"]}
    assert told["Pustakawan Ahli Utama"]["people"] == 0
    assert told["Pustakawan"]["people"] == 2


def test_the_lookups_use_an_index(staffed):
    for found in (
        RoleProfile.objects(position_key="x", rank__in=["", "III/a"], state="current"),
        Competency.objects(code__in=[UNIT]),
        Competency.objects(framework_id=SHIPPED[0].id, level="unit").order_by("code"),
    ):
        assert "COLLSCAN" not in str(found.explain())
