"""Indonesian first, English beside it: which one a page speaks, and its compiled catalogues."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask import Flask, Response, current_app, request
from flask_babel import Babel, get_locale

from web.config import Config

LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}
TEXT_SIZES = ("biasa", "besar")
CATALOGUES = Path(__file__).parent / "translations"
LANGUAGE_COOKIE, TEXT_COOKIE = "bahasa", "teks"
YEAR = 365 * 24 * 3600


def install(app: Flask, config: Config) -> None:
    folder = compile_catalogues(config.state_dir / "translations")
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(folder)
    Babel(app, default_locale="id", default_timezone="Asia/Jakarta", locale_selector=choose)
    app.after_request(_remember_choice)
    app.jinja_env.globals.update(
        LANGUAGES=LANGUAGES, language=language, large_text=large_text, said=said, titled=titled, with_query=with_query
    )


def choose() -> str:
    for wish in (request.args.get("lang"), request.cookies.get(LANGUAGE_COOKIE)):
        if wish in LANGUAGES:
            return str(wish)
    return request.accept_languages.best_match(["id", "en"]) or "id"


def language() -> str:
    locale = get_locale()
    return locale.language if locale else "id"


def large_text() -> bool:
    return (request.args.get("teks") or request.cookies.get(TEXT_COOKIE)) == "besar"


def said(words: Any) -> str:
    """The words of this page's language out of {"id": …, "en": …}; plain text stays as it is."""
    if isinstance(words, dict):
        return str(words.get(language()) or words.get("id") or "")
    return str(words or "")


def titled(thing: Mapping[str, Any]) -> str:
    """What a thing is called in this page's language: its `title_en` in English where it has one, else its `title`."""
    return str((thing.get("title_en") if language() == "en" else "") or thing.get("title") or "")


def with_query(**changes: str) -> str:
    """This page's own address with some of the query changed."""
    query = {**request.args.to_dict(), **changes}
    return f"{request.path}?{urlencode(query)}"


def compile_catalogues(target: Path) -> Path:
    """Compile what is missing or older than its source; binary catalogues are not kept in the repository."""
    for source in CATALOGUES.glob("*/LC_MESSAGES/messages.po"):
        binary = target / source.relative_to(CATALOGUES).with_suffix(".mo")
        if not binary.exists() or binary.stat().st_mtime < source.stat().st_mtime:
            _compile(source, binary)
    return target


def _compile(source: Path, binary: Path) -> None:
    binary.parent.mkdir(parents=True, exist_ok=True)
    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.parts[-3])
    # Several worker processes may start at once: each moves a whole file into place.
    handle, name = tempfile.mkstemp(dir=binary.parent)
    with os.fdopen(handle, "wb") as out:
        write_mo(out, catalogue)
    Path(name).replace(binary)


def _remember_choice(response: Response) -> Response:
    secure = current_app.config["BINA"].secure
    for name, cookie, allowed in (("lang", LANGUAGE_COOKIE, LANGUAGES), ("teks", TEXT_COOKIE, TEXT_SIZES)):
        wish = request.args.get(name)
        if wish in allowed and request.cookies.get(cookie) != wish:
            response.set_cookie(cookie, str(wish), max_age=YEAR, secure=secure, httponly=True, samesite="Lax")
    if response.mimetype == "text/html":
        response.vary.update(["Cookie", "Accept-Language"])
    return response
