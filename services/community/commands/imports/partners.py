"""Partners and the agreements with them: one agreement a row, known by its number."""

from datetime import datetime
from typing import Any

from services.community.commands.changes import take_over
from services.community.commands.imports import words
from services.community.commands.imports.rows import Importer
from services.community.commands.partners import agree, join
from services.community.documents import Agreement, Partner
from services.community.domain.keys import key
from services.community.events.outgoing import partner_changed
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
    refusal,
)
from shared.storage.documents import save

KIND = Kind(
    "partners",
    "daftar mitra",
    "list of partners",
    (
        Column("name", ("nama mitra", "mitra", "lembaga", "nama lembaga")),
        Column("kind", ("jenis", "jenis mitra", "jenis lembaga")),
        Column("number", ("no mou", "nomor mou", "no perjanjian", "nomor perjanjian", "no pks")),
        Column("starts", ("mulai", "tanggal mulai", "berlaku mulai")),
        Column("ends", ("berakhir", "selesai", "tanggal berakhir", "berlaku sampai"), required=False),
        Column("contact", ("kontak", "narahubung"), required=False),
        Column("email", ("email", "e mail", "surel"), required=False),
    ),
)
WORDS = {
    "sekolah": "school",
    "perguruan tinggi": "university",
    "universitas": "university",
    "organisasi profesi": "professional",
    "komunitas": "community",
    "swasta": "private",
    "pemerintah": "government",
    "instansi pemerintah": "government",
    "media": "media",
    "lainnya": "other",
}


def take(table: Table, found: Recognised, report: Report, now: datetime, new_id: Any) -> None:
    """Join who is new, start or change agreements, leave alone what is the same."""
    importer = _Partners(now, new_id)
    importer.all(table, found, report)


class _Partners(Importer):
    def __init__(self, now: datetime, new_id: Any) -> None:
        super().__init__(now, new_id)
        self.known: dict[str, Partner] = {partner.key: partner for partner in Partner.objects}
        self.owners = {each.number: partner.key for partner in self.known.values() for each in partner.agreements}

    def take(self, cells: Cells) -> RowResult:
        values = self._read(cells)
        if cells.refused:
            return cells.result()
        if repeated := self.repeats.result(values["number"], dict(values), cells):
            return repeated
        number, starts_on, ends_on = (values.pop(name) for name in ("number", "starts_on", "ends_on"))
        self.owners[number] = key(values["name"])
        partner = self.known.get(key(values["name"]))
        if partner is None:
            agreement = Agreement(number=number, starts_on=starts_on, ends_on=ends_on)
            partner = join(values, agreement, partner_id=self.new_id(), now=self.now)
            self.known[partner.key] = partner
            return cells.result(IMPORTED, partner.id)
        changed = self._contact(partner, values)
        changed = agree(partner, number, starts_on, ends_on, self.now) or changed
        return cells.result(IMPORTED if changed else UNCHANGED, partner.id)

    def _read(self, cells: Cells) -> dict[str, Any]:
        values = {
            "name": cells.take("name", clean.text(200)),
            "kind": cells.take("kind", clean.choice(WORDS)),
            "number": cells.take("number", clean.text(100)),
            "starts_on": cells.take("starts", clean.date),
            "ends_on": cells.maybe("ends", clean.date),
            "contact": cells.maybe("contact", clean.text(200)),
            "email": cells.maybe("email", clean.email),
        }
        if not cells.refused:
            self._check(cells, values)
        return values

    def _check(self, cells: Cells, values: dict[str, Any]) -> None:
        if values["ends_on"] and values["ends_on"] < values["starts_on"]:
            cells.say(words.unfit("date-order").note, "ends")
        elif values["ends_on"] and values["ends_on"] < self.today:
            cells.say(words.note("agreement-ended"), "ends")
        owner = self.owners.get(values["number"])
        if owner and owner != key(values["name"]):
            name = self.known[owner].name if owner in self.known else owner
            cells.say(_taken(name), "number")

    def _contact(self, partner: Partner, values: dict[str, Any]) -> bool:
        told = {field: value for field, value in values.items() if value is not None and field != "name"}
        if take_over(partner, told):
            save(partner, self.now)
            partner_changed(partner, self.now)
            return True
        return False


def _taken(name: str) -> Any:
    return refusal(
        "agreement-of-another",
        f"Nomor perjanjian ini milik mitra lain: {name}.",
        f"This agreement number belongs to another partner: {name}.",
    )
