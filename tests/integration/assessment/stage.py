"""A city in which something of every kind is kept of one person, and people of every kind to ask for it."""

from datetime import timedelta
from typing import Any

from services.assessment.domain.performance_rules import VALUES
from services.assessment.events.incoming import incoming
from shared.clock import WIB, utcnow
from shared.contracts.training import CourseCompletedV1
from shared.ids import new_id
from tests.integration.assessment.conftest import API, City
from tests.integration.assessment.rating import answers, item
from tests.integration.assessment.who_may import CAST
from tests.support.events import deliver

SECRET = "Rahasia-7f3a"  # stands in every word and file about Dewi
PREDICATE = "sangat-baik"
TODAY = utcnow().astimezone(WIB).date()
YEAR = TODAY.year - 1
SOON = (TODAY + timedelta(days=30)).isoformat()
NIP = {who: username for who, (_roles, username) in CAST.items()}


class Stage:
    """A city in which something of every kind is kept of Dewi."""

    def __init__(self, service: Any, mint: Any) -> None:
        self.service = service
        self.city = City(service, mint.token, deliver)
        self.city.open()
        self._client = service.client
        self.ids: dict[str, str] = {}
        self._bearers = {who: mint.token(*roles, username=name) for who, (roles, name) in CAST.items() if roles}
        self._hire()
        self._rate()
        self._learn()
        self._plan()
        self._assess()
        self._complete()

    def call(self, who: str, method: str, path: str, **kwargs: Any) -> Any:
        headers = dict(kwargs.pop("headers", {}))
        if who in self._bearers:
            headers["Authorization"] = f"Bearer {self._bearers[who]}"
        return self._client.open(f"{API}{path}", method=method, headers=headers, **kwargs)

    def done(self, who: str, method: str, path: str, body: Any, version: int | None = None) -> Any:
        headers = {} if version is None else {"If-Match": f'"{version}"'}
        answer = self.call(who, method, path, json=body, headers=headers)
        assert answer.status_code < 300, (path, answer.json)
        return answer.json

    def _hire(self) -> None:
        facts = {"position": "Pustakawan Ahli Muda", "rank": "III/c"}
        for who, unit in (
            ("herself", "Layanan Anak"), ("colleague of A", "Layanan Anak"), ("supervisor of A", "Layanan Anak"),
            ("supervisor of B", "Layanan Referensi"), ("her assessor", "Layanan Referensi"),
            ("another assessor", "Layanan Referensi"), ("trainer", "Layanan Referensi"),
            ("manager", "Perpustakaan Umum Sintong Bingei"),
        ):  # fmt: skip
            name = "Dewi Sipayung" if who == "herself" else who
            duties = [each for each in ("supervisor", "manager") if who.startswith(each)]
            self.ids[who] = self.city.hire(NIP[who], unit, name=name, duties=duties, **facts)
        for number in range(2):  # peers below three are hidden
            self.ids[f"peer {number}"] = self.city.hire(f"19900101202401100{number}", "Layanan Anak", **facts)
        self.ids |= {"librarian_id": self.ids["herself"], "year": str(YEAR)}

    def _complete(self) -> None:
        """A course, and its follow-up at work, answered by both sides."""
        completion, today = new_id(), utcnow().astimezone(WIB).date()
        data = {
            "completion_id": completion, "session_id": new_id(), "course_id": new_id(), "course_title": "Layanan Prima",
            "librarian_id": self.ids["herself"], "unit_id": self.city.units["Layanan Anak"], "completed_on": today,
            "hours": 8, "competencies": [{"slug": "layanan", "title": "Layanan", "skkni_code": None}],
            "pre_score": 40, "post_score": 90,
        }  # fmt: skip
        self.city.deliver(CourseCompletedV1, subject=completion, data=data)
        self.city.sweep(today + timedelta(days=60))
        self.ids["follow_up_id"] = completion
        for who in ("herself", "supervisor of A"):
            seen = {"steps": {"layanan": "2"}, "note": SECRET}
            self.done(who, "POST", f"/follow-ups/{completion}/answers", seen)

    def _rate(self) -> None:
        expected = [{"kind": "result", "text": SECRET}]
        body = {"librarian_id": self.ids["librarian_id"], "year": YEAR, "expectations": expected}
        cycle = self.done("supervisor of A", "POST", "/performance-cycles", body)
        self.ids["cycle_id"] = cycle["id"]
        said = {"text": SECRET}
        rating = {"result": "above", "behaviour": "above", "noted": dict.fromkeys(VALUES, SECRET), "note": SECRET}
        for who, method, step, what in (
            ("supervisor of A", "PUT", "dialogue", said),
            ("herself", "PUT", "dialogue", said),
            ("herself", "POST", "feedback", said),
            ("supervisor of A", "POST", "rating", rating),
            ("herself", "POST", "comments", said),
        ):
            cycle = self.done(who, method, f"/performance-cycles/{cycle['id']}/{step}", what, cycle["version"])
        reward = {"kind": "reward", "reason": SECRET, "owner": "Kepala", "due_on": SOON}
        cycle = self.done("supervisor of A", "POST", f"/performance-cycles/{cycle['id']}/consequences", reward,
                          cycle["version"])  # fmt: skip
        self.ids["consequence_id"] = cycle["consequences"][0]["id"]

    def _learn(self) -> None:
        proof = self.call("herself", "POST", "/evidence?filename=bukti.pdf", data=f"%PDF-1.7 {SECRET}".encode())
        self.ids["evidence_id"] = proof.json["id"]
        day = TODAY.isoformat()
        claim = {
            "activity": "seminar", "title": SECRET, "organiser": "IPI Sumut", "starts_on": day, "ends_on": day,
            "hours": "2.5", "submit": True, "evidence": [self.ids["evidence_id"]],
        }  # fmt: skip
        self.ids["claim_id"] = self.done("herself", "POST", "/learning-claims", claim)["id"]
        completion = new_id()
        data = {
            "completion_id": completion, "session_id": new_id(), "course_id": new_id(), "course_title": "Layanan Prima",
            "librarian_id": self.ids["herself"], "unit_id": self.city.units["Layanan Anak"],
            "completed_on": TODAY, "hours": 8, "competencies": [], "pre_score": 50, "post_score": 90,
        }  # fmt: skip
        deliver(incoming, CourseCompletedV1, subject=completion, data=data)
        self.ids["follow_up_id"] = self.ids["credit_id"] = completion
        self.city.sweep(TODAY + timedelta(days=70))

    def _plan(self) -> None:
        plan = self.done("herself", "POST", "/plans", {"year": TODAY.year, "librarian_id": None})
        step = {
            "wish": SECRET, "kind": "coaching", "description": SECRET, "owner": "librarian", "success": SECRET,
            "due_on": SOON,
        }  # fmt: skip
        plan = self.done("herself", "POST", f"/plans/{plan['id']}/items", step, plan["version"])
        self.ids |= {"plan_id": plan["id"], "item_id": plan["items"][0]["id"]}

    def _assess(self) -> None:
        forms = {role: self._form(role) for role in ("self", "supervisor", "peer", "assessor")}
        peers = [self.ids[each] for each in ("colleague of A", "peer 0", "peer 1")]
        subject = {"librarian_id": self.ids["herself"], "peers": peers, "assessors": [self.ids["her assessor"]]}
        body = {
            "title": "Putaran", "starts_on": f"{YEAR}-01-01", "ends_on": f"{YEAR}-06-30", "due_on": SOON,
            "forms": forms, "subjects": [subject],
        }  # fmt: skip
        made = self.done("manager", "POST", "/assessment-rounds", body)
        self.ids["round_id"], path = made["id"], f"/assessment-rounds/{made['id']}"
        opened = self.done("manager", "POST", f"{path}/open", None, made["version"])
        for who in ("herself", "supervisor of A", "her assessor"):
            self._submit(who)
        version = self.call("manager", "GET", path).json["version"]
        self.done("manager", "POST", f"{path}/close", None, version or opened["version"])
        rows = self.call("manager", "GET", f"/assessments?round_id={made['id']}").json["items"]
        found = next(each for each in rows if each["librarian_id"] == self.ids["herself"])
        self.ids["assessment_id"] = found["id"]
        note = {"note": SECRET}
        self.done("supervisor of A", "POST", f"/assessments/{found['id']}/share", note, found["version"])
        version = self.call("herself", "GET", f"/assessments/{found['id']}").json["version"]
        dispute = {"reason": SECRET, "codes": ["LAYANAN-1"]}
        self.done("herself", "POST", f"/assessments/{found['id']}/disputes", dispute, version)
        self.ids["dispute_id"] = self.call("herself", "GET", "/disputes").json["items"][0]["id"]

    def _form(self, role: str) -> str:
        body = {"role": role, "title": f"Formulir {role}", "items": [item("LAYANAN-1")]}
        made: str = self.done("manager", "POST", "/assessment-forms", body)["id"]
        return made

    def _submit(self, who: str) -> None:
        listed = self.call(who, "GET", "/me/assessment-sheets").json["items"]
        sheet = next(each for each in listed if each["librarian_id"] == self.ids["herself"])
        path = f"/assessment-sheets/{sheet['id']}"
        version = self.call(who, "GET", path).json["version"]
        self.done(who, "POST", f"{path}/submit", {"answers": answers(4, comment=SECRET)}, version)
        if who == "her assessor":
            self.ids["sheet_id"] = sheet["id"]
