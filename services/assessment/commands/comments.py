"""Looking at what visitors wrote before others may."""

from services.assessment.documents import Answer
from services.assessment.domain import comments
from services.assessment.domain.free_text import harmless
from shared.errors import NotFound


def review(survey_id: str, comment_id: str, verb: str, text: str | None) -> Answer:
    """Let others read a comment, with names taken out where `text` says so, or keep it from them."""
    found: Answer | None = Answer.objects(id=f"{survey_id}:{comment_id}", comment_state__in=comments.STATES).first()
    if found is None:
        raise NotFound("comment", comment_id)
    found.comment_state = comments.after(found.comment_state, verb)
    found.comment_shown = (harmless(text or "") or found.comment) if verb == "clear" else None
    found.save()
    return found
