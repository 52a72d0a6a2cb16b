"""Builds the demonstration city through the APIs, as its staff would. Doing it again changes nothing."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from deploy.demo import planning
from deploy.demo.gateway import Gateway, SignIn, Unexpected, eventually
from deploy.demo.stage import WIB

HERE = Path(__file__).parent
SATURDAY = 5
Say = Callable[[str], None]


def load(url: str, sign_in: SignIn, say: Say = print) -> None:
    """Libraries, staff, partners, activities, courses, the survey of last semester and an open one."""
    with Gateway(url, sign_in) as gateway:
        _City(gateway, say).build()


def next_week(now: datetime, hour: int) -> dict[str, str]:
    """Start and end of a day's teaching in a week; never on a Saturday or Sunday."""
    starts = now.replace(hour=hour, minute=0, second=0, microsecond=0) + timedelta(days=7)
    if starts.weekday() >= SATURDAY:
        starts += timedelta(days=7 - starts.weekday())
    return {"starts_at": starts.isoformat(), "ends_at": (starts + timedelta(hours=7)).isoformat()}


class _City:
    def __init__(self, gateway: Gateway, say: Say) -> None:
        self.facts = json.loads((HERE / "city.json").read_text(encoding="utf-8"))
        self.gateway, self.say = gateway, say
        self.manager: str = self.facts["manager"]

    def build(self) -> None:
        self._open_libraries()
        for name in self.facts["imports"]:
            self._import("community", name)
        self._give_duties()
        self._offer_courses()
        self._plan_with()
        planning.plan(self.gateway, self.manager, self.facts["programme"], self.say)
        self._survey_of_last_semester()
        self._survey_of_today()

    def _open_libraries(self) -> None:
        known = self._units()
        for library in self.facts["libraries"]:
            if library["name"] not in known:
                self.gateway.post("community", "/libraries", who=self.manager, body=library)
        self.say(f"libraries: {len(self.facts['libraries'])}")

    def _units(self) -> dict[str, str]:
        return {each["name"]: each["id"] for each in self.gateway.every("community", "/libraries")}

    def _import(self, service: str, name: str, **params: str) -> None:
        files = {"file": (name, (HERE / "data" / name).read_bytes())}
        answer = self.gateway.call("POST", service, "/imports", who=self.manager, files=files, params=params)
        counts = answer.json()["counts"]
        self.say(f"{name}: " + ", ".join(f"{counts[outcome]} {outcome}" for outcome in counts))

    def _give_duties(self) -> None:
        staff = {each["nip"]: each for each in self.gateway.every("community", "/librarians", who=self.manager)}
        for nip, duties in self.facts["duties"].items():
            librarian = staff[nip]
            if librarian["duties"] != duties:
                self.gateway.call(
                    "PATCH",
                    "community",
                    f"/librarians/{librarian['id']}",
                    who=self.manager,
                    json={"duties": duties},
                    headers={"If-Match": f'"{librarian["version"]}"'},
                )
        self.say(f"librarians: {len(staff)}, with duties: {len(self.facts['duties'])}")

    def _offer_courses(self) -> None:
        known = {each["title"] for each in self.gateway.every("training", "/courses", who=self.manager)}
        for course in self.facts["courses"]:
            if course["title"] not in known:
                body = {name: value for name, value in course.items() if name != "test"}
                made = self.gateway.post("training", "/courses", who=self.manager, body=body)
                if "test" in course:
                    self._make_test(made["id"], **course["test"])
        self.say(f"courses: {len(self.facts['courses'])}")

    def _make_test(self, course_id: str, bank: str, **test: Any) -> None:
        files = {"file": (bank, (HERE / "data" / bank).read_bytes())}
        path = f"/courses/{course_id}/questions/import"
        report = self.gateway.call("POST", "training", path, who=self.manager, files=files).json()
        body = test | {"question_ids": [row["subject"] for row in report["rows"]]}
        self.gateway.post("training", f"/courses/{course_id}/instruments", who=self.manager, body=body)
        self.say(f"{bank}: {report['counts']['imported']} questions, one test")

    def _plan_with(self) -> None:
        """Rooms and trainers."""
        units = self._units()
        known = {each["name"] for each in self.gateway.every("training", "/rooms", who=self.manager)}
        for room in self.facts["rooms"]:
            if room["name"] not in known:
                body = {"name": room["name"], "capacity": room["capacity"], "unit_id": units[room["unit"]]}
                eventually(lambda body=body: self._taken("/rooms", body), "training does not know the units")  # type: ignore[misc]
        listed = list(self.gateway.every("training", "/trainers", who=self.manager))
        for trainer in self.facts["trainers"]:
            if not any(each["nip"] == trainer.get("nip") or each["name"] == trainer.get("name") for each in listed):
                eventually(lambda body=trainer: self._taken("/trainers", body), "training does not know the trainer")  # type: ignore[misc]
        self.say(f"rooms: {len(self.facts['rooms'])}, trainers: {len(self.facts['trainers'])}")

    def _taken(self, path: str, body: dict[str, Any]) -> bool:
        try:
            self.gateway.post("training", path, who=self.manager, body=body)
        except Unexpected as refused:
            if refused.status in (404, 422):  # what community said may still be on its way to training
                return False
            raise
        return True

    def _survey_of_last_semester(self) -> None:
        survey = dict(self.facts["survey"])
        answers, names = survey.pop("answers"), survey.pop("units")
        found = self._survey(survey, names)
        if found["state"] == "open":
            self._import("assessment", answers, survey_id=found["id"])
            self._wait_for_staff()
            self.gateway.post("assessment", f"/surveys/{found['id']}/close", who=self.manager)
        index = self.gateway.get("assessment", f"/surveys/{found['id']}/index", who=self.manager)
        total = index["total"]
        self.say(f"{survey['title']}: index {total['ikm']} ({total['grade']}), n {total['n']}")
        low = sum(element["low"] for unit in index["units"] for element in unit["elements"])
        self._answer_needs(found["id"], low)

    def _answer_needs(self, survey_id: str, low: int) -> None:
        """Wait until every need has its proposal, and give one of them a date: the week is not empty."""
        needs = eventually(lambda: self._proposals(survey_id, low), "training did not answer the needs")
        self.say(f"needs: {low}, each with a session proposed")
        wanted = self.facts["session"]
        chosen = next(need for need in needs if (need["unit_name"], need["element"]) == tuple(wanted["need"]))
        if chosen["session_state"] != "proposed":
            return
        plan = {name: wanted[name] for name in ("place", "capacity", "trainer")} | next_week(
            datetime.now(WIB), wanted["hour"]
        )
        self.gateway.post("training", f"/sessions/{chosen['session_id']}/schedule", who=self.manager, body=plan)
        for nip in wanted["enrol"]:
            self.gateway.post("training", f"/sessions/{chosen['session_id']}/enrolments", who=nip)
        self.say(f"{chosen['course_title']}: scheduled for {plan['starts_at']}, enrolled: {len(wanted['enrol'])}")

    def _proposals(self, survey_id: str, expected: int) -> list[dict[str, Any]]:
        needs = self.gateway.every("training", "/needs", who=self.manager)
        mine = [need for need in needs if need["survey_id"] == survey_id and need["state"] == "proposed"]
        return mine if len(mine) == expected else []

    def _survey_of_today(self) -> None:
        today = datetime.now(WIB).date()
        half = 1 if today.month <= 6 else 2
        opens, closes = today.replace(month=1, day=1), today.replace(month=6, day=30)
        if half == 2:
            opens, closes = today.replace(month=7, day=1), today.replace(month=12, day=31)
        survey = {
            "title": f"SKM Semester {half} {today.year}",
            "period": f"{today.year}-S{half}",
            "opens_on": opens.isoformat(),
            "closes_on": max(closes, today + timedelta(days=30)).isoformat(),
            "population": self.facts["survey"]["population"],
        }
        if self._survey(survey, self.facts["survey"]["units"])["state"] == "open":
            self.say(f"{survey['title']}: open to visitors")

    def _survey(self, survey: dict[str, Any], names: list[str]) -> dict[str, Any]:
        """The survey of this title; opened if there is none, once assessment has heard of the units."""
        for each in self.gateway.every("assessment", "/surveys", who=self.manager):
            if each["title"] == survey["title"]:
                found: dict[str, Any] = each
                return found
        units = self._units()
        body = survey | {"unit_ids": [units[name] for name in names]}
        return eventually(lambda: self._opened(body), f"{survey['title']} could not be opened")

    def _opened(self, body: dict[str, Any]) -> dict[str, Any] | None:
        try:
            opened: dict[str, Any] = self.gateway.post("assessment", "/surveys", who=self.manager, body=body)
        except Unexpected as refusal:
            if refusal.code == "invalid":  # the units have not arrived yet
                return None
            raise
        return opened

    def _wait_for_staff(self) -> None:
        """A need invites whom training knows: wait until the directory has told everybody."""
        operator = self.facts["operator"]
        eventually(
            lambda: self.gateway.get("community", "/operations", who=operator)["outbox"]["pending"] == 0,
            "the directory is not published",
        )
        *_, last = self.gateway.every("community", "/librarians", who=self.manager)
        eventually(lambda: self._has_portfolio(last["id"]), "assessment does not know the librarians")

    def _has_portfolio(self, librarian_id: str) -> bool:
        try:
            return bool(self.gateway.get("assessment", f"/portfolios/{librarian_id}", who=self.manager))
        except Unexpected as refusal:
            if refusal.status == 404:
                return False
            raise
