"""The one door to what is kept of a person: it decides who may read, and writes each reading by another down.

    seen = readings.opened(librarian_id, "plan", principal(), utcnow())        # raises Forbidden, NotFound
    seen.librarian, seen.ground                                               # "self", "supervisor", "manager", …

    readings.opened(person, "assessment", principal(), now, assigned=True)     # an assessor whom this person was given
    readings.opened_all(ids, "hours", principal(), now)                        # a list or a file that shows results

Call it before anything is shown, in every view (GET, and POST or PUT that answer with what is kept) that tells one
person's results: there is no other way to a ground, so nobody can forget the log. A list that shows names and states
only needs no reading; one that shows a result, a figure or a word about somebody does, for each row.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from services.assessment.documents import Librarian, PortfolioReading
from services.assessment.domain.access import RESULTS, SELF
from services.assessment.queries import portfolios
from shared.auth import Principal
from shared.ids import new_id


class Seen(NamedTuple):
    """Whose it is, and on which ground the reader may see it."""

    librarian: Librarian
    ground: str

    @property
    def own(self) -> bool:
        return self.ground == SELF


def opened(librarian_id: str, what: str, who: Principal, now: datetime, *, assigned: bool = False) -> Seen:
    """Let `who` read `what` (a key of RESULTS) of a librarian, and log it. Raises Forbidden, NotFound."""
    seen = allowed(librarian_id, what, who, assigned=assigned)
    note(seen, what, who, now)
    return seen


def allowed(librarian_id: str, what: str, who: Principal, *, assigned: bool = False) -> Seen:
    """Decide only: for a command that still has to be refused or done. `note` it before answering with content."""
    return Seen(*portfolios.readable(librarian_id, who, RESULTS[what], assigned=assigned))


def note(seen: Seen, what: str, who: Principal, now: datetime) -> None:
    """Write a reading down; one's own is nobody's business."""
    if not seen.own:
        _row(seen, what, who, now).save(force_insert=True)


def opened_all(librarian_ids: Iterable[str], what: str, who: Principal, now: datetime) -> dict[str, Seen]:
    """Let `who` read `what` of each of them, and log each. Raises Forbidden where one of them is not to be read."""
    found = {each: allowed(each, what, who) for each in dict.fromkeys(librarian_ids)}
    rows = [_row(seen, what, who, now) for seen in found.values() if not seen.own]
    if rows:
        PortfolioReading.objects.insert(rows, load_bulk=False)
    return found


def _row(seen: Seen, what: str, who: Principal, now: datetime) -> PortfolioReading:
    facts = {"reader": who.username, "librarian_id": seen.librarian.id, "what": what, "ground": seen.ground}
    return PortfolioReading(id=new_id(), at=now, **facts)
