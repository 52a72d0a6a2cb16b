"""Earlier hours of learning as a spreadsheet, one activity a row. A row that is known changes nothing."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from services.assessment.commands import ledger
from services.assessment.commands.sheet_rows import everybody, nip_of, person, pointed
from services.assessment.documents import Credit, Librarian
from services.assessment.domain import learning_rules, same_fact
from services.assessment.domain.hours import CREDITED
from services.assessment.domain.ledger import in_quarters
from services.assessment.domain.same_fact import Fact
from services.assessment.queries import same_fact as facts
from shared.clock import WIB
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
    remark,
)

KIND = Kind(
    "earlier-hours",
    "jam belajar terdahulu",
    "earlier hours of learning",
    (
        Column("nip", ("nip",)),
        Column("title", ("nama kegiatan", "kegiatan", "judul", "nama diklat", "title", "activity")),
        Column("ends_on", ("tanggal selesai", "selesai", "tanggal", "until", "date")),
        Column("hours", ("jp", "jumlah jp", "jam pelajaran", "hours jp", "hours")),
        Column("starts_on", ("tanggal mulai", "mulai", "from"), required=False),
        Column("organiser", ("penyelenggara", "organiser"), required=False),
        Column("activity", ("jenis", "jenis kegiatan", "kind"), required=False),
        Column("number", ("nomor sertifikat", "no sertifikat", "certificate number"), required=False),
    ),
)
ACTIVITIES = {
    "pelatihan": learning_rules.TRAINING,
    "diklat": learning_rules.TRAINING,
    "bimtek": learning_rules.TRAINING,
    "training": learning_rules.TRAINING,
    "seminar": learning_rules.SEMINAR,
    "lokakarya": learning_rules.SEMINAR,
    "workshop": learning_rules.SEMINAR,
    "konferensi": learning_rules.SEMINAR,
    "narasumber": learning_rules.SPEAKING,
    "speaking": learning_rules.SPEAKING,
    "fasilitator": learning_rules.FACILITATION,
    "facilitation": learning_rules.FACILITATION,
}
Facts = dict[str, Any]


@dataclass(frozen=True)
class Known:
    """What is known while a file goes in."""

    people: dict[str, Librarian]
    by: str
    now: datetime


def import_hours(table: Table, found: Recognised, by: str, now: datetime) -> Report:
    """Take over hours as they were recorded elsewhere: no factor, no cap, but nothing counts twice."""
    report = Report.of(table, found)
    known = Known(everybody(), by, now)
    report.rows += [_row(Cells(row, found), known) for row in table.rows]
    return report


def _row(cells: Cells, known: Known) -> RowResult:
    nip, row = nip_of(cells), _facts(cells, known.now)
    if cells.refused or nip is None or (librarian := person(cells, nip, known.people)) is None:
        return cells.result()
    return cells.result(_take(cells, librarian, row, known), librarian.id)


def _facts(cells: Cells, now: datetime) -> Facts:
    ends = cells.take("ends_on", clean.date)
    starts = cells.maybe("starts_on", clean.date) or ends
    if ends and starts and not learning_rules.BEGIN <= starts <= ends <= now.astimezone(WIB).date():
        cells.say(DAYS, "ends_on")
    return {
        "title": cells.take("title", clean.text(200)),
        "starts_on": starts,
        "ends_on": ends,
        "hours": cells.take("hours", _hours),
        "organiser": cells.maybe("organiser", clean.text(150)) or "",
        "activity": cells.maybe("activity", clean.choice(ACTIVITIES)) or learning_rules.TRAINING,
        "number": cells.maybe("number", clean.text(80)) or "",
    }


def _take(cells: Cells, librarian: Librarian, row: Facts, known: Known) -> str:
    if not learning_rules.plausible(row["hours"], row["starts_on"], row["ends_on"]):
        cells.say(TOO_MANY, "hours")
        return UNCHANGED
    credit_id = _id(librarian, row)
    earlier: Credit | None = Credit.objects(id=credit_id).first()
    if earlier is not None:
        _compare(cells, earlier, row)
        return UNCHANGED
    new = _fact(credit_id, librarian, row)
    for each in same_fact.same(new, facts.known(new)):
        cells.say(_same(each), "title")
        if each.verdict == same_fact.REFUSED:
            return UNCHANGED
    ledger.credit(_credit(credit_id, librarian, row), learning_rules.EARLIER.id, known.by, known.now)
    return IMPORTED


def _compare(cells: Cells, earlier: Credit, row: Facts) -> None:
    if earlier.state != CREDITED:
        cells.say(TAKEN_BACK)
    elif earlier.amount != row["hours"]:
        cells.say(DIFFERS, "hours")


def _id(librarian: Librarian, row: Facts) -> str:
    """The same activity of the same person on the same day is the same row, in whichever file it stands."""
    parts = (librarian.id, same_fact.plain(row["title"]), row["ends_on"].isoformat(), same_fact.plain(row["organiser"]))
    return str(uuid5(NAMESPACE_URL, "earlier-hours:" + "|".join(parts)))


def _fact(credit_id: str, librarian: Librarian, row: Facts) -> Fact:
    names = ("title", "starts_on", "ends_on", "organiser", "number")
    return Fact(id=credit_id, librarian_id=librarian.id, **{name: row[name] for name in names})


def _credit(credit_id: str, librarian: Librarian, row: Facts) -> Credit:
    given = {name: row[name] for name in ("title", "organiser", "activity", "number")}
    days = {"starts_on": row["starts_on"].isoformat(), "earned_on": row["ends_on"].isoformat()}
    credit = Credit(id=credit_id, state=CREDITED, source="earlier", librarian_id=librarian.id, **given, **days)
    credit.unit_id, credit.number_key = librarian.unit_id, same_fact.compact(row["number"]) or None
    credit.exact, credit.hours = row["hours"], int(row["hours"])
    return credit


def _hours(cell: str) -> Cleaned[Decimal]:
    """Hours in quarters: 2,5 and 2.5 are the same; anything else is not rounded for anybody."""
    return pointed(cell, _quarters)


def _quarters(text: str, point: str) -> Decimal:
    try:
        return in_quarters(point if re.fullmatch(r"[0-9]{1,4}([.,][0-9]{1,2})?", text) else "")
    except (ValueError, ArithmeticError) as error:
        raise UnfitError(
            "hours-form",
            f"Harus JP kelipatan seperempat seperti 2 atau 2,5, tertulis {text!r}.",
            f"Must be hours in quarters such as 2 or 2.5, found {text!r}.",
        ) from error


def _same(found: same_fact.Sameness) -> Note:
    on: date = found.other.ends_on
    if found.verdict == same_fact.REFUSED:
        return refusal(
            "counted-already",
            f"Sudah tercatat: “{found.other.title}” ({on.isoformat()}).",
            f"Recorded already: “{found.other.title}” ({on.isoformat()}).",
        )
    return remark(
        "number-of-another",
        "Nomor sertifikat ini juga tercatat atas nama lain; periksa kembali.",
        "Somebody else has a certificate of this number; look again.",
    )


DAYS = refusal(
    "days", "Tanggalnya terbalik, belum tiba, atau sebelum 2017.", "The days are reversed, to come, or before 2017."
)
TOO_MANY = refusal("too-many-hours", "Lebih dari 10 JP sehari.", "More than 10 JP a day.")
DIFFERS = refusal(
    "hours-differ",
    "Kegiatan ini sudah tercatat dengan JP lain. Tarik dahulu yang lama.",
    "This is recorded with other hours. Take the earlier ones back first.",
)
TAKEN_BACK = remark(
    "taken-back", "Sudah pernah tercatat lalu ditarik; tetap ditarik.", "Recorded before and taken back; it stays so."
)
