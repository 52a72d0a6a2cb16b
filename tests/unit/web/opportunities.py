"""Calls, nominations and turns, in the shapes of the API."""

from typing import Any

AT = "2026-11-20T03:00:00Z"
CALL, SHUT, NOMINATION, WENT, OWED, REFUSED = (f"019f0000-0000-7000-8000-00000000010{n}" for n in range(1, 7))
LIBRARIAN = "019f0000-0000-7000-8000-0000000000aa"


def call(id: str = CALL, state: str = "open", **over: Any) -> dict[str, Any]:
    facts = {
        "id": id, "version": 3, "state": state, "title": "Konferensi IPI", "kind": "conference", "organiser": "IPI",
        "partner_id": None, "place": "Medan", "description": "Dua hari.", "starts_on": "2026-12-01",
        "ends_on": "2026-12-02", "deadline": "2026-11-28", "quota": 2, "taken": 1, "cost": 450000,
        "programme_id": None, "positions": ["Pustakawan Ahli Muda"], "unit_ids": ["u1"], "min_years": 2,
        "reason": None,
    }  # fmt: skip
    return facts | over


def nomination(id: str = NOMINATION, state: str = "nominated", **over: Any) -> dict[str, Any]:
    facts = {
        "id": id, "version": 2, "state": state, "opportunity_id": SHUT, "title": "Konferensi IPI",
        "starts_on": "2020-12-01", "ends_on": "2020-12-02", "librarian_id": LIBRARIAN,
        "librarian_name": "Dewi Sipayung", "unit_name": "Layanan Anak", "nominated_by": "Parulian Damanik",
        "own": False, "motivation": "Membawa pulang praktik baik.", "reason": None, "turn": 2, "passed_over": 1,
        "rotation_rule": "giliran-3-tahun", "cost": 450000, "report_due_on": "2020-12-16",
        "report_rule": "laporan-14-hari", "report_overdue": state == "confirmed", "reported_at": None,
        "overdue": ["Lokakarya Medan"], "owed": [], "refusal": {}, "report": {},
        "trail": [{"action": "nominate", "state": "nominated", "name": "Parulian", "at": AT, "reason": None}],
    }  # fmt: skip
    return facts | over


def turn(**over: Any) -> dict[str, Any]:
    facts = {
        "place": 1, "librarian_id": LIBRARIAN, "name": "Dewi Sipayung", "unit_id": "u1", "unit_name": "Layanan Anak",
        "times": 0, "last_on": None, "last_title": None, "why": "never", "overdue": [],
    }  # fmt: skip
    return facts | over


def listed(*items: dict[str, Any]) -> dict[str, Any]:
    return {"items": list(items), "next": None}


def answers() -> dict[tuple[str, str], Any]:
    report = {"learned": "Layanan lansia.", "applied": "Pelatihan unit.", "hours": "6.5", "number": None}
    refusal = {"reason": "budget-exceeded", "free": 1000}
    all_of_them = {
        NOMINATION: nomination(),
        WENT: nomination(WENT, "confirmed"),
        OWED: nomination(OWED, "reported", report=report),
        REFUSED: nomination(REFUSED, "refused", refusal=refusal),
    }
    went = turn(place=2, times=1, last_on="2026-01-01", last_title="Lokakarya", why="fewest", overdue=["Lokakarya"])
    person = {"id": LIBRARIAN, "name": "Dewi Sipayung", "unit_name": "Layanan Anak", "position": "Pustakawan Ahli Muda"}
    found: dict[tuple[str, str], Any] = {
        ("community", "/librarians"): listed(person),
        ("community", "/opportunities"): listed(call(), call(SHUT, "closed"), call(state="cancelled", reason="Batal")),
        ("community", "/nominations"): listed(*all_of_them.values(), nomination(opportunity_id=CALL)),
        ("community", "/rotation"): listed(turn(), went),
        ("community", f"/opportunities/{CALL}"): call(),
        ("community", f"/opportunities/{SHUT}"): call(SHUT, "closed", positions=[], unit_ids=[], min_years=0, cost=0),
        ("community", "/me"): {"id": LIBRARIAN, "name": "Dewi Sipayung", "unit_id": "u1"},
    }
    candidate = {"place": 1, "times": 1, "last_on": "2026-01-01", "why": "longest"}
    gone = {"place": None, "times": 0, "last_on": None, "why": None}
    for each in (CALL, SHUT):
        rows = listed(nomination() | candidate, nomination(state="withdrawn") | gone)
        found["community", f"/opportunities/{each}/nominations"] = rows
    for key, whole in all_of_them.items():
        found["community", f"/nominations/{key}"] = whole
    return found
