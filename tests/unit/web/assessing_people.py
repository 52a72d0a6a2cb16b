"""Assessments by several raters, in the shapes of the API."""

from typing import Any

AT = "2026-11-20T03:00:00Z"
ROUND, FORM = "0190a000-0000-7000-8000-00000000000a", "0190a000-0000-7000-8000-00000000000f"
HELD, SHEET = "0190a000-0000-7000-8000-000000000001", "0190a000-0000-7000-8000-000000000002"
PROOF, DISPUTE = "0190a000-0000-7000-8000-000000000003", "0190a000-0000-7000-8000-000000000004"
CODE = "R.91PRP02.021.1"
LEVELS = [
    {"value": place, "words": {"id": words, "en": f"Level {place}"}}
    for place, words in enumerate(("Mengenal", "Terbimbing", "Mandiri", "Membimbing"), start=1)
]
WHEN = {"starts_on": "2026-01-01", "ends_on": "2026-06-30", "due_on": "2026-12-07"}


def words(text: str) -> dict[str, str]:
    return {"id": text, "en": f"{text} (en)"}


def item(number: int = 1) -> dict[str, Any]:
    facts = {"slug": f"butir-{number}", "code": CODE, "framework": "SKKNI 236/2019", "levels": LEVELS}
    return facts | {"competency": words("Tajuk subjek"), "criterion": words(f"Menyusun tajuk {number}")}


def form(role: str = "self", **over: Any) -> dict[str, Any]:
    facts = {"id": FORM, "family": FORM, "number": 1, "role": role, "title": "Formulir", "created_at": AT}
    return facts | {"items": [item(number) for number in range(1, 10)]} | over


def task(role: str = "self", state: str = "invited", **over: Any) -> dict[str, Any]:
    facts = {
        "id": SHEET, "version": 2, "assessment_id": HELD, "round_id": ROUND, "round_title": "Putaran 2026",
        "round_state": "open", "librarian_id": "lib-1", "librarian_name": "Dewi Sipayung", "role": role,
        "state": state, "settles": False, "submitted_at": None,
    }  # fmt: skip
    return facts | WHEN | over


def sheet(role: str = "supervisor", state: str = "draft", **over: Any) -> dict[str, Any]:
    answers = {"butir-1": {"level": 3, "comment": "Teliti", "evidence": []}, "butir-2": {"level": None}}
    facts = {"form_title": "Formulir", "items": form()["items"], "answers": answers, "reopened": []}
    return task(role, state) | facts | {"open": state != "submitted"} | over


def exact(shown: str, fraction: str) -> dict[str, str]:
    return {"shown": shown, "exact": fraction}


def figure(role: str, n: int, asked: int, average: Any, **over: Any) -> dict[str, Any]:
    facts = {"role": role, "n": n, "asked": asked, "average": average, "hidden": False, "settled": False}
    return facts | over


def competency(**over: Any) -> dict[str, Any]:
    figures = [
        figure("self", 1, 1, exact("4.00", "4")), figure("supervisor", 1, 1, exact("2.50", "5/2")),
        figure("peer", 3, 3, exact("2.67", "8/3")), figure("assessor", 0, 1, None),
    ]  # fmt: skip
    made = {"role": "supervisor", "name": "Parulian Damanik", "settles": False, "criterion": words("Menyusun tajuk")}
    made |= {"level": 3, "words": LEVELS[2]["words"], "comment": "Rapi.", "evidence": [PROOF]}
    peers = {"items": [{"criterion": words("Menyusun"), "n": 3, "average": exact("2.67", "8/3")}], "comments": ["Baik"]}
    facts = {
        "code": CODE, "framework": "", "title": words("Tajuk subjek"), "levels": LEVELS, "figures": figures,
        "others": exact("2.58", "31/12"), "gap": exact("1.42", "17/12"), "settled_level": 3, "made_of": [made],
        "required": {"words": words("Mandiri"), "level": 3}, "peers_made_of": peers,
    }  # fmt: skip
    return facts | over


def result(state: str = "sealed", ground: str = "supervisor", **over: Any) -> dict[str, Any]:
    hidden = figure("peer", 2, 3, None, hidden=True)
    counts = {f"{role}_{what}": 1 for role in ("self", "supervisor", "peer", "assessor") for what in
              ("asked", "submitted")}  # fmt: skip
    facts = {
        "id": HELD, "version": 5, "round_id": ROUND, "round_title": "Putaran 2026", "librarian_id": "lib-1",
        "librarian_name": "Dewi Sipayung", "unit_name": "Layanan Anak", "state": state, "asked": 7, "submitted": 6,
        "position": "Pustakawan Ahli Pertama", "rank": "III/a", "ground": ground, "created_at": AT,
        "shared_at": AT if state not in ("gathering", "sealed") else None,
        "shared_note": "Dibicarakan." if state not in ("gathering", "sealed") else "", "response": "",
        "rule": {"id": "penilaian-kompetensi-1", "source": "", "peers_shown": 3},
        "competencies": [] if state == "gathering" else [competency(), competency(code="B", figures=[hidden])],
        "disputes": [{"id": DISPUTE, "state": "open", "outcome": None}] if state == "disputed" else [],
        "trail": [{"name": "Eka Tambunan", "at": AT, "action": "seal"}],
    }  # fmt: skip
    return counts | facts | WHEN | over


def dispute(state: str = "open", ground: str = "self", **over: Any) -> dict[str, Any]:
    settlement = {"name": "Eka", "at": AT, "reason": "Cukup.", "levels": [{"code": CODE, "level": 3}]}
    facts = {
        "id": DISPUTE, "version": 2, "assessment_id": HELD, "librarian_id": "lib-1", "librarian_name": "Dewi Sipayung",
        "state": state, "created_at": AT, "ground": ground, "reason": "Bukti belum dilihat.", "codes": [CODE],
        "settler_id": None, "settler_name": None, "may_settle": ground == "manager",
        "answers": [{"name": "Parulian", "side": "supervisor", "at": AT, "text": "Silakan."}],
        "outcome": "changed" if state == "settled" else None,
        "settlement": settlement if state == "settled" else None,
        "trail": [{"name": "Dewi", "at": AT, "action": "raise"}],
    }  # fmt: skip
    return facts | over


def round_(state: str = "open", **over: Any) -> dict[str, Any]:
    held = [{"form_id": FORM, "role": "self", "title": "Formulir", "number": 1}]
    facts = {"id": ROUND, "version": 3, "title": "Putaran 2026", "state": state, "rule_id": "penilaian-kompetensi-1"}
    return facts | {"forms": held, "people": 1} | WHEN | over


def rater(role: str, state: str = "submitted") -> dict[str, Any]:
    facts = {"sheet_id": SHEET, "version": 2, "rater_id": "lib-2", "name": "Sahat Harahap", "role": role}
    return facts | {"state": state, "settles": False, "submitted_at": AT}


def calibration() -> dict[str, Any]:
    one = {"name": "Sahat Harahap", "n": 4, "own": exact("2.00", "2"), "others": exact("3.00", "3")}
    one |= {"difference": exact("-1.00", "-1"), "spread": "0.50", "verdict": "strict"}
    none = dict.fromkeys(("own", "others", "difference", "spread")) | {"name": "Rosmaida", "n": 0}
    judges = [{"name": "Sahat Harahap", "average": exact("1.00", "1")}, {"name": "Ros", "average": exact("4.00", "4")}]
    apart = {"assessment_id": HELD, "librarian_id": "lib-1", "librarian_name": "Dewi Sipayung", "code": CODE}
    return {
        "round_id": ROUND, "title": "Putaran 2026",
        "rule": {"id": "penilaian-kompetensi-1", "tolerance": "1", "lean": "1/2", "least": 3},
        "assessors": [one, none | {"verdict": "too-few"}],
        "differences": [apart | {"judges": judges, "apart": exact("3.00", "3"), "settled_by": None}],
    }  # fmt: skip


def page(*items: Any) -> dict[str, Any]:
    return {"items": list(items), "next": None}


def answers() -> dict[tuple[str, str], Any]:
    cells = [
        {"code": CODE, "title": words("Tajuk"), "role": "self", "shown": True, "people": 6,
         "average": exact("3.10", "31/10")},
        {"code": CODE, "title": words("Tajuk"), "role": "peer", "shown": False, "people": None, "average": None},
    ]  # fmt: skip
    people = [{"id": "lib-1", "name": "Dewi Sipayung", "unit_name": "Layanan Anak"},
              {"id": "lib-3", "name": "Tiurma Panjaitan", "unit_name": "Layanan Anak"}]  # fmt: skip
    found = {
        "/me/assessment-sheets": page(task(), task("peer", "submitted"), task("assessor", settles=True)),
        "/me/assessments": page(result("shared", "self")),
        "/assessments": page(result(), result("gathering")),
        "/disputes": page(dispute()),
        f"/assessment-sheets/{SHEET}": sheet(),
        f"/assessments/{HELD}": result(),
        f"/assessments/{HELD}/raters": page(rater("supervisor"), rater("assessor")),
        f"/disputes/{DISPUTE}": dispute(),
        "/assessment-rounds": page(round_(), round_("prepared")),
        f"/assessment-rounds/{ROUND}": round_(),
        f"/assessment-rounds/{ROUND}/progress": page(result("gathering"), result()),
        f"/assessment-rounds/{ROUND}/calibration": calibration(),
        f"/assessment-rounds/{ROUND}/summary": page(*cells),
        "/assessment-forms": page(form(), form("peer")),
        f"/assessment-forms/{FORM}": form(),
    }
    return {("assessment", path): told for path, told in found.items()} | {("community", "/librarians"): page(*people)}
