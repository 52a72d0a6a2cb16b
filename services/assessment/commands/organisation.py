"""The organisation's own predicate of a year: recorded with its basis. It changes no rating."""

from datetime import datetime
from typing import Any

from services.assessment.documents import OrganisationYear
from shared.clock import WIB
from shared.errors import Invalid
from shared.storage.documents import insert, save


def record(found: OrganisationYear, body: dict[str, Any], name: str, now: datetime) -> OrganisationYear:
    """Record it; again takes the place of the first, which stays in the trail."""
    if int(found.id) > now.astimezone(WIB).year:
        raise Invalid({"year": "year-too-far"})
    found.predicate, found.basis = body["predicate"], body["basis"]
    found.trail.append({"predicate": found.predicate, "basis": found.basis, "name": name, "at": now})
    return save(found, now) if found.version else insert(found, now)
