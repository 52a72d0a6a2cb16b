"""After the rating: what follows from it, and that the person rated has taken note. The rating is never touched."""

from datetime import datetime
from typing import Any

from services.assessment.commands.performance import Author
from services.assessment.documents import PerformanceCycle
from services.assessment.domain import consequences, performance
from services.assessment.events import outgoing
from shared.clock import WIB
from shared.errors import Invalid, NotFound, Refused
from shared.storage.documents import save


def decide(
    cycle: PerformanceCycle, consequence_id: str, by: Author, body: dict[str, Any], now: datetime
) -> PerformanceCycle:
    """Decide on a reward, guidance or a sanction, with reason, owner and date."""
    by.must_lead()
    if cycle.state != performance.RATED:
        raise Refused("cycle-state", state=cycle.state, action="decide")
    kinds, rule_id = consequences.allowed(cycle.ratings[-1]["predicate"], performance.last_day(cycle.year))
    if body["kind"] not in kinds:
        raise Invalid({"kind": "does-not-follow"})
    if body["due_on"] < now.astimezone(WIB).date():
        raise Invalid({"due_on": "past"})
    facts = {"id": consequence_id, "rule_id": rule_id, "state": consequences.DECIDED, "acknowledged": None}
    cycle.consequences.append(by.says(now, **body | {"due_on": body["due_on"].isoformat()}, **facts))
    cycle.trail.append(by.says(now, action="decide", state=cycle.state))
    save(cycle, now)
    outgoing.consequence_decided(cycle, consequence_id, now)
    return cycle


def acknowledge(cycle: PerformanceCycle, consequence_id: str, by: Author, text: str, now: datetime) -> PerformanceCycle:
    """Take note of what follows; once. It is no consent: the person's words stand beside it."""
    by.must_be_the_librarian()
    found = next((each for each in cycle.consequences if each["id"] == consequence_id), None)
    if found is None:
        raise NotFound("consequence", consequence_id)
    if found["state"] == consequences.ACKNOWLEDGED:
        raise Refused("consequence-acknowledged")
    found["state"], found["acknowledged"] = consequences.ACKNOWLEDGED, by.says(now, text=text)
    cycle.trail.append(by.says(now, action="acknowledge", state=cycle.state))
    return save(cycle, now)
