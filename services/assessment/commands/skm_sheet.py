"""The visitor survey as a spreadsheet: its columns, and one row of it as facts. Nothing is guessed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services.assessment.domain import respondents
from services.assessment.domain.answers import read_value, words
from services.assessment.domain.elements import Element, Instrument
from services.assessment.domain.free_text import harmless
from services.assessment.domain.timestamps import read_moment
from shared.spreadsheets import Cells, Cleaned, Column, Kind, UnfitError, correction, refusal, remark

MOMENT = ("timestamp", "stempel waktu", "cap waktu", "tanggal", "tanggal survei", "waktu pengisian")
COMMENT = ("saran dan masukan", "saran", "masukan", "kritik dan saran", "komentar")

AGES_AS_BANDS = remark(
    "ages-as-bands",
    "Demi anonimitas, usia disimpan sebagai kelompok umur dan waktu sebagai tanggal serta paruh hari.",
    "For anonymity, ages are kept as age bands and moments as a date and half of the day.",
)
NO_ANSWERS = refusal(
    "no-answers", "Tidak ada satu pun jawaban di baris ini.", "There is not a single answer in this row."
)


@dataclass(frozen=True)
class Row:
    """What one row says, cleaned. `local` is the moment as the form showed it."""

    local: datetime
    unit_id: str
    values: dict[str, int]
    respondent: dict[str, str]
    service: str
    comment: str

    def facts(self) -> dict[str, Any]:
        """Everything that tells one row from another, in a form that stays.

        A comment that is a formula does not: it has a text in CSV and none in XLSX, and the row is the same row.
        """
        comment = " ".join(self.comment.split()).lstrip("'")
        parts: dict[str, Any] = {f"value.{slug}": value for slug, value in self.values.items()}
        parts |= {f"respondent.{name}": value for name, value in self.respondent.items()}
        told = {"moment": self.local.isoformat(), "unit": self.unit_id, "service": words(self.service)}
        return parts | told | {"comment": "" if comment.startswith("=") else comment}


def kind_of(instrument: Instrument) -> Kind:
    """The kind of spreadsheet that holds answers to this instrument, known by its headings."""
    about = (
        Column("moment", MOMENT),
        Column("unit", ("unit layanan", "unit", "lokasi layanan")),
        Column("sex", ("jenis kelamin",), required=False),
        Column("age", ("usia", "umur"), required=False),
        Column("education", ("pendidikan terakhir", "pendidikan"), required=False),
        Column("occupation", ("pekerjaan", "pekerjaan utama"), required=False),
        Column("service", ("jenis layanan yang diterima", "jenis layanan"), required=False),
        Column("comment", COMMENT, required=False),
    )
    asked = (Column(each.slug, (each.slug,), (each.slug,)) for each in instrument.elements)
    return Kind("skm", "survei kepuasan masyarakat (SKM)", "visitor survey (SKM)", (*about, *asked))


def read_row(cells: Cells, units: Mapping[str, str], instrument: Instrument) -> Row | None:
    """The facts of a row, or None when `cells` holds a reason to refuse it. `units`: id by name as `words` has it."""
    local = cells.take("moment", _moment)
    unit_id = cells.take("unit", lambda cell: _unit(cell, units))
    values = {each.slug: cells.maybe(each.slug, _value_of(each)) for each in instrument.elements}
    respondent = {name: cells.maybe(name, _choice_of(name)) for name in respondents.CHOICES}
    service, comment = cells.take("service", _text), cells.take("comment", _text)
    given = {slug: value for slug, value in values.items() if value is not None}
    if not given and not cells.refused:
        cells.say(NO_ANSWERS)
    if cells.refused or local is None or unit_id is None:
        return None
    known = {name: value for name, value in respondent.items() if value}
    return Row(local, unit_id, given, known, (service or "")[:100], comment or "")


def _moment(cell: str) -> Cleaned[datetime]:
    try:
        read = read_moment(cell)
    except ValueError as error:
        raise UnfitError(
            "moment-form",
            f"{cell.strip()!r} bukan waktu yang dikenal (contoh: 23/02/2026 14.03.52).",
            f"{cell.strip()!r} is not a known form of date and time (such as 23/02/2026 14.03.52).",
        ) from error
    if not (read.month_first or read.swapped):
        return Cleaned(read.local)
    order = ("bulan/hari/tahun", "month/day/year") if read.month_first else ("hari/bulan/tahun", "day/month/year")
    shown = read.local.isoformat(" ")
    note = correction(
        "date-order",
        f"{cell.strip()} dibaca {order[0]}: {shown}.",
        f"{cell.strip()} was read {order[1]}: {shown}.",
    )
    return Cleaned(read.local, (note,))


def _unit(cell: str, units: Mapping[str, str]) -> Cleaned[str]:
    found = units.get(words(cell))
    if found is None:
        known = ", ".join(sorted(units))
        raise UnfitError(
            "unknown-unit",
            f"Unit {cell.strip()!r} tidak ada dalam direktori. Yang dikenal: {known or '-'}.",
            f"There is no unit {cell.strip()!r} in the directory. Known: {known or '-'}.",
        )
    return Cleaned(found)


def _value_of(element: Element) -> Any:
    def clean(cell: str) -> Cleaned[int | None]:
        try:
            return Cleaned(read_value(element, cell))
        except ValueError as error:
            options = ", ".join(f"{value} {option.id}" for value, option in enumerate(element.options, start=1))
            raise UnfitError(
                "outside-scale",
                f"{cell.strip()!r} bukan salah satu jawaban. Yang ada: {options}.",
                f"{cell.strip()!r} is not one of the answers. They are: {options}.",
            ) from error

    return clean


def _choice_of(field: str) -> Any:
    def clean(cell: str) -> Cleaned[str | None]:
        try:
            return Cleaned(respondents.read_choice(field, cell))
        except ValueError:
            note = correction(
                "respondent-unclear",
                f"{cell.strip()!r} tidak dikenal; bagian ini dikosongkan, jawabannya tetap dihitung.",
                f"{cell.strip()!r} is not known; this part was left blank, the answers count.",
            )
            return Cleaned(None, (note,))

    return clean


def _text(cell: str) -> Cleaned[str]:
    text = harmless(cell)
    if text == cell.strip() or not text.startswith("'"):
        return Cleaned(text)
    note = correction(
        "formula-as-text",
        "Isi yang menyerupai rumus disimpan sebagai teks biasa.",
        "Content that looks like a formula was kept as plain text.",
    )
    return Cleaned(text, (note,))
