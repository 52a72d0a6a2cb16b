"""An evaluation, its figures and what they rest on, a follow-up and improvements, in the shapes of the API."""

from typing import Any

AT, ID = "2026-11-20T03:00:00Z", "018f0000-0000-7000-8000-000000000001"
FOLLOWED = "018f0000-0000-7000-8000-000000000002"
BASE = f"/evaluations/{ID}"
WORSE, BETTER = [0, 6, 6, 0], [0, 0, 2, 10]


def side(average: str, counts: list[int]) -> dict[str, Any]:
    return {"average": average, "n": 12, "counts": counts, "low": "2.20", "high": "2.80"}


def element(verdict: str = "higher") -> dict[str, Any]:
    enough = verdict != "not-enough"
    change = {"change": "1.33", "low": "0.80", "high": "1.86"} if enough else dict.fromkeys(("change", "low", "high"))
    sides = {"before": side("2.50", WORSE), "after": side("3.83", BETTER) if enough else None}
    return {"slug": "perilaku", "verdict": verdict, **sides, **change}


def improvement(**over: Any) -> dict[str, Any]:
    return {
        "id": FOLLOWED, "version": 1, "evaluation_id": ID, "title": "Menyapa lebih dahulu", "why": "Perilaku 2,50",
        "owner_id": "lib-1", "owner_name": "Dewi Sipayung", "due_on": "2026-12-31", "state": "open", "overdue": True,
        "carried": True, "outcome": "", "ended_at": None,
    } | over  # fmt: skip


def evaluation(**over: Any) -> dict[str, Any]:
    unit = {"unit_id": "u1", "unit_name": "Layanan Anak", "survey_id": "s1"}
    averages = [{"slug": "perilaku", "average": "2.50", "n": 12}]
    return {
        "id": ID, "version": 3, "title": "Pelayanan prima", "state": "published", "period_from": "2026-01-01",
        "period_until": "2026-06-30", "programme_id": None, "revision": 2, "updated_at": AT, "measures": ["learning"],
        "intention": "Pengunjung disapa.", "course_ids": ["c1"], "session_ids": [], "follows": None, "whole": True,
        "baseline": {"standing": "fixed", "taken_at": AT, "units": [{**unit, "elements": averages}]},
        "benefits": [{"title": "Waktu", "amount": "3000000", "isolated": "Unit pembanding."}],
        "costs": [{"kind": "trainer", "amount": "1000000", "basis": "Kuitansi 7"}],
        "revisions": [{"number": 1, "published_at": AT, "published_by": "1975"},
                      {"number": 2, "published_at": AT, "published_by": "1975"}],
        "improvements": [improvement(), improvement(state="done", overdue=False, outcome="Sapaan", ended_at=AT)],
    } | over  # fmt: skip


def figures(**over: Any) -> dict[str, Any]:
    groups = {"trained": {"units": ["Anak", "Acuan"], "elements": [element()]},
              "untrained": {"units": ["Keliling"], "elements": [element("no-difference")]}}  # fmt: skip
    unit = {"unit_id": "u1", "unit_name": "Layanan Anak", "before": {"survey_id": "s1", "period": "2026-S1"},
            "after": None, "elements": [element("not-enough")]}  # fmt: skip
    step = {"n": 6, "no_occasion": 1, "mean": "3.17"}
    return {
        "evaluation_id": ID, "revision": 2, "published_at": AT, "as_of": "2026-07-01", "provisional": False,
        "hidden": [], "counts": {"sessions": 2, "attended": 20, "completions": 18, "hours": 144, "spent": 0},
        "reaction": {"rounds": 2, "summarised": 1, "asked": 20, "n": 12, "told_n": 12,
                     "statements": [{"slug": "manfaat", "average": "4.50", "n": 12}]},
        "learning": {"completions": 18, "n": 16, "gain": "40.00", "gain_exact": "40/1", "normalised": "0.75",
                     "normalised_exact": "3/4", "normalised_n": 15, "no_before": 1, "no_after": 1, "rule_id": "g"},
        "behaviour": {"n": 6, "m": 18, "self_n": 7, "not_yet": 2, "rule_id": "perilaku-4-langkah",
                      "competencies": [{"slug": "layanan", "supervisor": step, "self": step | {"mean": None, "n": 0}},
                                       {"slug": "pelatihan", "supervisor": step, "self": step}]},
        "results": {"units": [unit], **groups, "rule_id": "beda-rata-rata-99", "confidence_rule_id": "normal-95"},
        "reach": {"activities": 3, "people": 120},
        "returns": {"computed": False, "benefits": "0", "costs": "0", "missing": ["benefits", "costs.time"],
                    "roi": None, "bcr": None, "rule_id": "phillips-roi"},
        "missing": [{"measure": "behaviour", "reason": "not-answered", "count": 10, "unit": None},
                    {"measure": "satisfaction", "reason": "no-survey-after", "count": None, "unit": "Layanan Anak"}],
        "competencies": {"layanan": "Layanan"}, "sources": {"events": 40, "surveys": 2},
        "rules": [{"role": "difference", "id": "beda-rata-rata-99", "effective_from": "2026-01-01", "source": "99 %"}],
    } | over  # fmt: skip


def inputs() -> dict[str, Any]:
    counted = {"survey_id": "s1", "period": "2026-S1", "n": 12, "counts": {"perilaku": WORSE}}
    unit = {"unit_id": "u1", "unit_name": "Layanan Anak", "trained": True, "before": counted, "after": None}
    rows = {
        "as_of": "2026-07-01", "competencies": {"layanan": "Layanan"}, "units": [unit],
        "sessions": [{"session_id": "s", "title": "Prima", "began_at": AT, "ended_at": AT, "attended": 20,
                      "event_ids": ["ev-1"]}],
        "feedback": [{"asked": 20, "n": 12, "averages": {"manfaat": "4.50"}, "event_ids": ["ev-2"]},
                     {"asked": 9, "n": None, "averages": None, "event_ids": []}],
        "completions": [{"id": "k", "title": "Prima", "day": "2026-03-02", "pre": None, "post": 80,
                         "event_id": "ev-3"}],
        "follow_ups": [{"id": "k", "due_from": "2026-05-01", "due_until": "2026-06-01", "self": None,
                        "supervisor": {"layanan": "3"}, "event_ids": ["ev-4"]}],
        "activities": [{"id": "a", "title": "Dongeng", "day": "2026-04-01", "attendance": 45, "event_id": "ev-5"}],
        "spent": [{"id": "g", "spent": 900000, "event_id": "ev-6"}],
    }  # fmt: skip
    return {"revision": 2, "digest": "ab" * 32, "sources": {"events": ["ev-1"], "surveys": ["s1"]}, "inputs": rows}


def follow_up(ground: str = "supervisor", **over: Any) -> dict[str, Any]:
    label = {"1": "Belum terlihat", "4": "Selalu", "none": "Tidak ada kesempatan"}
    return {
        "id": FOLLOWED, "version": 1, "state": "due", "overdue": False, "ground": ground, "librarian_id": "lib-1",
        "librarian_name": "Dewi Sipayung", "unit_id": "u1", "session_id": "s", "course_title": "Layanan prima",
        "due_from": "2026-11-01", "due_until": "2026-12-01", "rule_id": "perilaku-4-langkah", "answers": {},
        "question": {"id": "Seberapa sering tampak dalam pekerjaan?", "en": "How often is it seen at work?"},
        "competencies": [{"slug": "layanan", "title": "Layanan"}],
        "scale": [{"slug": slug, "label": {"id": words, "en": words}} for slug, words in label.items()],
    } | over  # fmt: skip


def given() -> dict[str, Any]:
    return {"steps": {"layanan": "4"}, "note": "Menyapa.", "evidence": "Buku tamu", "name": "Parulian", "at": AT}


def page(*items: Any) -> dict[str, Any]:
    return {"items": list(items), "next": None}


def quality() -> dict[str, Any]:
    shown, hidden = {"value": "3.50", "n": 12, "hidden": False}, {"value": None, "n": None, "hidden": True}
    none = {"value": None, "n": 0, "hidden": False}
    cells = {"kompetensi": shown, "perilaku": hidden, "level": none, "hours": shown}
    return page({"unit_id": "u1", "unit_name": "Layanan Anak", **cells})


def answers() -> dict[tuple[str, str], Any]:
    one = evaluation()
    people = page({"id": "lib-1", "name": "Dewi Sipayung", "unit_name": "Layanan Anak"})
    return {
        ("community", "/librarians"): people,
        ("assessment", "/evaluations"): page(one),
        ("assessment", BASE): one,
        ("assessment", f"{BASE}/figures"): figures(),
        ("assessment", f"{BASE}/inputs"): inputs(),
        ("assessment", f"{BASE}/check"): {"revision": 2, "same": True, "digest": "ab" * 32},
        ("assessment", "/improvements"): page(improvement()),
        ("assessment", "/unit-quality"): quality(),
        ("assessment", "/follow-ups"): page(
            follow_up(answered=[]), follow_up(state="answered", answered=["supervisor"])
        ),
        ("assessment", f"/follow-ups/{FOLLOWED}"): follow_up(),
    }
