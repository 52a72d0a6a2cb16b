"""What the browser tests prepare and look up through the same APIs that everybody uses."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import Any

from tests.support.platform import CHILDRENS_LIBRARIAN, LIBRARIAN, MANAGER, Platform
from tests.support.waiting import eventually


def soon(minutes: int) -> str:
    moment = datetime.now(UTC) + timedelta(minutes=minutes)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


class City:
    def __init__(self, platform: Platform) -> None:
        self.platform = platform

    def get(self, path: str, who: str | None = MANAGER) -> Any:
        with self.platform.client(who) as client:
            answer = client.get(f"/api/{path}")
            assert answer.is_success, answer.text
            return answer.json()

    def send(self, method: str, path: str, body: Any = None, who: str = MANAGER) -> Any:
        with self.platform.client(who) as client:
            answer = client.request(method, f"/api/{path}", json=body)
            assert answer.is_success, answer.text
            return answer.json()

    @cached_property
    def survey(self) -> str:
        """The survey that takes answers."""
        return str(self.get("assessment/v1/public/surveys", None)["items"][0]["id"])

    def answers(self) -> int:
        return int(self.get(f"assessment/v1/surveys/{self.survey}/index")["answers_seen"])

    def course(self) -> dict[str, Any]:
        found: dict[str, Any] = self.get("training/v1/courses?active=true")["items"][0]
        return found

    def session(self, capacity: int = 5, minutes: int = 20, place: str = "Ruang baca") -> dict[str, Any]:
        """A scheduled session that begins soon."""
        plan = {"starts_at": soon(minutes), "ends_at": soon(minutes + 120), "place": place, "capacity": capacity}
        made: dict[str, Any] = self.send("POST", "training/v1/sessions", {"course_id": self.course()["id"], **plan})
        return made

    def enrol(self, session_id: str, who: str) -> dict[str, Any]:
        made: dict[str, Any] = self.send("POST", f"training/v1/sessions/{session_id}/enrolments", {}, who)
        return made

    def certificate(self) -> dict[str, Any]:
        """A fresh certificate, earned the usual way."""
        session = self.session()
        enrolment = self.enrol(session["id"], CHILDRENS_LIBRARIAN)
        path = f"training/v1/enrolments/{enrolment['id']}"
        self.send("PUT", f"{path}/attendance", {"present": True})
        self.send("PUT", f"{path}/scores", {"pre": 40, "post": 95})
        self.send("POST", f"training/v1/sessions/{session['id']}/close")
        found = self.get("training/v1/me/certificates", CHILDRENS_LIBRARIAN)["items"]
        made: dict[str, Any] = next(each for each in found if each["session_id"] == session["id"])
        return made

    def expire(self, certificate_id: str) -> None:
        """Time passes: nothing else makes a certificate expire."""
        ended = datetime.combine(date.today() - timedelta(days=1), time(), UTC)  # noqa: DTZ011
        rows = self.platform.database("training")["certificates"]
        assert rows.update_one({"_id": certificate_id}, {"$set": {"valid_until": ended}}).matched_count == 1

    def revoke(self, certificate_id: str) -> None:
        self.send("POST", f"training/v1/certificates/{certificate_id}/revoke", {"reason": "Nilai tertukar"})

    def leave_every_session(self, who: str = LIBRARIAN) -> None:
        for each in self.get("training/v1/me/enrolments?limit=100", who)["items"]:
            if each["state"] in ("confirmed", "waitlisted") and each["session_state"] == "scheduled":
                self.send("POST", f"training/v1/enrolments/{each['id']}/withdraw", who=who)

    def await_answers(self, wanted: int) -> None:
        eventually(lambda: self.answers() >= wanted, seconds=20, every=0.2)
