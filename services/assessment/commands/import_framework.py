"""A framework from a file: places are added to a draft or changed in it, known by their codes.

A row of the wrong form is refused by itself. Where what is left is no tree, nothing of the file is taken.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from services.assessment.commands import frameworks as commands
from services.assessment.commands.framework_sheet import KIND, Place, form_of, read_row
from services.assessment.documents.frameworks import Competency, Framework
from services.assessment.domain import frameworks
from services.assessment.domain.frameworks import DRAFT, Fault, Node
from services.assessment.domain.unit_codes import SKKNI_2012, SKKNI_2019
from services.assessment.queries import frameworks as queries
from shared.errors import Refused
from shared.ids import new_id
from shared.spreadsheets import (
    IMPORTED,
    UNCHANGED,
    Cells,
    Note,
    Recognised,
    Report,
    Table,
    clean,
    refusal,
    remark,
)

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
USUAL = {SKKNI_2019: "skkni-perpustakaan", SKKNI_2012: "skkni-perpustakaan-2012"}


def import_into(framework: Framework, table: Table, found: Recognised, now: datetime) -> Report:
    """Take the file into this draft."""
    if framework.state != DRAFT:
        raise Refused("framework-state", state=framework.state, action="import")
    return _Import(table, found, framework.slug, framework.form, now).run()


def import_framework(table: Table, found: Recognised, now: datetime) -> Report:
    """Take the file into the draft of the framework that it names, begun where it has none."""
    cells = [Cells(row, found) for row in table.rows]
    form = form_of(each.raw("code") for each in cells)
    named = {each.raw("framework").strip().lower() for each in cells} - {""} or {USUAL.get(form, "")}
    slug = named.pop()
    if named or not SLUG.fullmatch(slug):
        return _refused_whole(table, found, [Cells(row, found) for row in table.rows], ONE_FRAMEWORK)
    there: Framework | None = Framework.objects(slug=slug).order_by("-edition").first()
    return _Import(table, found, slug, there.form if there else form, now).run()


class _Import:
    """One file on its way into one framework."""

    def __init__(self, table: Table, found: Recognised, slug: str, form: str, now: datetime) -> None:
        self.table, self.found, self.slug, self.form, self.now = table, found, slug, form, now
        self.base: Framework | None = Framework.objects(slug=slug).order_by("-edition").first()
        self.there = {each.code: each for each in queries.nodes(self.base.id)} if self.base else {}

    def run(self) -> Report:
        read = [(cells := Cells(row, self.found), read_row(cells, self.form)) for row in self.table.rows]
        places = _once([place for _, place in read if place is not None])
        wrong = self._faults(places)
        if wrong:
            return self._broken([cells for cells, _ in read], wrong)
        fresh = [place for place in places.values() if not place.cells.refused and self._is_new(place)]
        report = Report(self.table.filename, KIND.name, [*self.table.notes, *self.found.notes])
        if fresh:
            report.notes.append(_went_to(self._write(fresh)))
        taken = {id(place.cells) for place in fresh}
        for cells, place in read:
            report.add(cells.result(IMPORTED if id(cells) in taken else UNCHANGED, place.code if place else None))
        return report

    def _faults(self, places: dict[str, Place]) -> list[Fault]:
        kept = [Node(code, each.level, each.parent) for code, each in self.there.items() if code not in places]
        told = [
            Node(code, place.facts["level"], place.facts.get("parent") or self._parent(code))
            for code, place in places.items()
        ]
        return frameworks.faults([*kept, *told])

    def _parent(self, code: str) -> str | None:
        there = self.there.get(code)
        return there.parent if there else None

    def _is_new(self, place: Place) -> bool:
        there = self.there.get(place.code)
        told = {name: value for name, value in place.facts.items() if value is not None}
        return there is None or any(getattr(there, name) != value for name, value in told.items())

    def _write(self, fresh: Sequence[Place]) -> Framework:
        draft = self._draft()
        found: dict[str, Competency] = {each.code: each for each in queries.nodes(draft.id)}
        rows = [{name: value for name, value in place.facts.items() if value is not None} for place in fresh]
        return commands.fill(draft, rows, found, self.now)

    def _draft(self) -> Framework:
        if self.base is None:
            return commands.create(new_id(), self._about(), self.now)
        if self.base.state == DRAFT:
            return self.base
        return commands.begin_edition(new_id(), self.slug, self.now)

    def _about(self) -> dict[str, Any]:
        told = (Cells(row, self.found).raw("framework_title") for row in self.table.rows)
        title = next((clean.tidy(each).value[:200] for each in told if each.strip()), self.slug)
        return {"slug": self.slug, "title": title, "form": self.form}

    def _broken(self, cells: list[Cells], wrong: list[Fault]) -> Report:
        by_code = {fault.code: fault for fault in wrong}
        for each in cells:
            fault = by_code.get("".join(each.raw("code").split()).upper())
            if fault is not None and not each.refused:
                each.say(BLAMED[fault.reason], "parent" if each.raw("parent") else "code")
        return _refused_whole(self.table, self.found, cells, _broken_at(list(by_code)[:5]))


def _once(places: list[Place]) -> dict[str, Place]:
    """By code. A code twice in the file is no harm where both rows say the same, and refused where they do not."""
    seen: dict[str, Place] = {}
    for place in places:
        before = seen.setdefault(place.code, place)
        if before is not place and before.facts != place.facts:
            place.cells.say(REPEATED, "code")
    return seen


def _refused_whole(table: Table, found: Recognised, cells: list[Cells], reason: Note) -> Report:
    report = Report.of(table, found)
    report.notes.append(reason)
    for each in cells:
        if not each.refused:
            each.say(reason)
        report.add(each.result())
    return report


def _went_to(draft: Framework) -> Note:
    return remark(
        "in-draft",
        f"Masuk ke draf edisi {draft.edition} dari “{draft.title}”. Terbitkan agar berlaku.",
        f"Taken into the draft of edition {draft.edition} of “{draft.title}”. Publish it to put it in force.",
    )


def _broken_at(codes: list[str]) -> Note:
    where = ", ".join(codes)
    return refusal(
        "tree-broken",
        f"Tidak satu baris pun diambil: susunannya bukan pohon yang utuh (lihat {where}).",
        f"Not one row was taken: what would come of them is no whole tree (see {where}).",
    )


ONE_FRAMEWORK = refusal(
    "framework-unclear",
    "Tulis pada kolom “Kerangka” nama pendek satu kerangka, sama di semua baris, misalnya literasi-digital.",
    "Give the short name of one framework in the column “Framework”, the same in all rows, such as digital-literacy.",
)
REPEATED = refusal(
    "repeated",
    "Kode ini sudah ada di baris sebelumnya dengan isi lain.",
    "This code stands in a row before, with other content.",
)
BLAMED = {
    "parent-missing": refusal("parent-missing", "Induknya tidak disebut.", "Its parent is not named."),
    "parent-unknown": refusal(
        "parent-unknown",
        "Induknya tidak ada, baik di berkas ini maupun di kerangkanya.",
        "Its parent is neither in this file nor in the framework.",
    ),
    "parent-level": refusal(
        "parent-level",
        "Induknya tidak setingkat di atasnya: fungsi, unit, elemen, kriteria.",
        "Its parent is not one level above: function, unit, element, criterion.",
    ),
    "code-twice": refusal("code-twice", "Kode ini muncul dua kali.", "This code is there twice."),
}
