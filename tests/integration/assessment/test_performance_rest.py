"""After the rating and around it: what follows, questions, two levels in a year, many at once, the spread."""

import io
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import openpyxl
import pytest

from services.assessment.documents import PortfolioReading
from services.assessment.domain.performance_rules import VALUES
from shared.clock import WIB, utcnow
from shared.contracts.appraisal import ConsequenceDecidedV1
from shared.contracts.community import LibrarianChangedV1

NIP, CHIEF, HEAD = "199803132024011018", "198310262010021009", "197501182005032014"
TODAY = utcnow().astimezone(WIB).date()
YEAR = TODAY.year - 1
SOON = (TODAY + timedelta(days=30)).isoformat()
REWARD = {"kind": "reward", "reason": "Melampaui target.", "owner": "Subbag Kepegawaian", "due_on": SOON}


class Career:
    def __init__(self, city: Any, **over: Any) -> None:
        self.city = city
        facts = {"position": "Pustakawan Ahli Pertama", "rank": "III/b", "name": "Dewi Sipayung"} | over
        self.id = city.hire(NIP, "Layanan Anak", **facts)
        city.hire(CHIEF, "Layanan Anak", position="Pustakawan Ahli Madya", rank="IV/b", name="Parulian Damanik")
        self.version, self.path = 0, ""

    def begin(self, year: int = YEAR) -> None:
        body = {"librarian_id": self.id, "year": year, "expectations": [{"kind": "result", "text": "Mengolah"}]}
        self.took(self.city.post("/performance-cycles", "supervisor", username=CHIEF, json=body))

    def took(self, answer: Any) -> Any:
        assert answer.status_code < 300, answer.json
        self.version, self.path = answer.json["version"], f"/performance-cycles/{answer.json['id']}"
        return answer.json

    def step(self, method: str, step: str, body: Any, own: bool = False) -> Any:
        role, who = ("librarian", NIP) if own else ("supervisor", CHIEF)
        headers = {"If-Match": f'"{self.version}"'}
        return self.city.call(method, f"{self.path}/{step}", role, username=who, json=body, headers=headers)

    def rated(self, year: int = YEAR, result: str = "as", **over: Any) -> Any:
        self.begin(year)
        for own in (False, True):
            self.took(self.step("PUT", "dialogue", {"text": "Jelas."}, own))
        rating = {"result": result, "behaviour": result, "noted": dict.fromkeys(VALUES, "Ya.")} | over
        return self.took(self.step("POST", "rating", rating))

    def account(self) -> Any:
        return self.city.get("/me/credit-points", "librarian", username=NIP).json

    def promoted(self, day: date, **over: Any) -> Any:
        data = {
            "librarian_id": self.id, "nip": NIP, "name": "Dewi Sipayung", "email": None, "phone": None,
            "unit_id": self.city.units["Layanan Anak"], "unit_name": "Layanan Anak",
            "position": "Pustakawan Ahli Muda", "rank": "III/c", "duties": [], "language": "id", "active": True,
        }  # fmt: skip
        self.city.deliver(LibrarianChangedV1, subject=self.id, sequence=2, data=data)
        return self.change(day, **over)

    def change(self, day: date, **over: Any) -> Any:
        body = {"on": day.isoformat(), "from_level": "ahli-pertama", "basis": "SK 821/7"} | over
        headers = {"If-Match": f'"{self.account()["version"]}"'}
        return self.city.call("PUT", f"/credit-points/{self.id}/level-change", "manager", json=body, headers=headers)


def code(answer: Any) -> str:
    return str(answer.json["code"])


def test_what_follows_from_a_rating_is_decided_and_acknowledged(city, published) -> None:
    career = Career(city)
    rated = career.rated(result="above")
    assert rated["may_follow"]["kinds"] == ["reward", "guidance"]
    assert rated["may_follow"]["verified"] is False
    (decided,) = career.took(career.step("POST", "consequences", REWARD))["consequences"]
    assert (decided["kind"], decided["owner"], decided["due_on"], decided["state"]) == (
        "reward", "Subbag Kepegawaian", SOON, "decided",
    )  # fmt: skip
    (event,) = published(ConsequenceDecidedV1)
    assert event["data"] == {"consequence_id": decided["id"], "librarian_id": career.id, "year": YEAR}
    path = f"consequences/{decided['id']}/acknowledgement"
    assert code(career.step("PUT", path, {"text": "Terima kasih."})) == "librarian-only"
    (seen,) = career.took(career.step("PUT", path, {"text": "Terima kasih."}, own=True))["consequences"]
    assert (seen["state"], seen["acknowledged"]["text"]) == ("acknowledged", "Terima kasih.")
    assert code(career.step("PUT", path, {"text": ""}, own=True)) == "consequence-acknowledged"
    assert career.city.get(career.path, "librarian", username=NIP).json["rating"] == rated["rating"]


@pytest.mark.parametrize(
    ("over", "status"),
    [
        ({"kind": "sanction"}, 422),
        ({"kind": "praise"}, 422),
        ({"due_on": (TODAY - timedelta(days=1)).isoformat()}, 422),
        ({"due_on": TODAY.isoformat()}, 201),
        ({"reason": ""}, 422),
    ],
)
def test_what_does_not_follow(city, over, status) -> None:
    career = Career(city)
    career.rated(result="above")
    assert career.step("POST", "consequences", REWARD | over).status_code == status


def test_nothing_follows_before_the_rating(city) -> None:
    career = Career(city)
    career.begin()
    assert code(career.step("POST", "consequences", REWARD)) == "cycle-state"
    assert career.step("POST", "consequences", REWARD, own=True).status_code == 403


def test_the_librarian_asks_and_the_leader_answers(city) -> None:
    career = Career(city)
    career.begin()
    assert code(career.step("POST", "questions", {"text": "Termasuk majalah?"})) == "librarian-only"
    (asked,) = career.took(career.step("POST", "questions", {"text": "Termasuk majalah?"}, own=True))["questions"]
    assert asked["answer"] is None
    assert code(career.step("PUT", "dialogue", {"text": "Jelas."})) == "question-open"
    path = f"questions/{asked['id']}/answer"
    (told,) = career.took(career.step("PUT", path, {"text": "Tidak, buku saja."}))["questions"]
    assert (told["answer"]["text"], told["answer"]["name"]) == ("Tidak, buku saja.", "Parulian Damanik")
    assert code(career.step("PUT", path, {"text": "Ya."})) == "question-answered"
    for own in (False, True):
        cycle = career.took(career.step("PUT", "dialogue", {"text": "Jelas."}, own))
    assert cycle["state"] == "clarified"
    assert code(career.step("POST", "questions", {"text": "Lagi?"}, own=True)) == "cycle-state"


def test_a_year_over_two_levels_is_cut_where_the_level_changed(city) -> None:
    career = Career(city)
    assert career.promoted(date(YEAR, 7, 1)).status_code == 200
    career.rated()
    account = career.account()
    lines = [(each["level"], each["months"], each["points"]["exact"], each["standing"]) for each in account["entries"]]
    assert lines == [("ahli-pertama", 6, "25/4", "before-level"), ("ahli-muda", 6, "25/2", "counted")]
    assert account["balance"]["exact"] == "25/2"
    assert account["changes"][0]["basis"] == "SK 821/7"


def test_a_change_told_after_the_rating_cuts_it_again(city) -> None:
    career = Career(city)
    career.rated()
    assert career.account()["balance"]["exact"] == "25/2"
    assert career.promoted(date(YEAR, 10, 1)).status_code == 200
    again = career.change(date(YEAR, 10, 1)).json
    standings = [(each["level"], each["months"], each["standing"]) for each in again["entries"]]
    assert standings == [
        ("ahli-pertama", 12, "replaced"), ("ahli-pertama", 9, "before-level"), ("ahli-muda", 3, "counted"),
    ]  # fmt: skip
    worth = [Fraction(each["points"]["exact"]) for each in again["entries"][1:]]
    assert worth == [Fraction(9, 12) * Fraction(25, 2), Fraction(3, 12) * 25]


def test_months_run_on_from_the_first(city) -> None:
    career = Career(city)
    career.promoted(date(YEAR, 7, 1))
    career.rated(first_month=7, months=6)
    assert [(each["level"], each["months"]) for each in career.account()["entries"]] == [("ahli-muda", 6)]


@pytest.mark.parametrize(
    "over",
    [{"on": f"{YEAR}-07-02"}, {"on": "2099-01-01"}, {"from_level": "ahli-muda"}, {"from_level": "x"}, {"basis": ""}],
)
def test_changes_that_are_none(city, over) -> None:
    assert Career(city).promoted(date(YEAR, 7, 1), **over).status_code == 422


SHEET = """NIP;Sampai tahun;Angka kredit kumulatif;Nilai dasar;Dokumen
{nip};2022;163,5;150;PAK 800/12/2023
{nip};2022;163.5;150;PAK 800/12/2023
{chief};2022;100;150;PAK 800/13/2023
123456789012345678;2022;163,5;150;PAK
{nip};2021;163,5;150;PAK lain
{chief};2022;seratus;;PAK
"""


def upload(city: Any, data: bytes, name: str) -> Any:
    return city.post(f"/imports?filename={name}", "manager", data=data, content_type="text/csv").json


def test_earlier_points_of_many_at_once(city) -> None:
    career = Career(city)
    data = SHEET.format(nip=NIP, chief=CHIEF).encode()
    report = upload(city, data, "ak.csv")
    assert report["kind"] == "earlier-points"
    assert [each["outcome"] for each in report["rows"]] == [
        "corrected", "unchanged", "refused", "refused", "refused", "refused",
    ]  # fmt: skip
    codes = [[note["code"] for note in each["notes"]] for each in report["rows"]]
    assert codes[2:] == [
        ["base-above-accumulated"],
        ["comma", "nip-unknown"],
        ["comma", "nip-twice"],
        ["points", "points"],
    ]
    assert report["rows"][5]["notes"][0]["column"] == "Angka kredit kumulatif"
    before = career.account()
    assert before["balance"]["exact"] == "27/2"
    again = upload(city, data, "ak.csv")
    assert again["counts"].get("imported", 0) + again["counts"].get("corrected", 0) == 0
    assert career.account() == before


def test_the_same_from_a_workbook(city) -> None:
    career = Career(city)
    book = openpyxl.Workbook()
    book.active.append(["NIP", "Sampai tahun", "Angka kredit", "Nilai dasar", "Dasar"])
    book.active.append([f"'{NIP}", 2022, 163.5, 150, "PAK 800/12/2023"])
    file = io.BytesIO()
    book.save(file)
    assert upload(city, file.getvalue(), "ak.xlsx")["rows"][0]["outcome"] in ("imported", "corrected")
    assert career.account()["balance"]["exact"] == "27/2"


def test_ratings_and_points_as_files_and_each_row_is_a_reading(city) -> None:
    career = Career(city)
    career.rated()
    PortfolioReading.objects.delete()
    sheet = city.get("/performance-ratings?format=csv", "manager")
    assert sheet.mimetype == "text/csv"
    assert "Dewi Sipayung" in sheet.text
    assert "baik" in sheet.text
    assert PortfolioReading.objects(librarian_id=career.id, what="performance").count() == 1
    balances = city.get("/credit-points", "supervisor", username=CHIEF).json["items"]
    assert ("Dewi Sipayung", "12.500") in {(each["librarian_name"], each["points"]) for each in balances}
    assert PortfolioReading.objects(librarian_id=career.id, what="credit-points").count() == 1
    book = city.get(f"/credit-points/{career.id}/entries?format=xlsx", "librarian", username=NIP)
    cells = [cell.value for row in openpyxl.load_workbook(io.BytesIO(book.data)).active for cell in row]
    assert "12.500" in cells
    assert PortfolioReading.objects(librarian_id=career.id).count() == 2


def test_the_spread_beside_the_pattern_changes_no_rating(city) -> None:
    career = Career(city)
    career.rated(result="above")
    path, body = f"/performance-years/{YEAR}", {"predicate": "baik", "basis": "LKjIP"}
    empty = city.get(path, "manager").json
    assert (empty["predicate"], empty["version"], empty["n"], empty["cells"][0]["n"]) == (None, 0, 1, 1)
    told = city.call("PUT", path, "manager", json=body, headers={"If-Match": '"0"'}).json
    assert (told["predicate"], told["departures"], told["rule"]["verified"]) == ("baik", [], False)
    assert [(each["predicate"], each["place"]) for each in told["cells"][:2]] == [("sangat-baik", 2), ("baik", 1)]
    hidden = city.get(path, "auditor").json
    assert (hidden["told"], hidden["cells"], hidden["n"]) == (False, [], 1)
    assert city.call("PUT", path, "manager", json=body, headers={"If-Match": '"0"'}).status_code == 412
    assert city.get(path, "supervisor", username=CHIEF).status_code == 403
    assert city.get(career.path, "librarian", username=NIP).json["rating"]["predicate"] == "sangat-baik"


def test_too_far_a_year(city) -> None:
    body = {"predicate": "baik", "basis": "LKjIP"}
    path = f"/performance-years/{TODAY.year + 1}"
    assert city.call("PUT", path, "manager", json=body, headers={"If-Match": '"0"'}).status_code == 422
