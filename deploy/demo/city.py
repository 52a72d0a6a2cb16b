"""Builds the demonstration city through the APIs, as its staff would. Doing it again changes nothing."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from deploy.demo.gateway import Gateway, SignIn, Unexpected, eventually

HERE = Path(__file__).parent
Say = Callable[[str], None]


def load(url: str, sign_in: SignIn, say: Say = print) -> None:
    """Libraries, staff, partners, activities, courses, the survey of last semester and an open one."""
    with Gateway(url, sign_in) as gateway:
        _City(gateway, say).build()


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
                self.gateway.post("training", "/courses", who=self.manager, body=course)
        self.say(f"courses: {len(self.facts['courses'])}")

    def _survey_of_last_semester(self) -> None:
        survey = dict(self.facts["survey"])
        answers, names = survey.pop("answers"), survey.pop("units")
        found = self._survey(survey, names)
        if found["state"] == "closed":
            return
        self._import("assessment", answers, survey_id=found["id"])
        self._wait_for_staff()
        self.gateway.post("assessment", f"/surveys/{found['id']}/close", who=self.manager)
        total = self.gateway.get("assessment", f"/surveys/{found['id']}/index", who=self.manager)["total"]
        self.say(f"{survey['title']}: index {total['ikm']} ({total['grade']}), n {total['n']}")

    def _survey_of_today(self) -> None:
        today = date.today()  # noqa: DTZ011 - the day on the wall of whoever builds the city
        half = 1 if today.month <= 6 else 2
        opens, closes = (date(today.year, 1, 1), date(today.year, 6, 30))
        if half == 2:
            opens, closes = date(today.year, 7, 1), date(today.year, 12, 31)
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
