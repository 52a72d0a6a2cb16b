"""The collections of training: what is stored, how it is checked and found."""

from services.training.documents.certificates import Certificate
from services.training.documents.copies import Librarian, Library
from services.training.documents.courses import Course, Need
from services.training.documents.enrolments import Enrolment
from services.training.documents.sessions import Session

__all__ = [
    "DOCUMENTS",
    "Certificate",
    "Course",
    "Enrolment",
    "Librarian",
    "Library",
    "Need",
    "Session",
]

DOCUMENTS = (Librarian, Library, Course, Need, Session, Enrolment, Certificate)
