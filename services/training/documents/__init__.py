"""The collections of training: what is stored, how it is checked and found."""

from services.training.documents.budget import BudgetEntry, BudgetYear
from services.training.documents.calendars import CalendarFeed
from services.training.documents.certificates import Certificate, StatusList
from services.training.documents.copies import CompetencyFramework, CompetencyUnit, Librarian, Library
from services.training.documents.courses import Course, Need
from services.training.documents.enrolments import Enrolment
from services.training.documents.feedback import FeedbackAnswer, FeedbackRound, FeedbackTicket
from services.training.documents.interests import Interest
from services.training.documents.materials import Material, MaterialContent
from services.training.documents.presence import SpentScan
from services.training.documents.programmes import Programme, Recurrence, Reported
from services.training.documents.rooms import Held, Room, Trainer
from services.training.documents.sessions import Session
from services.training.documents.tests import Attempt, Instrument, Observation, Question, Sitting

__all__ = [
    "DOCUMENTS",
    "Attempt",
    "BudgetEntry",
    "BudgetYear",
    "CalendarFeed",
    "Certificate",
    "CompetencyFramework",
    "CompetencyUnit",
    "Course",
    "Enrolment",
    "FeedbackAnswer",
    "FeedbackRound",
    "FeedbackTicket",
    "Held",
    "Instrument",
    "Interest",
    "Librarian",
    "Library",
    "Material",
    "MaterialContent",
    "Need",
    "Observation",
    "Programme",
    "Question",
    "Recurrence",
    "Reported",
    "Room",
    "Session",
    "Sitting",
    "SpentScan",
    "StatusList",
    "Trainer",
]

DOCUMENTS = (
    Room,
    Trainer,
    Held,
    Interest,
    Material,
    MaterialContent,
    CalendarFeed,
    Librarian,
    Library,
    CompetencyFramework,
    CompetencyUnit,
    Course,
    Need,
    Session,
    Enrolment,
    Certificate,
    StatusList,
    SpentScan,
    Question,
    Instrument,
    Sitting,
    Attempt,
    Observation,
    FeedbackRound,
    FeedbackTicket,
    FeedbackAnswer,
    Programme,
    Recurrence,
    Reported,
    BudgetYear,
    BudgetEntry,
)
