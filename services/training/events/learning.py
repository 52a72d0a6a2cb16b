"""What happened around tests and feedback, as the contracts tell it."""

from collections.abc import Sequence
from datetime import datetime

from services.training.documents import FeedbackRound, Session, Sitting
from shared.contracts import training as contract
from shared.storage import outbox


def test_opened(sitting: Sitting, session: Session, librarian_ids: Sequence[str], now: datetime) -> None:
    facts = {
        "sitting_id": sitting.id,
        "session_id": session.id,
        "course_id": session.course_id,
        "course_title": session.course_title,
        "purpose": sitting.purpose,
        "minutes": sitting.minutes,
        "attempts": sitting.attempts,
        "librarian_ids": list(librarian_ids),
    }
    outbox.publish(contract.TestOpenedV1, subject=sitting.id, sequence=sitting.version, now=now, data=facts)


def feedback_asked(asked: FeedbackRound, librarian_ids: Sequence[str], now: datetime) -> None:
    facts = {
        "session_id": asked.session_id,
        "course_id": asked.course_id,
        "course_title": asked.course_title,
        "closes_at": asked.closes_at,
        "librarian_ids": list(librarian_ids),
    }
    outbox.publish(contract.FeedbackAskedV1, subject=asked.id, sequence=asked.version, now=now, data=facts)


def feedback_summarised(asked: FeedbackRound, now: datetime) -> None:
    facts = {
        "session_id": asked.session_id,
        "course_id": asked.course_id,
        "n": asked.n,
        "averages": asked.averages or None,
    }
    outbox.publish(contract.FeedbackSummarisedV1, subject=asked.id, sequence=asked.version, now=now, data=facts)
