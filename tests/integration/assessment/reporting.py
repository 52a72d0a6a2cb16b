"""A city's year for the tests of reports: what happened, as the events of the other services tell it."""

from datetime import date
from typing import Any

from shared.clock import WIB, utcnow
from shared.contracts.community import ActivityHeldV1, AgreementStartedV1
from shared.contracts.programmes import BudgetAllocatedV1, BudgetCommittedV1, BudgetSpentV1
from shared.contracts.training import (
    AttendanceRecordedV1,
    CertificateIssuedV1,
    CertificateRevokedV1,
    CourseCompletedV1,
    SessionClosedV1,
    SessionScheduledV1,
)
from shared.ids import new_id

TODAY = utcnow().astimezone(WIB).date()
YEAR = TODAY.year
JANUARY = date(YEAR, 1, 1)


class Year:
    """What happened in the city this year, as the events tell it."""

    def __init__(self, city: Any) -> None:
        self.city = city
        self.people = [
            city.hire(f"19{n}", "Layanan Anak", position="Pustakawan Ahli Pertama" if n % 2 else "Staf")
            for n in range(6)
        ]

    def tell(self, contract: Any, subject: str, data: dict[str, Any], sequence: int = 1) -> str:
        event_id = new_id()
        self.city.deliver(contract, subject=subject, data=data, sequence=sequence, event_id=event_id)
        return event_id

    def session(self, people: list[str], hours: int = 8, cost: int = 100_000) -> tuple[str, list[str]]:
        session, enrolments = new_id(), [new_id() for _ in people]
        now = utcnow()
        facts = {
            "session_id": session, "course_id": new_id(), "course_title": "Pelayanan Prima", "starts_at": now,
            "ends_at": now, "place": "Aula", "capacity": 20, "hours": hours, "invited": [],
        }  # fmt: skip
        self.tell(SessionScheduledV1, session, facts)
        for person, enrolment in zip(people, enrolments, strict=True):
            told = {"enrolment_id": enrolment, "session_id": session, "librarian_id": person, "present": True}
            self.tell(AttendanceRecordedV1, enrolment, told)
            self.complete(session, enrolment, person, hours)
            self.spend(enrolment, session, person, cost)
        closed = {"session_id": session, "course_id": facts["course_id"], "attended": len(people), "absent": 0}
        self.tell(SessionClosedV1, session, closed, 2)
        return session, enrolments

    def complete(self, session: str, enrolment: str, person: str, hours: int) -> None:
        completion = {
            "completion_id": enrolment, "session_id": session, "course_id": new_id(), "course_title": "Pelayanan Prima",
            "librarian_id": person, "unit_id": self.city.units["Layanan Anak"], "completed_on": TODAY, "hours": hours,
            "competencies": [{"slug": "melayani", "title": "Melayani", "skkni_code": None}], "pre_score": 50,
            "post_score": 75,
        }  # fmt: skip
        self.tell(CourseCompletedV1, enrolment, completion)
        issued = {
            "certificate_id": enrolment, "completion_id": enrolment, "code": "C", "librarian_id": person,
            "course_id": new_id(), "course_title": "Pelayanan Prima", "hours": hours, "issued_on": TODAY,
            "valid_until": None,
        }  # fmt: skip
        self.tell(CertificateIssuedV1, enrolment, issued)

    def spend(self, entry: str, session: str, person: str, cost: int) -> None:
        money = {
            "entry_id": entry, "source": "enrolment", "source_id": entry, "session_id": session,
            "librarian_id": person, "programme_id": None, "title": "Pelayanan Prima", "year": YEAR, "amount": cost,
            "free": 0,
        }  # fmt: skip
        self.tell(BudgetCommittedV1, entry, money)
        self.tell(BudgetSpentV1, entry, money | {"spent": cost}, 2)

    def allocate(self, amount: int, sequence: int = 1) -> None:
        told = {"year": YEAR, "allocation": amount, "programmes": []}
        self.tell(BudgetAllocatedV1, str(YEAR), told, sequence)

    def hold(self, attendance: int, kind: str = "training", day: date = JANUARY) -> str:
        activity = new_id()
        told = {
            "activity_id": activity, "title": "Membaca Nyaring", "kind": kind, "held_on": day,
            "attendance": attendance, "partner_id": None, "place": "Aula",
        }  # fmt: skip
        return self.tell(ActivityHeldV1, activity, told)

    def agree(self, starts: date, ends: date | None) -> str:
        partner = new_id()
        told = {"partner_id": partner, "agreement_number": "1/MoU", "starts_on": starts, "ends_on": ends}
        return self.tell(AgreementStartedV1, partner, told)

    def revoke(self, enrolment: str, person: str) -> None:
        told = {
            "certificate_id": enrolment, "completion_id": enrolment, "code": "C", "librarian_id": person,
            "course_title": "Pelayanan Prima", "reason": "Keliru",
        }  # fmt: skip
        self.tell(CertificateRevokedV1, enrolment, told, 2)

    def begin(self, kind: str = "yearly", year: int = YEAR) -> Any:
        answer = self.city.post("/report-packs", "manager", json={"kind": kind, "year": year})
        assert answer.status_code == 201, answer.json
        return answer.json

    def act(self, report: Any, step: str, method: str = "POST", **kwargs: Any) -> Any:
        headers = {"If-Match": f'"{report["version"]}"'}
        return self.city.call(method, f"/report-packs/{report['id']}/{step}", "manager", headers=headers, **kwargs)

    def publish(self, report: Any) -> Any:
        approved = self.act(report, "approve")
        assert approved.json["state"] == "approved", approved.json
        return self.act(approved.json, "publish")

    def lines(self, report: Any, name: str, *roles: str) -> list[Any]:
        path = f"/report-packs/{report['id']}/figures/{name}/lines?limit=100"
        return list(self.city.get(path, *(roles or ("auditor",))).json["items"])
