"""Everything that the service holds about one person, and who read it."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from mongoengine import QuerySet

from services.assessment.documents import Erasure, Librarian, PortfolioReading
from services.assessment.documents.personal import HOLDINGS, Holding
from services.assessment.domain import retention


def held_on(librarian: Librarian, now: datetime) -> dict[str, Any]:
    """The whole, collection by collection, with what becomes of each; and the readings by others, by name."""
    return {
        "service": "assessment",
        "librarian_id": librarian.id,
        "made_at": now,
        "parts": [_part(holding, librarian.id) for holding in HOLDINGS],
        "readings": named(readings_of(librarian).order_by("-id")),
    }


def readings_of(librarian: Librarian) -> QuerySet:
    """What others read of this person."""
    return PortfolioReading.objects(librarian_id=librarian.id)


def readings(filters: Mapping[str, Any]) -> QuerySet:
    """Every reading, of one person or by one reader where asked."""
    wanted = {name: filters[name] for name in ("librarian_id", "reader", "what") if name in filters}
    return PortfolioReading.objects(**wanted)


def named(found: Iterable[PortfolioReading]) -> list[dict[str, Any]]:
    """Readings with the names of reader and read. What was read is not in them."""
    rows = list(found)
    readers = {each.nip: each.name for each in Librarian.objects(nip__in=[each.reader for each in rows])}
    people = {each.id: each.name for each in Librarian.objects(id__in=[each.librarian_id for each in rows])}
    return [
        {"id": each.id, "at": each.at, "reader_name": readers.get(each.reader, each.reader), "what": each.what,
         "ground": each.ground, "librarian_id": each.librarian_id, "librarian_name": people.get(each.librarian_id, "")}
        for each in rows
    ]  # fmt: skip


def receipts() -> QuerySet:
    """What became of the data of those who have left."""
    return Erasure.objects


def receipted(found: Iterable[Erasure]) -> list[dict[str, Any]]:
    """Receipts with names."""
    rows = list(found)
    people = {each.id: each.name for each in Librarian.objects(id__in=[each.id for each in rows])}
    names = ("id", "state", "left_on", "due_on", "rule_id", "erased_at", "parts")
    return [{name: getattr(each, name) for name in names} | {"librarian_name": people.get(each.id, "")}
            for each in rows]  # fmt: skip


def _part(holding: Holding, librarian_id: str) -> dict[str, Any]:
    rows = holding.document._get_collection().find(holding.of(librarian_id)).sort("_id", 1)
    records = [plain(retention.without(row, holding.hidden | {"_cls"})) for row in rows]
    basis = holding.basis
    told = {"id": basis.id, "source": basis.source, "verified": basis.verified} if basis else None
    return {"collection": holding.name, "when_leaving": holding.fate, "basis": told, "records": records}


def plain(value: Any) -> Any:
    """A stored value as JSON can say it."""
    if isinstance(value, dict):
        return {("id" if key == "_id" else key): plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    if isinstance(value, bytes):
        return f"{len(value)} bytes"
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str | int | None) else str(value)  # decimals as text
