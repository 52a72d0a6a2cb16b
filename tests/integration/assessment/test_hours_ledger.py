"""The hours ledger: claims with proof and reviewer, credited in one transaction; nothing twice; sums of entries."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from decimal import Decimal

import pytest

from services.assessment.commands.frameworks import ship
from shared.clock import WIB, utcnow
from shared.contracts.assessment import HoursCreditedV1, HoursReversedV1
from shared.contracts.claims import (
    ClaimAcceptedV1,
    ClaimRefusedV1,
    ClaimReturnedV1,
    ClaimReversedV1,
    ClaimSubmittedV1,
)
from shared.contracts.training import CertificateIssuedV1, CertificateRevokedV1, CourseCompletedV1
from shared.ids import new_id
from shared.storage import transaction
from shared.storage.connection import database
from tests.support.services import ServiceUnderTest

DEWI, PARULIAN, SAHAT, EKA = "199803132024011018", "198310262010021009", "197405171999102009", "197501182005032014"
PPPK = "199001012023211001"
TODAY = utcnow().astimezone(WIB).date()
# a day of this year even on the first of January: claims of this year are what most tests look at
DAY = max(TODAY - timedelta(days=3), date(TODAY.year, 1, 1))
UNIT = "Layanan Anak"
CODE = "R.91PRP02.021.1"


@pytest.fixture
def people(city):
    found = {nip: city.hire(nip, UNIT) for nip in (DEWI, PARULIAN, PPPK)}
    return found | {SAHAT: city.hire(SAHAT, "Layanan Referensi"), EKA: city.hire(EKA, "Pengolahan Bahan Pustaka")}


@pytest.fixture
def desk(city, people):
    return Desk(city, people)


class Desk:
    """Short ways to file and decide."""

    def __init__(self, city, people) -> None:
        self.city, self.people, self._papers = city, people, 0

    def proof(self, content=None, nip=DEWI) -> str:
        self._papers += 1
        data = content or f"%PDF-1.7 {self._papers}".encode()
        sent = self.city.post("/evidence?filename=bukti.pdf", "librarian", username=nip, data=data)
        assert sent.status_code == 201, sent.json
        return sent.json["id"]

    def body(self, nip=DEWI, **over):
        facts = {
            "activity": "seminar", "title": f"Seminar literasi {new_id()[-6:]}", "organiser": "IPI Sumut",
            "starts_on": DAY.isoformat(), "ends_on": DAY.isoformat(), "hours": "2.5", "submit": True,
        }  # fmt: skip
        facts |= over
        if "evidence" not in facts and facts["activity"] != "contribution":
            facts["evidence"] = [self.proof(nip=nip)]
        return facts

    def file(self, nip=DEWI, **over):
        return self.city.post("/learning-claims", "librarian", username=nip, json=self.body(nip, **over))

    def filed(self, nip=DEWI, **over):
        made = self.file(nip, **over)
        assert made.status_code == 201, made.json
        return made.json

    def act(self, claim, verb, body=None, role="supervisor", nip=PARULIAN):
        version = self.city.get(f"/learning-claims/{claim['id']}", "manager", username="head").json["version"]
        kwargs = {"json": body} if body is not None else {}
        headers = {"If-Match": f'"{version}"'}
        path = f"/learning-claims/{claim['id']}/{verb}"
        return self.city.post(path, role, username=nip, headers=headers, **kwargs)

    def accepted(self, claim, **body):
        done = self.act(claim, "accept", body)
        assert done.status_code == 200, done.json
        return done.json

    def balance(self, nip=DEWI):
        return self.city.get("/hours/me", "librarian", username=nip).json

    def complete(self, title, nip=DEWI, day=DAY, hours=8):
        completion = new_id()
        data = {
            "completion_id": completion, "session_id": new_id(), "course_id": new_id(), "course_title": title,
            "librarian_id": self.people[nip], "unit_id": self.city.units[UNIT], "completed_on": day, "hours": hours,
            "competencies": [], "pre_score": None, "post_score": None,
        }  # fmt: skip
        self.city.deliver(CourseCompletedV1, subject=completion, data=data)
        return data

    def certify(self, done, code="ABCD-EFGH-JKMN"):
        facts = {
            "certificate_id": new_id(), "completion_id": done["completion_id"], "code": code,
            "librarian_id": done["librarian_id"], "course_title": done["course_title"],
        }  # fmt: skip
        issued = {"course_id": done["course_id"], "hours": done["hours"], "issued_on": DAY, "valid_until": None}
        self.city.deliver(CertificateIssuedV1, subject=facts["certificate_id"], data=facts | issued)
        return facts

    def revoke(self, facts):
        revoked = facts | {"reason": "Keliru"}
        self.city.deliver(CertificateRevokedV1, subject=facts["certificate_id"], sequence=2, data=revoked)

    def ties(self) -> None:
        """Every balance is the sum of its entries, and nobody's is below zero."""
        sums: dict[str, Decimal] = {}
        for row in database().hour_entries.find():
            sums[row["librarian_id"]] = sums.get(row["librarian_id"], Decimal()) + row["hours"].to_decimal()
        for nip, librarian_id in self.people.items():
            told = Decimal(self.balance(nip)["done"])
            assert told == sums.get(librarian_id, Decimal()) >= 0


def code_of(response) -> tuple[int, str]:
    return response.status_code, response.json["code"]


def test_a_seminar_with_proof_becomes_hours_and_competence_in_one_step(desk, published) -> None:
    transaction.run(lambda: ship(utcnow()))
    claim = desk.filed(competencies=[CODE])
    assert (desk.balance()["done"], desk.balance()["in_review"]) == ("0", "2.5")
    decided = desk.accepted(claim)
    assert (decided["state"], decided["credited"], decided["reviewer"]) == ("accepted", "2.5", "Pustakawan 009")
    balance = desk.balance()
    assert (balance["done"], balance["in_review"], balance["to_do"]) == ("2.5", "0", "17.5")
    portfolio = desk.city.get("/me/portfolio", "librarian", username=DEWI).json
    assert [each["slug"] for each in portfolio["competencies"]] == [CODE]
    assert [(each["source"], each["exact"]) for each in portfolio["credits"]] == [("claim", "2.5")]
    assert portfolio["exact_this_year"] == "2.5"
    assert [each["data"]["hours"] for each in published(ClaimSubmittedV1)] == ["2.5"]
    assert [each["data"]["credited"] for each in published(ClaimAcceptedV1)] == ["2.5"]
    told = published(HoursCreditedV1)[0]["data"]
    assert (told["hours"], told["exact"], told["source"], told["basis"]) == (2, "2.5", "claim", "claim")
    desk.ties()


def test_it_may_be_drafted_put_right_and_withdrawn_and_nobody_else_sees_a_draft(desk) -> None:
    draft = desk.filed(submit=False, evidence=[])
    path = f"/learning-claims/{draft['id']}"
    assert draft["state"] == "draft"
    assert desk.city.get(path, "supervisor", username=PARULIAN).status_code == 404
    match = {"If-Match": f'"{draft["version"]}"'}
    submitted = desk.city.post(f"{path}/submit", "librarian", username=DEWI, headers=match)
    assert code_of(submitted) == (422, "invalid")  # no proof yet
    body = {name: value for name, value in desk.body().items() if name != "submit"}
    put = desk.city.call("PUT", path, "librarian", username=DEWI, json=body, headers=match)
    assert put.status_code == 200
    match = {"If-Match": f'"{put.json["version"]}"'}
    assert desk.city.post(f"{path}/submit", "librarian", username=DEWI, headers=match).json["state"] == "submitted"
    assert desk.act(draft, "withdraw", role="librarian", nip=DEWI).json["state"] == "withdrawn"
    assert code_of(desk.act(draft, "accept", {})) == (409, "claim-state")


def test_what_comes_back_can_be_put_right_and_a_refusal_needs_a_reason(desk, published) -> None:
    claim = desk.filed()
    assert code_of(desk.act(claim, "return", {}))[0] == 422
    assert desk.act(claim, "return", {"reason": "Unggah halaman kedua."}).json["state"] == "returned"
    assert desk.act(claim, "submit", role="librarian", nip=DEWI).json["state"] == "submitted"
    assert code_of(desk.act(claim, "refuse", {}))[0] == 422
    refused = desk.act(claim, "refuse", {"reason": "Bukan kegiatan kepustakawanan."}).json
    assert (refused["state"], refused["reason"]) == ("refused", "Bukan kegiatan kepustakawanan.")
    assert len(published(ClaimReturnedV1)) == len(published(ClaimRefusedV1)) == 1
    assert desk.balance()["done"] == "0"
    again = desk.filed(title=claim["title"], evidence=[each["id"] for each in claim["evidence"]])
    assert again["doubts"] == []  # what was refused counts for nothing, so it may be asked for again


@pytest.mark.parametrize(("role", "nip", "status"), [
    ("supervisor", PARULIAN, 200),
    ("manager", EKA, 200),
    ("supervisor", SAHAT, 403),
    ("supervisor", DEWI, 403),
    ("manager", DEWI, 403),
    ("librarian", PARULIAN, 403),
    ("assessor", SAHAT, 403),
    ("auditor", "auditor", 403),
    ("operator", "operator", 403),
])  # fmt: skip
def test_only_the_own_supervisor_or_the_manager_decides_and_never_the_claimant(desk, role, nip, status) -> None:
    claim = desk.filed()
    assert desk.act(claim, "accept", {}, role, nip).status_code == status
    assert desk.balance()["done"] == ("2.5" if status == 200 else "0")


def test_the_queue_holds_what_the_reader_may_decide_and_each_row_is_a_logged_reading(desk) -> None:
    mine, other = desk.filed(), desk.filed(nip=SAHAT)
    own = desk.filed(nip=PARULIAN)

    def queue(role, nip):
        found = desk.city.get("/learning-claims?scope=review", role, username=nip)
        return {each["id"] for each in found.json["items"]} if found.status_code == 200 else found.status_code

    assert queue("supervisor", PARULIAN) == {mine["id"]}
    assert database().portfolio_readings.count_documents({"what": "claim", "reader": PARULIAN}) == 1
    assert queue("manager", EKA) == {mine["id"], other["id"], own["id"]}
    assert queue("librarian", DEWI) == 403
    listed = desk.city.get("/learning-claims", "librarian", username=DEWI).json["items"]
    assert [each["id"] for each in listed] == [mine["id"]]


@pytest.mark.parametrize(("first", "second", "why"), [
    ({"number": "No. 12/IPI-2026"}, {"number": "no 12/ipi/2026"}, "same certificate and issuer"),
    ({"title": "Bimtek Literasi"}, {"title": "bimtek  LITERASI"}, "same title on the same days"),
    ({"activity": "contribution", "reference": "https://forum/1"},
     {"activity": "contribution", "reference": "HTTPS://forum/1"}, "same contribution"),
])  # fmt: skip
def test_the_same_fact_is_refused_naming_the_other_waiting_or_counted(desk, first, second, why) -> None:
    claim = desk.filed(**first)
    for _ in range(2):
        refused = desk.file(**second)
        assert code_of(refused) == (409, "counted-already"), why
        assert claim["title"] in refused.json["detail"]
        if claim["state"] == "submitted":
            claim = desk.accepted(claim)
    desk.ties()


def test_the_same_file_is_held_until_the_reviewer_answers_for_it(desk) -> None:
    paper = desk.proof(b"%PDF-1.7 dua hari")
    first = desk.filed(evidence=[paper])
    desk.accepted(first)
    second = desk.filed(evidence=[paper])
    assert [(each["id"], each["why"], each["own"]) for each in second["doubts"]] == [(first["id"], "file", True)]
    assert code_of(desk.act(second, "accept", {})) == (409, "claim-doubtful")
    assert code_of(desk.act(second, "accept", {"despite_doubts": True})) == (409, "claim-doubtful")
    desk.accepted(second, despite_doubts=True, note="Satu berkas memuat dua sertifikat.")
    assert desk.balance()["done"] == "5"


def test_the_certificate_of_a_colleague_is_held_and_ours_refused(desk) -> None:
    desk.filed(nip=SAHAT, number="77/IPI")
    assert [each["own"] for each in desk.filed(number="77/ipi")["doubts"]] == [False]
    done = desk.complete("Layanan Prima", nip=SAHAT)
    desk.certify(done)
    assert code_of(desk.file(number="abcd efgh jkmn")) == (409, "number-of-another")
    refused = desk.file(nip=SAHAT, number="ABCD-EFGH-JKMN")
    assert code_of(refused) == (409, "counted-already")
    assert "Layanan Prima" in refused.json["detail"]


def test_a_course_completed_here_is_not_claimed_as_well(desk) -> None:
    desk.complete("Layanan Prima")
    assert code_of(desk.file(title="layanan prima", activity="training")) == (409, "counted-already")
    assert desk.balance()["done"] == "8"


def test_a_claim_gives_way_to_the_course_that_is_heard_of_later(desk, published) -> None:
    claim = desk.accepted(desk.filed(title="Layanan Prima", activity="training"))
    desk.complete("Layanan Prima")
    assert desk.balance()["done"] == "8"
    told = desk.city.get(f"/learning-claims/{claim['id']}", "librarian", username=DEWI).json
    assert told["state"] == "reversed"
    assert "Layanan Prima" in told["reason"]
    assert len(published(ClaimReversedV1)) == len(published(HoursReversedV1)) == 1
    desk.ties()


def test_two_reviewers_at_once_credit_once_and_two_claims_at_once_share_the_cap(desk) -> None:
    one, other = (desk.filed(activity="speaking", hours="4") for _ in range(2))  # 8 JP each; 10 a year
    start = threading.Barrier(4)

    def accept(claim, role, nip):
        start.wait()
        return desk.act(claim, "accept", {}, role, nip).status_code

    with ThreadPoolExecutor(4) as pool:
        reviewers = (("supervisor", PARULIAN), ("manager", EKA))
        jobs = [pool.submit(accept, claim, *who) for claim in (one, other) for who in reviewers]
        assert sorted(job.result() for job in jobs)[:2] == [200, 200]
    assert desk.balance()["done"] == "10"
    assert database().hour_entries.count_documents({}) == 2
    desk.ties()


def test_a_revoked_certificate_reverses_once_and_entries_stay(desk, published) -> None:
    done = desk.complete("Layanan Prima")
    facts = desk.certify(done)
    desk.accepted(desk.filed())
    assert desk.balance()["done"] == "10.5"
    desk.revoke(facts)
    desk.revoke(facts)
    assert desk.balance()["done"] == "2.5"
    entries = desk.city.get("/hours/me/entries", "librarian", username=DEWI).json["items"]
    assert sorted((each["kind"], each["hours"]) for each in entries) == [
        ("credited", "2.5"), ("credited", "8"), ("reversed", "-8"),
    ]  # fmt: skip
    assert len(published(HoursReversedV1)) == 1
    desk.ties()


def test_what_was_taken_back_cannot_be_taken_back_again(desk) -> None:
    claim = desk.accepted(desk.filed())
    path = f"/hours/credits/{claim['id']}/reverse"
    reason = {"reason": "Sertifikat tidak dikenal penyelenggara."}
    assert desk.city.post(path, "supervisor", username=PARULIAN, json=reason).status_code == 403
    assert desk.city.post(path, "manager", username=DEWI, json=reason).status_code == 403
    assert desk.city.post(path, "manager", json=reason).json["done"] == "0"
    assert code_of(desk.city.post(path, "manager", json=reason)) == (409, "hours-reversed-before")
    done = desk.complete("Layanan Prima")
    by_hand = desk.city.post(f"/hours/credits/{done['completion_id']}/reverse", "manager", json=reason)
    assert code_of(by_hand) == (409, "reverse-by-certificate")
    desk.ties()


def test_an_audit_sample_is_drawn_again_by_its_seed_and_a_failed_recheck_reverses(desk) -> None:
    claims = [desk.accepted(desk.filed()) for _ in range(5)]
    body = {"year": DAY.year, "seed": "Inspektorat 7", "size": 2}
    sample = desk.city.post("/hours/audit-samples", "manager", json=body).json
    assert (sample["population"], sample["open"], len(sample["items"])) == (5, 2, 2)
    drawn = [each["claim_id"] for each in sample["items"]]
    from services.assessment.domain.audit_samples import draw

    assert drawn == draw("Inspektorat 7", [each["id"] for each in claims], 2)
    assert code_of(desk.city.post("/hours/audit-samples", "manager", json=body)) == (409, "sample-exists")
    path = f"/hours/audit-samples/{sample['id']}/claims/{drawn[0]}/recheck"
    failed = {"outcome": "failed", "reason": "Nomor tidak terdaftar."}
    assert code_of(desk.city.post(path, "supervisor", username=PARULIAN, json=failed)) == (403, "recheck-by-another")
    assert code_of(desk.city.post(path, "manager", json=failed | {"reason": ""})) == (422, "invalid")
    assert desk.city.post(path, "manager", json=failed).json["outcome"] == "failed"
    assert code_of(desk.city.post(path, "manager", json=failed)) == (409, "rechecked-before")
    assert desk.balance()["done"] == "10"
    seen = desk.city.get("/hours/audit-samples", "auditor", username="auditor").json["items"][0]
    assert (seen["failed"], seen["open"], "items" in seen) == (1, 1, False)
    whole = f"/hours/audit-samples/{sample['id']}"
    assert desk.city.get(whole, "auditor", username="auditor").status_code == 403
    desk.ties()


@pytest.mark.parametrize(("over", "pointer"), [
    ({"hours": "2.3"}, "hours"),
    ({"hours": "0"}, "hours"),
    ({"hours": "2,5"}, "hours"),
    ({"hours": "-1"}, "hours"),
    ({"hours": "10.25"}, "hours"),
    ({"hours": 2.5}, "hours"),
    ({"activity": "course"}, "activity"),
    ({"ends_on": (TODAY + timedelta(days=1)).isoformat()}, "ends_on"),
    ({"starts_on": (DAY + timedelta(days=1)).isoformat()}, "ends_on"),
    ({"evidence": []}, "evidence"),
    ({"evidence": [new_id()]}, "evidence/0"),
    ({"activity": "contribution"}, "reference"),
    ({"competencies": ["R.99"]}, "competencies/0"),
])  # fmt: skip
def test_what_cannot_be_is_refused_by_its_field(desk, over, pointer) -> None:
    refused = desk.file(**over)
    assert code_of(refused) == (422, "invalid")
    assert [each["pointer"] for each in refused.json["errors"]] == [f"/body/{pointer}"]


def test_the_obligation_follows_the_kind_of_employment(desk) -> None:
    assert (desk.balance()["employment"], desk.balance()["obligation"]["hours"]) == ("pns", "20")
    contract = desk.balance(PPPK)
    assert (contract["employment"], contract["obligation"]["hours"]) == ("pppk", "24")
    assert contract["obligation"]["verified"] is False


def test_the_units_at_a_glance_and_as_a_file_each_row_logged(desk) -> None:
    desk.accepted(desk.filed())
    rows = desk.city.get("/hours", "supervisor", username=PARULIAN).json["items"]
    assert {each["librarian_id"] for each in rows} == {desk.people[nip] for nip in (DEWI, PARULIAN, PPPK)}
    assert [each["done"] for each in rows if each["librarian_id"] == desk.people[DEWI]] == ["2.5"]
    assert len(desk.city.get("/hours", "manager").json["items"]) == 5
    before = database().portfolio_readings.count_documents({"what": "hours"})
    file = desk.city.get("/hours?format=csv", "manager")
    assert ";2,5;0;17,5;" in file.get_data().decode("utf-8-sig")
    assert database().portfolio_readings.count_documents({"what": "hours"}) == before + 4  # not one's own
    assert desk.city.get("/hours?format=xlsx", "manager").data[:2] == b"PK"
    for role, nip in (("librarian", DEWI), ("auditor", "auditor"), ("operator", "operator")):
        assert desk.city.get("/hours", role, username=nip).status_code == 403
    other = desk.people[SAHAT]
    assert desk.city.get(f"/hours/{other}", "librarian", username=DEWI).status_code == 403
    assert desk.city.get(f"/hours/{other}/entries", "supervisor", username=PARULIAN).status_code == 403
    assert desk.city.get(f"/hours/{other}", "manager").json["done"] == "0"


def test_hot_questions_are_asked_by_index(service: ServiceUnderTest, city) -> None:
    asked = {
        "hour_entries": {"librarian_id": "x", "year": 2026},
        "learning_claims": {"state": "submitted"},
        "credits": {"number_key": "x"},
        "evidence": {"librarian_id": "x"},
    }
    for collection, question in asked.items():
        plan = database()[collection].find(question).explain()["queryPlanner"]["winningPlan"]
        assert "COLLSCAN" not in str(plan), collection


def test_courses_of_before_there_was_a_ledger_are_entered_once(desk) -> None:
    from services.assessment.app import enter_older_hours

    first, second = desk.complete("Layanan Prima"), desk.complete("Tajuk")
    facts = desk.certify(second)
    database().hour_entries.delete_many({})  # as it was before
    desk.revoke(facts)
    for _ in range(2):
        enter_older_hours(utcnow())
    assert desk.balance()["done"] == "8"
    kinds = sorted((row["credit_id"] == first["completion_id"], row["kind"]) for row in database().hour_entries.find())
    assert kinds == [(False, "credited"), (False, "reversed"), (True, "credited")]
    desk.ties()


def test_what_the_manager_accepted_is_rechecked_by_the_supervisor_who_sees_the_own_unit(desk) -> None:
    mine, other = desk.filed(), desk.filed(nip=SAHAT)
    for claim in (mine, other):
        assert desk.act(claim, "accept", {}, "manager", EKA).status_code == 200
    body = {"year": DAY.year, "seed": "x", "size": 5}
    sample = desk.city.post("/hours/audit-samples", "manager", json=body).json
    path = f"/hours/audit-samples/{sample['id']}"
    seen = desk.city.get(path, "supervisor", username=PARULIAN).json
    assert ([each["claim_id"] for each in seen["items"]], seen["open"]) == ([mine["id"]], 2)
    confirmed = {"outcome": "confirmed"}
    for claim, who, status in ((mine, ("manager", EKA), 403), (other, ("supervisor", PARULIAN), 403),
                               (mine, ("supervisor", PARULIAN), 200), (other, ("supervisor", SAHAT), 403)):  # fmt: skip
        sent = desk.city.post(f"{path}/claims/{claim['id']}/recheck", who[0], username=who[1], json=confirmed)
        assert sent.status_code == status, sent.json
