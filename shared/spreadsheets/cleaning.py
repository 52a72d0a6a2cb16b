"""Cleaners: the text of a cell in, a `Cleaned` value out, or `UnfitError` with the reason.

A cleaner never guesses: what may be read one way only is taken, and said when it was put right.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping

from shared.spreadsheets.contacts import email, phone
from shared.spreadsheets.dates import date, time_range, timestamp
from shared.spreadsheets.notes import Cleaned, Note, UnfitError, correction

__all__ = [
    "choice",
    "date",
    "digits",
    "email",
    "integer",
    "phone",
    "prose",
    "text",
    "tidy",
    "time_range",
    "timestamp",
]

SPACES = correction("spaces", "Spasi berlebih dibuang.", "Surplus spaces removed.")
APOSTROPHE = correction("apostrophe", "Tanda petik di awal dibuang.", "The leading apostrophe was removed.")
SCIENTIFIC = re.compile(r"\d+([.,]\d+)?[eE]\+?\d+")


def tidy(cell: str) -> Cleaned[str]:
    """One line of text: control characters and surplus spaces removed (and said)."""
    text = "".join(c if unicodedata.category(c) not in ("Cc", "Cf", "Zs") else " " for c in cell)
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    notes: list[Note] = [SPACES] if text != cell else []
    if text.startswith("'"):
        text = text[1:].strip()
        notes.append(APOSTROPHE)
    return Cleaned(text, tuple(notes))


def text(limit: int) -> Callable[[str], Cleaned[str]]:
    """A cleaner of one line of text, neither blank nor longer than `limit`."""

    def clean(cell: str) -> Cleaned[str]:
        tidied = tidy(cell)
        if not tidied.value:
            raise UnfitError("blank", "Wajib diisi.", "Must not be blank.")
        _check_length(tidied.value, limit)
        return tidied

    return clean


def prose(limit: int) -> Callable[[str], Cleaned[str]]:
    """A cleaner of free text: line breaks stay, a formula stays what it is: text."""

    def clean(cell: str) -> Cleaned[str]:
        value = cell.replace("\r\n", "\n").replace("\r", "\n").strip()
        value = "".join(c for c in value if c in "\n\t" or unicodedata.category(c) != "Cc")
        _check_length(value, limit)
        return Cleaned(value)

    return clean


def digits(length: int) -> Callable[[str], Cleaned[str]]:
    """A cleaner of a number that is a name (of a fixed length), never to be calculated with."""

    def clean(cell: str) -> Cleaned[str]:
        tidied = tidy(cell).value
        bare = tidied.removeprefix("'").replace(" ", "")
        if SCIENTIFIC.fullmatch(bare):
            raise UnfitError(
                "precision-lost",
                "Tersimpan sebagai angka, sehingga digit terakhir hilang. Ubah kolom menjadi teks.",
                "Stored as a number, so its last digits are lost. Make the column text.",
            )
        if not re.fullmatch(rf"[0-9]{{{length}}}", bare):
            raise UnfitError(
                "digits",
                f"Harus tepat {length} angka, tertulis {tidied!r}.",
                f"Must be exactly {length} digits, found {tidied!r}.",
            )
        if bare == cell:
            return Cleaned(bare)
        note = correction("digits-only", f"Ditulis {cell!r}, disimpan {bare}.", f"Written {cell!r}, kept {bare}.")
        return Cleaned(bare, (note,))

    return clean


def integer(low: int, high: int) -> Callable[[str], Cleaned[int]]:
    """A cleaner of whole numbers from `low` to `high`; 1.000 is a thousand."""

    def clean(cell: str) -> Cleaned[int]:
        bare = tidy(cell).value
        grouped = re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})+", bare)
        plain = bare.replace(".", "") if grouped else bare
        if not re.fullmatch(r"-?[0-9]{1,12}", plain) or not low <= int(plain) <= high:
            raise UnfitError(
                "integer",
                f"Harus bilangan bulat {low} sampai {high}, tertulis {bare!r}.",
                f"Must be a whole number from {low} to {high}, found {bare!r}.",
            )
        return Cleaned(int(plain))

    return clean


def choice(known: Mapping[str, str]) -> Callable[[str], Cleaned[str]]:
    """A cleaner that looks a word up, whatever its case and spacing; keys are lower case."""

    def clean(cell: str) -> Cleaned[str]:
        word = tidy(cell).value.casefold()
        if word not in known:
            allowed = ", ".join(known)
            raise UnfitError(
                "unknown-choice",
                f"{cell.strip()!r} tidak dikenal. Yang dikenal: {allowed}.",
                f"{cell.strip()!r} is not known. Known: {allowed}.",
            )
        return Cleaned(known[word])

    return clean


def _check_length(value: str, limit: int) -> None:
    if len(value) > limit:
        raise UnfitError(
            "too-long",
            f"Terlalu panjang: {len(value)} huruf, paling banyak {limit}.",
            f"Too long: {len(value)} characters, at most {limit}.",
        )
