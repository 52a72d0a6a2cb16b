"""A performance cycle and an account of credit points, in the shapes of the API."""

from typing import Any

AT = "2026-11-20T03:00:00Z"
PERSON = {"librarian_id": "lib-1", "librarian_name": "Dewi Sipayung", "unit_name": "Layanan Anak"}


def said(side: str = "leader", **over: Any) -> dict[str, Any]:
    return {"name": "Parulian Damanik", "side": side, "at": AT, "text": "Jelas bagi kami.", **over}


def judged(**over: Any) -> dict[str, Any]:
    given = {"result": "above", "behaviour": "above", "predicate": "sangat-baik", "rule_id": "permenpanrb-6-2022"}
    return said() | given | {"note": "Rapi.", "months": 12, "noted": {"akuntabel": "Selalu melapor."}} | over


def consequence(**over: Any) -> dict[str, Any]:
    facts = {"id": "c1", "kind": "reward", "reason": "Melampaui target.", "owner": "Subbag Kepegawaian"}
    later = {"due_on": "2027-02-01", "state": "decided", "rule_id": "tindak-lanjut", "acknowledged": None}
    return said() | facts | later | over


MAY_FOLLOW = {"kinds": ["reward", "guidance"], "rule_id": "tindak-lanjut", "source": "PermenPANRB", "verified": False}


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
        "questions": [said("librarian", id="q1", answer=None), said("librarian", id="q2", answer=said())],
        "consequences": [consequence(), consequence(id="c2", acknowledged=said("librarian"))] if rated else [],
        "may_follow": MAY_FOLLOW if rated else None,
        "remarks": [said("librarian", kind="dispute")] if state == "disputed" else [],
        "trail": [said(action="begin", state="expected")],
    }  # fmt: skip
    return PERSON | facts | over


def points(shown: str, exact: str) -> dict[str, Any]:
    return {"shown": shown, "exact": exact, "rounded": "/" in exact}


CHANGE = {"on": "2025-07-01", "from_level": "ahli-pertama", "to_level": "ahli-muda", "basis": "SK 821/7"}


def account(**over: Any) -> dict[str, Any]:
    rule = {"id": "permenpanrb-1-2023", "source": "PermenPANRB 1/2023", "months_in_rank": 24, "percents": []}
    earned = {
        "kind": "year", "year": 2025, "level": "ahli-pertama", "points": points("7.292", "175/24"), "predicate": "baik",
        "standing": "counted", "verified": True, "rule_id": "permenpanrb-1-2023", "at": AT, "months": 7,
        "percent": "100", "coefficient": "12.5", "cycle_id": "k1",
    }  # fmt: skip
    before = earned | {"kind": "earlier", "year": 2022, "accumulated": "163.5", "base": "150", "basis": "PAK 800/12"}
    target = {"goes_to": "III/b", "needed": points("50.000", "50"), "missing": points("29.208", "701/24")}
    ahead = {"predicate": "kurang", "verified": False, "months_to_next_rank": 57, "months_to_next_level": None}
    facts = {
        "librarian_id": "lib-1", "name": "Dewi Sipayung", "version": 2, "position": "Pustakawan Ahli Pertama",
        "level": "ahli-pertama", "rank": "III/a", "rank_since": None, "months_in_rank": None,
        "balance": points("20.792", "499/24"), "entries": [before, earned],
        "changes": [CHANGE], "next_rank": target | {"verified": True},
        "next_level": target | {"goes_to": "ahli-muda", "verified": True}, "projection": [ahead], "rule": rule,
    }  # fmt: skip
    return facts | over


def year(**over: Any) -> dict[str, Any]:
    cells = [{"predicate": "sangat-baik", "n": 6, "percent": "60.0", "place": 2},
             {"predicate": "baik", "n": 4, "percent": "40.0", "place": 1}]  # fmt: skip
    rule = {"id": "pola-distribusi-2022", "source": "PermenPANRB 6/2022", "verified": False}
    facts = {"year": 2025, "version": 1, "predicate": "baik", "basis": "LKjIP", "n": 10, "told": True, "cells": cells}
    return facts | {"departures": [{"more": "sangat-baik", "fewer": "baik"}], "rule": rule} | over


def reading() -> dict[str, Any]:
    person = {"librarian_id": "lib-1", "librarian_name": "Dewi Sipayung"}
    return {"at": AT, "reader_name": "Parulian Damanik", "what": "performance", "ground": "supervisor"} | person


def erasure(**over: Any) -> dict[str, Any]:
    parts = [{"collection": "plans", "fate": "pseudonymised", "count": 2, "basis": ""},
             {"collection": "credits", "fate": "kept", "count": 3, "basis": "arsip-kepegawaian"}]  # fmt: skip
    facts = {"id": "lib-9", "librarian_name": "Tiur Sinaga", "state": "done", "left_on": "2026-01-01", "parts": parts}
    return facts | {"due_on": "2026-01-31", "rule_id": "hapus-30-hari", "erased_at": AT} | over


def listed(*items: Any) -> dict[str, Any]:
    return {"items": list(items), "next": None}


def answers() -> dict[tuple[str, str], Any]:
    cycles = listed(cycle("rated"))
    people = [{"id": "lib-1", "name": "Dewi Sipayung", "unit_name": "Layanan Anak"},
              {"id": "lib-2", "name": "Sahat Harahap", "unit_name": "Layanan Anak"}]  # fmt: skip
    own = {f"/performance-cycles/{state}": cycle(state) for state in ("expected", "clarified", "rated", "disputed")}
    states = ("expected", "clarified", "rated", "disputed")
    led = {f"/performance-cycles/led-{state}": cycle(state, "supervisor") for state in states}
    return {
        ("assessment", "/me/performance-cycles"): cycles,
        ("assessment", "/performance-cycles"): cycles,
        ("assessment", "/performance-cycles/k1"): cycle("rated"),
        ("assessment", "/performance-years/2025"): year(),
        ("assessment", "/me/readings"): listed(reading()),
        ("assessment", "/readings"): listed(reading()),
        ("assessment", "/erasures"): listed(erasure(), erasure(state="waiting", parts=[])),
        ("assessment", "/me/credit-points"): account(),
        ("assessment", "/credit-points/lib-1"): account(),
        ("community", "/librarians"): {"items": people, "next": None},
        **{("assessment", path): found for path, found in (own | led).items()},
    }
