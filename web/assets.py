"""Static files: an address that changes with the content, kept for a year, sent compressed."""

import gzip
import hashlib
from functools import cache
from pathlib import Path

from flask import Flask, Response, request, session, url_for
from werkzeug.wsgi import FileWrapper

STATIC = Path(__file__).parent / "static"
YEAR = 365 * 24 * 3600
TEXT = {"text/css", "text/javascript", "application/javascript", "image/svg+xml"}
# What the survey needs to open without the network.
OFFLINE = (
    "vendor/bootstrap.min.css",
    "tokens.css",
    "base.css",
    "components.css",
    "pages.css",
    "motif.svg",
    "icon.svg",
    "survey.js",
)


def install(app: Flask) -> None:
    app.jinja_env.globals["asset"] = address
    app.after_request(_keep_and_compress)


def address(name: str) -> str:
    return url_for("static", filename=name, v=_fingerprint(name))


def offline_addresses() -> list[str]:
    return [address(name) for name in OFFLINE]


@cache
def _fingerprint(name: str) -> str:
    return hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]


def _keep_and_compress(response: Response) -> Response:
    if request.endpoint != "static" or response.status_code != 200:
        return _compress_page(response) if response.mimetype == "text/html" else response
    if request.args.get("v"):
        response.cache_control.public = True
        response.cache_control.no_cache = None
        response.cache_control.max_age = YEAR
        response.cache_control.immutable = True
    return _compress(response) if response.mimetype in TEXT else response


def _compress(response: Response) -> Response:
    response.vary.add("Accept-Encoding")
    if "gzip" not in request.accept_encodings.values() or request.method != "GET":
        return response
    response.direct_passthrough = False
    if isinstance(response.response, FileWrapper):
        response.response.close()
    response.set_data(_gzipped(str(request.view_args["filename"]) if request.view_args else ""))
    response.headers["Content-Encoding"] = "gzip"
    response.headers.pop("ETag", None)
    return response


def _compress_page(response: Response) -> Response:
    # Pages of visitors only: what is secret and what was typed must not be compressed together (BREACH).
    response.vary.add("Accept-Encoding")
    if session or response.is_streamed or "gzip" not in request.accept_encodings.values():
        return response
    response.set_data(gzip.compress(response.get_data(), 6, mtime=0))
    response.headers["Content-Encoding"] = "gzip"
    return response


@cache
def _gzipped(name: str) -> bytes:
    return gzip.compress((STATIC / name).read_bytes(), 9, mtime=0)
