"""What the training service says: what is taught, who takes part, who is certified."""

from marshmallow import fields, validate

from shared.contracts.base import Payload, event
from shared.contracts.fields import Count, Id, Moment, Text


def _Score(**kwargs: object) -> fields.Integer:
    return fields.Integer(strict=True, validate=validate.Range(0, 100), **kwargs)  # type: ignore[arg-type]


class Competency(Payload):
    """A competency that a course teaches; `skkni_code` only where it is a unit, `edition` as it was when earned."""

    slug = Text(required=True)
    title = Text(required=True)
    skkni_code = Text(required=True, allow_none=True)
    framework = Text()
    edition = Count()


@event("training.course.offered.v1")
class CourseOfferedV1(Payload):
    """A course can be taken, or what it offers changed; `active` false: no longer. Subject: the course."""

    course_id = Id(required=True)
    title = Text(required=True)
    hours = Count(required=True)
    competencies = fields.List(fields.Nested(Competency), required=True)
    elements = fields.List(Text(), required=True)
    active = fields.Boolean(required=True)


@event("training.session.proposed.v1")
class SessionProposedV1(Payload):
    """A need was answered with a session of the matching course, not yet dated. Subject: the session."""

    session_id = Id(required=True)
    course_id = Id(required=True)
    course_title = Text(required=True)
    need_id = Id(required=True)
    unit_id = Id(required=True)
    unit_name = Text(required=True)
    element = Text(required=True)
    librarian_ids = fields.List(Id(), required=True)


class _Session(Payload):
    session_id = Id(required=True)
    course_id = Id(required=True)
    course_title = Text(required=True)
    starts_at = Moment(required=True)
    ends_at = Moment(required=True)
    place = Text(required=True)
    capacity = Count(required=True)
    hours = Count(required=True)
    invited = fields.List(Id(), required=True)
    mode = Text()
    periods = Text(metadata={"description": "The meetings as RFC 5545 periods: start/end,start/end"})
    calendar_sequence = Count(metadata={"description": "SEQUENCE of the calendar entries"})


@event("training.session.scheduled.v1")
class SessionScheduledV1(_Session):
    """A dated run of a course was fixed; `invited` may enrol first. Subject: the session."""


@event("training.session.cancelled.v1")
class SessionCancelledV1(_Session):
    """A session will not take place; `invited` then also holds who was enrolled. Subject: the session."""

    reason = Text(required=True)
    enrolled = fields.List(Id())


@event("training.session.rescheduled.v1")
class SessionRescheduledV1(_Session):
    """A session moved. `enrolled` hold a seat; `invited` wait for one, or were told of the session.

    Subject: the session.
    """

    old_starts_at = Moment(required=True)
    old_ends_at = Moment(required=True)
    old_place = Text(required=True)
    reason = Text(allow_none=True)
    enrolled = fields.List(Id(), required=True)


@event("training.session.closed.v1")
class SessionClosedV1(Payload):
    """A session is over and its results stand. Subject: the session."""

    session_id = Id(required=True)
    course_id = Id(required=True)
    attended = Count(required=True)
    absent = Count(required=True)


class _Enrolment(Payload):
    enrolment_id = Id(required=True)
    session_id = Id(required=True)
    librarian_id = Id(required=True)
    course_title = Text(required=True)
    starts_at = Moment(required=True)
    ends_at = Moment()
    place = Text()
    link = Text(metadata={"description": "Where to join online; only for who has a seat"})
    periods = Text(metadata={"description": "The meetings as RFC 5545 periods: start/end,start/end"})
    calendar_sequence = Count(metadata={"description": "SEQUENCE of the calendar entries"})


@event("training.enrolment.requested.v1")
class EnrolmentRequestedV1(_Enrolment):
    """A librarian asks for a seat that somebody must approve: the supervisor of `unit_id`, or (null) the manager.

    Subject: the enrolment.
    """

    unit_id = Id(required=True, allow_none=True)


@event("training.enrolment.refused.v1")
class EnrolmentRefusedV1(_Enrolment):
    """The request was not approved. Subject: the enrolment."""

    reason = Text(required=True)


@event("training.enrolment.offered.v1")
class EnrolmentOfferedV1(_Enrolment):
    """A seat came free for the first in line, who must claim it until `claim_until`. Subject: the enrolment."""

    claim_until = Moment(required=True)


@event("training.enrolment.confirmed.v1")
class EnrolmentConfirmedV1(_Enrolment):
    """A librarian holds a seat. Subject: the enrolment."""


@event("training.enrolment.waitlisted.v1")
class EnrolmentWaitlistedV1(_Enrolment):
    """The session is full; the librarian waits at `position` (1 = next). Subject: the enrolment."""

    position = Count(required=True)


@event("training.enrolment.promoted.v1")
class EnrolmentPromotedV1(_Enrolment):
    """A seat came free and the first in line has it. Subject: the enrolment."""


@event("training.enrolment.withdrawn.v1")
class EnrolmentWithdrawnV1(_Enrolment):
    """The librarian gave up the seat or the place in line, or did not claim it. Subject: the enrolment."""

    reason = Text()


@event("training.attendance.recorded.v1")
class AttendanceRecordedV1(Payload):
    """Presence was recorded. Subject: the enrolment."""

    enrolment_id = Id(required=True)
    session_id = Id(required=True)
    librarian_id = Id(required=True)
    present = fields.Boolean(required=True)


@event("training.course.completed.v1")
class CourseCompletedV1(Payload):
    """A librarian completed a course. `hours` are JP. Subject: the enrolment, which is also the completion's id."""

    completion_id = Id(required=True)
    session_id = Id(required=True)
    course_id = Id(required=True)
    course_title = Text(required=True)
    librarian_id = Id(required=True)
    unit_id = Id(required=True)
    completed_on = fields.Date(required=True)
    hours = Count(required=True)
    competencies = fields.List(fields.Nested(Competency), required=True)
    pre_score = _Score(required=True, allow_none=True)
    post_score = _Score(required=True, allow_none=True)


@event("training.certificate.issued.v1")
class CertificateIssuedV1(Payload):
    """A certificate was issued for a completion. Subject: the certificate."""

    certificate_id = Id(required=True)
    completion_id = Id(required=True)
    code = Text(required=True)
    librarian_id = Id(required=True)
    course_id = Id(required=True)
    course_title = Text(required=True)
    hours = Count(required=True)
    issued_on = fields.Date(required=True)
    valid_until = fields.Date(required=True, allow_none=True)


@event("training.certificate.expiring.v1")
class CertificateExpiringV1(Payload):
    """A certificate that still counts ends in `days_left` days and was not renewed. Subject: the certificate."""

    certificate_id = Id(required=True)
    completion_id = Id(required=True)
    code = Text(required=True)
    librarian_id = Id(required=True)
    unit_id = Id(required=True)
    course_id = Id(required=True)
    course_title = Text(required=True)
    valid_until = fields.Date(required=True)
    days_left = Count(required=True)


@event("training.certificate.revoked.v1")
class CertificateRevokedV1(Payload):
    """A certificate no longer counts, and neither do the hours of its completion. Subject: the certificate."""

    certificate_id = Id(required=True)
    completion_id = Id(required=True)
    code = Text(required=True)
    librarian_id = Id(required=True)
    course_title = Text(required=True)
    reason = Text(required=True)


@event("training.test.opened.v1")
class TestOpenedV1(Payload):
    """A test was opened to those with a seat in a session; `purpose` is pre or post. Subject: the sitting."""

    sitting_id = Id(required=True)
    session_id = Id(required=True)
    course_id = Id(required=True)
    course_title = Text(required=True)
    purpose = fields.String(required=True, validate=validate.OneOf(["pre", "post"]))
    minutes = Count(required=True, allow_none=True)
    attempts = Count(required=True)
    librarian_ids = fields.List(Id(), required=True)


@event("training.feedback.asked.v1")
class FeedbackAskedV1(Payload):
    """Those present in a session are asked what they thought of it. Subject: the feedback round."""

    session_id = Id(required=True)
    course_id = Id(required=True)
    course_title = Text(required=True)
    closes_at = Moment(required=True)
    librarian_ids = fields.List(Id(), required=True)


@event("training.feedback.summarised.v1")
class FeedbackSummarisedV1(Payload):
    """The time to answer is over; `averages` ("4.25" by statement, 1 to 5) is null below five answers.

    Subject: the feedback round.
    """

    session_id = Id(required=True)
    course_id = Id(required=True)
    n = Count(required=True)
    averages = fields.Dict(keys=fields.String(), values=fields.String(), required=True, allow_none=True)
