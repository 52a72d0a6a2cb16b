"""A librarian has left: after the time the rule gives, what no law keeps is erased, and the receipt is told."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from services.assessment.documents import Erasure, Librarian
from services.assessment.documents.personal import HOLDINGS, Holding
from services.assessment.domain import retention
from services.assessment.domain.retention import DELETED, DONE, KEPT, NOBODY, PSEUDONYMISED, VOID, WAITING
from services.assessment.events import outgoing
from shared.ids import new_id
from shared.storage.documents import insert, save
from shared.storage.outbox import rename_person

BATCH = 20


@dataclass(frozen=True)
class Erased:
    """What one sweep did; `more` when there was too much for one transaction."""

    erased: int
    called_off: int
    more: bool


def expect(librarian_id: str, left_on: date, sequence: int, now: datetime) -> None:
    """Note that somebody has left. The same news again changes nothing."""
    found: Erasure | None = Erasure.objects(id=librarian_id).first()
    if found is not None and found.sequence >= sequence:
        return
    due, rule_id = retention.due_on(left_on)
    erasure = found or Erasure(id=librarian_id)
    erasure.state, erasure.sequence, erasure.rule_id = WAITING, sequence, rule_id
    erasure.left_on, erasure.due_on = left_on.isoformat(), due.isoformat()
    save(erasure, now) if found else insert(erasure, now)


def sweep(as_of: date, now: datetime) -> Erased:
    """Erase those whose time has come; call off those who are back."""
    due = list(Erasure.objects(state=WAITING, due_on__lte=as_of.isoformat()).order_by("due_on", "id").limit(BATCH))
    back = {each.id for each in Librarian.objects(id__in=[each.id for each in due], active=True).only("id")}
    for erasure in due:
        if erasure.id in back:
            erasure.state = VOID
            save(erasure, now)
        else:
            erase(erasure, now)
    return Erased(len(due) - len(back), len(back), len(due) == BATCH)


def erase(erasure: Erasure, now: datetime) -> None:
    """Do it. Done again it finds nothing to do, and keeps what it kept."""
    person: Librarian | None = Librarian.objects(id=erasure.id).first()
    pseudonym = new_id()
    names = _names(erasure.id, person, pseudonym)
    erasure.parts = [_part(holding, erasure.id, names) for holding in HOLDINGS]
    erasure.state, erasure.erased_at = DONE, now
    rename_person("assessment", erasure.id, pseudonym)
    if any(each["count"] for each in erasure.parts if each["fate"] == PSEUDONYMISED):
        _stand_in(pseudonym, person)
    save(erasure, now)
    outgoing.librarian_erased(erasure, now)


def _names(librarian_id: str, person: Librarian | None, pseudonym: str) -> dict[str, str]:
    """What points to the person, and what stands there afterwards. Nobody keeps which pseudonym was whose."""
    told = [value for value in (person.nip, person.name) if value] if person else []
    return dict.fromkeys(told, NOBODY) | {librarian_id: pseudonym}


def _stand_in(pseudonym: str, person: Librarian | None) -> None:
    """So that lists and sums of the unit go on: somebody was here, and no more."""
    where = {"unit_id": person.unit_id, "unit_name": person.unit_name} if person else {}
    Librarian(id=pseudonym, sequence=0, name=NOBODY, active=False, **where).save(force_insert=True)


def _part(holding: Holding, librarian_id: str, names: dict[str, str]) -> dict[str, Any]:
    mine = holding.of(librarian_id)
    rows = holding.document._get_collection()
    facts = {"collection": holding.name, "fate": holding.fate, "basis": holding.basis.id if holding.basis else ""}
    if holding.fate == KEPT:
        return facts | {"count": rows.count_documents(mine)}
    if holding.fate == DELETED:
        return facts | {"count": rows.delete_many(mine).deleted_count}
    found = list(rows.find(mine))
    for row in found:
        rows.replace_one({"_id": row["_id"]}, retention.pseudonymised(row, names, holding.words))
    return facts | {"count": len(found)}
