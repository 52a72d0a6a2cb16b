"""Tests opened in sessions: taking them, and scoring what needs a person."""

from typing import Any

from flask_smorest import Blueprint

from services.training import queries
from services.training.api.acting import PEOPLE, actor
from services.training.api.headings import exported
from services.training.api.schemas.tests import (
    AnswersSchema,
    AttemptFilter,
    LevelsSchema,
    MyTestRowSchema,
    MyTestSchema,
    OpenSittingSchema,
    ScoringSchema,
    SittingSchema,
    TakenRowSchema,
    TakenSchema,
    TakingSchema,
)
from services.training.commands import attempts, scoring, sittings
from services.training.commands.people import require_assessing, require_teaching
from services.training.documents import Attempt, Sitting
from services.training.queries import tests
from shared.clock import utcnow
from shared.http.edge import STAFF, command, query
from shared.http.exports import ListQuery
from shared.http.paging import page
from shared.http.schemas import PageOf
from shared.ids import new_id

blueprint = Blueprint("tests", __name__, description="Tests before and after a course")
SCORERS = ("manager", "trainer", "assessor")


@blueprint.get("/sessions/<string:session_id>/sittings")
@query(*SCORERS)
@blueprint.arguments(ListQuery, location="query")
@blueprint.response(200, PageOf(SittingSchema))
@exported(SittingSchema, "tes-sesi", "session-tests")
def list_sittings(filters: dict[str, Any], session_id: str) -> dict[str, Any]:
    """The tests opened in a session."""
    return page(tests.sittings(session_id), filters)


@blueprint.post("/sessions/<string:session_id>/sittings")
@command("manager", "trainer")
@blueprint.arguments(OpenSittingSchema)
@blueprint.response(201, SittingSchema)
def open_sitting(body: dict[str, Any], session_id: str) -> Sitting:
    """Open the test before or after the course to everybody with a seat."""
    return sittings.open_sitting(new_id(), session_id, body["purpose"], body["instrument_id"], actor(), utcnow())


@blueprint.post("/sittings/<string:sitting_id>/close")
@command("manager", "trainer")
@blueprint.response(200, SittingSchema)
def close_sitting(sitting_id: str) -> Sitting:
    """End a test; what was saved is handed in."""
    return sittings.close_sitting(sitting_id, actor(), utcnow())


@blueprint.get("/me/tests")
@query(STAFF)
@blueprint.arguments(ListQuery, location="query")
@blueprint.response(200, PageOf(MyTestSchema))
@exported(MyTestRowSchema, "tes-saya", "my-tests")
def list_my_tests(_filters: dict[str, Any]) -> dict[str, Any]:
    """The tests that are open to me now, all on one page."""
    return {"items": tests.open_to(actor().nip), "next": None}


@blueprint.post("/sittings/<string:sitting_id>/attempts")
@command(*PEOPLE)
@blueprint.response(201, TakingSchema)
def begin_attempt(sitting_id: str) -> dict[str, Any]:
    """Begin an attempt, or go on with the one left open."""
    return _taking(attempts.begin(sitting_id, new_id(), actor(), utcnow()))


@blueprint.get("/attempts/<string:attempt_id>")
@query(*PEOPLE)
@blueprint.response(200, TakingSchema)
def show_attempt(attempt_id: str) -> dict[str, Any]:
    """One's own attempt, with what was saved so far."""
    return _taking(attempts.own(attempt_id, actor()))


@blueprint.put("/attempts/<string:attempt_id>/answers")
@command(*PEOPLE)
@blueprint.arguments(AnswersSchema)
@blueprint.response(200, TakingSchema)
def save_answers(body: dict[str, Any], attempt_id: str) -> dict[str, Any]:
    """Save answers; those not named stay, null takes one back."""
    return _taking(attempts.save_answers(attempt_id, body["answers"], actor(), utcnow()))


@blueprint.post("/attempts/<string:attempt_id>/submit")
@command(*PEOPLE)
@blueprint.arguments(AnswersSchema)
@blueprint.response(200, TakingSchema)
def submit_attempt(body: dict[str, Any], attempt_id: str) -> dict[str, Any]:
    """Hand in. `overdue` says that the time was over and only what was saved before counts."""
    return _taking(attempts.hand_in(attempt_id, body["answers"], actor(), utcnow()))


@blueprint.get("/sessions/<string:session_id>/attempts")
@query(*SCORERS)
@blueprint.arguments(AttemptFilter, location="query")
@blueprint.response(200, PageOf(TakenSchema))
@exported(TakenRowSchema, "jawaban-tes", "test-attempts")
def list_attempts(filters: dict[str, Any], session_id: str) -> dict[str, Any]:
    """Attempts in a session; `state=submitted` are those that wait for a scorer."""
    if not actor().assesses:
        require_teaching(actor(), queries.session(session_id))
    found = page(tests.attempts_in(session_id, filters.get("state")), filters)
    return found | {"items": tests.with_people(found["items"])}


@blueprint.get("/attempts/<string:attempt_id>/scoring")
@query(*SCORERS)
@blueprint.response(200, ScoringSchema)
def show_scoring(attempt_id: str) -> dict[str, Any]:
    """An attempt as its scorer sees it."""
    taken = tests.attempt(attempt_id)
    require_assessing(actor(), queries.session(taken.session_id), taken.librarian_id)
    return _scoring(taken)


@blueprint.put("/attempts/<string:attempt_id>/marks/<string:question_id>")
@command(*SCORERS)
@blueprint.arguments(LevelsSchema)
@blueprint.response(200, ScoringSchema)
def score_essay(body: dict[str, Any], attempt_id: str, question_id: str) -> dict[str, Any]:
    """Score an essay on its rubric: one level (counted from 0) for each criterion."""
    return _scoring(scoring.score_essay(attempt_id, question_id, body["levels"], body["note"], actor(), utcnow()))


def _taking(taken: Attempt) -> dict[str, Any]:
    return {
        "attempt": taken,
        "sitting": tests.sitting(taken.sitting_id),
        "seconds_left": tests.seconds_left(taken, utcnow()),
        "questions": tests.asked_in(taken),
    }


def _scoring(taken: Attempt) -> dict[str, Any]:
    (found,) = tests.with_people([taken])
    return {"attempt": found.attempt, "librarian": found.librarian, "questions": tests.to_score(taken)}
