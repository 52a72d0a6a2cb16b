"""The money of a year: what was set aside, promised, spent and is free, down to each line."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from shared.clock import WIB, utcnow
from web import calls
from web.api import ApiProblem
from web.forms import tell
from web.signin import signed_in

blueprint = Blueprint("budget", __name__, url_prefix="/anggaran")
READERS = ("manager", "auditor")
STATES = ("committed", "spent", "released", "refused")


@blueprint.get("")
@signed_in(*READERS)
def show() -> ResponseReturnValue:
    this_year = utcnow().astimezone(WIB).year
    known = [each["year"] for each in calls.part("training", "/budget/years", limit=100).items]
    year = request.args.get("tahun", type=int) or (this_year if this_year in known or not known else known[0])
    state = request.args.get("keadaan", "")
    path = f"/budget/years/{year}"
    return render_template(
        "pages/budget.html",
        year=year,
        years=sorted({*known, this_year, this_year + 1, year}, reverse=True),
        report=calls.part("training", path),
        programmes=calls.part("training", "/programmes", limit=100).items,
        entries=calls.part(
            "training", f"{path}/entries", cursor=request.args.get("cursor"), state=state if state in STATES else ""
        ),
        state=state,
        states=STATES,
        first=not request.args.get("cursor"),
    )


@blueprint.post("/<int:year>/pagu")
@signed_in("manager")
def allocate(year: int) -> ResponseReturnValue:
    return _set(year, f"/budget/years/{year}", _("The allocation is set."))


@blueprint.post("/<int:year>/bagian")
@signed_in("manager")
def allot(year: int) -> ResponseReturnValue:
    programme = request.form.get("programme_id", "")
    return _set(year, f"/budget/years/{year}/programmes/{programme}", _("The programme's part is set."))


@blueprint.post("/<int:year>/baris/<entry_id>/biaya")
@signed_in("manager")
def pay(year: int, entry_id: str) -> ResponseReturnValue:
    return _set(year, f"/budget/entries/{entry_id}/cost", _("The actual cost is recorded."))


def _set(year: int, path: str, words: str) -> ResponseReturnValue:
    typed = request.form.get("amount", "").replace(".", "").replace(" ", "").removeprefix("Rp")
    if not typed.isdigit():
        flash(_("Please give whole rupiah."), "bad")
        return _back(year)
    body: dict[str, Any] = {"amount": int(typed)}
    try:
        calls.send("PUT", "training", path, body, etag=request.form.get("etag"))
        flash(words, "good")
    except ApiProblem as problem:
        tell(problem)
    return _back(year)


def _back(year: int) -> ResponseReturnValue:
    return redirect(url_for("budget.show", tahun=year), 303)
