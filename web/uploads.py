"""A spreadsheet that somebody chose: handed to a service, and what became of its rows."""

from collections.abc import Callable
from typing import Any

from flask import request
from flask_babel import gettext as _

from web import calls
from web.api import ApiProblem
from web.forms import Form

TOLD = ("refused", "corrected")
Take = Callable[[str, bytes], Any]


def taken(form: Form, take: Take) -> Any:
    """The report on the file of this request, or None with the reason beside the field."""
    file = request.files.get("file")
    if file is None or not file.filename:
        form.errors["file"] = _("Please choose a file.")
        return None
    try:
        return take(file.filename, file.read())
    except ApiProblem as problem:
        form.errors["file"] = problem.detail
        return None


def into(service: str, path: str) -> Take:
    """Hands the file to one address of one service."""
    return lambda name, content: calls.upload(service, path, name, content).data


def rows(report: Any) -> list[Any]:
    """The rows to look at: refused first, then corrected."""
    return [row for told in TOLD for row in (report or {}).get("rows", []) if row["outcome"] == told]
