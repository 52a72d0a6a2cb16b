"""The states of a survey, whole:

    open ──close──► closed        a closed survey never opens again, and takes no answer

`closes_on` is what was announced. Answers given offline still count when they arrive later, as long as nobody has
closed the survey.
"""

import re
from collections.abc import Collection
from datetime import date
from hashlib import sha256
from zlib import crc32

OPEN, CLOSED = "open", "closed"
TRANSITIONS = {(OPEN, "close"): CLOSED}
BOXES = 8  # ballot boxes of a survey: so many visitors can drop an answer without waiting for one another
PERIOD = re.compile(r"\d{4}(-(S[12]|Q[1-4]|(0[1-9]|1[0-2])))?")


def after(state: str, action: str) -> str | None:
    """The state that follows, or None where the action is not allowed."""
    return TRANSITIONS.get((state, action))


def takes_answers(state: str, opens_on: date, today: date) -> bool:
    return state == OPEN and today >= opens_on


def covers(opens_on: date, closes_on: date, day: date) -> bool:
    return opens_on <= day <= closes_on


def overlap(first: Collection[str], second: Collection[str]) -> bool:
    """Whether two lists ask about something in common; an empty one asks about everything."""
    return not first or not second or not set(first).isdisjoint(second)


def answer_key(survey_id: str, submission_id: str) -> str:
    """What makes a submission unique in its survey. A digest, since some numbers hold the moment they were made."""
    return f"{survey_id}:{sha256(submission_id.encode()).hexdigest()}"


HOUR_BANDS = ("08-12", "13-17")


def hour_band(hour: int) -> str:
    """The official profile asks for the half of the day, and no closer."""
    return "08-12" if hour < 13 else "13-17"


def box_of(survey_id: str, submission_id: str) -> str:
    """The ballot box that a submission falls into, always the same one."""
    return f"{survey_id}:{crc32(submission_id.encode()) % BOXES}"


def boxes(survey_id: str) -> tuple[str, ...]:
    return tuple(f"{survey_id}:{number}" for number in range(BOXES))
