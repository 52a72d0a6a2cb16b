"""A year of one librarian: expected, clarified, evaluated, rated, disputed; and who may not know."""

from typing import Any

import pytest
from mongoengine import NotUniqueError

from services.assessment.documents import PerformanceCycle, PortfolioReading
from services.assessment.domain.performance_rules import VALUES
from shared.clock import WIB, utcnow
from shared.contracts.assessment import PerformanceRatedV1
from shared.contracts.community import LibrarianLeftV1
from shared.ids import new_id
from shared.storage.connection import database
from shared.storage.documents import insert

NIP, COLLEAGUE, CHIEF, STRANGER, HEAD = "1998", "1974", "1983", "1990", "197501182005032014"
YEAR = utcnow().astimezone(WIB).year - 1
EXPECTED = {"expectations": [{"kind": "result", "text": "Mengolah 600 judul", "indicator": "judul"}]}
RATING: dict[str, Any] = {"result": "above", "behaviour": "above", "noted": dict.fromkeys(VALUES, "Teramati.")}
SAY = {"text": "Sudah dibicarakan."}


class Year:
    """The librarian's cycle and short ways to act on it with the version just seen."""

    def __init__(self, city: Any) -> None:
        self.city = city
        self.librarian = city.hire(NIP, "Layanan Anak", position="Pustakawan Ahli Pertama", rank="III/a")
        self.chief = city.hire(CHIEF, "Layanan Anak", position="Pustakawan Ahli Madya", rank="IV/b")
        self.colleague = city.hire(COLLEAGUE, "Layanan Anak")
        self.stranger = city.hire(STRANGER, "Layanan Referensi")
        body = EXPECTED | {"librarian_id": self.librarian, "year": YEAR}
        made = city.post("/performance-cycles", "supervisor", username=CHIEF, json=body)
        assert made.status_code == 201, made.json
        self.path, self.version = f"/performance-cycles/{made.json['id']}", 1

    def act(self, method: str, step: str, role: str, username: str, body: Any, **over: Any) -> Any:
        headers = {"If-Match": f'"{over.get("version", self.version)}"'}
        answer = self.city.call(method, f"{self.path}/{step}", role, username=username, json=body, headers=headers)
        self.version = answer.json.get("version", self.version)
        return answer

    def lead(self, step: str, body: Any, method: str = "POST", username: str = CHIEF) -> Any:
        return self.act(method, step, "supervisor", username, body)

    def own(self, step: str, body: Any, method: str = "POST") -> Any:
        return self.act(method, step, "librarian", NIP, body)

    def clarify(self) -> None:
        assert self.lead("dialogue", SAY, "PUT").json["state"] == "expected"
        assert self.own("dialogue", SAY, "PUT").json["state"] == "clarified"

    def rate(self, **over: Any) -> Any:
        return self.lead("rating", RATING | over)

    def seen(self, *roles: str, username: str = NIP) -> Any:
        return self.city.get(self.path, *roles, username=username)


@pytest.fixture
def year(city) -> Year:
    return Year(city)


def test_a_year_from_expectation_to_rating(year, published) -> None:
    year.clarify()
    assert year.lead("feedback", {"text": "Teruskan."}).status_code == 201
    quarter = {"period": f"{YEAR}-Q1", "result": "as", "behaviour": "above"}
    assert year.lead("evaluations", quarter).json["evaluations"][0]["predicate"] == "baik"
    rated = year.rate()
    assert rated.status_code == 201, rated.json
    assert (rated.json["state"], rated.json["rating"]["predicate"]) == ("rated", "sangat-baik")
    mine = year.city.get("/me/performance-cycles", "librarian", username=NIP).json["items"][0]
    assert mine["rating"]["rule_id"] == "permenpanrb-6-2022"
    assert mine["ground"] == "self"
    assert [each["action"] for each in mine["trail"]] == [
        "begin", "note", "agree", "feedback", "evaluate", "rate",
    ]  # fmt: skip
    told = published(PerformanceRatedV1)
    facts = {"librarian_id": year.librarian, "year": YEAR, "predicate": "sangat-baik", "rule_id": "permenpanrb-6-2022"}
    assert [each["data"] for each in told] == [facts]


def test_changed_expectations_are_clarified_again(year) -> None:
    year.clarify()
    changed = year.lead("expectations", EXPECTED, "PUT").json
    assert (changed["state"], changed["dialogue"]) == ("expected", {})
    year.clarify()


def test_each_step_at_its_stage_only(year) -> None:
    assert year.rate().json["type"].endswith("cycle-state")
    assert year.own("dispute", SAY).status_code == 409
    assert year.lead("dispute/answer", SAY).status_code == 409
    year.clarify()
    assert year.own("dialogue", SAY, "PUT").status_code == 409
    year.rate()
    assert year.rate().status_code == year.lead("feedback", SAY).status_code == 409


def test_a_dispute_is_answered_or_rated_again_and_nothing_is_lost(year, published) -> None:
    year.clarify()
    year.rate(result="below", behaviour="as")
    assert year.own("dispute", {"text": "Target diubah."}).json["state"] == "disputed"
    assert year.lead("dispute/answer", {"text": "Tetap."}).json["state"] == "rated"
    assert year.own("comments", {"text": "Saya keberatan."}).status_code == 201
    year.own("dispute", {"text": "Lihat bukti."})
    again = year.rate(result="as", behaviour="as").json
    assert again["rating"]["predicate"] == "baik"
    assert [each["predicate"] for each in again["earlier_ratings"]] == ["butuh-perbaikan"]
    assert [each["kind"] for each in again["remarks"]] == ["dispute", "answer", "comment", "dispute"]
    assert [each["sequence"] for each in published(PerformanceRatedV1)] == sorted(
        each["sequence"] for each in published(PerformanceRatedV1)
    )
    entries = year.city.get("/me/credit-points", "librarian", username=NIP).json["entries"]
    assert [(each["predicate"], each["standing"]) for each in entries] == [
        ("butuh-perbaikan", "replaced"), ("baik", "counted"),
    ]  # fmt: skip


def test_nobody_else_learns_anything(year, token) -> None:
    year.clarify()
    year.rate()
    for username, role in ((COLLEAGUE, "librarian"), (STRANGER, "supervisor"), (COLLEAGUE, "assessor"),
                           ("nobody", "supervisor")):  # fmt: skip
        refused = year.seen(role, username=username)
        assert (refused.status_code, refused.json["type"].rsplit("/", 1)[1]) == (403, "performance-of-another")
        assert "sangat-baik" not in refused.text
        assert year.city.get(f"/credit-points/{year.librarian}", role, username=username).status_code == 403
        listed = year.city.get("/performance-cycles", role, username=username)
        assert listed.json.get("items", []) == []
    for role in ("auditor", "operator"):
        for path in (year.path, "/performance-cycles", f"/credit-points/{year.librarian}"):
            assert year.city.get(path, role, username=role).status_code == 403
    assert year.city.get(year.path).status_code == 401
    assert PortfolioReading.objects(reader__in=[COLLEAGUE, STRANGER]).count() == 0


def test_who_is_not_the_leader_does_not_rate(year) -> None:
    year.clarify()
    assert year.act("POST", "rating", "supervisor", STRANGER, RATING).status_code == 403
    assert year.act("POST", "rating", "librarian", COLLEAGUE, RATING).status_code == 403
    assert year.own("rating", RATING).status_code == 403
    assert year.act("POST", "rating", "supervisor", NIP, RATING).json["type"].endswith("leader-only")
    assert year.lead("comments", SAY).json["type"].endswith("librarian-only")
    assert year.lead("dispute", SAY).status_code == 403


def test_a_supervisor_who_left_leads_no_more(year) -> None:
    gone = {"librarian_id": year.chief, "left_on": utcnow().date(), "reason": "pensiun"}
    year.city.deliver(LibrarianLeftV1, subject=year.chief, sequence=2, data=gone)
    assert year.seen("supervisor", username=CHIEF).status_code == 403
    assert year.city.get("/performance-cycles", "supervisor", username=CHIEF).json["items"] == []


def test_lists_hold_no_rating_and_each_reading_is_logged(year) -> None:
    year.clarify()
    year.rate()
    before = PortfolioReading.objects.count()
    for role, username in (("supervisor", CHIEF), ("manager", HEAD)):
        page = year.city.get(f"/performance-cycles?year={YEAR}&state=rated", role, username=username)
        assert [each["librarian_id"] for each in page.json["items"]] == [year.librarian]
        assert "rating" not in page.json["items"][0]
        assert "sangat-baik" not in page.text
    assert PortfolioReading.objects.count() == before
    assert year.seen("manager", username=HEAD).json["ground"] == "manager"
    assert year.seen("librarian").json["ground"] == "self"
    assert year.city.get(f"/credit-points/{year.librarian}", "supervisor", username=CHIEF).status_code == 200
    newest = list(PortfolioReading.objects.order_by("-id").limit(2))
    assert [(each.reader, each.what, each.ground) for each in newest] == [
        (CHIEF, "credit-points", "supervisor"), (HEAD, "performance", "manager"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("over", "field"),
    [
        ({"noted": {}}, "noted"),
        ({"noted": {**RATING["noted"], "ramah": "ya"}}, "noted"),
        ({"months": 13}, "months"),
        ({"result": "baik"}, "result"),
        ({"score": 3}, "score"),
    ],
)
def test_what_a_rating_must_hold(year, over, field) -> None:
    year.clarify()
    refused = year.rate(**over)
    assert refused.status_code == 422
    assert field in refused.json["errors"][0]["pointer"]


def test_only_months_that_have_begun(year) -> None:
    today = utcnow().astimezone(WIB).date()
    body = EXPECTED | {"librarian_id": year.librarian, "year": today.year}
    made = year.city.post("/performance-cycles", "supervisor", username=CHIEF, json=body).json
    year.path, year.version = f"/performance-cycles/{made['id']}", 1
    year.clarify()
    if today.month < 12:
        assert year.rate(months=today.month + 1).status_code == 422
    assert year.rate(months=today.month).status_code == 201


def test_versions_and_repetition(year) -> None:
    assert year.city.post(f"{year.path}/feedback", "supervisor", username=CHIEF, json=SAY).status_code == 428
    assert year.act("POST", "feedback", "supervisor", CHIEF, SAY, version=7).status_code == 412
    body = EXPECTED | {"librarian_id": year.librarian, "year": YEAR}
    assert year.city.post("/performance-cycles", "manager", json=body).json["type"].endswith("cycle-exists")
    assert year.city.post("/performance-cycles", "manager", json=body | {"year": 2099}).status_code == 422
    assert year.city.post("/performance-cycles", "manager", json=body | {"year": 2021}).status_code == 422
    own = body | {"librarian_id": year.chief}
    assert year.city.post("/performance-cycles", "supervisor", username=CHIEF, json=own).status_code == 403
    assert year.seen("librarian").headers["ETag"] == '"1"'
    with pytest.raises(NotUniqueError):
        insert(PerformanceCycle(id=new_id(), librarian_id=year.librarian, year=YEAR, state="expected"), utcnow())


def test_a_period_once_and_within_the_year(year) -> None:
    year.clarify()
    body = {"period": f"{YEAR}-07", "result": "as", "behaviour": "as"}
    assert year.lead("evaluations", body).status_code == 201
    assert year.lead("evaluations", body).status_code == 409
    assert year.lead("evaluations", body | {"period": f"{YEAR + 1}-07"}).status_code == 422


def test_lists_find_by_index(year) -> None:
    wanted = {"librarian_id": {"$in": [year.librarian]}}
    plan = database().command("explain", {"find": "performance_cycles", "filter": wanted, "sort": {"_id": -1}})
    assert "COLLSCAN" not in str(plan["queryPlanner"]["winningPlan"])
