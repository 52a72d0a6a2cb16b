"""Who was sent somewhere and reported back has a claim of its hours, once; the reviewer decides as of any other."""

from datetime import date, timedelta

import pytest

from shared.clock import WIB, utcnow
from shared.contracts.claims import ClaimSubmittedV1
from shared.contracts.opportunities import NominationReportedV1
from shared.ids import new_id

DEWI, PARULIAN = "199803132024011018", "198310262010021009"


@pytest.fixture
def dewi(city):
    city.hire(PARULIAN, "Layanan Anak", duties=["supervisor"])
    return city.hire(DEWI, "Layanan Anak")


def day() -> date:
    return utcnow().astimezone(WIB).date() - timedelta(days=1)


def report(city, librarian_id, **over):
    nomination = over.pop("nomination_id", None) or new_id()
    data = {
        "nomination_id": nomination, "opportunity_id": new_id(), "opportunity_title": "Konferensi Perpustakaan",
        "librarian_id": librarian_id, "unit_id": city.units["Layanan Anak"], "starts_on": day(), "ends_on": day(),
        "kind": "conference", "organiser": "IPI", "hours": "6.5", "certificate_number": None, "reported_on": day(),
        "summary": "Layanan bagi lansia.",
    } | over  # fmt: skip
    return city.deliver(NominationReportedV1, subject=nomination, data=data)


def claims(city):
    return city.get("/learning-claims", "librarian", username=DEWI).json["items"]


def test_a_report_becomes_a_claim_that_a_reviewer_accepts(city, dewi, published):
    event = report(city, dewi)
    [claim] = claims(city)
    assert (claim["id"], claim["state"], claim["activity"], claim["hours"]) == (
        event.subject, "submitted", "seminar", "6.5",
    )  # fmt: skip
    assert published(ClaimSubmittedV1)[0]["data"]["unit_id"] == city.units["Layanan Anak"]
    path = f"/learning-claims/{claim['id']}"
    whole = city.get(path, "supervisor", username=PARULIAN)
    assert whole.json["reference"] == f"/kesempatan/pencalonan/{event.subject}"
    assert whole.json["note"] == "Layanan bagi lansia."
    tag = {"If-Match": f'"{whole.json["version"]}"'}
    done = city.post(f"{path}/accept", "supervisor", username=PARULIAN, json={}, headers=tag)
    assert (done.status_code, done.json["credited"]) == (200, "6.5")


def test_said_again_it_is_claimed_once(city, dewi):
    first = report(city, dewi)
    report(city, dewi, nomination_id=first.subject)
    assert len(claims(city)) == 1


def test_what_was_claimed_by_hand_already_stays_a_draft_of_its_owner(city, dewi, published):
    report(city, dewi, kind="course")
    report(city, dewi)
    assert [(each["state"], each["activity"]) for each in claims(city)] == [
        ("draft", "seminar"),
        ("submitted", "training"),
    ]
    assert len(published(ClaimSubmittedV1)) == 1


def test_what_the_rules_do_not_hold_is_no_claim(city, dewi):
    report(city, dewi, hours="30")
    assert claims(city) == []
