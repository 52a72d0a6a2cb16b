"""The clarification dialogue: the librarian asks what is expected, the leader answers."""

from datetime import datetime

from services.assessment.commands.performance import Author
from services.assessment.documents import PerformanceCycle
from services.assessment.domain import performance
from shared.errors import NotFound, Refused
from shared.storage.documents import save


def ask(cycle: PerformanceCycle, question_id: str, by: Author, text: str, now: datetime) -> PerformanceCycle:
    """Ask about what is expected, before it is clarified."""
    by.must_be_the_librarian()
    if cycle.state != performance.EXPECTED:
        raise Refused("cycle-state", state=cycle.state, action="ask")
    cycle.questions.append(by.says(now, id=question_id, text=text, answer=None))
    cycle.trail.append(by.says(now, action="ask", state=cycle.state))
    return save(cycle, now)


def answer(cycle: PerformanceCycle, question_id: str, by: Author, text: str, now: datetime) -> PerformanceCycle:
    """Answer a question, once."""
    by.must_lead()
    found = next((each for each in cycle.questions if each["id"] == question_id), None)
    if found is None:
        raise NotFound("question", question_id)
    if found["answer"] is not None:
        raise Refused("question-answered")
    found["answer"] = by.says(now, text=text)
    cycle.trail.append(by.says(now, action="answer", state=cycle.state))
    return save(cycle, now)
