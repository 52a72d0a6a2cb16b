"""Short ways to a development plan and to the events that move it."""

from datetime import date, datetime, timedelta
from typing import Any

from shared.clock import WIB, utcnow
from shared.contracts.claims import ClaimAcceptedV1, ClaimReversedV1, ClaimSubmittedV1
from shared.contracts.training import (
    CertificateRevokedV1,
    CourseCompletedV1,
    CourseOfferedV1,
    EnrolmentConfirmedV1,
    EnrolmentWithdrawnV1,
    SessionCancelledV1,
    SessionScheduledV1,
)
from shared.ids import new_id

HEAD, LEADER, DEWI, OTHER = "197501182005032014", "198310262010021009", "199803132024011018", "197405171999102009"
ROLES = {HEAD: "manager", LEADER: "supervisor", DEWI: "librarian", OTHER: "librarian"}
UNIT = "Layanan Anak"
TITLE = "Pelayanan Prima"


def today() -> date:
    return utcnow().astimezone(WIB).date()


class Planning:
    """A unit with its leader and a librarian, a course, and what happens to them."""

    def __init__(self, city: Any) -> None:
        self.city = city
        self.leader, self.dewi = city.hire(LEADER, UNIT), city.hire(DEWI, UNIT)
        self.other = city.hire(OTHER, "Layanan Referensi")
        self.course, self.session, self.enrolment = new_id(), new_id(), new_id()
        self.starts_at = utcnow() + timedelta(days=9)

    # what people do
    def call(self, method: str, path: str, who: str = DEWI, **kwargs: Any) -> Any:
        return self.city.call(method, path, ROLES[who], username=who, **kwargs)

    def begin(self, who: str = DEWI, **over: Any) -> Any:
        given = {"year": today().year, "librarian_id": None if who == DEWI else self.dewi}
        answer = self.call("POST", "/plans", who, json=given | over)
        assert answer.status_code == 201, answer.json
        return answer.json

    def act(self, plan: Any, step: str, who: str = DEWI, method: str = "POST", body: Any = None) -> Any:
        seen = {"If-Match": f'"{self.plan(plan["id"])["version"]}"'}
        return self.call(method, f"/plans/{plan['id']}/{step}", who, json=body, headers=seen)

    def plan(self, plan_id: str, who: str = DEWI) -> Any:
        answer = self.call("GET", f"/plans/{plan_id}", who)
        assert answer.status_code == 200, answer.json
        return answer.json

    def item(self, plan: Any, who: str = DEWI, **over: Any) -> Any:
        """The plan after another item."""
        given = {
            "wish": "Belajar mendongeng", "kind": "coaching", "description": "Mendampingi sesi dongeng", "owner":
            "librarian", "success": "Mendongeng sendiri", "due_on": (today() + timedelta(days=30)).isoformat(),
        }  # fmt: skip
        answer = self.act(plan, "items", who, body=given | over)
        assert answer.status_code == 201, answer.json
        return answer.json

    def agreed(self, **item: Any) -> Any:
        """A plan with one item that both sides agreed to."""
        plan = self.item(self.begin(), **item)
        assert self.act(plan, "propose").status_code == 200
        answer = self.act(plan, "agree", LEADER)
        assert answer.status_code == 200, answer.json
        return answer.json

    def on_course(self, **item: Any) -> Any:
        """An agreed plan whose item names the course."""
        self.offer()
        return self.agreed(kind="course", course_id=self.course, **item)

    def first(self, plan: Any) -> Any:
        return self.plan(plan["id"])["items"][0]

    # what training says
    def offer(self, **over: Any) -> Any:
        data = {"course_id": self.course, "title": TITLE, "hours": 8, "competencies": [], "elements": ["perilaku"]}
        return self.city.deliver(CourseOfferedV1, subject=self.course, data=data | {"active": True} | over)

    def scheduled(self) -> Any:
        return self.city.deliver(SessionScheduledV1, subject=self.session, sequence=2, data=self._session())

    def cancelled(self) -> Any:
        data = self._session() | {"reason": "Listrik padam"}
        return self.city.deliver(SessionCancelledV1, subject=self.session, sequence=3, data=data)

    def confirmed(self, **over: Any) -> Any:
        return self._enrolment(EnrolmentConfirmedV1, 1, **over)

    def withdrawn(self, **over: Any) -> Any:
        return self._enrolment(EnrolmentWithdrawnV1, 2, **over)

    def completed(self, **over: Any) -> Any:
        data = {
            "completion_id": self.enrolment, "session_id": self.session, "course_id": self.course, "unit_id":
            self.city.units[UNIT], "course_title": TITLE, "librarian_id": self.dewi, "completed_on": today(),
            "hours": 8, "competencies": [], "pre_score": 40, "post_score": 90,
        } | over  # fmt: skip
        return self.city.deliver(CourseCompletedV1, subject=data["completion_id"], sequence=5, data=data)

    def revoked(self) -> Any:
        data = {
            "certificate_id": new_id(), "completion_id": self.enrolment, "code": "PST-1", "librarian_id": self.dewi,
            "course_title": TITLE, "reason": "Nilai keliru",
        }  # fmt: skip
        return self.city.deliver(CertificateRevokedV1, subject=data["certificate_id"], sequence=2, data=data)

    def claim(self, claim_id: str, decided: str) -> Any:
        contract, sequence = {
            "submitted": (ClaimSubmittedV1, 2), "accepted": (ClaimAcceptedV1, 3), "reversed": (ClaimReversedV1, 4),
        }[decided]  # fmt: skip
        data = {"claim_id": claim_id, "librarian_id": self.dewi, "activity": "seminar", "title": "Seminar IPI"}
        data |= {"hours": "6"} | ({"credited": "6"} if decided != "submitted" else {})
        return self.city.deliver(contract, subject=claim_id, sequence=sequence, data=data)

    def _enrolment(self, contract: Any, sequence: int, **over: Any) -> Any:
        data = {
            "enrolment_id": self.enrolment, "session_id": self.session, "librarian_id": self.dewi,
            "course_title": TITLE, "starts_at": self.starts_at,
        } | over  # fmt: skip
        return self.city.deliver(contract, subject=data["enrolment_id"], sequence=sequence, data=data)

    def _session(self) -> dict[str, Any]:
        ends_at: datetime = self.starts_at + timedelta(hours=3)
        return {
            "session_id": self.session, "course_id": self.course, "course_title": TITLE, "starts_at": self.starts_at,
            "ends_at": ends_at, "place": "Aula", "capacity": 20, "hours": 8, "invited": [],
        }  # fmt: skip
