"""Several people assess Dewi: no figure before the answers are complete, peers unnamed, shared after a talk."""

from typing import Any

from deploy.demo.gateway import Unexpected, eventually
from deploy.demo.stage import DEWI, MANAGER, SAHAT, TRAINER, Stage, Told, must

CODE = "R.91PRP02.021.1"
ROLES = ("self", "supervisor", "peer")
LEVELS = (
    (1, "Mengenal", "Knows of it"),
    (2, "Dengan bimbingan", "With guidance"),
    (3, "Mandiri", "On their own"),
    (4, "Membimbing orang lain", "Guides others"),
)
CRITERIA = (
    ("Tajuk yang dipilih sesuai isi bahan", "The heading chosen fits the content"),
    ("Memakai daftar tajuk kendali", "Uses the list of controlled headings"),
    ("Menjelaskan pilihannya kepada rekan", "Explains the choice to colleagues"),
)
GIVEN = {DEWI: 4, TRAINER: 3, SAHAT: 2, MANAGER: 3}
FORBIDDEN = 403


def assessed(stage: Stage) -> Told:
    """By herself, her supervisor and three peers, of whom one never answers."""
    gateway, forms = stage.gateway, {role: _form(stage, role) for role in ROLES}
    own, *peers = (gateway.get("community", "/me", who=who)["id"] for who in (DEWI, SAHAT, MANAGER))
    leader = gateway.get("community", "/me", who=TRAINER)["id"]
    rest = gateway.every("community", "/librarians", who=MANAGER, active="true")
    silent = next(each["id"] for each in rest if each["id"] not in {own, leader, *peers})
    body = {
        "title": f"Penilaian kompetensi {stage.now:%Y-%m-%d %H:%M:%S}",
        "starts_on": f"{stage.today()[:4]}-01-01",
        "ends_on": stage.today(),
        "due_on": stage.in_days(14),
        "forms": forms,
        "subjects": [
            {"librarian_id": own, "supervisor_id": leader, "peers": [*peers, silent], "assessors": []},
        ],
    }
    made = gateway.post("assessment", "/assessment-rounds", who=MANAGER, body=body)
    _act(stage, made, f"/assessment-rounds/{made['id']}/open", MANAGER)
    told = stage.did(f"{body['title']}: five raters are asked", events=["assessment.round.opened"])
    for who, level in GIVEN.items():
        _submit(stage, made["id"], who, level)
    stage.assessment = gateway.get("assessment", "/assessments", who=MANAGER, round_id=made["id"])["items"][0]
    shown = gateway.get("assessment", f"/assessments/{stage.assessment['id']}", who=TRAINER)
    must(shown["submitted"] == len(GIVEN) and not shown["competencies"], "a figure was told while answers came in")
    return told


def shared(stage: Stage) -> Told:
    """The supervisor ends the gathering, talks, shares; two peers of three are too few to be shown."""
    path = f"/assessments/{stage.assessment['id']}"
    found = _act(stage, stage.assessment, f"{path}/seal", TRAINER)
    must(_refused(stage, path), "Dewi reads it before it is shared")
    _act(stage, found, f"{path}/share", TRAINER, {"note": "Dibicarakan bersama."})
    told = stage.did(events=["assessment.assessment.shared"])
    seen = stage.gateway.get("assessment", path, who=DEWI)
    by = {each["role"]: each for each in seen["competencies"][0]["figures"]}
    must(by["peer"]["hidden"] and by["peer"]["average"] is None, "two peers are shown")
    must("Sahat" not in str(seen), "a peer is named")
    eventually(lambda: _told(stage), "Dewi did not hear of it")
    gap = seen["competencies"][0]["gap"]["shown"]
    fact = f"self {by['self']['average']['shown']}, supervisor {by['supervisor']['average']['shown']}, gap {gap}"
    return Told((fact, f"peers: {by['peer']['n']} of {by['peer']['asked']} answered, hidden"), told.events, told.trace)


def _form(stage: Stage, role: str) -> str:
    title = f"Formulir tajuk: {role}"
    for each in stage.gateway.every("assessment", "/assessment-forms", who=MANAGER, role=role):
        if each["title"] == title:
            return str(each["id"])
    levels = [{"value": value, "words": {"id": told, "en": english}} for value, told, english in LEVELS]
    words = {"id": "Membuat Tajuk Kendali Subjek", "en": "Making controlled subject headings"}
    items = [
        {"code": CODE, "competency": words, "criterion": {"id": told, "en": english}, "levels": levels}
        for told, english in CRITERIA
    ]
    body = {"role": role, "title": title, "items": items}
    return str(stage.gateway.post("assessment", "/assessment-forms", who=MANAGER, body=body)["id"])


def _submit(stage: Stage, round_id: str, who: str, level: int) -> None:
    mine = stage.gateway.get("assessment", "/me/assessment-sheets", who=who, limit=50)["items"]
    sheet = next(each for each in mine if each["round_id"] == round_id)
    answers = {f"butir-{place}": {"level": level} for place, _ in enumerate(CRITERIA, start=1)}
    _act(stage, sheet, f"/assessment-sheets/{sheet['id']}/submit", who, {"answers": answers})


def _act(stage: Stage, seen: dict[str, Any], path: str, who: str, body: Any = None) -> dict[str, Any]:
    headers = {"If-Match": f'"{seen["version"]}"'}
    return dict(stage.gateway.call("POST", "assessment", path, who=who, json=body, headers=headers).json())


def _refused(stage: Stage, path: str) -> bool:
    try:
        stage.gateway.get("assessment", path, who=DEWI)
    except Unexpected as refusal:
        return refusal.status == FORBIDDEN
    return False


def _told(stage: Stage) -> bool:
    items = stage.gateway.get("notifier", "/me/inbox", who=DEWI, limit=100)["items"]
    return any(each["kind"] == "assessment.shared" and stage.assessment["id"] in each["link"] for each in items)
