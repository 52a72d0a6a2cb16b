"""The language of the running request: Indonesian unless the caller prefers English."""

from flask import g, has_request_context, request

LANGUAGES = ("id", "en")
DEFAULT = "id"


def current() -> str:
    """`id` or `en`, by Accept-Language."""
    if not has_request_context():
        return DEFAULT
    if "language" not in g:
        g.language = request.accept_languages.best_match(LANGUAGES, DEFAULT)
    chosen: str = g.language
    return chosen


def choose(indonesian: str, english: str) -> str:
    """The one of two texts that the caller reads."""
    return english if current() == "en" else indonesian
