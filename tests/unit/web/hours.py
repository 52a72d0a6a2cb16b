"""Balance, ledger, claims and samples of hours, in the shapes of the API."""

from typing import Any

AT = "2026-11-20T03:00:00Z"
CLAIM, LED, DRAFT, BACK, SAMPLE, PROOF = (f"019f0000-0000-7000-8000-00000000000{n}" for n in range(1, 7))
LIBRARIAN = "019f0000-0000-7000-8000-0000000000aa"


def balance(**over: Any) -> dict[str, Any]:
    rule = {"hours": "20", "rule_id": "pp-11-2017-203", "source": "PP 11/2017", "verified": False}
    ends = {"id": "c1", "code": "ABCD-EFGH-JKMN", "title": "Layanan Prima", "valid_until": "2027-01-31"}
    facts = {
        "librarian_id": LIBRARIAN, "name": "Dewi Sipayung", "unit_id": "u1", "unit_name": "Layanan Anak", "year": 2026,
        "employment": "pns", "obligation": rule, "done": "14.25", "in_review": "2.5", "to_do": "5.75",
        "ends_on": "2026-12-31", "expiring": [ends],
        "by_activity": [{"activity": "speaking", "done": "4", "cap": "10", "rule_id": "jp-narasumber-2017"}],
    }  # fmt: skip
    return facts | over


def entry(**over: Any) -> dict[str, Any]:
    facts = {
        "id": "e1", "kind": "credited", "credit_id": CLAIM, "year": 2026, "hours": "2.5", "source": "claim",
        "activity": "seminar", "title": "Seminar literasi", "earned_on": "2026-11-18", "rule_id": "jp-seminar-2017",
        "reason": None, "by": "Parulian Damanik", "at": AT,
    }  # fmt: skip
    return facts | over


def listed(id: str = CLAIM, state: str = "submitted", **over: Any) -> dict[str, Any]:
    facts = {
        "id": id, "state": state, "librarian_id": LIBRARIAN, "librarian_name": "Dewi Sipayung",
        "unit_name": "Layanan Anak", "activity": "seminar", "title": "Seminar literasi", "organiser": "IPI",
        "starts_on": "2026-11-17", "ends_on": "2026-11-18", "hours": "2.5", "number": "12/IPI", "submitted_at": AT,
        "credited": "2.5" if state == "accepted" else None, "reviewer": None, "decided_at": None,
    }  # fmt: skip
    return facts | over


def claim(id: str, state: str, ground: str = "self", **over: Any) -> dict[str, Any]:
    file = {
        "id": PROOF, "librarian_id": LIBRARIAN, "label": "piagam.jpg", "file_name": "piagam.jpg",
        "media_type": "image/jpeg", "size": 90000, "sha256": "0" * 64, "added_at": AT,
    }  # fmt: skip
    doubt = {"id": "x", "why": "file", "own": True, "title": "Bimtek", "on": "2026-05-02"}
    facts = {
        "version": 2, "ground": ground, "reference": "", "note": "Dua hari penuh.", "evidence": [file], "worth": "2.5",
        "reason": "Unggah halaman kedua." if state == "returned" else None, "doubts": [doubt],
        "competencies": [{"slug": "R.91PRP02.021.1", "title": "Membuat Tajuk Kendali Subjek", "skkni_code": None}],
        "rule_id": "jp-seminar-2017",
        "trail": [{"action": "begin", "state": "draft", "name": "Dewi Sipayung", "at": AT, "reason": None}],
    }  # fmt: skip
    return listed(id, state) | facts | over


def activity(slug: str, **over: Any) -> dict[str, Any]:
    facts = {
        "activity": slug, "title": "Seminar", "title_en": "Seminar", "counts": "Kehadiran.", "counts_en": "Attendance.",
        "factor": "3/2", "cap": "10", "proof": "file", "claimable": True, "rule_id": "jp-seminar-2017",
        "effective_from": "2017-01-01", "source": "House rule",
    }  # fmt: skip
    return facts | over


def overview() -> dict[str, Any]:
    names = ("librarian_id", "unit_id", "unit_name", "year", "done", "in_review", "to_do")
    facts = {name: balance()[name] for name in names}
    return facts | {"librarian_name": "Dewi Sipayung", "obligation": "20", "rule_id": "pp-11-2017-203"}


def sample(**over: Any) -> dict[str, Any]:
    facts = {
        "id": SAMPLE, "year": 2026, "seed": "Inspektorat 7", "size": 2, "population": 9, "fingerprint": "ab" * 32,
        "rule_id": "sampel-audit-sha256", "drawn_by": "Eka Tambunan", "drawn_at": AT, "open": 1, "confirmed": 0,
        "failed": 1,
    }  # fmt: skip
    return facts | over


def sampled(outcome: str) -> dict[str, Any]:
    said = {"reason": "Tidak terdaftar.", "by": "Eka Tambunan"} if outcome == "failed" else {"reason": None, "by": None}
    facts = {"claim_id": CLAIM, "outcome": outcome, "title": "Seminar literasi", "hours": "2.5"}
    return facts | said | {"librarian_name": "Dewi Sipayung"}


def page(*items: dict[str, Any]) -> dict[str, Any]:
    return {"items": list(items), "next": None}


def answers() -> dict[tuple[str, str], Any]:
    unit = {"id": "k1", "level": "unit", "code": "R.91PRP02.021.1", "title": "Tajuk", "title_en": "Headings"}
    back = entry(kind="reversed", hours="-8", reason="Keliru", by=None, source="course", activity="course")
    return {
        ("assessment", "/hours/me"): balance(),
        ("assessment", "/hours/me/entries"): page(entry(), back),
        ("assessment", "/learning-claims"): page(listed(), listed(LED, "accepted")),
        ("assessment", "/learning-activities"): {
            "items": [activity("seminar"), activity("course", claimable=False, cap=None)]
        },
        ("assessment", "/competencies"): page(unit),
        ("assessment", "/evidence"): page({"id": PROOF, "label": "piagam.jpg", "file_name": "piagam.jpg"}),
        ("assessment", f"/learning-claims/{CLAIM}"): claim(CLAIM, "submitted"),
        ("assessment", f"/learning-claims/{LED}"): claim(LED, "submitted", "supervisor"),
        ("assessment", f"/learning-claims/{DRAFT}"): claim(DRAFT, "draft", doubts=[], evidence=[]),
        ("assessment", f"/learning-claims/{BACK}"): claim(BACK, "returned", reviewer="Parulian Damanik"),
        ("assessment", "/hours"): page(overview()),
        ("assessment", f"/hours/{LIBRARIAN}"): balance(employment="pppk", expiring=[]),
        ("assessment", f"/hours/{LIBRARIAN}/entries"): page(),
        ("assessment", "/hours/audit-samples"): page(sample()),
        ("assessment", f"/hours/audit-samples/{SAMPLE}"): sample(items=[sampled("open"), sampled("failed")]),
    }
