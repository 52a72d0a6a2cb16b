"""Cleaners of this service's own words; each wraps a rule of the domain."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from services.community.domain import names, nip, positions
from services.community.domain.reasons import REASONS
from shared.spreadsheets import Cells, Cleaned, Note, UnfitError, clean, correction, remark

T = TypeVar("T")


def unfit(code: str) -> UnfitError:
    """The refusal with this code, in the service's words."""
    return UnfitError(code, *REASONS[code])


def note(code: str) -> Note:
    """The remark with this code."""
    return remark(code, *REASONS[code])


def required(cells: Cells, field: str, value: T | None) -> T:
    """A value of a row that was not refused."""
    if value is None:
        raise ValueError(f"row {cells.number}: {field}")
    return value


def employee_number(today: date) -> Callable[[str], Cleaned[nip.Nip]]:
    """A cleaner of NIPs: spaces and the apostrophe go, what it says must be possible."""

    def cleaner(cell: str) -> Cleaned[nip.Nip]:
        bare = clean.digits(18)(cell)
        try:
            return Cleaned(nip.parse(bare.value, today), bare.notes)
        except nip.NipError as error:
            raise unfit(error.code) from error

    return cleaner


def name(cell: str) -> Cleaned[names.Name]:
    """A person's name in proper case, titles in their usual spelling."""
    tidied = clean.text(200)(cell)
    try:
        parsed = names.parse(tidied.value)
    except ValueError as error:
        raise unfit("name-unfit") from error
    if not parsed.corrected:
        return Cleaned(parsed, tidied.notes)
    return Cleaned(parsed, (_kept("name-form", cell, parsed.full),))


def position(cell: str) -> Cleaned[str]:
    """A functional position by its proper name."""
    named = positions.current().named(cell)
    if named is None:
        known = ", ".join(positions.current().ranks)
        indonesian, english = REASONS["position-unknown"]
        raise UnfitError("position-unknown", f"{indonesian} Yang dikenal: {known}.", f"{english} Known: {known}.")
    return Cleaned(named, () if named == cell else (_kept("position-form", cell, named),))


def rank(cell: str) -> Cleaned[str]:
    """A rank in the form III/a."""
    named = positions.rank(cell)
    if named is None:
        raise unfit("rank-unknown")
    return Cleaned(named, () if named == cell else (_kept("rank-form", cell, named),))


def _kept(code: str, written: str, kept: str) -> Note:
    return correction(code, f"Ditulis {written!r}, disimpan {kept}.", f"Written {written!r}, kept as {kept}.")
