"""What the community service stores."""

from services.community.documents.activities import Activity
from services.community.documents.directory import Librarian, Library
from services.community.documents.opportunities import Nomination, Opportunity
from services.community.documents.partners import Agreement, Partner
from services.community.documents.registrations import Registration, Seating
from services.community.documents.reported import Certificate, Completion, Satisfaction

DOCUMENTS = (
    Library,
    Librarian,
    Partner,
    Activity,
    Completion,
    Certificate,
    Satisfaction,
    Opportunity,
    Nomination,
    Registration,
    Seating,
)

__all__ = [
    "DOCUMENTS",
    "Activity",
    "Agreement",
    "Certificate",
    "Completion",
    "Librarian",
    "Library",
    "Nomination",
    "Opportunity",
    "Partner",
    "Registration",
    "Satisfaction",
    "Seating",
]
