"""Frameworks and role profiles, in the shapes of the API."""

from typing import Any

AT = "2026-11-20T03:00:00Z"
PUBLISHED, DRAFT, PROFILE, PERSON, EARLIER = (f"0192f0c8-0000-7000-8000-00000000000{number}" for number in range(1, 6))
VALUES = [
    {"slug": "belum-kompeten", "title": "Belum kompeten", "title_en": "Not yet competent"},
    {"slug": "kompeten", "title": "Kompeten", "title_en": "Competent"},
]
UNIT = "R.91PRP02.021.1"


def edition(framework_id: str = PUBLISHED, state: str = "published", number: int = 1) -> dict[str, Any]:
    return {
        "id": framework_id, "version": 3, "slug": "skkni-perpustakaan", "edition": number, "state": state,
        "title": "SKKNI Bidang Perpustakaan", "title_en": "National standard for libraries", "form": "skkni-2019",
        "source": "Kepmenaker 236/2019", "published_at": AT if state != "draft" else None, "retired_at": None,
    }  # fmt: skip


def place(code: str, level: str, title: str, *children: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": code, "code": code, "level": level, "title": title, "title_en": "", "description": "Uraian.",
        "source": "naskah", "children": list(children),
    }  # fmt: skip


def whole(**over: Any) -> dict[str, Any]:
    element = place(f"{UNIT}/1", "element", "Menyiapkan daftar", place(f"{UNIT}/1.1", "criterion", "Sumber disiapkan"))
    tree = [place("02", "function", "Pengorganisasian", place(UNIT, "unit", "Membuat tajuk kendali", element))]
    scale = {"slug": "kompeten", "title": "Kompeten atau belum", "title_en": "Competent or not", "source": "BNSP"}
    others = [edition(DRAFT, "draft", 2), edition()]
    return edition() | {"scale": scale | {"values": VALUES}, "tree": tree, "editions": others} | over


def demand(**over: Any) -> dict[str, Any]:
    return {
        "code": UNIT, "title": "Membuat tajuk kendali", "title_en": "", "framework": "skkni-perpustakaan",
        "edition": 1, "competency_id": "c1", "value": VALUES[1], "place": 1, "places": 2,
    } | over  # fmt: skip


def listed(profile_id: str = PROFILE, state: str = "current", number: int = 2) -> dict[str, Any]:
    return {
        "id": profile_id, "version": 1, "position": "Pustakawan Ahli Muda", "rank": "", "edition": number,
        "state": state, "note": "SK 12/2026", "author": "Eka Tambunan", "created_at": AT, "replaced_at": None,
        "codes": [UNIT],
    }  # fmt: skip


def asked() -> dict[str, Any]:
    level = {"shown": "2.50", "exact": "5/2", "highest": 4, "asked": 3, "reached": False, "on": "2026-07-01"}
    shown = demand(evidence={"title": "Pengolahan bahan", "since": "2026-06-20"}, standing="evidenced")
    shown["level"] = level | {"assessment_id": PERSON}
    wanting = demand(code="R.91PRP03.001.1", title="Unit uji", evidence=None, standing="missing", level=None)
    return {
        "librarian_id": PERSON, "name": "Dewi Sipayung", "position": "Pustakawan Ahli Muda", "rank": "III/c",
        "profile": listed(), "demands": [shown, wanting], "beyond": [{"title": "Melayani", "since": "2026-01-02"}],
    }  # fmt: skip


def report(**over: Any) -> dict[str, Any]:
    note = {"level": "refusal", "code": "code-form", "column": "Kode", "id": "Kode tidak sesuai.", "en": "Wrong."}
    return {
        "file": "unit.csv", "kind": "competencies", "notes": [],
        "counts": {"imported": 1, "corrected": 0, "unchanged": 0, "refused": 1},
        "rows": [{"row": 3, "outcome": "refused", "subject": None, "notes": [note]}],
    } | over  # fmt: skip


def answers() -> dict[tuple[str, str], Any]:
    page = {"next": None}
    positions = [
        {"position": "Pustakawan Ahli Muda", "people": 4, "profile_id": PROFILE},
        {"position": "Pustakawan Ahli Utama", "people": 0, "profile_id": None},
    ]
    unit = {"code": UNIT, "title": "Membuat tajuk kendali", "title_en": "", "source": "naskah"}
    return {
        ("assessment", path): data
        for path, data in {
            "/frameworks": {"items": [edition(DRAFT, "draft", 2), edition()], **page},
            f"/frameworks/{PUBLISHED}": whole(),
            f"/frameworks/{DRAFT}": whole(**edition(DRAFT, "draft", 2)),
            "/competencies": {"items": [unit], **page},
            "/role-profiles/positions": {"items": positions},
            "/role-profiles": {"items": [listed(EARLIER, "replaced", 1), listed()], **page},
            f"/role-profiles/{PROFILE}": listed() | {"demands": [demand()]},
            "/me/role-profile": asked(),
            f"/role-profiles/of/{PERSON}": asked(),
        }.items()
    }
