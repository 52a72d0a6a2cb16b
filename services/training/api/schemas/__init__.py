"""What callers send, and what they are told."""

from services.training.api.schemas.certificates import (
    CertificateSchema,
    PublicCertificateSchema,
)
from services.training.api.schemas.courses import (
    CompetencySchema,
    CourseChangeSchema,
    CourseFilter,
    CourseSchema,
    NeedFilter,
    NeedSchema,
    NewCourseSchema,
)
from services.training.api.schemas.enrolments import (
    AttendanceSchema,
    EnrolmentFilter,
    EnrolmentSchema,
    EnrolSchema,
    PartyPlacesSchema,
    PartySchema,
    RequestFilter,
    ScoresSchema,
)
from services.training.api.schemas.sessions import (
    CapacitySchema,
    NewSessionSchema,
    ReasonSchema,
    RescheduleSchema,
    ScheduleSchema,
    SessionFilter,
    SessionSchema,
    SessionViewSchema,
)

__all__ = [
    "AttendanceSchema",
    "CapacitySchema",
    "CertificateSchema",
    "CompetencySchema",
    "CourseChangeSchema",
    "CourseFilter",
    "CourseSchema",
    "EnrolSchema",
    "EnrolmentFilter",
    "EnrolmentSchema",
    "NeedFilter",
    "NeedSchema",
    "NewCourseSchema",
    "NewSessionSchema",
    "PartyPlacesSchema",
    "PartySchema",
    "PublicCertificateSchema",
    "ReasonSchema",
    "RequestFilter",
    "RescheduleSchema",
    "ScheduleSchema",
    "ScoresSchema",
    "SessionFilter",
    "SessionSchema",
    "SessionViewSchema",
]
