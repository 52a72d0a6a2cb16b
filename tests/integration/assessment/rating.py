"""A round of assessments in a unit, and short ways to act in it."""

from datetime import timedelta
from typing import Any

from shared.clock import WIB, utcnow

HEAD, CHIEF, OWN = "197501182005032014", "1983", "1998"
PEERS, JUDGES, STRANGER = ("1971", "1972", "1973"), ("1961", "1962", "1963"), "1990"
LEVELS = [{"value": value, "words": {"id": f"Tingkat {value}", "en": f"Level {value}"}} for value in (1, 2, 3, 4)]
CODE, OTHER = "R.91PRP02.021.1", "LAYANAN-1"


def today() -> Any:
    return utcnow().astimezone(WIB).date()


def item(code: str = CODE, **over: Any) -> dict[str, Any]:
    words = {"id": f"Kompetensi {code}", "en": f"Competency {code}"}
    criterion = {"id": "Menyusun tajuk", "en": "Composes headings"}
    return {"code": code, "framework": "", "competency": words, "criterion": criterion, "levels": LEVELS} | over


ITEMS = [item(), item(), item(OTHER)]  # butir-1, butir-2: one competency; butir-3: another


def answers(*levels: int | None, **more: Any) -> dict[str, Any]:
    return {f"butir-{place}": {"level": level, **more} for place, level in enumerate(levels, start=1)}


class Round:
    """One librarian in Layanan Anak, rated by herself, her chief, three peers and two assessors."""

    def __init__(self, city: Any) -> None:
        self.city = city
        self.ids = {nip: city.hire(nip, "Layanan Anak") for nip in (OWN, *PEERS)}
        self.ids |= {nip: city.hire(nip, "Layanan Referensi") for nip in (*JUDGES, STRANGER)}
        self.ids[CHIEF] = city.hire(CHIEF, "Layanan Anak", duties=["supervisor"])
        self.ids[HEAD] = city.hire(HEAD, "Pengolahan Bahan Pustaka", duties=["manager"])
        self.forms = {role: self.form(role)["id"] for role in ("self", "supervisor", "peer", "assessor")}

    def form(self, role: str, items: Any = ITEMS) -> Any:
        made = self.head("POST", "/assessment-forms", {"role": role, "title": f"Formulir {role}", "items": items})
        assert made.status_code == 201, made.json
        return made.json

    def head(self, method: str, path: str, body: Any = None, version: int | None = None) -> Any:
        return self.act(method, path, "manager", HEAD, body, version)

    def act(self, method: str, path: str, role: str, nip: str, body: Any = None, version: int | None = None) -> Any:
        headers = {} if version is None else {"If-Match": f'"{version}"'}
        return self.city.call(method, path, role, username=nip, json=body, headers=headers)

    def subject(self, nip: str = OWN, peers: Any = PEERS, assessors: Any = JUDGES[:2]) -> dict[str, Any]:
        named = {"peers": [self.ids[each] for each in peers], "assessors": [self.ids[each] for each in assessors]}
        return {"librarian_id": self.ids[nip], **named}

    def prepare(self, *subjects: Any, **over: Any) -> Any:
        body = {
            "title": "Penilaian 2026", "starts_on": "2026-01-01", "ends_on": "2026-06-30",
            "due_on": (today() + timedelta(days=14)).isoformat(), "forms": self.forms,
            "subjects": list(subjects) or [self.subject()],
        }  # fmt: skip
        return self.head("POST", "/assessment-rounds", body | over)

    def open(self, *subjects: Any, **over: Any) -> str:
        made = self.prepare(*subjects, **over)
        assert made.status_code == 201, made.json
        opened = self.head("POST", f"/assessment-rounds/{made.json['id']}/open", version=made.json["version"])
        assert opened.status_code == 200, opened.json
        round_id: str = made.json["id"]
        return round_id

    def sheet(self, nip: str, subject: str = OWN) -> Any:
        listed = self.act("GET", "/me/assessment-sheets", "librarian", nip).json["items"]
        found = next(each for each in listed if each["librarian_id"] == self.ids[subject])
        return self.act("GET", f"/assessment-sheets/{found['id']}", "librarian", nip).json

    def submit(self, nip: str, *levels: int | None, subject: str = OWN, **more: Any) -> Any:
        sheet = self.sheet(nip, subject)
        path = f"/assessment-sheets/{sheet['id']}/submit"
        body = {"answers": answers(*levels, **more)}
        return self.act("POST", path, "librarian", nip, body, sheet["version"])

    def all_submit(self) -> None:
        """Self high, chief lower, peers 2/3/3, assessors near each other."""
        for nip, levels in {
            OWN: (4, 4, 3), CHIEF: (3, 2, 3), PEERS[0]: (2, 2, None), PEERS[1]: (3, 3, 3), PEERS[2]: (3, 3, 2),
            JUDGES[0]: (3, 3, 3), JUDGES[1]: (2, 3, 3),
        }.items():  # fmt: skip
            answer = self.submit(nip, *levels)
            assert answer.status_code == 200, answer.json

    def assessment(self, round_id: str, nip: str = OWN) -> Any:
        rows = self.head("GET", f"/assessments?round_id={round_id}").json["items"]
        return next(each for each in rows if each["librarian_id"] == self.ids[nip])

    def seen(self, assessment_id: str, role: str = "manager", nip: str = HEAD) -> Any:
        return self.act("GET", f"/assessments/{assessment_id}", role, nip)

    def share(self, round_id: str) -> Any:
        found = self.assessment(round_id)
        path = f"/assessments/{found['id']}/share"
        return self.act("POST", path, "supervisor", CHIEF, {"note": "Dibicarakan."}, found["version"])


def figures(shown: Any, code: str = CODE) -> dict[str, Any]:
    one = next(each for each in shown["competencies"] if each["code"] == code)
    return {each["role"]: each for each in one["figures"]} | {"one": one}
