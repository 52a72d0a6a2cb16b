"""Operations: did a message reach somebody, and if not, why; addresses that are not written to."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from web import calls
from web.api import ApiProblem
from web.forms import tell
from web.labels import DELIVERY_STATES
from web.signin import signed_in

blueprint = Blueprint("deliveries", __name__, url_prefix="/operator/pengiriman")
FILTERS = ("nip", "kind", "state", "channel")


@blueprint.get("")
@signed_in("operator")
def show() -> ResponseReturnValue:
    asked = {name: request.args.get(name, "").strip() for name in FILTERS}
    given = {name: value for name, value in asked.items() if value}
    return render_template(
        "pages/deliveries.html",
        found=calls.get("notifier", "/deliveries", limit=50, cursor=request.args.get("cursor"), **given).data,
        suppressions=calls.part("notifier", "/suppressions", limit=50),
        asked=asked,
        states=DELIVERY_STATES,
        first=not request.args.get("cursor"),
    )


@blueprint.post("/alamat/<suppression_id>/buka")
@signed_in("operator")
def lift(suppression_id: str) -> ResponseReturnValue:
    try:
        calls.send("DELETE", "notifier", f"/suppressions/{suppression_id}")
        flash(_("Letters go to this address again."), "good")
    except ApiProblem as problem:
        tell(problem)
    return redirect(url_for("deliveries.show"), 303)
