"""Surveys from behind the desk, in the shapes of the API."""

from typing import Any

from tests.unit.web import city

OLD = "018f-old"
MODES = ["link", "qr", "kiosk", "paper", "code"]


def both(words: str) -> dict[str, str]:
    return {"id": words, "en": f"{words} (en)"}


def cells(*pairs: tuple[str, int | None]) -> list[dict[str, Any]]:
    return [{"value": value, "n": n, "label": both(value)} for value, n in pairs]


PROFILE = {"mode": cells(("link", 20), ("qr", None), ("paper", None), ("kiosk", 0)), "sex": cells(("L", 12), ("P", 19))}


def questionnaire(**over: Any) -> dict[str, Any]:
    services = [{"value": "ruang-baca", **both("Ruang baca")}]
    return city.questionnaire() | {"modes": MODES, "services": services, "service": None} | over


def element(each: dict[str, Any]) -> dict[str, Any]:
    counts = {"counts": [1, 2, 3, 208], "total": 846, "exact": "423/107", "weight": "1/9", "weighted": "0.3423"}
    return each | counts


def figures(**over: Any) -> dict[str, Any]:
    found = city.figures()
    how = {
        "weight": "1/9", "weighted": "8158/2500", "conversion": 25, "exact": "4079/50", "unrounded": "81.580000",
        "grade_from": "76.61",
    }  # fmt: skip
    return found | {"elements": [element(each) for each in found["elements"]], "how": how, "population": 900} | over


def kinds() -> list[dict[str, Any]]:
    return [
        {**figures(ikm="77.50"), "service": "ruang-baca", "label": both("Ruang baca")},
        {**city.unit("", None), "service": "referensi", "label": both("Referensi")},
    ]


def index() -> dict[str, Any]:
    rules = [{"role": "satisfaction", "id": "r1", "effective_from": "2017-01-01", "source": "PermenPANRB 14/2017"}]
    units = [figures(unit_id="u1", unit_name="Layanan Anak"), city.unit("Layanan Referensi", None)]
    return city.index() | {
        "services": kinds(),
        "survey_id": OLD, "title": "SKM", "total": figures(), "units": units, "rules": rules, "profile": PROFILE,
        "modes": MODES,
    }  # fmt: skip


def action(**over: Any) -> dict[str, Any]:
    facts = {"id": "t1", "version": 2, "element": "perilaku", "action": "Pelatihan", "owner": "Bidang Layanan"}
    return facts | {"due_on": "2026-01-31", "done_on": None, "outcome": None} | over


def point(kind: str, period: str, **over: Any) -> dict[str, Any]:
    facts = {"kind": kind, "period": period, "ikm": "81.58", "grade": "B", "n": 214, "rule_id": "r1"}
    return facts | {"survey_id": None, "weight": None, "comparable": None} | over


def report(**over: Any) -> dict[str, Any]:
    old = point("legacy", "2019", weight="0.11", comparable={"ikm": "80.00", "grade": "B"})
    facts = {"survey_id": OLD, "title": "SKM", "period": "2026-S1", "opens_on": "2026-01-01", "service": None}
    return facts | {
        "closes_on": "2026-06-30", "total": figures(), "units": [figures(unit_id="u1", unit_name="Layanan Anak")],
        "services": kinds(), "profile": PROFILE, "actions": [action(done_on="2026-02-01", outcome="18 orang")],
        "trend": [old, point("survey", "2025-S2"), point("survey", "2026-S1")],
    } | over  # fmt: skip


def instrument(state: str = "draft", **over: Any) -> dict[str, Any]:
    asked = city.questionnaire()["elements"]
    options = [{"id": f"p{n}", "en": f"o{n}"} for n in range(4)]
    elements = [each | {"weight": "1/9", "options": options} for each in asked]
    facts = {"id": "skm-v2", "version": 1, "family": "skm", "number": 2, "title": "SKM 2026", "source": "Keputusan"}
    return facts | {"state": state, "published_on": None, "elements": elements} | over


def legacy() -> dict[str, Any]:
    facts = {"id": "l1", "period": "2019", "unit": "", "figure": "82.00", "letter": "A", "weight": "1/14", "n": 150}
    told: dict[str, Any] = {"rule_id": "kep-25-m-pan-2-2004", "averages": {}, "comparable": None}
    return facts | told | {"doubts": ["letter-of-another-rule"]}


def comment(state: str = "waiting", **over: Any) -> dict[str, Any]:
    facts = {"id": "c1", "unit_id": "u1", "unit_name": "Layanan Anak", "state": state, "text": "Sejuk"}
    return facts | {"original": "Pak Budi: sejuk", "signs": ["name"]} | over


def answers() -> dict[tuple[str, str], Any]:
    duty = {"year": 2026, "status": "running", "rule": {"source": "Pasal 1(1)"}, "surveys": [city.survey()]}
    batches = [
        {"id": "b1", "kind": "code", "number": 1, "size": 30, "unit_id": None, "used": 4},
        {"id": "b2", "kind": "paper", "number": 1, "size": 30, "unit_id": None, "used": 0},
    ]
    closed = questionnaire(id=OLD, state="closed", open=False)
    survey = city.survey() | {"modes": MODES, "service": None}
    mine = {
        f"/public/surveys/{city.SURVEY}": questionnaire(),
        f"/public/surveys/{OLD}": closed,
        f"/public/index/{OLD}": report(),
        f"/surveys/{city.SURVEY}": survey,
        f"/surveys/{OLD}": survey | {"id": OLD, "state": "closed"},
        f"/surveys/{OLD}/index": index(),
        f"/surveys/{city.SURVEY}/handouts": {"items": batches},
        f"/surveys/{OLD}/handouts": {"items": batches},
        f"/surveys/{OLD}/actions": {"items": [action(), action(id="t2", done_on="2026-02-01", outcome="Selesai")]},
        f"/surveys/{OLD}/comments": {"items": [comment(), comment("cleared", id="c2")], "next": None},
        "/survey-duty": duty,
        "/legacy-figures": {"items": [legacy()], "next": None},
        "/instruments": {"items": [instrument("published"), instrument(id="skm-v3")], "next": None},
        "/instruments/skm-v2": instrument("published"),
        "/instruments/skm-v3": instrument(id="skm-v3"),
    }
    mine["/public/service-kinds"] = {"items": [{"value": "keliling", **both("Perpustakaan keliling")}]}
    libraries = {("community", "/libraries"): {"items": [{"id": "u1", "name": "Layanan Anak"}], "next": None}}
    return {("assessment", path): data for path, data in mine.items()} | libraries
