"""After an update: forgotten types are heard once more, and only what was missing is added."""

from datetime import timedelta
from typing import Any

from services.assessment.documents import ReportedFact
from services.assessment.events.incoming import incoming
from shared.clock import utcnow
from shared.contracts import community, training
from shared.contracts.community import LibrarianLeftV1
from shared.messaging.applying import apply
from shared.storage import inbox
from shared.storage.connection import database
from tests.integration.assessment.reporting import TODAY, Year

HEARD_BEFORE = (
    community.LibrarianRegisteredV1,
    community.LibrarianChangedV1,
    community.LibrarianLeftV1,
    training.CourseCompletedV1,
    training.CertificateIssuedV1,
    training.CertificateRevokedV1,
)
OURS = ("inbox", "reported_facts")


def standing() -> dict[str, Any]:
    names = sorted(set(database().list_collection_names()) - set(OURS))
    return {name: list(database()[name].find().sort("_id", 1)) for name in names}


def test_hearing_again_changes_nothing_but_the_facts_that_were_missing(city, monkeypatch) -> None:
    told: list[Any] = []
    from tests.support import events

    monkeypatch.setattr(events, "incoming", _kept(events.incoming, told))
    year = Year(city)
    _session, enrolments = year.session(year.people[:3])
    year.revoke(enrolments[0], year.people[0])
    left = {"librarian_id": year.people[5], "left_on": TODAY - timedelta(days=2), "reason": "Pensiun"}
    year.tell(LibrarianLeftV1, year.people[5], left, 3)
    before, facts = standing(), list(ReportedFact._get_collection().find().sort("_id", 1))
    ReportedFact._get_collection().delete_many({})
    keys = [each.routing_key for each in HEARD_BEFORE]
    again = [each for each in told if each.type in keys]
    assert apply(incoming, again, utcnow()) == 0, "without forgetting, a replay does nothing"
    assert inbox.forget("assessment", keys) == len(again)
    assert apply(incoming, list(reversed(again)), utcnow()) == len(again)
    assert standing() == before
    told_again = {row["_id"] for row in ReportedFact._get_collection().find()}
    assert told_again == {row["_id"] for row in facts if row["event_type"] in keys}


def _kept(make: Any, told: list[Any]) -> Any:
    def kept(*args: Any, **kwargs: Any) -> Any:
        told.append(make(*args, **kwargs))
        return told[-1]

    return kept
