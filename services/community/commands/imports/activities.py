"""Activities of the past: known by day, hour, title, place and partner."""

from datetime import datetime
from typing import Any

from services.community.commands.changes import take_over
from services.community.commands.imports import words
from services.community.commands.imports.rows import Importer
from services.community.documents import Activity, Partner
from services.community.domain.keys import activity_key, key
from services.community.events import outgoing
from shared.spreadsheets import (
    IMPORTED,
    UNCHANGED,
    Cells,
    Cleaned,
    Column,
    Kind,
    Recognised,
    Report,
    RowResult,
    Table,
    UnfitError,
    clean,
)
from shared.storage.documents import insert_many, save

KIND = Kind(
    "activities",
    "daftar kegiatan",
    "list of activities",
    (
        Column("date", ("tanggal", "tanggal kegiatan")),
        Column("time", ("jam", "waktu", "pukul")),
        Column("title", ("nama kegiatan", "kegiatan", "judul kegiatan")),
        Column("kind", ("jenis", "jenis kegiatan")),
        Column("place", ("tempat", "lokasi")),
        Column("partner", ("mitra", "nama mitra"), required=False),
        Column("quota", ("kuota", "kapasitas"), required=False),
        Column("attendance", ("hadir", "jumlah hadir", "peserta hadir")),
    ),
)
WORDS = {
    "pelatihan": "training",
    "bimtek": "training",
    "diskusi": "discussion",
    "lomba": "contest",
    "kunjungan": "visit",
    "seminar": "seminar",
    "pameran": "exhibition",
    "lainnya": "other",
}
MOST = 100_000


def take(table: Table, found: Recognised, report: Report, now: datetime, new_id: Any) -> None:
    """Record what is new, change what differs, leave alone what is the same."""
    importer = _Activities(now, new_id)
    importer.all(table, found, report)
    insert_many(importer.fresh, now)
    for activity in importer.fresh:
        outgoing.activity_held(activity, now)


class _Activities(Importer):
    def __init__(self, now: datetime, new_id: Any) -> None:
        super().__init__(now, new_id)
        self.partners: dict[str, Partner] = {partner.key: partner for partner in Partner.objects}
        self.known: dict[str, Activity] = {activity.key: activity for activity in Activity.objects}
        self.fresh: list[Activity] = []

    def take(self, cells: Cells) -> RowResult:
        values = self._read(cells)
        if cells.refused:
            return cells.result()
        if repeated := self.repeats.result(values["key"], values, cells):
            return repeated
        activity = self.known.get(values["key"])
        if activity is None:
            activity = Activity(id=self.new_id(), **values)
            self.fresh.append(activity)
            return cells.result(IMPORTED, activity.id)
        if not take_over(activity, values):
            return cells.result(UNCHANGED, activity.id)
        save(activity, self.now)
        outgoing.activity_held(activity, self.now)
        return cells.result(IMPORTED, activity.id)

    def _read(self, cells: Cells) -> dict[str, Any]:
        held_on = cells.take("date", clean.date)
        times = cells.take("time", clean.time_range)
        partner = cells.maybe("partner", self._partner)
        values: dict[str, Any] = {
            "title": cells.take("title", clean.text(200)),
            "kind": cells.take("kind", clean.choice(WORDS)),
            "place": cells.take("place", clean.text(200)),
            "quota": cells.maybe("quota", clean.integer(0, MOST)),
            "attendance": cells.take("attendance", clean.integer(0, MOST)),
            "partner_id": partner.id if partner else None,
            "partner_name": partner.name if partner else None,
        }
        if cells.refused or held_on is None or times is None:
            return values
        starts, ends = times
        natural = activity_key(values["title"], held_on, starts, values["place"], values["partner_id"])
        values |= {"held_on": held_on, "starts": starts.isoformat("minutes"), "key": natural}
        values["ends"] = ends.isoformat("minutes") if ends else None
        self._remark(cells, values)
        return values

    def _remark(self, cells: Cells, values: dict[str, Any]) -> None:
        if values["quota"] is not None and values["attendance"] > values["quota"]:
            cells.say(words.note("attendance-over-quota"), "attendance")
        if values["held_on"] > self.today:
            cells.say(words.note("date-ahead"), "date")

    def _partner(self, cell: str) -> Cleaned[Partner]:
        written = clean.text(200)(cell)
        partner = self.partners.get(key(written.value))
        if partner is None:
            raise UnfitError(
                "partner-unknown",
                f"Mitra {written.value!r} tidak dikenal; impor daftar mitra lebih dahulu.",
                f"The partner {written.value!r} is not known; import the list of partners first.",
            )
        return Cleaned(partner, written.notes)
