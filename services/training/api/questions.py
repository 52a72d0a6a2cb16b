"""The question bank of a course, and the tests made from it."""

from typing import Any

from flask_smorest import Blueprint

from services.training.api.headings import exported
from services.training.api.schemas.tests import (
    AnalysisSchema,
    InstrumentSchema,
    NewInstrumentSchema,
    NewQuestionSchema,
    QuestionChangeSchema,
    QuestionFilter,
    QuestionSchema,
    WholeInstrumentSchema,
)
from services.training.commands import questions
from services.training.documents import Instrument, Question
from services.training.queries import course, tests
from shared.clock import utcnow
from shared.http import etag
from shared.http.edge import command, query
from shared.http.exports import ListQuery
from shared.http.paging import page
from shared.http.schemas import PageOf
from shared.ids import new_id

blueprint = Blueprint("questions", __name__, description="Question banks and tests")
MAKERS = ("manager", "trainer")


@blueprint.get("/courses/<string:course_id>/questions")
@query(*MAKERS)
@blueprint.arguments(QuestionFilter, location="query")
@blueprint.response(200, PageOf(QuestionSchema))
@exported(QuestionSchema, "bank-soal", "questions")
def list_questions(filters: dict[str, Any], course_id: str) -> dict[str, Any]:
    """The bank of a course, oldest first."""
    course(course_id)
    return page(tests.bank(course_id, kind=filters.get("kind"), active=filters.get("active")), filters)


@blueprint.post("/courses/<string:course_id>/questions")
@command(*MAKERS)
@blueprint.arguments(NewQuestionSchema)
@blueprint.response(201, QuestionSchema)
def add_question(body: dict[str, Any], course_id: str) -> Question:
    """Put a question into the bank."""
    return _tagged(questions.add(new_id(), course_id, body, utcnow()))


@blueprint.get("/questions/<string:question_id>")
@query(*MAKERS)
@blueprint.response(200, QuestionSchema)
def show_question(question_id: str) -> Question:
    """One question, as it is now."""
    return _tagged(tests.question(question_id))


@blueprint.patch("/questions/<string:question_id>")
@command(*MAKERS)
@blueprint.arguments(QuestionChangeSchema)
@blueprint.response(200, QuestionSchema)
def change_question(body: dict[str, Any], question_id: str) -> Question:
    """Change a question, or take it out of use. Tests made before stay as they are. Needs If-Match."""
    question = tests.question(question_id)
    etag.require_match(question)
    return _tagged(questions.change(question, body, utcnow()))


@blueprint.get("/courses/<string:course_id>/instruments")
@query(*MAKERS, "assessor")
@blueprint.arguments(ListQuery, location="query")
@blueprint.response(200, PageOf(InstrumentSchema))
@exported(InstrumentSchema, "tes", "tests")
def list_instruments(filters: dict[str, Any], course_id: str) -> dict[str, Any]:
    """The tests of a course, newest first; the newest for a purpose is the one in use."""
    return page(tests.instruments(course_id), filters, by="-id")


@blueprint.post("/courses/<string:course_id>/instruments")
@command(*MAKERS)
@blueprint.arguments(NewInstrumentSchema)
@blueprint.response(201, WholeInstrumentSchema)
def make_instrument(body: dict[str, Any], course_id: str) -> Instrument:
    """Make a test of questions of the bank as they are now; it never changes any more."""
    return questions.make_instrument(new_id(), course_id, body, utcnow())


@blueprint.get("/instruments/<string:instrument_id>")
@query(*MAKERS, "assessor")
@blueprint.response(200, WholeInstrumentSchema)
def show_instrument(instrument_id: str) -> Instrument:
    """One test with its questions."""
    return tests.instrument(instrument_id)


@blueprint.get("/instruments/<string:instrument_id>/analysis")
@query(*MAKERS, "assessor")
@blueprint.response(200, AnalysisSchema)
def analyse_instrument(instrument_id: str) -> dict[str, Any]:
    """Difficulty and discrimination of each question, over everybody's first attempt."""
    of = tests.instrument(instrument_id)
    return {"instrument": of, "items": tests.analysis(of)}


def _tagged(question: Question) -> Question:
    etag.tag(question)
    return question
