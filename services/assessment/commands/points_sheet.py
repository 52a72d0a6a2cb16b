"""Earlier credit points as a spreadsheet: points gathered, base value and the document, one librarian a row."""

import re
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from services.assessment.commands import points as commands
from services.assessment.commands.sheet_rows import everybody, nip_of, person, pointed
from services.assessment.documents import Librarian, PointAccount
from services.assessment.domain import points
from shared.clock import WIB
from shared.errors import Invalid, Refused
from shared.spreadsheets import (
    IMPORTED,
    UNCHANGED,
    Cells,
    Cleaned,
    Column,
    Kind,
    Note,
    Recognised,
    Report,
    RowResult,
    Table,
    UnfitError,
    clean,
    refusal,
)

KIND = Kind(
    "earlier-points",
    "angka kredit sebelumnya",
    "earlier credit points",
    (
        Column("nip", ("nip",)),
        Column("through_year", ("sampai tahun", "s d tahun", "through year")),
        Column("accumulated", ("angka kredit", "angka kredit kumulatif", "ak kumulatif", "accumulated")),
        Column("base", ("nilai dasar", "angka dasar", "base value", "base")),
        Column("basis", ("dasar", "dokumen", "nomor pak", "basis", "document")),
    ),
)


@dataclass(frozen=True)
class Known:
    """What is known while a file goes in."""

    people: dict[str, Librarian]
    rows: dict[str, dict[str, Any]]  # by NIP, to see one who stands there twice
    now: datetime


def import_points(table: Table, found: Recognised, now: datetime) -> Report:
    """Take over the points of before, converted; a row that says what is known changes nothing."""
    report = Report.of(table, found)
    known = Known(everybody(), {}, now)
    report.rows += [_row(Cells(row, found), known) for row in table.rows]
    return report


def _row(cells: Cells, known: Known) -> RowResult:
    nip, facts = nip_of(cells), _facts(cells, known.now)
    if cells.refused or nip is None or (librarian := person(cells, nip, known.people)) is None:
        return cells.result()
    if known.rows.setdefault(nip, facts) != facts:
        cells.say(TWICE, "nip")
        return cells.result()
    return cells.result(_take(cells, librarian, facts, known.now), librarian.id)


def _facts(cells: Cells, now: datetime) -> dict[str, Any]:
    return {
        "through_year": cells.take("through_year", clean.integer(1990, now.astimezone(WIB).year)),
        "accumulated": cells.take("accumulated", _points),
        "base": cells.take("base", _points),
        "basis": cells.take("basis", clean.text(300)),
    }


def _take(cells: Cells, librarian: Librarian, facts: dict[str, Any], now: datetime) -> str:
    account = PointAccount.objects(id=librarian.id).first() or PointAccount(id=librarian.id, version=0)
    if _known(account, facts):
        return UNCHANGED
    try:
        commands.import_earlier(account, librarian, facts, now)
    except Invalid:
        cells.say(BASE_ABOVE, "base")
    except Refused:
        cells.say(NO_LEVEL, "nip")
    return IMPORTED


def _known(account: PointAccount, facts: dict[str, Any]) -> bool:
    for entry in account.entries:
        if entry["kind"] == points.EARLIER and not entry["replaced"] and entry["stint"] == account.stint:
            same = all(Decimal(entry[name]) == Decimal(facts[name]) for name in ("accumulated", "base"))
            return same and (entry["year"], entry["basis"]) == (facts["through_year"], facts["basis"])
    return False


def _points(cell: str) -> Cleaned[str]:
    """Points as text: 163,5 and 163.5 are the same; with both signs or more than three decimals nothing is guessed."""
    return pointed(cell, _plain)


def _plain(text: str, point: str) -> str:
    if not re.fullmatch(r"[0-9]{1,5}([.,][0-9]{1,3})?", text):
        raise UnfitError(
            "points",
            f"Harus angka kredit seperti 163,5, tertulis {text!r}.",
            f"Must be credit points such as 163.5, found {text!r}.",
        )
    return point


TWICE: Note = refusal(
    "nip-twice", "NIP ini sudah ada di berkas dengan isi lain.", "This NIP is in the file already, saying otherwise."
)
BASE_ABOVE: Note = refusal(
    "base-above-accumulated",
    "Nilai dasar melebihi angka kredit yang terkumpul.",
    "The base value is more than the points gathered.",
)
NO_LEVEL: Note = refusal(
    "no-level", "Jabatannya tidak ada dalam tabel angka kredit.", "The position is not in the table of credit points."
)
