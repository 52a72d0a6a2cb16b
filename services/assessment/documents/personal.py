"""The register of processing: every collection of the service either holds data about a person, or it does not.

A new collection belongs in one of the two tables (a test fails while it does not). `about` names the fields that say
whose data it is; `through` is for a part whose id is that of a record which says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from services.assessment import documents as stored
from services.assessment.documents.privacy import Erasure, PortfolioReading
from services.assessment.domain.retention import DELETED, KEPT, PERSONNEL, PSEUDONYMISED, TRAIL, Basis
from shared.storage.base import Stored


@dataclass(frozen=True)
class Holding:
    """What one collection holds of a person, and what becomes of it when the person has left."""

    document: type[Stored]
    about: tuple[str, ...]
    fate: str
    basis: Basis | None = None  # why it is kept
    words: frozenset[str] = frozenset()  # free words, emptied where the rest is pseudonymised
    hidden: frozenset[str] = frozenset()  # another person's: left out of what the person is given
    through: type[Stored] | None = None
    part: str = ""  # where one collection holds two things of a person

    @property
    def name(self) -> str:
        name = str(self.document._get_collection_name())
        return f"{name}.{self.part}" if self.part else name

    def of(self, librarian_id: str) -> dict[str, Any]:
        """What finds the records about this person."""
        if self.through is not None:
            parents = self.through._get_collection().find({"librarian_id": librarian_id}, {"_id": 1})
            return {"_id": {"$in": [each["_id"] for each in parents]}}
        return {"$or": [{field: librarian_id} for field in self.about]}


WORDS = frozenset({"comments", "note", "reason", "response", "shared_note", "text", "words"})

HOLDINGS: tuple[Holding, ...] = (
    # parts before the record that tells whose they are
    Holding(stored.EvidenceContent, ("_id",), DELETED, hidden=frozenset({"content"}), through=stored.Evidence),
    Holding(stored.Evidence, ("librarian_id",), DELETED, hidden=frozenset({"readers"})),
    Holding(stored.FollowUp, ("librarian_id",), PSEUDONYMISED, words=WORDS | {"evidence", "name"}),
    Holding(stored.Plan, ("librarian_id",), PSEUDONYMISED, words=WORDS),
    Holding(stored.Learning, ("librarian_id",), PSEUDONYMISED),
    Holding(stored.Assessment, ("subject_id",), PSEUDONYMISED, words=WORDS),
    Holding(stored.AssessmentDispute, ("subject_id",), PSEUDONYMISED, words=WORDS, hidden=frozenset({"settler_id"})),
    Holding(stored.AssessmentSheet, ("rater_id",), PSEUDONYMISED, part="given"),
    # what a peer said reaches the person as the shared result only
    Holding(
        stored.AssessmentSheet,
        ("subject_id",),
        PSEUDONYMISED,
        part="received",
        hidden=frozenset({"rater_id", "answers", "earlier"}),
    ),
    Holding(stored.LearningClaim, ("librarian_id",), PSEUDONYMISED, words=WORDS, hidden=frozenset({"reviewer_nip"})),
    Holding(stored.Improvement, ("owner_id",), PSEUDONYMISED),
    Holding(stored.Librarian, ("_id",), KEPT, PERSONNEL),
    Holding(stored.Credit, ("librarian_id",), KEPT, PERSONNEL),
    Holding(stored.HourEntry, ("librarian_id",), KEPT, PERSONNEL),
    Holding(stored.HourAccount, ("_id",), KEPT, PERSONNEL),
    Holding(stored.ReportedFact, ("data.librarian_id",), KEPT, PERSONNEL),
    Holding(stored.Certificate, ("librarian_id",), KEPT, PERSONNEL),
    Holding(stored.PerformanceCycle, ("librarian_id",), KEPT, PERSONNEL),
    Holding(stored.PointAccount, ("_id",), KEPT, PERSONNEL),
    Holding(PortfolioReading, ("librarian_id",), KEPT, TRAIL, hidden=frozenset({"reader"})),
    Holding(Erasure, ("_id",), KEPT, TRAIL),
)

# Nothing about a person: visitors' answers have no field for one, an evaluation speaks of programmes. The name of
# the official who planned, drew or owns something stands there as it stands on any letter.
IMPERSONAL = frozenset(
    {
        "Answer",
        "AssessmentForm",
        "AssessmentRound",
        "AuditSample",
        "BallotBox",
        "Competency",
        "CourseRun",
        "EnteredFigure",
        "Evaluation",
        "EvaluationRevision",
        "Framework",
        "Handout",
        "InstrumentVersion",
        "LegacyFigure",
        "Library",
        "LiteracyIndex",
        "Need",
        "OfferedCourse",
        "OrganisationYear",
        "PlanNeed",
        "Report",
        "ReportInput",
        "Respondents",
        "RoleProfile",
        "Satisfaction",
        "Slip",
        "Survey",
        "SurveyAction",
        "SurveyPeriod",
    }
)


def unregistered() -> Iterator[str]:
    """Collections that stand in neither table."""
    known = {each.document for each in HOLDINGS}
    return (each.__name__ for each in stored.DOCUMENTS if each not in known and each.__name__ not in IMPERSONAL)
