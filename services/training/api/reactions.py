"""Observed role-plays, and what participants thought of a session."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import request
from flask_smorest import Blueprint

from services.training import queries
from services.training.api.acting import PEOPLE, actor
from services.training.api.schemas.reactions import (
    FeedbackAnswerSchema,
    FeedbackSummarySchema,
    MyFeedbackSchema,
    ObservationSchema,
    ReceivedSchema,
    WatchedListSchema,
)
from services.training.api.schemas.tests import LevelsSchema
from services.training.commands import feedback, observing
from services.training.commands.observing import Seen
from services.training.commands.people import require_teaching
from services.training.documents import Observation
from services.training.domain.reactions import STATEMENTS
from services.training.queries import reactions
from shared.clock import utcnow
from shared.errors import Forbidden
from shared.http.edge import STAFF, command, query
from shared.ids import new_id

blueprint = Blueprint("reactions", __name__, description="Observation and feedback")
OBSERVERS = ("manager", "trainer", "assessor")


def without_key(view: Callable[..., Any]) -> Callable[..., Any]:
    """Keep no Idempotency-Key: with it a print of the answer would be stored beside the person who gave it."""

    @wraps(view)
    def endpoint(*args: Any, **kwargs: Any) -> Any:
        request.environ.pop("HTTP_IDEMPOTENCY_KEY", None)
        return view(*args, **kwargs)

    return endpoint


@blueprint.get("/sessions/<string:session_id>/observations")
@query(*OBSERVERS)
@blueprint.response(200, WatchedListSchema)
def list_observations(session_id: str) -> dict[str, Any]:
    """Everybody present, and what was observed."""
    session = queries.session(session_id)
    if not actor().assesses:
        require_teaching(actor(), session)
    return {"items": reactions.watched(session)}


@blueprint.put("/enrolments/<string:enrolment_id>/observation")
@command(*OBSERVERS)
@blueprint.arguments(LevelsSchema)
@blueprint.response(200, ObservationSchema)
def observe(body: dict[str, Any], enrolment_id: str) -> Observation:
    """Record an observed role-play: one level (counted from 0) for each criterion of the session's rubric."""
    return observing.observe(enrolment_id, Seen(body["levels"], body["note"]), new_id(), actor(), utcnow())


@blueprint.get("/me/feedback")
@query(STAFF)
@blueprint.response(200, MyFeedbackSchema)
def list_my_feedback() -> dict[str, Any]:
    """The sessions on which I am still asked, and the statements to rate from 1 to 5."""
    return {"items": reactions.feedback_awaited(actor().nip, utcnow()), "statements": _statements()}


@blueprint.post("/sessions/<string:session_id>/feedback")
@without_key
@command(*PEOPLE)
@blueprint.arguments(FeedbackAnswerSchema)
@blueprint.response(201, ReceivedSchema)
def give_feedback(body: dict[str, Any], session_id: str) -> dict[str, bool]:
    """Answer once; what is said is kept apart from who said it."""
    feedback.answer(session_id, body["ratings"], body["comment"], actor(), utcnow())
    return {"received": True}


@blueprint.get("/sessions/<string:session_id>/feedback")
@query("manager", "trainer")
@blueprint.response(200, FeedbackSummarySchema)
def show_feedback(session_id: str) -> dict[str, Any]:
    """What participants said, once the time to answer is over and if five or more did. Trainers: their own only."""
    session, who = queries.session(session_id), actor()
    if not who.manages and session.trainer_nip != who.nip:
        raise Forbidden("feedback-not-yours")
    return reactions.feedback_of(session) | {"statements": _statements()}


def _statements() -> list[dict[str, str]]:
    return [{"slug": slug, "id": said[0], "en": said[1]} for slug, said in STATEMENTS.items()]
