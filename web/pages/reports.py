"""Laporan: published yearly reports for everybody; for the manager and the auditor all of them, with their sources."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from shared.clock import WIB, utcnow
from web import calls
from web.api import ApiProblem
from web.forms import Form, tell
from web.signin import signed_in

blueprint = Blueprint("reports", __name__, url_prefix="/laporan")
READERS = ("manager", "auditor")
STEPS = {"hitung-ulang": "recount", "setujui": "approve", "buka": "reopen", "terbitkan": "publish"}


@blueprint.get("")
def public() -> ResponseReturnValue:
    cursor = request.args.get("cursor")
    published = calls.part("assessment", "/public/report-packs", cursor=cursor)
    return render_template("pages/reports_public.html", reports=published, first=not cursor)


@blueprint.get("/tahunan/<report_id>")
def public_report(report_id: str) -> ResponseReturnValue:
    found = calls.get("assessment", f"/public/report-packs/{report_id}").data
    return render_template("pages/report_public.html", report=found)


@blueprint.get("/tahunan/<report_id>/dokumen.pdf")
def public_paper(report_id: str) -> ResponseReturnValue:
    return calls.file("assessment", f"/public/report-packs/{report_id}/paper")


@blueprint.get("/kelola")
@signed_in(*READERS)
def overview() -> ResponseReturnValue:
    return _overview(Form(values={"year": str(utcnow().astimezone(WIB).year)}))


@blueprint.post("/kelola")
@signed_in("manager")
def begin() -> ResponseReturnValue:
    form = Form.sent()
    form.require("kind", "year")
    if form["year"] and not form["year"].isdigit():
        form.errors.setdefault("year", _("Please give a year."))
    if form.good:
        body = {"kind": form["kind"], "year": int(form["year"])}
        try:
            made = calls.send("POST", "assessment", "/report-packs", body).data
        except ApiProblem as problem:
            form.take(problem, {"report-unfinished": "year"})
        else:
            return redirect(url_for("reports.show", report_id=made["id"]), 303)
    return _overview(form)


@blueprint.get("/berkas/<report_id>")
@signed_in(*READERS)
def show(report_id: str) -> ResponseReturnValue:
    return _report(report_id, Form())


@blueprint.post("/berkas/<report_id>/<any('hitung-ulang',setujui,buka,terbitkan):step>")
@signed_in("manager")
def move(report_id: str, step: str) -> ResponseReturnValue:
    action = STEPS[step]
    try:
        path = f"/report-packs/{report_id}/{action}"
        calls.send("POST", "assessment", path, etag=request.form.get("etag"))
        flash(said(action), "good")
    except ApiProblem as problem:
        tell(problem)
    return redirect(url_for("reports.show", report_id=report_id), 303)


@blueprint.post("/berkas/<report_id>/isi")
@signed_in("manager")
def enter(report_id: str) -> ResponseReturnValue:
    form = Form.sent()
    form.require("name", "value", "source", "as_of")
    digits = form["value"].replace(".", "")
    if form["value"] and not digits.isdigit():
        form.errors.setdefault("value", _("Please give a whole number."))
    if form.good:
        body = {"value": int(digits), "source": form["source"], "as_of": form["as_of"]}
        path = f"/report-packs/{report_id}/figures/{form['name']}"
        try:
            calls.send("PUT", "assessment", path, body, etag=form["etag"])
        except ApiProblem as problem:
            form.take(problem)
        else:
            flash(_("The figure is filled, with its source."), "good")
            return redirect(url_for("reports.show", report_id=report_id), 303)
    return _report(report_id, form)


@blueprint.get("/berkas/<report_id>/dokumen.pdf")
@signed_in(*READERS)
def paper(report_id: str) -> ResponseReturnValue:
    return calls.file("assessment", f"/report-packs/{report_id}/paper")


@blueprint.get("/berkas/<report_id>/angka/<name>")
@signed_in(*READERS)
def figure(report_id: str, name: str) -> ResponseReturnValue:
    """A figure, followed to the events that it was counted from."""
    path, cursor = f"/report-packs/{report_id}/figures/{name}", request.args.get("cursor")
    return render_template(
        "pages/report_figure.html",
        report=calls.get("assessment", f"/report-packs/{report_id}").data,
        figure=calls.get("assessment", path).data,
        lines=calls.get("assessment", f"{path}/lines", limit=50, cursor=cursor).data,
        first=not cursor,
    )


def said(action: str) -> str:
    words = {
        "recount": _("The figures are counted again."),
        "approve": _("The report is approved."),
        "reopen": _("The report is a draft again."),
        "publish": _("The report is published."),
    }
    return str(words[action])


def _overview(form: Form) -> ResponseReturnValue:
    cursor = request.args.get("cursor")
    found = calls.part("assessment", "/report-packs", limit=50, cursor=cursor)
    return render_template("pages/reports.html", reports=found, form=form, first=not cursor), form.status


def _report(report_id: str, form: Form) -> ResponseReturnValue:
    reply = calls.get("assessment", f"/report-packs/{report_id}")
    check = calls.part("assessment", f"/report-packs/{report_id}/check")
    shown = render_template("pages/report.html", report=reply.data, etag=reply.etag, check=check, form=form)
    return shown, form.status
