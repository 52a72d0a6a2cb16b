"""The collections of assessment: what is stored, how it is checked and found."""

from services.assessment.documents.assessments import (
    Assessment,
    AssessmentDispute,
    AssessmentForm,
    AssessmentRound,
    AssessmentSheet,
)
from services.assessment.documents.copies import Certificate, Librarian, Library
from services.assessment.documents.evidence import Evidence, EvidenceContent
from services.assessment.documents.performance import PerformanceCycle, PointAccount
from services.assessment.documents.portfolios import Credit, FollowUp, PortfolioReading
from services.assessment.documents.surveys import Answer, BallotBox, Need, Satisfaction, Survey

__all__ = [
    "DOCUMENTS",
    "Answer",
    "Assessment",
    "AssessmentDispute",
    "AssessmentForm",
    "AssessmentRound",
    "AssessmentSheet",
    "BallotBox",
    "Certificate",
    "Credit",
    "Evidence",
    "EvidenceContent",
    "FollowUp",
    "Librarian",
    "Library",
    "Need",
    "PerformanceCycle",
    "PointAccount",
    "PortfolioReading",
    "Satisfaction",
    "Survey",
]

DOCUMENTS = (
    Librarian,
    Library,
    Survey,
    BallotBox,
    Answer,
    Satisfaction,
    Need,
    Credit,
    Certificate,
    FollowUp,
    PortfolioReading,
    PerformanceCycle,
    PointAccount,
    AssessmentForm,
    AssessmentRound,
    Assessment,
    AssessmentSheet,
    AssessmentDispute,
    Evidence,
    EvidenceContent,
)
