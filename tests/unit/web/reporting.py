"""Reports of the made-up city, as assessment tells them."""

from typing import Any

REPORT, PACK, DONE = "018f-report", "018f-pack", "018f-done"
RULE = "laporan-tahunan-1"


def figure(id: str, section: str, value: str | None, unit: str = "count", **over: Any) -> dict[str, Any]:
    return {
        "id": id, "section": section, "section_title": section, "title": f"Angka {id}", "value": value, "unit": unit,
        "detail": {}, "means": "Artinya.", "exact": None, "services": ["training"],
        "event_types": ["training.course.completed.v1"], "events": 3, "lines": 3, "rule_id": RULE,
        "as_of": "2026-11-24", "missing": None, "why_missing": None,
    } | over  # fmt: skip


FIGURES = [
    figure("trained", "people", "1234", "people"),
    figure("hours-per-person", "people", "17.17", "hours", exact="103/6"),
    figure("ikm-2026-S1", "satisfaction", "82.15", "index", detail={"grade": "B", "n": "120"}),
    figure("spent", "money", "700000", "rupiah"),
    figure("cost-per-hour", "money", "6603.77", "rupiah"),
    figure(
        "evaluations", "satisfaction", None, events=0, services=[], missing="no-evaluation", why_missing="Belum ada."
    ),
]
SECTIONS = [{"name": name, "title": name.title()} for name in ("people", "satisfaction", "money")]


def report(id: str = REPORT, state: str = "draft", **over: Any) -> dict[str, Any]:
    return {
        "id": id, "version": 3, "kind": "yearly", "year": 2026, "revision": 1, "state": state, "until": "2026-11-24",
        "rule_id": RULE, "facts": 321, "published_on": "2026-11-24" if state == "published" else None,
        "updated_at": "2026-11-24T01:00:00Z", "sections": SECTIONS,
        "figures": FIGURES, "programmes": [{"title": "Pembinaan", "goals": ["Layanan lebih baik"]}],
        "completeness": {"filled": "5", "of": "6", "percent": "83.3"}, "may_enter": [], "rule_source": "Definisi kami.",
        "fingerprint": "ab" * 32, "trail": [{"action": "begin", "by": "1975", "at": "2026-11-24T01:00:00Z"}],
    } | over  # fmt: skip


def pack() -> dict[str, Any]:
    sections = [{"name": "service", "title": "Kinerja (70%) · Pelayanan"}]
    entered = {"source": "Buku kunjungan", "as_of": "2026-06-30", "by": "1975"}
    figures = [
        figure("visits", "service", "32997", detail=entered, events=0, services=[]),
        figure("members", "service", None, "people", events=0, services=[], missing="not-filled", why_missing="Belum."),
    ]
    facts: dict[str, Any] = {
        "kind": "literacy-2025",
        "sections": sections,
        "figures": figures,
        "may_enter": ["visits", "members"],
    }
    return report(PACK, **facts, programmes=[])


def line(**over: Any) -> dict[str, Any]:
    return {
        "id": "hours:1", "kind": "hours", "title": "Pelayanan Prima", "day": "2026-06-01", "quantity": "8",
        "event_type": "id.binapustaka.assessment.hours.credited.v1", "event_id": "018f-event", "note": None,
    } | over  # fmt: skip


def check(**over: Any) -> dict[str, Any]:
    return {"same": True, "differing": [], "facts": 321, "fingerprint": "ab" * 32, "newer_facts": False} | over


def rules() -> dict[str, Any]:
    def rule(instrument: str, parts: list[str], bands: list[str]) -> dict[str, Any]:
        return {
            "id": f"{instrument}-sampai-2024", "instrument": instrument, "source": "pustakawan.org",
            "until": "2024-12-31", "replaced_by": "2025",
            "parts": [{"name": each, "title": each.upper(), "weight": "1/7"} for each in parts],
            "band_sets": [{"id": each, "source": "pers", "bands": []} for each in bands],
        }  # fmt: skip

    return {
        "items": [
            rule("iplm", [f"uplm{number}" for number in range(1, 8)], ["iplm-2024"]),
            rule("tgm", ["fm", "dm", "jb", "fai", "dai"], ["tgm-perlima", "tgm-pers"]),
        ]
    }


def index(**over: Any) -> dict[str, Any]:
    return {
        "id": "018f-index", "instrument": "iplm", "year": 2024, "value": "33.33", "band": "Rendah",
        "band_set": "iplm-2024", "rule_id": "iplm-sampai-2024", "how": "computed", "source": "Laporan",
        "entered_by": "1975", "exact": "100/3", "formula": "(1/3 + …) / 7 × 100 = 33.33", "steps": [],
        "convertible": False,
    } | over  # fmt: skip


def page_of(*items: Any) -> dict[str, Any]:
    return {"items": list(items), "next": None}


def answers() -> dict[tuple[str, str], Any]:
    packs, public = "/report-packs", "/public/report-packs"
    found: dict[tuple[str, str], Any] = {
        ("assessment", packs): page_of(report(), pack(), report(DONE, "published")),
        ("assessment", public): page_of(report(DONE, "published")),
        ("assessment", f"{public}/{DONE}"): report(DONE, "published"),
        ("assessment", "/literacy-indices/rules"): rules(),
        ("assessment", "/literacy-indices"): page_of(index(), index(band=None, how="imported", value="101.2")),
    }
    for each in (report(), pack(), report(DONE, "published"), report("018f-approved", "approved")):
        found["assessment", f"{packs}/{each['id']}"] = each
        found["assessment", f"{packs}/{each['id']}/check"] = check(newer_facts=each["id"] == DONE)
    found["assessment", f"{packs}/{REPORT}/figures/hours-per-person"] = FIGURES[1]
    found["assessment", f"{packs}/{REPORT}/figures/hours-per-person/lines"] = page_of(line())
    return found
