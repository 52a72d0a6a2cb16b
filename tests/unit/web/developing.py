"""Development plans in the shapes of the API."""

from typing import Any

AT = "2026-11-20T03:00:00Z"
PLAN, LED, CLOSED = (f"018f0000-0000-7000-8000-00000000000{number}" for number in (1, 2, 3))
ITEM, LINKED = (f"018f0000-0000-7000-8000-0000000000a{number}" for number in (1, 2))
MAY = {"draft": ["change", "propose"], "proposed": ["change"], "agreed": ["change", "work"], "closed": []}


def gap(origin: str = "visitors", **over: Any) -> dict[str, Any]:
    told: dict[str, dict[str, Any]] = {
        "visitors": {"subject": "perilaku", "element": "perilaku", "title": "Survei I", "figure": "2.41",
                     "expected": "3.00", "n": 31},
        "performance": {"subject": "behaviour", "title": "2025", "figure": "below", "expected": "as"},
        "certificate": {"subject": "PST-7Q2M", "title": "Pelayanan Prima", "figure": "2026-12-31",
                        "expected": "2026-12-31"},
        "wish": {"subject": "wish", "title": "Belajar mendongeng", "figure": "", "expected": ""},
        "profile": {"subject": "K-9", "competency": "K-9", "title": "Melayani difabel", "figure": "",
                    "expected": "Mahir"},
        "supervisor": {"subject": "R.91PRP01.001.1", "competency": "R.91PRP01.001.1", "title": "Menyusun rencana",
                       "figure": "1", "expected": "3", "steps": 2},
    }  # fmt: skip
    seen = told[origin]
    plain = {
        "title_en": "",
        "competency": "",
        "element": "",
        "course_id": "",
        "steps": 1,
        "n": None,
        "rule_id": "aturan-1",
    }
    facts = plain | {"origin": origin, "source_id": "s1", "on": "2026-06-30"} | seen
    return facts | {"key": f"{origin}:s1:{facts['subject']}"} | over


def suggested(origin: str, *item_ids: str) -> dict[str, Any]:
    courses = [{"id": "c1", "title": "Layanan ramah anak", "hours": 8}]
    return gap(origin) | {"kinds": ["course", "coaching"], "courses": courses, "item_ids": list(item_ids)}


def item(**over: Any) -> dict[str, Any]:
    return {
        "id": ITEM, "state": "planned", "overdue": True, "due_on": "2026-11-01", "kind": "coaching",
        "share": "exchange", "description": "Mendampingi sesi dongeng", "success": "Mendongeng sendiri",
        "owner": "librarian", "course_id": None, "course_title": "", "claim_id": None, "agreed_at": None,
        "gap": gap("wish"), "carried_from": None, "because": None, "moves": [], "marks": ["start", "finish", "drop"],
    } | over  # fmt: skip


def linked(**over: Any) -> dict[str, Any]:
    told = {"status": "completed", "event_id": "e-77", "event_type": "training.course.completed.v1", "on": AT}
    move = told | {"from": "under-way", "to": "done", "at": AT, "fact_id": "n1"}
    by_hand = {"from": "planned", "to": "under-way", "at": AT, "name": "Parulian Damanik", "mark": "start",
               "side": "leader", "reason": ""}  # fmt: skip
    return item(
        id=LINKED, kind="course", state="done", overdue=False, gap=gap("visitors"), because=told, marks=["drop"],
        course_id="c1", course_title="Layanan ramah anak", moves=[by_hand, move], agreed_at=AT,
        description="Ikut pelatihan",
    ) | over  # fmt: skip


def said(side: str = "leader", **over: Any) -> dict[str, Any]:
    return {"name": "Parulian Damanik", "side": side, "at": AT, **over}


def plan(state: str = "draft", ground: str = "self", **over: Any) -> dict[str, Any]:
    tally = {"items": 2, "planned": 1, "under-way": 0, "done": 1, "dropped": 0, "overdue": 1}
    facts = {
        "id": PLAN, "version": 4, "librarian_id": "lib-1", "librarian_name": "Dewi Sipayung", "unit_id": "u1",
        "unit_name": "Layanan Anak", "year": 2026, "state": state, "item_count": 2, "planned": 1, "under_way": 0,
        "done": 1, "dropped": 0, "overdue": 1, "next_due_on": "2026-11-01", "updated_at": AT, "ground": ground,
        "left_open": None, "may": MAY[state],
        "drafted_by": "librarian", "proposed_by": "librarian" if state == "proposed" else None,
        "consents": {}, "items": [item(), linked()], "comments": [said(text="Tambahkan satu pelatihan.")],
        "review": said(text="Baik.", tally=tally) if state == "closed" else None,
        "trail": [said(action="begin", state="draft")],
    }  # fmt: skip
    return facts | over


def answers() -> dict[tuple[str, str], Any]:
    asked = suggested("profile")
    found = [
        asked,
        suggested("visitors", LINKED),
        suggested("performance"),
        suggested("certificate"),
        suggested("supervisor"),
    ]
    gaps = {"items": found, "suggestion_rule": {"id": "saran-70-20-10", "source": "House rule"}}
    led = plan("proposed", "supervisor", id=LED, may=["change", "agree", "return"])
    row = {
        "unit_id": "u1",
        "unit_name": "Layanan Anak",
        "competency": "",
        "people": 6,
        "plans": 8,
        "rule_id": "sel",
        "key": "visitors:perilaku",
        "need_id": None,
    }
    common = [row | {key: gap(origin)[key] for key in ("origin", "subject", "title", "title_en", "element")}
              for origin in ("visitors", "performance")]  # fmt: skip
    listed = {"items": [plan("agreed"), plan("closed", id=CLOSED, year=2025)], "next": None}
    people = [{"id": "lib-2", "name": "Sahat Harahap", "unit_name": "Layanan Anak"}]
    return {
        ("assessment", "/me/plans"): listed,
        ("assessment", "/plans"): listed,
        ("assessment", "/plans/common-gaps"): {"items": common, "next": None},
        ("assessment", f"/plans/{PLAN}"): plan("agreed"),
        ("assessment", f"/plans/{LED}"): led,
        ("assessment", f"/plans/{CLOSED}"): plan("closed", id=CLOSED),
        ("assessment", f"/plans/{PLAN}/gaps"): gaps,
        ("assessment", f"/plans/{LED}/gaps"): gaps,
        ("assessment", "/learning-claims"): {"items": [{"id": "k1", "title": "Seminar IPI"}], "next": None},
        ("community", "/librarians"): {"items": people, "next": None},
    }
