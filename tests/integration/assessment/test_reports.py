"""Reports: counted from facts, frozen with them, approved, published; each number followed back to its events."""

import csv
import io
from datetime import timedelta
from typing import Any

import pytest

from services.assessment.documents import EvaluationRevision, Report, ReportInput
from shared.clock import utcnow
from shared.contracts.community import LibrarianLeftV1
from shared.contracts.evaluation import EvaluationPublishedV1
from shared.contracts.programmes import BudgetCommittedV1, BudgetSpentV1, ProgrammePublishedV1
from shared.contracts.reports import ReportPublishedV1
from shared.ids import new_id
from shared.storage import outbox, transaction
from shared.storage.connection import database
from tests.integration.assessment.reporting import JANUARY, TODAY, YEAR, Year


@pytest.fixture
def year(city) -> Year:
    return Year(city)


def values(report: Any) -> dict[str, Any]:
    return {each["id"]: each["value"] for each in report["figures"]}


def test_a_year_is_counted_from_what_was_reported(year) -> None:
    year.tell(ProgrammePublishedV1, programme := new_id(), {
        "programme_id": programme, "title": "Pembinaan", "title_en": None, "goals": ["Layanan lebih baik"],
        "first_year": YEAR, "last_year": YEAR + 1, "tracks": [],
    })  # fmt: skip
    year.allocate(1_000_000)
    year.session(year.people[:5], hours=20)
    _session, enrolments = year.session(year.people[:2], hours=3)
    year.revoke(enrolments[0], year.people[0])
    year.hold(30)
    year.agree(JANUARY - timedelta(days=400), JANUARY - timedelta(days=1))
    year.agree(JANUARY - timedelta(days=400), JANUARY)
    report = year.begin()
    found = values(report)
    assert report["programmes"] == [{"title": "Pembinaan", "goals": ["Layanan lebih baik"]}]
    expected = {
        "programmes": "1", "staff": "6", "sessions": "2", "trained": "5", "completions": "6", "hours": "103",
        "hours-per-person": "17.17", "obligation-met": "5", "obligation-unmet": "1", "competencies": "1",
        "certificates-issued": "6", "certificates-valid": "6", "score-gain": "25.00", "activities": "1",
        "reached": "30", "agreements": "1", "allocation": "1000000", "committed": "0", "spent": "700000",
        "free": "300000", "spent-on-training": "700000", "cost-per-hour": "6603.77", "cost-per-head": "140000.00",
    }  # fmt: skip
    assert {name: found[name] for name in expected} == expected
    gaps = {each["id"]: each["missing"] for each in report["figures"] if each["missing"]}
    assert gaps == {
        "ikm": "no-survey", "ikm-trend": "one-period", "evaluations": "no-evaluation", "joint-activities": "no-record",
        "assessed": "no-assessment", "at-level": "no-assessment",
    }  # fmt: skip


def test_every_number_is_followed_to_its_events(year) -> None:
    event = year.hold(12)
    year.hold(9, "other")
    year.session(year.people[:3])
    report = year.begin()
    for figure in report["figures"]:
        lines = year.lines(report, figure["id"])
        assert len(lines) == figure["lines"], figure["id"]
        assert len({each["event_id"] for each in lines if each["event_id"]}) == figure["events"]
    reached = year.lines(report, "reached")
    assert {each["event_id"]: each["quantity"] for each in reached}[event] == "12"
    assert all(each["event_type"] == "id.binapustaka.community.activity.held.v1" for each in reached)
    log = database()["outbox"]
    for line in year.lines(report, "hours"):
        assert log.find_one({"_id": line["event_id"]}, {"_id": 0, "key": 1}) == {"key": "assessment.hours.credited.v1"}


def test_no_person_is_in_what_an_auditor_reads(year) -> None:
    year.session(year.people)
    report = year.begin()
    for figure in report["figures"]:
        text = str(year.lines(report, figure["id"]))
        assert not any(person in text for person in year.people), figure["id"]
    assert not any(
        person in str(year.city.get(f"/report-packs/{report['id']}", "auditor").json) for person in year.people
    )


def test_published_is_frozen_and_later_facts_make_a_new_revision(year, published) -> None:
    year.hold(10)
    first = year.publish(year.begin()).json
    assert first["state"] == "published"
    year.hold(7)
    path = f"/report-packs/{first['id']}"
    check = year.city.get(f"{path}/check", "auditor").json
    assert (check["same"], check["differing"], check["newer_facts"]) == (True, [], True)
    assert values(year.city.get(path, "auditor").json)["reached"] == "10"
    assert year.act(first, "recount").json["type"].endswith("report-published")
    second = year.begin()
    assert (second["revision"], values(second)["reached"]) == (2, "17")
    assert year.city.post("/report-packs", "manager", json={"kind": "yearly", "year": YEAR}).status_code == 409
    [told] = published(ReportPublishedV1)
    assert {each["name"]: each["value"] for each in told["data"]["figures"]}["reached"] == "10"


def test_the_frozen_facts_alone_give_the_figures_again(year) -> None:
    year.session(year.people[:5])
    report = year.begin()
    database()["reported_facts"].delete_many({})
    database()["hour_entries"].delete_many({})
    check = year.city.get(f"/report-packs/{report['id']}/check", "manager").json
    assert check["same"] is True
    assert check["newer_facts"] is True, "what is known now is not what was counted"
    assert ReportInput.objects(report_id=report["id"]).count() == 1


def test_a_draft_is_counted_again_and_states_are_kept(year) -> None:
    report = year.begin()
    assert year.act(report, "publish").json["type"].endswith("report-draft")
    assert year.city.post(f"/report-packs/{report['id']}/approve", "manager").status_code == 428
    year.hold(8)
    again = year.act(report, "recount").json
    assert values(again)["reached"] == "8"
    assert year.act(report, "approve").status_code == 412
    approved = year.act(again, "approve").json
    assert year.act(approved, "recount").json["type"].endswith("report-approved")
    assert year.act(approved, "reopen").json["state"] == "draft"


def test_events_in_any_order_and_twice_count_once(year) -> None:
    person, session, entry = year.people[0], new_id(), new_id()
    money = {
        "entry_id": entry, "source": "nomination", "source_id": entry, "session_id": None, "librarian_id": person,
        "programme_id": None, "title": "Konferensi", "year": YEAR, "amount": 500, "free": 0,
    }  # fmt: skip
    year.tell(BudgetSpentV1, entry, money | {"spent": 450}, 2)
    year.tell(BudgetCommittedV1, entry, money, 1)
    year.spend(new_id(), session, person, 50)
    found = values(year.begin())
    assert (found["committed"], found["spent"], found["spent-on-training"]) == ("0", "500", "50")


def test_who_left_is_no_longer_counted(year) -> None:
    gone = {"librarian_id": year.people[0], "left_on": TODAY, "reason": "Pindah"}
    year.tell(LibrarianLeftV1, year.people[0], gone, 5)
    assert values(year.begin())["staff"] == "5"


def test_the_pack_knows_what_was_recorded_and_asks_for_the_rest(year) -> None:
    year.session(year.people[:4])
    year.hold(25)
    year.hold(5, "other")
    year.agree(JANUARY, None)
    pack = year.begin("literacy-2025")
    found = values(pack)
    assert {name: found[name] for name in found if found[name] is not None} == {
        "qualified-librarians": "3", "staff-developing": "4", "training-spend": "400000",
        "literacy-participants": "25", "literacy-activities": "1", "collaborations": "1",
    }  # fmt: skip
    assert pack["completeness"] == {"filled": "6", "of": "12", "percent": "50.0"}
    assert set(pack["may_enter"]) == {"collection-titles", "collection-copies", "visits", "members"}
    body = {"value": 32_997, "source": "Buku kunjungan, semester I", "as_of": TODAY.isoformat()}
    filled = year.act(pack, "figures/visits", "PUT", json=body).json
    assert (values(filled)["visits"], filled["completeness"]["percent"]) == ("32997", "58.3")
    [line] = year.lines(filled, "visits")
    assert "Buku kunjungan" in line["note"]
    later = body | {"as_of": (TODAY + timedelta(days=1)).isoformat()}
    assert year.act(filled, "figures/visits", "PUT", json=later).status_code == 422
    assert year.act(filled, "figures/collaborations", "PUT", json=body).json["type"].endswith("figure-counted")
    assert "score" not in str(filled["completeness"])
    year.publish(filled)
    again = year.begin("literacy-2025")
    assert values(again)["visits"] == "32997", "what was entered stays"


def test_a_pack_of_before_2025_is_refused(year) -> None:
    answer = year.city.post("/report-packs", "manager", json={"kind": "literacy-2025", "year": 2024})
    assert answer.status_code == 422
    answer = year.city.post("/report-packs", "manager", json={"kind": "yearly", "year": YEAR + 1})
    assert answer.status_code == 422


def test_as_files(year) -> None:
    year.hold(41)
    report = year.begin()
    path = f"/report-packs/{report['id']}"
    sheet = year.city.get(f"{path}/figures?format=csv", "auditor")
    rows = list(csv.DictReader(io.StringIO(sheet.data.decode("utf-8-sig")), delimiter=";"))
    reached = next(row for row in rows if row["ID"] == "reached")
    assert (reached["Nilai"], reached["Layanan sumber"], reached["Jumlah kejadian"]) == ("41", "community", "1")
    assert all(row["Definisi"] and row["Aturan"] and row["Data per"] for row in rows)
    missing = year.city.get(f"{path}/figures?missing=true", "auditor").json["items"]
    assert {each["id"] for each in missing} >= {"ikm", "evaluations", "allocation"}
    assert year.city.get(f"{path}/figures?format=xlsx", "auditor").data[:2] == b"PK"
    for language in ("id", "en"):
        pdf = year.city.get(f"{path}/paper", "auditor", headers={"Accept-Language": language})
        assert (pdf.mimetype, pdf.data[:5]) == ("application/pdf", b"%PDF-")


def test_the_public_sees_published_reports_without_small_numbers(year) -> None:
    year.session(year.people[:3], hours=20)
    year.hold(3)
    draft = year.begin()
    assert year.city.get(f"/public/report-packs/{draft['id']}").status_code == 404
    assert year.city.get("/public/report-packs").json["items"] == []
    done = year.publish(draft).json
    shown = year.city.get(f"/public/report-packs/{done['id']}").json
    found = values(shown)
    small = ("trained", "completions", "hours", "hours-per-person", "obligation-met", "obligation-unmet",
             "certificates-issued", "score-gain", "cost-per-hour", "cost-per-head")  # fmt: skip
    assert {found[name] for name in small} == {None}
    hidden = [each for each in shown["figures"] if each["missing"] == "too-few"]
    assert {(each["events"], each["lines"], each["exact"]) for each in hidden} == {(None, None, None)}
    assert (found["staff"], found["reached"], found["spent"]) == ("6", "3", "300000")
    assert "trail" not in shown
    assert year.city.get(f"/public/report-packs/{done['id']}/paper").data[:5] == b"%PDF-"
    year_pack = year.publish(year.begin("literacy-2025")).json
    assert year.city.get(f"/public/report-packs/{year_pack['id']}").status_code == 404, "the pack goes to the ministry"


@pytest.mark.parametrize("role", ["librarian", "supervisor", "trainer", "assessor", "operator", "partner"])
def test_others_may_not(year, role) -> None:
    report = year.begin()
    for path in ("", f"/{report['id']}", f"/{report['id']}/figures", f"/{report['id']}/figures/staff/lines",
                 f"/{report['id']}/paper", f"/{report['id']}/check"):  # fmt: skip
        assert year.city.get(f"/report-packs{path}", role).status_code == 403, path


def test_an_auditor_changes_nothing(year) -> None:
    report = year.begin()
    assert year.city.post("/report-packs", "auditor", json={"kind": "yearly", "year": YEAR}).status_code == 403
    for step in ("approve", "publish", "recount", "reopen"):
        assert year.city.post(f"/report-packs/{report['id']}/{step}", "auditor").status_code == 403


def test_reports_are_found_by_index(city) -> None:
    explained = Report.objects(kind="yearly", state="published").order_by("-id").explain()
    assert "COLLSCAN" not in str(explained["queryPlanner"]["winningPlan"])


def test_evaluations_stand_in_their_section_in_short(year) -> None:
    evaluation, now = new_id(), utcnow()
    facts = {
        "evaluation_id": evaluation, "title": "Pelayanan Prima", "revision": 1, "period_from": JANUARY,
        "period_until": TODAY, "programme_id": None, "rule_ids": [],
    }  # fmt: skip
    elements = [{"verdict": each} for each in ("higher", "higher", "not-enough")]
    figures = {
        "learning": {"gain": "12.50", "n": 7}, "reaction": {"n": 6}, "missing": [{}, {}],
        "results": {"trained": {"elements": elements}},
    }  # fmt: skip
    kept = EvaluationRevision(
        id=f"{evaluation}:1", evaluation_id=evaluation, number=1, published_at=now, published_by="x", digest="d",
        rules={"a": "b"}, inputs={"a": "b"}, figures=figures, sources={"a": []},
    )  # fmt: skip
    kept.save(force_insert=True)
    transaction.run(lambda: outbox.publish(EvaluationPublishedV1, subject=evaluation, sequence=1, now=now, data=facts))
    report = year.begin()
    told = next(each for each in report["figures"] if each["id"] == f"evaluation-{evaluation}")
    assert (told["title"], told["value"], told["section"]) == ("Evaluasi: Pelayanan Prima", "12.50", "evaluation")
    assert told["detail"] == {
        "revision": "1", "learning_n": "7", "reaction_n": "6", "gaps": "2", "higher": "2", "not-enough": "1",
    }  # fmt: skip
    assert values(report)["evaluations"] == "1"
    assert len(year.lines(report, told["id"])) == 1
