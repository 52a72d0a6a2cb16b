"""A form as it is shown: what was typed, and what is wrong beside each field."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from flask import flash, request
from flask_babel import gettext as _

from web.api import ApiProblem


@dataclass
class Form:
    """An empty form, or one come back with its values, errors beside the fields and one message above."""

    values: Mapping[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    message: str = ""

    @classmethod
    def sent(cls) -> "Form":
        return cls(values={name: value.strip() for name, value in request.form.items()})

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, "")

    def require(self, *names: str) -> None:
        for name in names:
            if not self[name]:
                self.errors.setdefault(name, _("Please fill this in."))

    def take(self, problem: ApiProblem, places: Mapping[str, str] = MappingProxyType({})) -> None:
        """Put an API's answer where the person can see it. `places`: the API's field, or a problem's code -> ours."""
        for name, detail in problem.fields.items():
            self.errors.setdefault(places.get(name, name), detail)
        if problem.code in places:
            self.errors.setdefault(places[problem.code], problem.detail)
        self.message = "" if self.errors else message_of(problem)

    @property
    def good(self) -> bool:
        return not self.errors and not self.message

    @property
    def status(self) -> int:
        return 200 if self.good else 422


def message_of(problem: ApiProblem) -> str:
    if problem.status == 412:
        return _("Someone changed this while you were looking at it. What you see now is the latest; please try again.")
    if problem.status == 403:
        return problem.detail or _("You may not do this.")
    return problem.detail or _("This could not be done.")


def tell(problem: ApiProblem) -> None:
    """For forms of one button: the answer is shown on the page that follows."""
    details = list(problem.fields.values()) if problem.status == 422 else []
    flash(" ".join(details) or message_of(problem), "bad")
