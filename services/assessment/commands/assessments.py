"""One person's assessment: the gathering ends, the result is shared after a conversation, and acknowledged."""

from datetime import datetime
from typing import Any

from services.assessment.documents import Assessment
from services.assessment.domain import assessments
from services.assessment.events import rating as outgoing
from shared.errors import Refused
from shared.storage.documents import save


def seal(assessment: Assessment, by: str, now: datetime) -> Assessment:
    """End the gathering: who has not answered is absent."""
    _move(assessment, assessments.SEAL, by, now)
    return save(assessment, now)


def share(assessment: Assessment, by: str, note: str, now: datetime) -> Assessment:
    """Let the person read the result; the conversation came first, and is noted."""
    _move(assessment, assessments.SHARE, by, now)
    assessment.shared_at, assessment.shared_note = now, note
    save(assessment, now)
    outgoing.shared(assessment, now)
    return assessment


def acknowledge(assessment: Assessment, by: str, response: str, now: datetime) -> Assessment:
    """The person has read it, and may answer in words."""
    _move(assessment, assessments.ACKNOWLEDGE, by, now)
    assessment.response = response
    return save(assessment, now)


def dispute(assessment: Assessment, by: str, now: datetime) -> Assessment:
    """The person disagrees."""
    _move(assessment, assessments.DISPUTE, by, now)
    return save(assessment, now)


def settle(assessment: Assessment, by: str, changed: list[dict[str, Any]], now: datetime) -> Assessment:
    """A dispute ended. What it changed stands beside what was given; nothing is overwritten."""
    _move(assessment, assessments.SETTLE, by, now)
    assessment.settled = changed
    return save(assessment, now)


def _move(assessment: Assessment, action: str, by: str, now: datetime) -> None:
    state = assessments.after(assessment.state, action)
    if state is None:
        raise Refused("assessment-state", state=assessment.state)
    assessment.state = state
    assessment.trail.append({"name": by, "at": now, "action": action})
