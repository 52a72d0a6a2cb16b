"""Asking participants what they thought of a session, once each; adding it up when the time is over."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from services.training.commands.people import Actor, self_of
from services.training.documents import FeedbackAnswer, FeedbackRound, FeedbackTicket, Session
from services.training.domain import reactions
from services.training.domain.reactions import Answer, summarise
from services.training.events import learning
from shared.errors import Forbidden, NotFound, Refused
from shared.ids import new_id
from shared.storage.documents import insert, save

AT_ONCE = 20
"""Rounds ended by one transaction; the rest have their turn with the next one."""


def ask(session: Session, librarian_ids: Sequence[str], now: datetime) -> None:
    """Open the round of a session that was just closed, for those who were present."""
    if not librarian_ids:
        return
    asked = FeedbackRound(
        id=new_id(),
        session_id=session.id,
        course_id=session.course_id,
        course_title=session.course_title,
        form=reactions.FORM,
        state=FeedbackRound.OPEN,
        asked=len(librarian_ids),
        closes_at=now + reactions.OPEN_FOR,
    )
    insert(asked, now)
    tickets = [
        FeedbackTicket(id=FeedbackTicket.key(asked.id, each), round_id=asked.id, librarian_id=each, answered=False)
        for each in librarian_ids
    ]
    FeedbackTicket.objects.insert(tickets, load_bulk=False)
    learning.feedback_asked(asked, librarian_ids, now)


def answer(session_id: str, ratings: dict[str, int], comment: str, actor: Actor, now: datetime) -> None:
    """Take one person's answer, and remember only that this person has answered."""
    asked = FeedbackRound.objects(session_id=session_id).first()
    if asked is None:
        raise NotFound("feedback", session_id)
    if asked.state != FeedbackRound.OPEN or now > asked.closes_at:
        raise Refused("feedback-closed")
    key = FeedbackTicket.key(asked.id, self_of(actor).id)
    if FeedbackTicket.objects(id=key, answered=False).modify(set__answered=True) is None:
        raise Refused("feedback-given") if FeedbackTicket.objects(id=key).first() else Forbidden("feedback-not-asked")
    # A random id: one that grows with time would say who answered when.
    FeedbackAnswer(id=str(uuid4()), round_id=asked.id, ratings=ratings, comment=comment).save(force_insert=True)


def end_rounds(now: datetime) -> None:
    """Add up the rounds whose time is over, and say so."""
    for asked in (
        FeedbackRound.objects(state=FeedbackRound.OPEN, closes_at__lt=now).order_by("closes_at").limit(AT_ONCE)
    ):
        found = summary(asked)
        asked.state, asked.n, asked.averages = FeedbackRound.CLOSED, found.n, dict(found.averages or {})
        save(asked, now)
        learning.feedback_summarised(asked, now)


def summary(asked: FeedbackRound) -> reactions.Summary:
    """What the answers of a round add up to."""
    return summarise(_read(each) for each in FeedbackAnswer.objects(round_id=asked.id))


def _read(stored: Any) -> Answer:
    return Answer(dict(stored.ratings), stored.comment)
