"""A competency framework as a spreadsheet: its columns, and one row of it as facts. Nothing is guessed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from services.assessment.domain import unit_codes
from services.assessment.domain.frameworks import CRITERION, ELEMENT, FUNCTION, UNIT
from services.assessment.domain.unit_codes import FREE, SKKNI_2012, SKKNI_2019
from shared.spreadsheets import Cells, Cleaned, Column, Kind, UnfitError, clean, correction, refusal

KIND = Kind(
    "competencies",
    "kerangka kompetensi",
    "competency framework",
    (
        Column("level", ("jenjang", "level")),
        Column("code", ("kode", "kode unit", "code")),
        Column("parent", ("induk", "kode induk", "parent"), required=False),
        Column("title", ("judul", "judul unit", "title")),
        Column("title_en", ("judul inggris", "judul dalam bahasa inggris", "title in english", "title_en"), (), False),
        Column("description", ("deskripsi", "deskripsi unit", "description"), required=False),
        Column("source", ("sumber", "source"), required=False),
        Column("framework", ("kerangka", "kode kerangka", "framework"), required=False),
        Column("framework_title", ("judul kerangka", "nama kerangka", "framework title"), required=False),
    ),
)
LEVELS = {
    **dict.fromkeys(("fungsi", "fungsi kunci", "function"), FUNCTION),
    **dict.fromkeys(("unit", "unit kompetensi"), UNIT),
    **dict.fromkeys(("elemen", "elemen kompetensi", "element"), ELEMENT),
    **dict.fromkeys(("kriteria", "kriteria unjuk kerja", "kuk", "criterion"), CRITERION),
}
FORM_TEXTS = {
    SKKNI_2019: "R.91PRP02.021.1",
    SKKNI_2012: "PRP.LP01.001.01",
    FREE: "AB-01",
}
OPTIONAL = (("title_en", 300), ("source", 300))


@dataclass(frozen=True)
class Place:
    """One row that was understood."""

    cells: Cells
    facts: dict[str, Any]

    @property
    def code(self) -> str:
        return str(self.facts["code"])


def form_of(codes: Iterable[str]) -> str:
    """Whose codes these are meant to be, right or wrong, told by how they begin."""
    told = [code.strip().upper() for code in codes]
    if any(code.startswith("R.91PRP") for code in told):
        return SKKNI_2019
    return SKKNI_2012 if any(code.startswith("PRP.LP") for code in told) else FREE


def read_row(cells: Cells, form: str) -> Place | None:
    """The row as facts; blank optional cells are left out. None where it is refused."""
    level, code = cells.take("level", clean.choice(LEVELS)), cells.take("code", _code)
    facts: dict[str, Any] = {"level": level, "code": code, "title": cells.take("title", clean.text(300))}
    facts |= {name: text for name, limit in OPTIONAL if (text := cells.maybe(name, clean.text(limit)))}
    if description := cells.maybe("description", clean.prose(4000)):
        facts["description"] = description
    parent = cells.maybe("parent", _code)
    if level and code:
        facts["parent"] = _placed(cells, form, level, code, parent)
    return None if cells.refused else Place(cells, facts)


def _placed(cells: Cells, form: str, level: str, code: str, parent: str | None) -> str | None:
    if not unit_codes.is_code(form, level, code):
        cells.say(_wrong_form(form, level, code), "code")
        return None
    named = unit_codes.parent_in(form, level, code)
    if named and parent and parent != named:
        cells.say(_wrong_parent(parent, named), "parent")
    return named or parent


def _code(cell: str) -> Cleaned[str]:
    tidied = clean.tidy(cell).value
    if not tidied:
        raise UnfitError("blank", "Wajib diisi.", "Must not be blank.")
    bare = "".join(tidied.split()).upper()
    if bare == cell:
        return Cleaned(bare)
    return Cleaned(bare, (correction("code-tidied", f"Ditulis {cell!r}, disimpan {bare}.", f"Kept as {bare}."),))


def _wrong_form(form: str, level: str, code: str) -> Any:
    example = FORM_TEXTS[form] + {ELEMENT: "/1", CRITERION: "/1.1"}.get(level, "")
    example = "02" if level == FUNCTION and form != FREE else example
    return refusal(
        "code-form",
        f"Kode {code} tidak berbentuk seperti {example}. Kode tidak pernah dikarang: periksa naskah standarnya.",
        f"The code {code} does not look like {example}. Codes are never made up: see the text of the standard.",
    )


def _wrong_parent(parent: str, named: str) -> Any:
    return refusal(
        "parent-differs",
        f"Tertulis induk {parent}, tetapi kodenya menyebut {named}.",
        f"The parent is given as {parent}, but the code itself says {named}.",
    )
