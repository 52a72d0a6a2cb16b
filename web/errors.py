"""What a person sees when something does not work: one calm page, never a stack trace."""

from flask import Flask, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from shared.telemetry import logs
from web.api import ApiProblem, Unreachable

log = logs.get(__name__)
STATUS = {"form-expired": 400, "not-yours": 403, "sign-in-failed": 400, "identity-away": 503}


class PageError(Exception):
    """A page cannot be shown; `kind` names the words of templates/pages/error.html."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


def install(app: Flask) -> None:
    app.register_error_handler(PageError, _page_error)
    app.register_error_handler(Unreachable, _unreachable)
    app.register_error_handler(ApiProblem, _problem)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _fault)


def page(kind: str, status: int, detail: str | None = None) -> ResponseReturnValue:
    return render_template("pages/error.html", kind=kind, detail=detail), status


def _page_error(error: PageError) -> ResponseReturnValue:
    return page(error.kind, STATUS[error.kind])


def _unreachable(error: Unreachable) -> ResponseReturnValue:
    log.warning("an API is away", service=error.service, reason=error.reason)
    return render_template("pages/error.html", kind="away", detail=None), 503, {"Retry-After": "10"}


def _problem(error: ApiProblem) -> ResponseReturnValue:
    if error.status == 401:
        session.clear()
        return redirect(url_for("account.sign_in", next=request.full_path if request.method == "GET" else "/"))
    if error.status in (403, 404):
        return page("forbidden" if error.status == 403 else "not-found", error.status, error.detail)
    log.warning("an API refused", service=error.service, status=error.status, code=error.code)
    return page("problem", error.status if error.status < 500 else 502, error.detail)


def _http(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    if status < 400:
        return error
    return page("not-found" if status == 404 else "method" if status == 405 else "problem", status)


def _fault(error: Exception) -> ResponseReturnValue:
    log.exception("a page failed", route=str(request.url_rule))
    return page("fault", 500)
