"""The credit-point account: what a rating earns, the points of before, promotion, and the way ahead."""

from datetime import date, timedelta
from typing import Any

import pytest

from services.assessment.domain.performance_rules import VALUES
from shared.clock import WIB, utcnow
from shared.contracts.community import LibrarianChangedV1

NIP, CHIEF, HEAD = "1998", "1983", "197501182005032014"
TODAY = utcnow().astimezone(WIB).date()
YEAR = TODAY.year - 1
EARLIER = {"through_year": 2022, "accumulated": "163.5", "base": "150", "basis": "PAK 800/12/2023, 3 Januari 2023"}


class Career:
    def __init__(self, city: Any, **over: Any) -> None:
        self.city = city
        facts = {"position": "Pustakawan Ahli Pertama", "rank": "III/a"} | over
        self.id = city.hire(NIP, "Layanan Anak", **facts)
        city.hire(CHIEF, "Layanan Anak", position="Pustakawan Ahli Madya", rank="IV/b")

    def account(self) -> Any:
        return self.city.get("/me/credit-points", "librarian", username=NIP).json

    def put(self, what: str, body: Any, **over: Any) -> Any:
        headers = {"If-Match": f'"{over.get("version", self.account()["version"])}"'}
        path = f"/credit-points/{self.id}/{what}"
        return self.city.call("PUT", path, over.get("role", "manager"), json=body, headers=headers)

    def promote(self, position: str, rank: str, sequence: int = 2) -> None:
        data = {
            "librarian_id": self.id, "nip": NIP, "name": "Dewi", "email": None, "phone": None,
            "unit_id": self.city.units["Layanan Anak"], "unit_name": "Layanan Anak", "position": position,
            "rank": rank, "duties": [], "language": "id", "active": True,
        }  # fmt: skip
        self.city.deliver(LibrarianChangedV1, subject=self.id, sequence=sequence, data=data)

    def rated(self, year: int = YEAR, months: int = 12, result: str = "as") -> None:
        body = {"librarian_id": self.id, "year": year, "expectations": [{"kind": "result", "text": "Mengolah"}]}
        made = self.city.post("/performance-cycles", "manager", json=body)
        path, version = f"/performance-cycles/{made.json['id']}", 1
        rating = {"result": result, "behaviour": result, "months": months, "noted": dict.fromkeys(VALUES, "Ya.")}
        steps = (
            ("PUT", "dialogue", "manager", HEAD, {"text": "Jelas."}),
            ("PUT", "dialogue", "librarian", NIP, {"text": "Jelas."}),
            ("POST", "rating", "manager", HEAD, rating),
        )
        for method, step, role, username, json in steps:
            headers = {"If-Match": f'"{version}"'}
            done = self.city.call(method, f"{path}/{step}", role, username=username, json=json, headers=headers)
            assert done.status_code < 300, done.json
            version = done.json["version"]


def test_an_account_before_anything(city) -> None:
    account = Career(city).account()
    assert (account["version"], account["entries"], account["balance"]["exact"]) == (0, [], "0")
    assert account["level"] == "ahli-pertama"
    assert account["next_rank"]["missing"]["shown"] == "50.000"
    assert account["projection"][1] == {
        "predicate": "baik", "verified": True, "months_to_next_rank": 48, "months_to_next_level": 96,
    }  # fmt: skip


def test_a_rating_becomes_points_exactly(city) -> None:
    career = Career(city)
    career.rated(months=7)
    account = career.account()
    entry = account["entries"][0]
    assert entry["points"] == {"shown": "7.292", "exact": "175/24", "rounded": True}
    assert (entry["percent"], entry["coefficient"], entry["months"]) == ("100", "12.5", 7)
    assert (entry["rule_id"], entry["verified"], entry["standing"]) == ("permenpanrb-1-2023", True, "counted")
    assert account["balance"]["exact"] == "175/24"
    assert account["next_rank"]["missing"]["exact"] == "1025/24"


def test_points_of_before_are_taken_over_once(city) -> None:
    career = Career(city)
    assert career.put("earlier", EARLIER).json["balance"]["exact"] == "27/2"
    again = career.put("earlier", EARLIER | {"accumulated": "170"}).json
    assert again["balance"]["exact"] == "20"
    assert [each["standing"] for each in again["entries"]] == ["replaced", "counted"]
    assert again["entries"][1]["basis"] == EARLIER["basis"]
    assert again["entries"][1]["rule_id"] == "perbkn-3-2023-integrasi"


def test_a_year_within_the_earlier_sum_counts_once(city) -> None:
    career = Career(city)
    career.rated()
    account = career.put("earlier", EARLIER | {"through_year": YEAR}).json
    assert [each["standing"] for each in account["entries"]] == ["covered", "counted"]
    assert account["balance"]["exact"] == "27/2"


def test_on_a_new_level_points_begin_again(city) -> None:
    career = Career(city)
    career.put("earlier", EARLIER)
    career.put("rank-since", {"since": "2020-04-01"})
    career.promote("Pustakawan Ahli Muda", "III/c")
    account = career.account()
    assert (account["level"], account["balance"]["exact"], account["rank_since"]) == ("ahli-muda", "0", None)
    career.rated()
    account = career.account()
    assert [each["standing"] for each in account["entries"]] == ["before-level", "counted"]
    assert account["balance"]["exact"] == "25"
    assert account["next_level"]["missing"]["exact"] == "175"


def test_a_dispute_settled_after_a_promotion_concerns_the_level_worked_on(city) -> None:
    career = Career(city)
    career.rated()
    career.promote("Pustakawan Ahli Muda", "III/c")
    path = f"/performance-cycles/{career.account()['entries'][0]['cycle_id']}"
    rating = {"result": "above", "behaviour": "above", "noted": dict.fromkeys(VALUES, "Ya.")}
    for step, role, username, json in (
        ("dispute", "librarian", NIP, {"text": "Keliru."}),
        ("rating", "manager", HEAD, rating),
    ):
        version = city.get(path, role, username=username).json["version"]
        headers = {"If-Match": f'"{version}"'}
        assert city.post(f"{path}/{step}", role, username=username, json=json, headers=headers).status_code == 201
    account = career.account()
    assert [(each["level"], each["standing"]) for each in account["entries"]] == [
        ("ahli-pertama", "replaced"), ("ahli-pertama", "before-level"),
    ]  # fmt: skip
    assert account["entries"][1]["points"]["exact"] == "75/4"
    assert account["balance"]["exact"] == "0"


def test_a_new_rank_keeps_the_points(city) -> None:
    career = Career(city)
    career.put("earlier", EARLIER)
    career.put("rank-since", {"since": "2020-04-01"})
    career.promote("Pustakawan Ahli Pertama", "III/b")
    account = career.account()
    assert (account["balance"]["exact"], account["rank_since"]) == ("27/2", None)
    assert account["next_rank"]["goes_to"] == "ahli-muda"


def test_two_years_in_a_rank_at_least(city) -> None:
    career = Career(city)
    career.put("earlier", EARLIER | {"accumulated": "200"})
    assert career.account()["projection"][0]["months_to_next_rank"] == 0
    since = (TODAY - timedelta(days=75)).isoformat()
    account = career.put("rank-since", {"since": since}).json
    assert (account["months_in_rank"], account["projection"][0]["months_to_next_rank"]) == (2, 22)


def test_figures_from_memory_are_shown_as_such(city) -> None:
    career = Career(city, position="Asisten Perpustakaan Mahir", rank="III/A")
    career.rated()
    account = career.account()
    assert account["rule"]["coefficient_verified"] is False
    assert account["entries"][0]["verified"] is False
    assert [each["verified"] for each in account["rule"]["percents"]] == [True, True, True, False, False]
    assert not any(each["verified"] for each in account["projection"])


def test_a_position_outside_the_table_earns_nothing_and_says_so(city) -> None:
    career = Career(city, position="Pramu Pustaka")
    career.rated()
    account = career.account()
    assert (account["level"], account["entries"], account["next_rank"], account["projection"]) == (None, [], None, [])
    assert career.put("earlier", EARLIER).json["type"].endswith("no-level")


def test_a_year_before_the_rule_earns_nothing(city) -> None:
    career = Career(city)
    career.rated(year=2022)
    assert career.account()["entries"] == []


@pytest.mark.parametrize(
    ("what", "body"),
    [
        ("earlier", EARLIER | {"base": "164"}),
        ("earlier", EARLIER | {"accumulated": "1e3"}),
        ("earlier", EARLIER | {"accumulated": "163,5"}),
        ("earlier", EARLIER | {"accumulated": 163.5}),
        ("earlier", EARLIER | {"through_year": 2098}),
        ("earlier", {name: value for name, value in EARLIER.items() if name != "basis"}),
        ("rank-since", {"since": date(2099, 1, 1).isoformat()}),
    ],
)
def test_what_is_refused(city, what, body) -> None:
    assert Career(city).put(what, body).status_code == 422


def test_who_may_take_over_points(city) -> None:
    career = Career(city)
    assert career.put("earlier", EARLIER, role="supervisor").status_code == 403
    assert career.put("earlier", EARLIER, version=3).status_code == 412
    own = city.call("PUT", f"/credit-points/{career.id}/earlier", "manager", username=NIP, json=EARLIER)
    assert own.status_code == 403
