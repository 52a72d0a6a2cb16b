"""Section 4 of the document, through the gateway: a cycle yields the predicate by the 3×3 table and credit points by
formula, the person rated hears of it, and whoever is not concerned learns nothing by API, message or letter.
"""

from datetime import timedelta
from fractions import Fraction
from typing import Any

import httpx
import pytest

from deploy.demo.gateway import Gateway, Unexpected
from shared.clock import WIB, utcnow
from tests.support.platform import AUDITOR, MANAGER, OPERATOR, SUPERVISOR, Platform
from tests.support.platform import CHILDRENS_LIBRARIAN as SAHAT
from tests.support.platform import LIBRARIAN as DEWI
from tests.support.signing import signed_in
from tests.support.waiting import eventually

YEAR = utcnow().astimezone(WIB).year - 1
VALUES = ("berorientasi-pelayanan", "akuntabel", "kompeten", "harmonis", "loyal", "adaptif", "kolaboratif")
RATING = {"result": "above", "behaviour": "above", "noted": dict.fromkeys(VALUES, "Teramati sepanjang tahun.")}
WORDS = ("sangat-baik", "sangat baik", "very good")  # the rating, however it might be told


@pytest.fixture(scope="module")
def dewi(gateway: Gateway) -> str:
    found: str = gateway.get("community", "/me", who=DEWI)["id"]
    eventually(lambda: gateway.get("assessment", "/me/credit-points", who=DEWI)["level"], seconds=30)
    return found


def act(gateway: Gateway, cycle: Any, method: str, step: str, who: str, body: Any) -> Any:
    path, seen = f"/performance-cycles/{cycle['id']}/{step}", {"If-Match": f'"{cycle["version"]}"'}
    return gateway.call(method, "assessment", path, who=who, json=body, headers=seen).json()


@pytest.fixture(scope="module")
def rated(gateway: Gateway, dewi: str) -> Any:
    """The whole year: expected, clarified by both, feedback, a quarter, rated."""
    expected = {"kind": "result", "text": "Mengolah 600 judul", "indicator": "judul terolah"}
    body = {"librarian_id": dewi, "year": YEAR, "expectations": [expected]}
    cycle = gateway.post("assessment", "/performance-cycles", who=SUPERVISOR, body=body)
    quarter = {"period": f"{YEAR}-Q2", "result": "as", "behaviour": "above"}
    for method, step, who, said in (
        ("PUT", "dialogue", SUPERVISOR, {"text": "Target dibicarakan."}),
        ("PUT", "dialogue", DEWI, {"text": "Saya paham targetnya."}),
        ("POST", "feedback", SUPERVISOR, {"text": "Katalog makin rapi."}),
        ("POST", "evaluations", SUPERVISOR, quarter),
        ("POST", "rating", SUPERVISOR, RATING),
    ):
        cycle = act(gateway, cycle, method, step, who, said)
    return cycle


def status(gateway: Gateway, path: str, who: str) -> int:
    with pytest.raises(Unexpected) as told:
        gateway.get("assessment", path, who=who)
    assert not any(word in str(told.value).lower() for word in WORDS)
    return told.value.status


def test_the_predicate_by_the_table_and_points_by_formula(gateway: Gateway, rated: Any, dewi: str) -> None:
    mine = gateway.get("assessment", "/me/performance-cycles", who=DEWI)["items"]
    cycle = next(each for each in mine if each["id"] == rated["id"])
    assert (cycle["state"], cycle["rating"]["predicate"]) == ("rated", "sangat-baik")
    assert cycle["rating"]["rule_id"] == "permenpanrb-6-2022"
    assert cycle["evaluations"][0]["predicate"] == "baik"
    account = gateway.get("assessment", "/me/credit-points", who=DEWI)
    entry = next(each for each in account["entries"] if each["cycle_id"] == rated["id"])
    made = Fraction(entry["months"], 12) * Fraction(entry["percent"]) / 100 * Fraction(entry["coefficient"])
    assert (Fraction(entry["points"]["exact"]), entry["rule_id"]) == (made, "permenpanrb-1-2023")
    assert made == Fraction(75, 4)
    assert entry["verified"] is False, "the coefficient of Mahir is from memory, and shown so"


def test_points_of_before_with_their_basis(gateway: Gateway, rated: Any, dewi: str) -> None:
    path = f"/credit-points/{dewi}"
    version = gateway.get("assessment", path, who=MANAGER)["version"]
    body = {"through_year": 2022, "accumulated": "163.5", "base": "150", "basis": "PAK 800/12/2023"}
    seen = {"If-Match": f'"{version}"'}
    account = gateway.call("PUT", "assessment", f"{path}/earlier", who=MANAGER, json=body, headers=seen).json()
    counting = [Fraction(each["points"]["exact"]) for each in account["entries"] if each["standing"] == "counted"]
    assert Fraction(account["balance"]["exact"]) == sum(counting)
    assert account["next_rank"]["goes_to"] == "III/b"
    assert all(each["months_to_next_rank"] is not None for each in account["projection"])


def test_the_person_rated_hears_of_it_without_the_rating(gateway: Gateway, platform: Platform, rated: Any) -> None:
    def told() -> list[Any]:
        items = gateway.get("notifier", "/me/inbox", who=DEWI, limit=100)["items"]
        return [each for each in items if each["kind"] == "performance.rated" and str(YEAR) in each["subject"]]

    message = eventually(told, seconds=30)[0]
    assert message["link"] == "/staff/performance"
    assert not any(word in str(message).lower() for word in WORDS)

    def sent() -> list[Any]:
        letters = platform.mail("dewi.sipayung")
        return [each for each in letters if str(YEAR) in each["subject"] and "/staff/performance" in each["text"]]

    letter = eventually(sent, seconds=30)[0]
    assert not any(word in letter["text"].lower() for word in WORDS)
    for kept in platform.database("notifier")["messages"].find({"kind": "performance.rated"}):
        assert "predicate" not in kept["facts"]


def test_nobody_else_learns_anything(gateway: Gateway, platform: Platform, rated: Any, dewi: str) -> None:
    for who in (SAHAT, AUDITOR, OPERATOR):
        assert status(gateway, f"/performance-cycles/{rated['id']}", who) == 403
        assert status(gateway, f"/credit-points/{dewi}", who) == 403
    listed = gateway.get("assessment", "/performance-cycles", who=SAHAT)["items"]
    assert dewi not in {each["librarian_id"] for each in listed}
    for who in (MANAGER, SUPERVISOR):
        rows = [each for each in gateway.every("assessment", "/performance-cycles", who=who) if each["year"] == YEAR]
        assert rated["id"] in {each["id"] for each in rows}
        assert not any(word in str(rows).lower() for word in WORDS)
    visitor = httpx.get(f"{platform.url}/api/assessment/v1/performance-cycles/{rated['id']}")
    assert visitor.status_code == 401


def test_each_reading_by_another_is_logged(gateway: Gateway, platform: Platform, rated: Any, dewi: str) -> None:
    log = platform.database("assessment")["portfolio_readings"]
    about = {"librarian_id": dewi, "what": "performance", "reader": MANAGER}
    before = log.count_documents(about)
    gateway.get("assessment", f"/performance-cycles/{rated['id']}", who=MANAGER)
    assert log.count_documents(about) == before + 1
    gateway.get("assessment", f"/performance-cycles/{rated['id']}", who=DEWI)
    assert log.count_documents({"librarian_id": dewi, "reader": DEWI}) == 0


def test_a_dispute_is_answered_and_stays_on_record(gateway: Gateway, rated: Any) -> None:
    seen = gateway.get("assessment", f"/performance-cycles/{rated['id']}", who=DEWI)
    disputed = act(gateway, seen, "POST", "dispute", DEWI, {"text": "Mohon lihat bukti triwulan IV."})
    assert disputed["state"] == "disputed"
    kept = act(gateway, disputed, "POST", "dispute/answer", SUPERVISOR, {"text": "Bukti sudah dilihat."})
    assert (kept["state"], [each["kind"] for each in kept["remarks"]]) == ("rated", ["dispute", "answer"])


def test_what_follows_is_told_and_acknowledged(gateway: Gateway, platform: Platform, rated: Any) -> None:
    seen = gateway.get("assessment", f"/performance-cycles/{rated['id']}", who=SUPERVISOR)
    due = utcnow().astimezone(WIB).date() + timedelta(days=30)
    reward = {"kind": "reward", "reason": "Target terlampaui.", "owner": "Kepala", "due_on": due.isoformat()}
    decided = act(gateway, seen, "POST", "consequences", SUPERVISOR, reward)
    (consequence,) = decided["consequences"]

    def letter() -> bool:
        return any(f"Tindak lanjut penilaian kinerja {YEAR}" in each["subject"]
                   or f"What follows from your rating of {YEAR}" in each["subject"]
                   for each in platform.mail("dewi.sipayung"))  # fmt: skip

    eventually(letter, seconds=30)
    path = f"consequences/{consequence['id']}/acknowledgement"
    noted = act(gateway, decided, "PUT", path, DEWI, {"text": "Terima kasih."})
    assert noted["consequences"][0]["state"] == "acknowledged"
    assert noted["rating"]["predicate"] == "sangat-baik"


def test_a_figure_is_followed_from_the_sum_to_the_rated_items(platform: Platform, rated: Any, dewi: str) -> None:
    with signed_in(platform, DEWI) as own:
        lines = own.get("/kinerja").text.count("/asal/")
        steps = [own.get(f"/kinerja/angka-kredit/{dewi}/asal/{line}").text for line in range(1, lines + 1)]
    assert any(f"/kinerja/siklus/{rated['id']}" in each and "permenpanrb-1-2023" in each for each in steps)


def test_the_pages_of_both_sides(platform: Platform, rated: Any, dewi: str) -> None:
    cycle = f"/kinerja/siklus/{rated['id']}"
    with signed_in(platform, DEWI) as own:
        account = own.get("/staff/performance").text
        assert "12/12 × 150 % × 12,5" in account
        assert "angka belum terverifikasi" in account
        assert "Sangat baik" in own.get(cycle).text
        assert own.get("/kinerja/unit").status_code == 403
    with signed_in(platform, SUPERVISOR) as leader:
        assert cycle in leader.get("/kinerja/unit").text
        assert dewi in leader.get("/kinerja/unit/baru").text
        for page in (cycle, f"/kinerja/angka-kredit/{dewi}", f"{cycle}/nilai", f"{cycle}/evaluasi"):
            assert leader.get(page).status_code == 200
    with signed_in(platform, SAHAT) as other:
        refused = other.get(cycle)
        assert (refused.status_code, "Sangat baik" in refused.text) == (403, False)
    asked = httpx.get(f"{platform.url}/kinerja")
    assert asked.status_code in (302, 303)
