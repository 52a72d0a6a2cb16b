"""Tests, observations, feedback and attendance codes of the made-up city, as training tells them."""

from typing import Any

SESSION = "018f-session"
RUBRIC = [
    {
        "slug": "sapaan",
        "title": "Menyapa",
        "levels": [{"title": t, "points": p} for t, p in (("Belum", 0), ("Baik", 2))],
    }
]
OPTIONS = [{"key": "a", "text": "Sembilan", "correct": False}, {"key": "b", "text": "Sepuluh", "correct": True}]
PAIRS = [{"left": "000", "right": "Karya umum"}, {"left": "900", "right": "Sejarah"}]
CONTENTS: dict[str, tuple[dict[str, Any], dict[str, Any], Any]] = {
    "single": ({"options": OPTIONS}, {"options": OPTIONS}, "b"),
    "multiple": ({"options": OPTIONS}, {"options": OPTIONS}, ["a", "b"]),
    "matching": ({"pairs": PAIRS}, {"lefts": ["000", "900"], "rights": ["Karya umum", "Sejarah"]}, {"0": "Sejarah"}),
    "short": ({"accepted": ["DDC"]}, {}, "DDC"),
    "essay": ({"rubric": RUBRIC}, {"criteria": ["Menyapa"]}, "Karena pembaca & pustakawan <bertemu>."),
}
STATEMENTS = [{"slug": slug, "id": f"Tentang {slug}", "en": f"About {slug}"} for slug in ("manfaat", "materi")]


def gets() -> dict[tuple[str, str], Any]:
    """Tests, observations, feedback, attendance codes."""
    watched = {"enrolment_id": "e1", "librarian_id": "lib-1", "librarian_name": "Dewi Sipayung", "observation": None}
    seen = {"id": "o1", "levels": {"sapaan": 1}, "note": "Ramah.", "score": 100}
    return {
        ("training", f"/sessions/{SESSION}/presence"): code(),
        ("training", "/me/tests"): page(my_test()),
        ("training", "/attempts/a1"): taking("open"),
        ("training", "/attempts/a2"): taking("scored"),
        ("training", "/attempts/a1/scoring"): scoring(),
        ("training", f"/sessions/{SESSION}/sittings"): page(sitting()),
        ("training", f"/sessions/{SESSION}/attempts"): page(
            {"attempt": attempt("submitted"), "librarian_id": "lib-1", "librarian_name": "Dewi Sipayung"},
            {"attempt": attempt("scored"), "librarian_id": "lib-2", "librarian_name": "Sahat Harahap"},
        ),
        ("training", f"/sessions/{SESSION}/observations"): page(
            watched, {**watched, "enrolment_id": "e2", "observation": seen}
        ),
        ("training", "/me/feedback"): {
            "items": [{"session_id": SESSION, "course_title": "Komunikasi", "closes_at": "2026-12-15T08:00:00Z"}],
            "statements": STATEMENTS,
        },
        ("training", f"/sessions/{SESSION}/feedback"): feedback(),
        ("training", "/courses/c1"): {"id": "c1", "title": "Layanan ramah anak"},
        ("training", "/courses/c1/questions"): page(*(question(kind) for kind in CONTENTS)),
        ("training", "/courses/c1/instruments"): page(instrument()),
        ("training", "/instruments/i1/analysis"): {
            "instrument": instrument(),
            "items": [
                {"prompt": "Berapa?", "n": 12, "difficulty": "0.75", "discrimination": "0.40"},
                {"prompt": "Mengapa?", "n": 3, "difficulty": None, "discrimination": None},
            ],
        },
    }


def code(text: str | None = "018f.1.x") -> dict[str, Any]:
    return {
        "code": text,
        "changes_at": "2026-12-01T02:00:30Z",
        "opens_at": "2026-12-01T01:00:00Z",
        "closes_at": "2026-12-01T08:00:00Z",
        "seated": 12,
        "present": 3,
    }


def sitting(purpose: str = "post") -> dict[str, Any]:
    return {
        "id": "t1",
        "session_id": SESSION,
        "course_title": "Komunikasi",
        "purpose": purpose,
        "instrument_id": "i1",
        "instrument_title": "Klasifikasi",
        "minutes": 30,
        "attempts": 2,
        "state": "open",
    }


def attempt(state: str) -> dict[str, Any]:
    return {
        "id": "a1",
        "session_id": SESSION,
        "purpose": "post",
        "number": 1,
        "state": state,
        "deadline": "2026-12-01T02:30:00Z",
        "overdue": False,
        "score": 80 if state == "scored" else None,
    }


def my_test() -> dict[str, Any]:
    return {"sitting": sitting(), "left": 1, "open_attempt": None, "attempts": [attempt("scored")]}


def asked(kind: str, share: str | None) -> dict[str, Any]:
    _, shown, answer = CONTENTS[kind]
    return {
        "id": f"q-{kind}",
        "kind": kind,
        "prompt": f"Soal {kind}?",
        "points": 2,
        "content": shown,
        "answer": answer,
        "share": share,
    }


def taking(state: str) -> dict[str, Any]:
    share = "1/2" if state == "scored" else None
    return {
        "attempt": attempt(state),
        "sitting": sitting(),
        "seconds_left": 600,
        "questions": [asked(kind, share) for kind in CONTENTS],
    }


def question(kind: str) -> dict[str, Any]:
    return {
        "id": f"q-{kind}",
        "kind": kind,
        "prompt": f"Soal {kind}?",
        "points": 2,
        "content": CONTENTS[kind][0],
        "active": True,
    }


def scoring() -> dict[str, Any]:
    questions = [question(kind) | {"answer": CONTENTS[kind][2], "mark": {"share": "1/2"}} for kind in CONTENTS]
    questions[-1]["mark"] = None
    return {"attempt": attempt("submitted"), "librarian_name": "Dewi Sipayung", "questions": questions}


def instrument() -> dict[str, Any]:
    return {
        "id": "i1",
        "course_id": "c1",
        "number": 1,
        "title": "Klasifikasi",
        "purposes": ["pre", "post"],
        "minutes": 30,
    }


def feedback(state: str = "closed", n: int = 6) -> dict[str, Any]:
    shown = state == "closed" and n >= 5
    return {
        "session_id": SESSION,
        "course_title": "Komunikasi",
        "state": state,
        "asked": 8,
        "n": n,
        "closes_at": "2026-12-15T08:00:00Z",
        "shown": shown,
        "averages": {each["slug"]: "4.40" for each in STATEMENTS} if shown else None,
        "comments": ["Ruangnya panas."] if shown else [],
        "statements": STATEMENTS,
    }


def page(*items: Any) -> dict[str, Any]:
    return {"items": list(items), "next": None}
