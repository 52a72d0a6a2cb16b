"""A programme, its courses, and everything counted under it, each with the event that said so."""

from typing import Any

import pytest

from services.training.documents import Course
from services.training.events.incoming import incoming as handlers
from shared.clock import WIB, utcnow
from shared.contracts import programmes as contract
from shared.contracts.assessment import SatisfactionPublishedV1
from shared.contracts.base import EVENTS
from shared.contracts.community import ActivityHeldV1, NominationApprovedV1
from shared.ids import new_id
from shared.storage.inbox import InboxRow
from shared.storage.outbox import OutboxRow
from tests.integration.training.conftest import Desk, Person
from tests.support import events

AUDITOR = Person("auditor", ("auditor",))
YEAR = utcnow().astimezone(WIB).year
TRACKS = [
    {"slug": "teknologi-informasi", "title": "Teknologi informasi", "title_en": "Information technology"},
    {"slug": "pelayanan", "title": "Pelayanan pengunjung"},
]


def programme(desk: Desk, **over):
    facts = {
        "title": f"Pembinaan {new_id()}", "owner": "Dinas Arsip dan Perpustakaan", "first_year": YEAR,
        "last_year": YEAR + 2, "goals": ["Setiap pustakawan mengikuti perkembangan"], "tracks": TRACKS,
        "counts": ["activities", "surveys"],
    }  # fmt: skip
    return desk.done(desk.post("/programmes", facts | over))


def figures(desk: Desk, found, **query):
    year = f"?year={query['year']}" if query else ""
    told = desk.done(desk.get(f"/programmes/{found['id']}/figures{year}", by=AUDITOR))
    return {each["name"]: each["value"] for each in told["figures"]}


def lines(desk: Desk, found, name, query=""):
    return desk.done(desk.get(f"/programmes/{found['id']}/figures/{name}{query}", by=AUDITOR))["items"]


def test_a_programme_is_drafted_changed_and_said_out_loud(desk):
    found = programme(desk)
    assert found["state"] == "draft"
    path = f"/programmes/{found['id']}"
    assert desk.patch(path, {"owner": "Kepala dinas"}).status_code == 428
    changed = desk.done(desk.patch(path, {"owner": "Kepala dinas"}, If_Match='"1"'))
    assert (changed["owner"], changed["version"]) == ("Kepala dinas", 2)
    assert desk.said(contract.ProgrammePublishedV1) == []
    desk.done(desk.post(f"{path}/publish"))
    assert desk.done(desk.post(f"{path}/publish"))["version"] == 3
    desk.done(desk.patch(path, {"goals": ["Pengunjung puas"]}, If_Match='"3"'))
    first, second = desk.said(contract.ProgrammePublishedV1)
    assert (first["programme_id"], first["tracks"][1]["title_en"]) == (found["id"], None)
    assert second["goals"] == ["Pengunjung puas"]
    listed = desk.done(desk.get("/programmes?state=published", by=Desk.LIBRARIAN))["items"]
    assert [each["id"] for each in listed] == [found["id"]]


def test_what_makes_no_sense_is_refused(desk):
    found = programme(desk)
    desk.refused(desk.post("/programmes", {"title": found["title"].upper(), "owner": "x", "first_year": YEAR,
                                           "last_year": YEAR}), "programme-exists", 409)  # fmt: skip
    reversed_years = {"title": "Terbalik", "owner": "x", "first_year": YEAR, "last_year": YEAR - 1}
    problem = desk.refused(desk.post("/programmes", reversed_years), "invalid", 422)
    assert problem["errors"][0]["pointer"] == "/body/last_year"
    assert desk.post("/programmes", reversed_years, by=Desk.LIBRARIAN).status_code == 403
    twice = reversed_years | {"last_year": YEAR, "tracks": [TRACKS[0], TRACKS[0]]}
    assert desk.post("/programmes", twice).status_code == 422


def test_a_course_belongs_to_a_track_of_a_programme(desk):
    found = programme(desk)
    course = desk.course(programme_id=found["id"], track="pelayanan", seat_cost=5)
    assert (course["track"], course["seat_cost"]) == ("pelayanan", 5)
    listed = desk.done(desk.get(f"/courses?programme={found['id']}&track=pelayanan"))["items"]
    assert [each["id"] for each in listed] == [course["id"]]
    base = {"title": f"Lain {new_id()}", "hours": 1, "pass_mark": 0}
    for wrong in ({"track": "pelayanan"}, {"programme_id": new_id()}, {"programme_id": found["id"], "track": "x"}):
        assert desk.post("/courses", base | wrong).status_code == 422
    kept = {"tracks": [TRACKS[0]]}
    desk.refused(desk.patch(f"/programmes/{found['id']}", kept, If_Match='"1"'), "track-in-use", 409)


def test_a_course_that_builds_on_another_asks_for_its_certificate(desk):
    basics = desk.course(pass_mark=0)
    higher = desk.course(prerequisites=[basics["id"]])
    who, session = desk.hire("Dewi"), desk.session(course=higher)
    problem = desk.refused(desk.post(f"/sessions/{session['id']}/enrolments", by=who), "prerequisite-missing", 409)
    assert basics["title"] in problem["detail"]
    first = desk.session(course=basics)
    enrolment = desk.enrol(who, first)
    desk.done(desk.attend(enrolment))
    desk.done(desk.close(first))
    desk.enrol(who, session)
    assert desk.post("/courses", {"title": new_id(), "hours": 1, "pass_mark": 0,
                                  "prerequisites": [new_id()]}).status_code == 422  # fmt: skip
    assert Course.objects(id=higher["id"]).first().prerequisites == [basics["id"]]


def _told(found):
    """What other services report of this year."""
    events.deliver(handlers, ActivityHeldV1, subject="a1", data={
        "activity_id": "a1", "title": "Membaca nyaring", "kind": "literacy", "held_on": utcnow().date(),
        "attendance": 40, "partner_id": None, "place": "Aula"})  # fmt: skip
    index: dict[str, Any] = {
        "survey_id": "v1", "period": "2026-S1", "unit_id": None, "unit_name": None, "ikm": "81.58", "grade": "B",
        "n": 214, "sample_needed": 100, "elements": [], "rule_id": "r",
    }  # fmt: skip
    events.deliver(handlers, SatisfactionPublishedV1, subject="v1", data=index)
    events.deliver(handlers, SatisfactionPublishedV1, subject="v1", data=index | {"unit_id": "u", "unit_name": "Anak"})
    events.deliver(handlers, NominationApprovedV1, subject="k1", data={
        "nomination_id": "k1", "librarian_id": new_id(), "opportunity_title": "Konferensi", "cost": 70_000,
        "year": YEAR, "programme_id": found["id"]})  # fmt: skip


def test_every_figure_is_the_sum_of_its_lines_and_every_line_names_its_event(desk):
    found = programme(desk)
    desk.done(desk.put(f"/budget/years/{YEAR}", {"amount": 1_000_000}))
    course = desk.course(programme_id=found["id"], track="pelayanan", seat_cost=50_000, pass_mark=0, hours=6)
    desk.open_library(desk.unit_id)
    need = desk.need()
    held, coming = desk.session(course=course), desk.session(300, course=course)
    one, two, three = desk.hire_many(3)
    kept = [desk.enrol(who, held) for who in (one, two, three)]
    desk.enrol(one, coming)
    for enrolment in kept[:2]:
        desk.done(desk.attend(enrolment))
    desk.done(desk.close(held))
    _told(found)
    expected = {
        "sessions": 2, "participants": 2, "completions": 2, "hours": 12, "certificates": 2, "committed": 120_000,
        "spend": 150_000, "nominations": 1, "needs": 1, "surveys": 1, "activities": 1,
    }  # fmt: skip
    assert figures(desk, found) == expected
    known = {str(row["_id"]) for row in OutboxRow._get_collection().find({}, {"_id": 1})}
    heard = {row.event_id for row in InboxRow.objects} if hasattr(InboxRow, "event_id") else set()
    for name, value in expected.items():
        rows = lines(desk, found, name)
        assert sum(row["quantity"] for row in rows) == value, name
        for row in rows:
            assert row["event_id"], (name, row)
            assert row["event_type"].removeprefix("id.binapustaka.") in EVENTS
            assert row["event_id"] in known | heard or not row["event_type"].startswith("id.binapustaka.training")
    assert lines(desk, found, "needs")[0]["id"] == need
    _revoked_counts_no_more(desk, found, one)
    assert figures(desk, found, year=YEAR + 1) == dict.fromkeys(expected, 0)


def _revoked_counts_no_more(desk, found, who):
    [certificate] = desk.done(desk.get("/me/certificates", by=who))["items"]
    desk.done(desk.post(f"/certificates/{certificate['id']}/revoke", {"reason": "Keliru"}))
    after = figures(desk, found)
    assert (after["completions"], after["hours"], after["certificates"], after["participants"]) == (1, 6, 1, 2)


def test_lines_are_paged_and_exported(desk):
    found = programme(desk)
    session = desk.session(course=desk.course(programme_id=found["id"]))
    desk.session(200, course=desk.course(programme_id=found["id"]))
    path = f"/programmes/{found['id']}/figures/sessions"
    first = desk.done(desk.get(f"{path}?limit=1"))
    second = desk.done(desk.get(f"{path}?limit=1&cursor={first['next']}"))
    assert first["items"][0]["id"] == session["id"]
    assert second["next"] is None
    sheet = desk.get(f"{path}?format=csv").get_data().decode("utf-8-sig")
    assert session["id"] in sheet
    assert desk.get(f"/programmes/{found['id']}/figures/nonsense").status_code == 404
    assert desk.get(f"{path}?year=1").status_code == 422


@pytest.mark.parametrize("who", [Desk.LIBRARIAN, Desk.OPERATOR])
def test_figures_are_for_those_who_answer_for_them(desk, who):
    found = programme(desk)
    assert desk.get(f"/programmes/{found['id']}/figures", by=who).status_code == 403
