"""A performance cycle and an account of credit points, in the shapes of the API."""

from typing import Any

AT = "2026-11-20T03:00:00Z"
PERSON = {"librarian_id": "lib-1", "librarian_name": "Dewi Sipayung", "unit_name": "Layanan Anak"}


def said(side: str = "leader", **over: Any) -> dict[str, Any]:
    return {"name": "Parulian Damanik", "side": side, "at": AT, "text": "Jelas bagi kami.", **over}


def judged(**over: Any) -> dict[str, Any]:
    given = {"result": "above", "behaviour": "above", "predicate": "sangat-baik", "rule_id": "permenpanrb-6-2022"}
    return said() | given | {"note": "Rapi.", "months": 12, "noted": {"akuntabel": "Selalu melapor."}} | over


def cycle(state: str = "clarified", ground: str = "self", **over: Any) -> dict[str, Any]:
    rated = state in ("rated", "disputed")
    facts = {
        "id": "k1", "version": 4, "year": 2026, "state": state, "ground": ground, "updated_at": AT, "unit_id": "u1",
        "position": "Pustakawan Ahli Pertama", "rank": "III/a",
        "expectations": [
            {"kind": "result", "text": "Mengolah 600 judul", "indicator": "judul"},
            {"kind": "behaviour", "text": "Melatih rekan baru", "indicator": ""},
        ],
        "dialogue": {} if state == "expected" else {"leader": said(), "librarian": said("librarian")},
        "feedback": [said(text="Teruskan.")],
        "evaluations": [judged(period="2026-Q3", predicate="baik")],
        "rating": judged() if rated else None,
        "earlier_ratings": [judged(predicate="butuh-perbaikan")] if rated else [],
        "remarks": [said("librarian", kind="dispute")] if state == "disputed" else [],
        "trail": [said(action="begin", state="expected")],
    }  # fmt: skip
    return PERSON | facts | over


def points(shown: str, exact: str) -> dict[str, Any]:
    return {"shown": shown, "exact": exact, "rounded": "/" in exact}


def account(**over: Any) -> dict[str, Any]:
    rule = {"id": "permenpanrb-1-2023", "source": "PermenPANRB 1/2023", "months_in_rank": 24, "percents": []}
    earned = {
        "kind": "year", "year": 2025, "level": "ahli-pertama", "points": points("7.292", "175/24"), "predicate": "baik",
        "standing": "counted", "verified": True, "rule_id": "permenpanrb-1-2023", "at": AT, "months": 7,
        "percent": "100", "coefficient": "12.5",
    }  # fmt: skip
    before = earned | {"kind": "earlier", "year": 2022, "accumulated": "163.5", "base": "150", "basis": "PAK 800/12"}
    target = {"goes_to": "III/b", "needed": points("50.000", "50"), "missing": points("29.208", "701/24")}
    ahead = {"predicate": "kurang", "verified": False, "months_to_next_rank": 57, "months_to_next_level": None}
    facts = {
        "librarian_id": "lib-1", "name": "Dewi Sipayung", "version": 2, "position": "Pustakawan Ahli Pertama",
        "level": "ahli-pertama", "rank": "III/a", "rank_since": None, "months_in_rank": None,
        "balance": points("20.792", "499/24"), "entries": [before, earned], "next_rank": target | {"verified": True},
        "next_level": target | {"goes_to": "ahli-muda", "verified": True}, "projection": [ahead], "rule": rule,
    }  # fmt: skip
    return facts | over


def answers() -> dict[tuple[str, str], Any]:
    listed = {"items": [cycle("rated")], "next": None}
    people = [{"id": "lib-1", "name": "Dewi Sipayung", "unit_name": "Layanan Anak"},
              {"id": "lib-2", "name": "Sahat Harahap", "unit_name": "Layanan Anak"}]  # fmt: skip
    own = {f"/performance-cycles/{state}": cycle(state) for state in ("expected", "clarified", "rated", "disputed")}
    led = {f"/performance-cycles/led-{state}": cycle(state, "supervisor") for state in ("expected", "clarified",
                                                                                       "disputed")}  # fmt: skip
    return {
        ("assessment", "/me/performance-cycles"): listed,
        ("assessment", "/performance-cycles"): listed,
        ("assessment", "/me/credit-points"): account(),
        ("assessment", "/credit-points/lib-1"): account(),
        ("community", "/librarians"): {"items": people, "next": None},
        **{("assessment", path): found for path, found in (own | led).items()},
    }
