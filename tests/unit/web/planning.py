"""Programmes, money and standings of the made-up city, as training tells them."""

from typing import Any

PROGRAMME, COURSE, YEAR = "018f-programme", "018f-course", 2026
MONEY = {"allocation": 20_000_000, "committed": 3_000_000, "spent": 5_000_000, "free": 12_000_000}


def programme() -> dict[str, Any]:
    return {
        "id": PROGRAMME,
        "version": 3,
        "state": "published",
        "title": "Pembinaan Pustakawan Pematangsiantar",
        "title_en": None,
        "description": "",
        "goals": ["Setiap pustakawan mengikuti perkembangan"],
        "owner": "Dinas Arsip dan Perpustakaan",
        "first_year": 2026,
        "last_year": 2028,
        "tracks": [{"slug": "pelayanan", "title": "Pelayanan pengunjung", "title_en": "Visitor service"}],
        "counts": ["activities"],
    }


def course() -> dict[str, Any]:
    return {
        "id": COURSE,
        "title": "Pelayanan Prima",
        "hours": 16,
        "seat_cost": 250_000,
        "validity_months": 36,
        "track": "pelayanan",
        "competencies": [{"slug": "p", "title": "Melayani", "skkni_code": None}],
    }


def recurrence() -> dict[str, Any]:
    return {
        "id": COURSE,
        "course_id": COURSE,
        "version": 2,
        "rule": "FREQ=YEARLY",
        "first_on": "2026-03-10",
        "at": "09:00",
        "minutes": 360,
        "place": "Aula",
        "trainer": None,
        "lead_days": 30,
        "window_days": 90,
        "enrols": True,
        "everybody": False,
        "active": True,
        "next_on": "2027-03-10",
        "blocked_code": "trainer-unknown",
        "blocked_reason": "Tidak ada pustakawan aktif dengan NIP 1.",
    }


def line(**over: Any) -> dict[str, Any]:
    return {
        "id": "018f-session",
        "title": "Pelayanan Prima",
        "held_on": "2026-12-01",
        "quantity": 1,
        "detail": "closed",
        "session_id": "018f-session",
        "librarian_id": None,
        "event_type": "id.binapustaka.training.session.scheduled.v1",
        "event_id": "018f-event",
    } | over


def entry(**over: Any) -> dict[str, Any]:
    return {
        "id": "018f-entry",
        "year": YEAR,
        "state": "committed",
        "source": "nomination",
        "source_id": "018f-nomination",
        "session_id": None,
        "title": "Konferensi IPI",
        "held_on": None,
        "amount": 4_500_000,
        "spent": None,
    } | over


def report() -> dict[str, Any]:
    pots = [
        {"key": PROGRAMME, "programme_id": PROGRAMME, "title": "Pembinaan", **MONEY},
        {"key": "general", "programme_id": None, "title": None, **dict.fromkeys(MONEY, 0)},
    ]
    return {
        "year": YEAR,
        "version": 4,
        **MONEY,
        "pots": pots,
        "ties_out": True,
        "spent_on_training": 5_000_000,
        "hours": 96,
        "heads": 6,
        "cost_per_hour": "52083.33",
        "cost_per_head": "833333.33",
    }


def stand(**over: Any) -> dict[str, Any]:
    return {
        "id": "c:l",
        "librarian_name": "Dewi Sipayung",
        "unit_name": "Layanan Anak",
        "course_title": "Pelayanan Prima",
        "standing": "overdue",
        "why": "expired",
        "day": "2026-10-02",
        "next_session_id": "018f-session",
        "next_starts_at": "2026-12-01T02:00:00Z",
        "next_enrolment": None,
    } | over


def gets() -> dict[tuple[str, str], Any]:
    def page(*items: Any) -> dict[str, Any]:
        return {"items": list(items), "next": None}

    one = f"/programmes/{PROGRAMME}"
    names = ("sessions", "hours", "committed", "spend", "activities")
    return {
        ("training", "/programmes"): page(programme()),
        ("training", one): programme(),
        ("training", f"{one}/figures"): {"figures": [{"name": name, "value": 1, "lines": 1} for name in names]},
        ("training", f"{one}/figures/sessions"): page(line(), line(id="a", session_id=None, event_id=None)),
        ("training", f"/courses/{COURSE}"): course(),
        ("training", f"/courses/{COURSE}/recurrence"): recurrence(),
        ("training", "/recurrences"): page(recurrence()),
        ("training", "/budget/years"): page({"year": YEAR}),
        ("training", f"/budget/years/{YEAR}"): report(),
        ("training", f"/budget/years/{YEAR}/entries"): page(
            entry(), entry(source="enrolment", session_id="018f-session")
        ),
        ("training", "/overdue"): page(stand(), stand(id="c:m", next_session_id=None, standing="due", why="expiring")),
    }
