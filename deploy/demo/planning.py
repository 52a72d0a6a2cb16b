"""The city's programme: its tracks and courses, this year's money and the next, a course that comes back by rule."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from deploy.demo.gateway import Gateway
from deploy.demo.stage import WIB

Facts = dict[str, Any]
OWN = ("title", "title_en", "description", "owner", "goals", "tracks", "counts")


def plan(gateway: Gateway, manager: str, facts: Facts, say: Callable[[str], None]) -> None:
    """Set up what is missing; what is there stays as its staff left it."""
    _Plan(gateway, manager, facts).make()
    parts = f"{len(facts['tracks'])} tracks, {len(facts['courses'])} courses"
    say(f"programme: {parts}, {facts['allocation']:,} rupiah a year")


class _Plan:
    def __init__(self, gateway: Gateway, manager: str, facts: Facts) -> None:
        self.gateway, self.manager, self.facts = gateway, manager, facts
        self.year = datetime.now(WIB).year

    def make(self) -> None:
        programme = self._programme()
        for year in (self.year, self.year + 1):
            self._set_aside(year, programme)
        courses = {each["title"]: each for each in self._every("/courses")}
        for title, terms in self.facts["courses"].items():
            self._place(courses[title], terms | {"programme_id": programme["id"]})
        for title, rule in self.facts["recurring"].items():
            self._let_recur(courses[title], rule)

    def _programme(self) -> Facts:
        for each in self._every("/programmes"):
            if each["title"] == self.facts["title"]:
                return each
        years = {"first_year": self.year, "last_year": self.year + self.facts["years"] - 1}
        body = {name: self.facts[name] for name in OWN} | years
        made = self.gateway.post("training", "/programmes", who=self.manager, body=body)
        published: Facts = self.gateway.post("training", f"/programmes/{made['id']}/publish", who=self.manager)
        return published

    def _set_aside(self, year: int, programme: Facts) -> None:
        if any(each["year"] == year for each in self._every("/budget/years")):
            return
        path = f"/budget/years/{year}"
        made = self._put(path, {"amount": self.facts["allocation"]})
        self._put(f"{path}/programmes/{programme['id']}", {"amount": self.facts["part"]}, made["version"])

    def _place(self, course: Facts, terms: Facts) -> None:
        if course["programme_id"] is None:
            headers = {"If-Match": f'"{course["version"]}"'}
            path = f"/courses/{course['id']}"
            self.gateway.call("PATCH", "training", path, who=self.manager, json=terms, headers=headers)

    def _let_recur(self, course: Facts, rule: Facts) -> None:
        path = f"/courses/{course['id']}/recurrence"
        known = self.gateway.get("training", f"/courses/{course['id']}", who=self.manager)
        if course["programme_id"] is None and known["programme_id"]:  # just placed: nobody has set its rule
            self._put(path, rule | {"first_on": date(self.year, 3, 1).isoformat()})

    def _put(self, path: str, body: Facts, version: int | None = None) -> Facts:
        headers = {} if version is None else {"If-Match": f'"{version}"'}
        answer = self.gateway.call("PUT", "training", path, who=self.manager, json=body, headers=headers)
        answered: Facts = answer.json()
        return answered

    def _every(self, path: str) -> list[Facts]:
        return list(self.gateway.every("training", path, who=self.manager))
