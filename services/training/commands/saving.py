"""Saving many documents in one go: closing a full hall must not take a round trip a person."""

from collections.abc import Sequence
from datetime import datetime

from pymongo import ReplaceOne

from services.training.documents import Enrolment


def save_all(enrolments: Sequence[Enrolment], now: datetime) -> None:
    """Save each under its next version, as `save` does for one."""
    for enrolment in enrolments:
        enrolment.version += 1
        enrolment.updated_at = now
        enrolment.validate()
    if enrolments:
        replacements = [ReplaceOne({"_id": each.id}, each.to_mongo()) for each in enrolments]
        Enrolment._get_collection().bulk_write(replacements)
