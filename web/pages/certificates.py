"""Is this certificate genuine? The same address answers people (HTML) and machines (JSON)."""

from typing import Any

from flask import Blueprint, jsonify, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from web import calls
from web.api import ApiProblem

blueprint = Blueprint("certificates", __name__)


@blueprint.get("/sertifikat")
def ask() -> ResponseReturnValue:
    code = request.args.get("kode", "").strip()
    if code:
        return redirect(url_for("certificates.check", code=code))
    return render_template("pages/certificate_ask.html", missing="kode" in request.args)


@blueprint.get("/c/<code>")
def check(code: str) -> ResponseReturnValue:
    certificate, status = _look_up(code)
    if request.accept_mimetypes.best_match(["text/html", "application/json"], "text/html") == "application/json":
        answer = jsonify(certificate)
    else:
        answer = _html(certificate)
    answer.status_code = status
    answer.vary.add("Accept")
    return answer


def _html(certificate: dict[str, Any]) -> Any:
    return make_response(render_template("pages/certificate.html", certificate=certificate))


def _look_up(code: str) -> tuple[dict[str, Any], int]:
    try:
        return {"code": code, **calls.get("training", f"/public/certificates/{code}").data}, 200
    except ApiProblem as problem:
        if problem.status != 404:
            raise
        return {"code": code, "status": "unknown"}, 404
