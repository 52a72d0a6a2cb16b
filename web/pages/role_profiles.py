"""What a position asks: laid down by the manager; read by everybody; beside one's own evidence."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from web import calls
from web.api import ApiProblem
from web.forms import Form
from web.signin import signed_in

blueprint = Blueprint("role_profiles", __name__, url_prefix="/kerangka")
LEADERS = ("supervisor", "manager")
ASKED = "value."  # before the code of a unit, in the form


@blueprint.get("/saya")
@signed_in("librarian", "supervisor", "trainer", "assessor", "manager")
def own() -> ResponseReturnValue:
    asked = calls.part("assessment", "/me/role-profile")
    return render_template("pages/role_asked.html", asked=asked.data, away=asked.away, own=True)


@blueprint.get("/pustakawan/<uuid:librarian_id>")
@signed_in("librarian", *LEADERS)
def of(librarian_id: str) -> ResponseReturnValue:
    asked = calls.get("assessment", f"/role-profiles/of/{librarian_id}").data
    return render_template("pages/role_asked.html", asked=asked, away=False, own=False)


@blueprint.get("/profil")
@signed_in()
def overview() -> ResponseReturnValue:
    positions = calls.get("assessment", "/role-profiles/positions").data["items"]
    return render_template("pages/role_profiles.html", positions=positions)


@blueprint.get("/profil/<uuid:profile_id>")
@signed_in()
def show(profile_id: str) -> ResponseReturnValue:
    profile = calls.get("assessment", f"/role-profiles/{profile_id}").data
    editions = calls.everything("assessment", "/role-profiles", position=profile["position"], editions="true")
    same = [each for each in editions if each["rank"] == profile["rank"]]
    same.sort(key=lambda each: -each["edition"])
    return render_template("pages/role_profile.html", profile=profile, editions=same)


@blueprint.get("/profil/baru")
@signed_in("manager")
def new() -> ResponseReturnValue:
    return _form_page(Form(values={"position": request.args.get("position", "")}), None)


@blueprint.post("/profil/baru")
@signed_in("manager")
def lay_down() -> ResponseReturnValue:
    form = Form.sent()
    form.require("position")
    about = {"position": form["position"], "rank": form["rank"]}
    return _keep(form, None, "POST", "/role-profiles", about)


@blueprint.get("/profil/<uuid:profile_id>/ubah")
@signed_in("manager")
def edit(profile_id: str) -> ResponseReturnValue:
    profile = calls.get("assessment", f"/role-profiles/{profile_id}").data
    typed = {f"{ASKED}{each['code']}": each["value"]["slug"] for each in profile["demands"]}
    return _form_page(Form(values=typed | {"note": profile["note"]}), profile)


@blueprint.post("/profil/<uuid:profile_id>/ubah")
@signed_in("manager")
def lay_down_anew(profile_id: str) -> ResponseReturnValue:
    profile = calls.get("assessment", f"/role-profiles/{profile_id}").data
    return _keep(Form.sent(), profile, "PUT", f"/role-profiles/{profile_id}", {})


def _keep(form: Form, profile: Any, method: str, path: str, about: dict[str, str]) -> ResponseReturnValue:
    asked = {name.removeprefix(ASKED): value for name, value in form.values.items() if name.startswith(ASKED) and value}
    demands = [{"code": code, "value": value} for code, value in asked.items()]
    places = {f"demands.{place}.{part}": f"{ASKED}{each['code']}" for place, each in enumerate(demands)
              for part in ("code", "value")}  # fmt: skip
    if form.good:
        body = {"demands": demands, "note": form["note"], **about}
        try:
            made = calls.send(method, "assessment", path, body, etag=form["etag"] or None).data
        except ApiProblem as problem:
            form.take(problem, places | {"profile-exists": "position"})
        else:
            flash(_("Edition %(edition)s of the profile is in force.", edition=made["edition"]), "good")
            return redirect(url_for("role_profiles.show", profile_id=made["id"]), 303)
    return _form_page(form, profile)


def _form_page(form: Form, profile: Any) -> ResponseReturnValue:
    shown = render_template("pages/role_profile_form.html", form=form, profile=profile, frameworks=_frameworks())
    return shown, form.status


def _frameworks() -> list[Any]:
    """What is in force, each with its scale and its units in one list."""
    current = calls.everything("assessment", "/frameworks", state="published")
    found = [calls.get("assessment", f"/frameworks/{each['id']}").data for each in current]
    listed: set[str] = set()
    for each in found:
        each["units"] = [unit for unit in _units(each["tree"]) if unit["code"] not in listed]
        listed |= {unit["code"] for unit in each["units"]}  # a code is asked once, whatever frameworks have it
    return found


def _units(places: list[Any]) -> list[Any]:
    within = [_units(each["children"]) if each["level"] == "function" else [each] for each in places]
    return [unit for units in within for unit in units if unit["level"] == "unit"]
