"""What somebody must have completed before a course."""

from datetime import date

from services.training.documents import Certificate, Course, Librarian
from services.training.domain.certificates import Status, status
from shared.errors import Refused


def require(librarian: Librarian, course_id: str, on: date) -> None:
    """Refuse whoever does not hold, on that day, a certificate of each course that this one builds upon."""
    course = Course.objects(id=course_id).only("prerequisites").first()
    wanted = set(course.prerequisites) if course else set()
    if not wanted:
        return
    people = [each.id for each in Librarian.objects(nip=librarian.nip).only("id")]
    certificates = Certificate.objects(librarian_id__in=people, course_id__in=list(wanted))
    held = {c.course_id for c in certificates if status(on, c.valid_until, c.revoked_at is not None) == Status.VALID}
    if wanted - held:
        titles = sorted(each.title for each in Course.objects(id__in=list(wanted - held)).only("title"))
        raise Refused("prerequisite-missing", name=librarian.name, courses=", ".join(titles))
