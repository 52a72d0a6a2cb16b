"""Renew the catalogues: collect every string of the pages and merge it into each language's messages.po."""

from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

HERE = Path(__file__).parent
LANGUAGES = ("id", "en")
METHODS = [("**.py", "python"), ("templates/**.html", "jinja2")]
ALWAYS = datetime(2026, 1, 1, tzinfo=UTC)  # a date of its own would change the file at every run
HEADER = "# Bina Pustaka, {language}. Renewed by `python -m web messages`; only msgstr is written by hand."
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "_l": None,
    "gettext": None,
    "ngettext": (1, 2),
    "lazy_gettext": None,
}


def collect() -> Catalog:
    """Every string of the pages, with where it is used."""
    catalogue = Catalog(charset="utf-8")
    options = {"templates/**.html": {"trimmed": "true"}}
    found = extract_from_dir(str(HERE), METHODS, options, keywords=KEYWORDS)
    for name, _line, message, _comments, _context in sorted(found, key=lambda each: (each[0], each[1])):
        catalogue.add(message, locations=[(name, 0)])
    return catalogue


def renew() -> None:
    collected = collect()
    for language in LANGUAGES:
        path = HERE / "translations" / language / "LC_MESSAGES" / "messages.po"
        catalogue = _existing(path, language)
        catalogue.update(collected, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        catalogue.fuzzy = False
        catalogue.creation_date = ALWAYS
        catalogue.header_comment = HEADER.format(language=language)
        if language == "en":  # the sources are written in English
            _repeat_sources(catalogue)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, catalogue, width=110, sort_output=True, omit_header=False, include_lineno=False)


def _existing(path: Path, language: str) -> Catalog:
    if not path.exists():
        return Catalog(locale=language, charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language)


def _repeat_sources(catalogue: Catalog) -> None:
    for message in catalogue:
        if message.id:
            message.string = message.id
