"""The roster of the personnel office: one librarian a row, known by NIP."""

from datetime import datetime
from typing import Any

from services.community.commands import nominations
from services.community.commands.changes import take_over
from services.community.commands.imports import words
from services.community.commands.imports.rows import Importer
from services.community.commands.imports.units import FOUNDED, Units
from services.community.documents import Librarian
from services.community.domain import positions
from services.community.domain.nip import Nip
from services.community.events import outgoing
from shared.spreadsheets import (
    IMPORTED,
    UNCHANGED,
    Cells,
    Column,
    Kind,
    Recognised,
    Report,
    RowResult,
    Table,
    clean,
    remark,
)
from shared.storage.documents import insert_many, save

KIND = Kind(
    "librarians",
    "daftar pustakawan",
    "roster of librarians",
    (
        Column("nip", ("nip", "no nip", "nomor induk pegawai")),
        Column("name", ("nama lengkap", "nama", "nama pegawai", "nama pustakawan")),
        Column("position", ("jabatan fungsional", "jabatan")),
        Column("rank", ("gol", "golongan", "pangkat golongan", "gol ruang")),
        Column("unit", ("unit kerja", "unit", "unit layanan")),
        Column("email", ("email", "e mail", "surel", "alamat email"), required=False),
        Column("phone", ("no hp", "hp", "telepon", "no telepon", "nomor hp"), required=False),
        Column("since", ("tmt jabatan", "tmt"), required=False),
        Column("status", ("status", "status pegawai"), required=False),
    ),
)
STATUS = {
    "aktif": "",
    "tidak aktif": "tidak aktif",
    "nonaktif": "tidak aktif",
    "pensiun": "pensiun",
    "mutasi": "mutasi",
    "pindah": "mutasi",
    "keluar": "keluar",
}


def take(table: Table, found: Recognised, report: Report, now: datetime, new_id: Any) -> None:
    """Register who is new, change who differs, leave alone who is the same."""
    roster = _Roster(now, new_id)
    roster.all(table, found, report)
    insert_many(roster.fresh, now)
    for librarian in roster.fresh:
        outgoing.librarian_registered(librarian, now)


class _Roster(Importer):
    def __init__(self, now: datetime, new_id: Any) -> None:
        super().__init__(now, new_id)
        self.units = Units()
        self.known: dict[str, Librarian] = {librarian.nip: librarian for librarian in Librarian.objects}
        self.fresh: list[Librarian] = []

    def take(self, cells: Cells) -> RowResult:
        number, values = self._read(cells)
        if cells.refused:
            return cells.result()
        assert number is not None
        if repeated := self.repeats.result(number.text, dict(values), cells):
            return repeated
        self._settle_unit(cells, values)
        status = values.pop("status")
        librarian = self.known.get(number.text)
        if librarian is None:
            return self._register(cells, number, values, status)
        return self._change(cells, librarian, values, status)

    def _read(self, cells: Cells) -> tuple[Nip | None, dict[str, Any]]:
        number = cells.take("nip", words.employee_number(self.today))
        name = cells.take("name", words.name)
        values: dict[str, Any] = {
            "name": name.bare if name else None,
            "titles": list(name.titles) if name else [],
            "position": cells.take("position", words.position),
            "rank": cells.take("rank", words.rank),
            "unit_name": cells.take("unit", self.units.clean),
            "email": cells.maybe("email", clean.email),
            "phone": cells.maybe("phone", clean.phone),
            "position_since": cells.maybe("since", clean.date),
            "status": cells.maybe("status", clean.choice(STATUS)),
        }
        if number and not cells.refused:
            self._look(cells, number, values)
        # an empty cell says nothing: it does not erase what is known
        return number, {field: value for field, value in values.items() if value is not None}

    def _look(self, cells: Cells, number: Nip, values: dict[str, Any]) -> None:
        if not positions.suits(values["rank"], number.contract):
            cells.say(words.unfit("rank-of-others").note, "rank")
        if not positions.current().allows(values["position"], values["rank"]):
            cells.say(words.note("rank-outside-position"), "rank")
        if values["position_since"] and not number.covers(values["position_since"]):
            cells.say(words.note("position-before-appointment"), "since")

    def _settle_unit(self, cells: Cells, values: dict[str, Any]) -> None:
        if self.units.opened(values["unit_name"]):
            cells.say(FOUNDED, "unit")
        unit = self.units.named(values["unit_name"], self.new_id(), self.now)
        values |= {"unit_id": unit.id, "unit_name": unit.name}

    def _register(self, cells: Cells, number: Nip, values: dict[str, Any], status: str) -> RowResult:
        librarian = Librarian(id=self.new_id(), nip=number.text, active=not status, **values)
        if status:
            librarian.left_reason = status
        self.fresh.append(librarian)
        return cells.result(IMPORTED, librarian.id)

    def _change(self, cells: Cells, librarian: Librarian, values: dict[str, Any], status: str) -> RowResult:
        leaving = bool(status) and librarian.active
        changed = take_over(librarian, values | {"active": not status})
        if not changed:
            return cells.result(UNCHANGED, librarian.id)
        if leaving:
            librarian.left_on, librarian.left_reason = self.today, status
        save(librarian, self.now)
        if leaving:
            outgoing.librarian_left(librarian, self.today, status, self.now)
            nominations.leaver(librarian.id, status, self.now)
        else:
            outgoing.librarian_changed(librarian, self.now)
        cells.say(_changed(changed))
        return cells.result(IMPORTED, librarian.id)


def _changed(fields: list[str]) -> Any:
    names = ", ".join(fields)
    return remark("record-changed", f"Data yang sudah ada diperbarui: {names}.", f"The record was updated: {names}.")
