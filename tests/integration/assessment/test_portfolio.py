"""Hours, competencies, certificates, follow-ups: each once, in whatever order they are heard."""

import itertools
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest

from services.assessment.documents import Credit, FollowUp, PortfolioReading
from services.assessment.events.incoming import incoming as handlers
from shared.clock import utcnow
from shared.contracts.assessment import FollowupDueV1, HoursCreditedV1, HoursReversedV1
from shared.contracts.community import LibrarianChangedV1, LibrarianLeftV1
from shared.contracts.training import CertificateIssuedV1, CertificateRevokedV1, CourseCompletedV1
from shared.ids import new_id
from shared.storage.connection import database

NIP, OTHER, CHIEF, HEAD = "1998", "1974", "1983", "1975"
TODAY = utcnow().date()


def completed(librarian: str, unit: str, **over):
    completion = over.pop("completion_id", None) or new_id()
    data = {
        "completion_id": completion, "session_id": new_id(), "course_id": new_id(),
        "course_title": "Layanan Prima", "librarian_id": librarian, "unit_id": unit, "completed_on": TODAY,
        "hours": 8, "competencies": [{"slug": "layanan", "title": "Layanan", "skkni_code": None}],
        "pre_score": 50, "post_score": 90,
    }  # fmt: skip
    return {"subject": completion, "data": data | over}


def certified(completion: dict, **over):
    data = completion["data"]
    certificate = over.pop("certificate_id", None) or new_id()
    facts = {
        "certificate_id": certificate, "completion_id": data["completion_id"], "code": "K7",
        "librarian_id": data["librarian_id"], "course_title": data["course_title"],
    }  # fmt: skip
    issued = {"course_id": data["course_id"], "hours": data["hours"], "issued_on": TODAY, "valid_until": None}
    return (
        {"subject": certificate, "data": facts | issued},
        {"subject": certificate, "sequence": 2, "data": facts | {"reason": "Keliru"}},
    )


def test_a_completion_becomes_hours_competence_and_a_follow_up(city, published) -> None:
    unit = city.units["Layanan Anak"]
    librarian = city.hire(NIP, "Layanan Anak")
    done = completed(librarian, unit)
    issued, _ = certified(done)
    city.deliver(CourseCompletedV1, **done)
    city.deliver(CertificateIssuedV1, **issued)
    portfolio = city.get("/me/portfolio", "librarian", username=NIP).json
    assert portfolio["hours_this_year"] == 8
    assert portfolio["obligation"]["hours"] == 20
    assert [each["slug"] for each in portfolio["competencies"]] == ["layanan"]
    credit = portfolio["credits"][0]
    assert (credit["state"], credit["hours"], credit["certificate"]["code"]) == ("credited", 8, "K7")
    follow_up = portfolio["follow_ups"][0]
    assert follow_up["due_from"] == (TODAY + timedelta(days=60)).isoformat()
    assert follow_up["due_until"] == (TODAY + timedelta(days=90)).isoformat()
    told = published(HoursCreditedV1)
    assert [(each["subject"], each["data"]["hours"]) for each in told] == [(done["subject"], 8)]


def test_nothing_counts_twice(city, published) -> None:
    librarian = city.hire(NIP, "Layanan Anak")
    done = completed(librarian, city.units["Layanan Anak"])
    event = city.deliver(CourseCompletedV1, **done)
    city.deliver(CourseCompletedV1, **done, event_id=event.id)  # a repeated delivery
    city.deliver(CourseCompletedV1, **done)  # a replay under a new id
    assert city.get("/me/portfolio", "librarian", username=NIP).json["hours_this_year"] == 8
    assert len(published(HoursCreditedV1)) == FollowUp.objects.count() == 1


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))), ids=str)
def test_a_revocation_ends_right_in_every_order(city, published, order) -> None:
    librarian = city.hire(NIP, "Layanan Anak")
    done = completed(librarian, city.units["Layanan Anak"])
    issued, revoked = certified(done)
    events = [(CourseCompletedV1, done), (CertificateIssuedV1, issued), (CertificateRevokedV1, revoked)]
    for number in (*order, *order):
        contract, event = events[number]
        city.deliver(contract, **event)
    portfolio = city.get("/me/portfolio", "librarian", username=NIP).json
    assert portfolio["hours_this_year"] == 0
    assert portfolio["competencies"] == []
    credit = portfolio["credits"][0]
    assert (credit["state"], credit["hours"], credit["title"], credit["reason"]) == (
        "reversed", 8, "Layanan Prima", "Keliru",
    )  # fmt: skip
    assert credit["certificate"]["revoked"] is True
    assert len(published(HoursReversedV1)) == len(published(HoursCreditedV1)) <= 1
    assert all(each["state"] == "cancelled" for each in portfolio["follow_ups"])
    assert city.sweep(TODAY + timedelta(days=100)).due == 0


def test_completed_and_revoked_at_the_same_moment(city) -> None:
    from shared.messaging.applying import apply
    from tests.support.events import incoming

    librarian = city.hire(NIP, "Layanan Anak")
    start = threading.Barrier(2)

    def hear(contract, event) -> None:
        start.wait()
        apply(handlers, [incoming(contract, **event)], utcnow())

    for _ in range(8):
        done = completed(librarian, city.units["Layanan Anak"])
        _, revoked = certified(done)
        with ThreadPoolExecutor(2) as pool:
            both = [pool.submit(hear, CourseCompletedV1, done), pool.submit(hear, CertificateRevokedV1, revoked)]
            for each in both:
                each.result()
        assert Credit.objects.get(id=done["subject"]).state == "reversed"


def test_a_follow_up_is_raised_once(city, published) -> None:
    librarian = city.hire(NIP, "Layanan Anak")
    city.deliver(CourseCompletedV1, **completed(librarian, city.units["Layanan Anak"]))
    assert city.sweep(TODAY + timedelta(days=59)).due == 0
    with ThreadPoolExecutor(4) as pool:
        sweeps = list(pool.map(lambda _: city.sweep(TODAY + timedelta(days=60)), range(4)))
    assert sum(each.due for each in sweeps) == 1
    told = published(FollowupDueV1)
    assert [each["data"]["librarian_id"] for each in told] == [librarian]
    assert told[0]["sequence"] == "0000000002"


def test_the_sweep_passes_over_those_who_left(city, published) -> None:
    librarian = city.hire(NIP, "Layanan Anak")
    city.deliver(CourseCompletedV1, **completed(librarian, city.units["Layanan Anak"]))
    left = {"librarian_id": librarian, "left_on": TODAY, "reason": "pensiun"}
    city.deliver(LibrarianLeftV1, subject=librarian, sequence=2, data=left)
    swept = city.sweep(TODAY + timedelta(days=60))
    assert (swept.due, swept.cancelled) == (0, 1)
    assert published(FollowupDueV1) == []


def test_sweeps_over_http(city) -> None:
    later = (TODAY + timedelta(days=61)).isoformat()
    librarian = city.hire(NIP, "Layanan Anak")
    city.deliver(CourseCompletedV1, **completed(librarian, city.units["Layanan Anak"]))
    assert city.post("/sweeps", "operator", json={}).json["due"] == 0
    assert city.post("/sweeps", "manager", json={"as_of": later}).json == {
        "as_of": later, "due": 1, "cancelled": 0, "erased": 0, "reminded": 0, "more": False,
    }  # fmt: skip
    assert city.post("/sweeps", "librarian", json={}).status_code == 403


def test_no_sweep_into_the_future_in_production(city, monkeypatch) -> None:
    production = replace(city.service.settings, env="production")
    monkeypatch.setitem(city.service.app.extensions, "settings", production)
    later = (TODAY + timedelta(days=61)).isoformat()
    refused = city.post("/sweeps", "manager", json={"as_of": later})
    assert (refused.status_code, refused.json["code"]) == (422, "sweep-in-future")


def test_who_reads_whose_portfolio_is_decided_and_logged(city) -> None:
    mine = city.hire(NIP, "Layanan Anak")
    other = city.hire(OTHER, "Layanan Referensi")
    city.hire(CHIEF, "Layanan Anak")

    def read(librarian: str, username: str, *roles: str) -> int:
        return city.get(f"/portfolios/{librarian}", *roles, username=username).status_code

    assert read(mine, NIP, "librarian") == 200
    assert PortfolioReading.objects.count() == 0
    assert read(mine, OTHER, "librarian") == 403
    assert read(other, CHIEF, "supervisor", "trainer") == 403
    assert read(mine, "9999", "supervisor") == 403
    former = city.hire("1960", "Layanan Anak", active=False)
    assert read(mine, "1960", "supervisor") == 403
    assert read(former, "1960", "librarian") == 200
    for role in ("auditor", "operator", "assessor", "trainer"):
        assert read(mine, OTHER, role) == 403
    assert read(new_id(), OTHER, "librarian") == 403
    assert PortfolioReading.objects.count() == 0
    assert read(mine, CHIEF, "supervisor", "librarian") == 200
    assert read(other, HEAD, "manager") == 200
    assert read(new_id(), HEAD, "manager") == 404
    logged = [(each.reader, each.librarian_id, each.ground) for each in PortfolioReading.objects.order_by("at")]
    assert logged == [(CHIEF, mine, "supervisor"), (HEAD, other, "manager")]
    assert city.get("/me/portfolio", "librarian", username="0000").status_code == 404
    assert city.get("/me/portfolio").status_code == 401


def test_follow_ups_by_who_asks(city) -> None:
    mine, other = city.hire(NIP, "Layanan Anak"), city.hire(OTHER, "Layanan Referensi")
    city.hire(CHIEF, "Layanan Anak")
    city.deliver(CourseCompletedV1, **completed(mine, city.units["Layanan Anak"]))
    city.deliver(CourseCompletedV1, **completed(other, city.units["Layanan Referensi"]))

    def seen(username: str, *roles: str) -> set[str]:
        items = city.get("/follow-ups?state=waiting", *roles, username=username).json["items"]
        return {each["librarian_name"] for each in items}

    assert seen(NIP, "librarian") == {"Pustakawan 998"}
    assert seen(OTHER, "librarian") == {"Pustakawan 974"}
    assert seen(CHIEF, "supervisor") == {"Pustakawan 998"}
    assert seen(HEAD, "manager") == {"Pustakawan 998", "Pustakawan 974"}


def test_a_late_copy_does_not_undo_a_newer_one(city) -> None:
    librarian = city.hire(NIP, "Layanan Anak")
    facts = {
        "librarian_id": librarian, "nip": NIP, "name": "Baru", "email": None, "phone": None,
        "unit_id": city.units["Layanan Referensi"], "unit_name": "Layanan Referensi", "position": "-", "rank": "-",
        "duties": [], "language": "id", "active": True,
    }  # fmt: skip
    city.deliver(LibrarianChangedV1, subject=librarian, sequence=3, data=facts)
    city.deliver(LibrarianChangedV1, subject=librarian, sequence=2, data=facts | {"name": "Lama"})
    assert city.get("/me/portfolio", "librarian", username=NIP).json["name"] == "Baru"


def test_hours_count_in_the_year_they_were_earned(city) -> None:
    librarian = city.hire(NIP, "Layanan Anak")
    unit = city.units["Layanan Anak"]
    city.deliver(CourseCompletedV1, **completed(librarian, unit))
    city.deliver(CourseCompletedV1, **completed(librarian, unit, completed_on=date(TODAY.year - 1, 12, 31)))
    portfolio = city.get("/me/portfolio", "librarian", username=NIP).json
    assert portfolio["hours_this_year"] == 8
    assert len(portfolio["credits"]) == 2


def test_a_batch_of_completions_is_a_handful_of_writes(city) -> None:
    """No round trip per event: MongoDB's own profiler counts what was asked of it."""
    from shared.messaging.applying import apply
    from tests.support.events import incoming

    unit = city.units["Layanan Anak"]
    librarian = city.hire(NIP, "Layanan Anak")
    events = [incoming(CourseCompletedV1, **completed(librarian, unit)) for _ in range(100)]
    database().command("profile", 2)
    apply(handlers, events, utcnow())
    database().command("profile", 0)
    asked = list(database()["system.profile"].find({"op": {"$in": ["insert", "query", "update", "getmore"]}}))
    database().drop_collection("system.profile")
    assert Credit.objects(state="credited").count() == FollowUp.objects.count() == 100
    found = Counter((each["ns"].partition(".")[2], each["op"]) for each in asked)
    # the profiler tells each update of a bulk write, which is one round trip
    trips = sum(1 if op == "update" else many for (_name, op), many in found.items())
    assert 4 <= trips <= 20, found
