"""English texts."""

from collections.abc import Mapping

from services.notifier.domain.audience import Role
from services.notifier.domain.rendering import Template

WHEN_WHERE = "{starts_at..ends_at}, at {place}. {hours} hours (JP)."
STARTS = "It starts on {starts_at:moment}."
INVITED = "You are invited to this training."
ENROLLED = "You enrolled in this training."
MANAGER = "You manage the development of librarians."
HOLDER = "This certificate is in your name."

ENGLISH: Mapping[tuple[str, Role], Template] = {
    ("session.proposed", "librarian"): Template(
        "A training is being prepared for your unit: {course_title}",
        (
            (
                "The training “{course_title}” is being prepared for {unit_name}, "
                "because the visitor survey shows that {element:element} can improve."
            ),
            "No date has been set yet.",
        ),
        "There is nothing to do yet. We will tell you as soon as it is scheduled.",
        "See the training",
        INVITED,
    ),
    ("session.proposed", "manager"): Template(
        "To be scheduled: {course_title} for {unit_name}",
        (
            (
                "The training “{course_title}” is proposed for {unit_name}, "
                "because {element:element} scored low in the visitor survey."
            ),
        ),
        "Set its date, place, capacity and trainer.",
        "Schedule the training",
        MANAGER,
    ),
    ("session.scheduled", "librarian"): Template(
        "Training invitation: {course_title}",
        ("You are invited to the training “{course_title}”.", WHEN_WHERE, "There are {capacity} seats."),
        "Enrol. When all seats are taken you join the waiting list in the order of enrolling.",
        "Enrol",
        INVITED,
    ),
    ("session.cancelled", "librarian"): Template(
        "Cancelled: {course_title}",
        (
            "The training “{course_title}” on {starts_at:moment} is cancelled.",
            "The reason: {reason}",
        ),
        "There is nothing to do. Your enrolment in this training no longer holds.",
        "See the training",
        "You were invited to this training or enrolled in it.",
    ),
    ("enrolment.confirmed", "librarian"): Template(
        "Enrolled: {course_title}",
        ("You are enrolled in the training “{course_title}”. Your seat is certain.", STARTS),
        "Note the time. If you cannot come, withdraw so that a colleague can have the seat.",
        "See the training",
        ENROLLED,
    ),
    ("enrolment.waitlisted", "librarian"): Template(
        "Waiting list: {course_title}",
        (
            "All seats of the training “{course_title}” are taken. You are number {position} on the waiting list.",
            STARTS,
            "Seats that come free are given in the order of enrolling, without exception.",
        ),
        "Wait to hear from us. You may leave the waiting list at any time.",
        "See the training",
        ENROLLED,
    ),
    ("enrolment.promoted", "librarian"): Template(
        "You have a seat: {course_title}",
        ("A seat came free and you were next. You are now enrolled in “{course_title}”.", STARTS),
        "Note the time. If you cannot come, withdraw so that a colleague can have the seat.",
        "See the training",
        ENROLLED,
    ),
    ("enrolment.withdrawn", "librarian"): Template(
        "Enrolment withdrawn: {course_title}",
        ("Your enrolment in the training “{course_title}”, {starts_at:moment}, has been withdrawn.",),
        "If you did not want this, speak to the training manager or enrol again.",
        "See the training",
        ENROLLED,
    ),
    ("test.opened", "librarian"): Template(
        "A test is open: {course_title}",
        (
            "A test of the training “{course_title}” is open to you.",
            "You have {minutes} minutes from the moment you begin.",
        ),
        "Take it when you have the time in one go. What you save is kept; you may go on where you left off.",
        "Take the test",
        "You have a seat in this training.",
    ),
    ("feedback.asked", "librarian"): Template(
        "How was it? {course_title}",
        (
            "The training “{course_title}” is over. We ask what you thought of it.",
            "Your answer is kept apart from your name: nobody can see who said what.",
        ),
        "Answer by {closes_at:moment}. It takes two minutes.",
        "Give feedback",
        "You took part in this training.",
    ),
    ("certificate.issued", "librarian"): Template(
        "Certificate issued: {course_title}",
        (
            (
                "Congratulations, you completed the training “{course_title}” ({hours} hours, JP). "
                "The certificate was issued on {issued_on:day}."
            ),
            "Verification code: {code}",
            "Valid until {valid_until:day}.",
        ),
        "Keep this link. Anyone can check the certificate with it.",
        "See the certificate",
        HOLDER,
    ),
    ("certificate.revoked", "librarian"): Template(
        "Certificate revoked: {course_title}",
        (
            (
                "Your certificate for “{course_title}” (code {code}) is revoked and no longer valid, "
                "and its hours no longer count."
            ),
            "The reason: {reason}",
        ),
        "If you think this is a mistake, speak to the training manager.",
        "See the certificate's status",
        HOLDER,
    ),
    ("certificate.expiring", "librarian"): Template(
        "Certificate ends in {days_left} days: {course_title}",
        (
            "Your certificate for “{course_title}” (code {code}) is valid until {valid_until:day}.",
            "That is in {days_left} days.",
        ),
        "Enrol in the next session of this training, so that your certificate does not lapse.",
        "See the certificate",
        HOLDER,
    ),
    ("certificate.expiring", "supervisor"): Template(
        "Your team: a certificate ends in {days_left} days: {course_title}",
        ("The certificate of {librarian_name} for “{course_title}” is valid until {valid_until:day}.",),
        "Make room for the next session of this training.",
        "See the certificate",
        "You supervise this unit or manage the development of librarians.",
    ),
    ("hours.credited", "librarian"): Template(
        "{hours} hours (JP) recorded",
        ("{hours} hours (JP) were added to your portfolio.", "From: {title}"),
        "There is nothing to do.",
        "See the portfolio",
        "This is the record of your training hours.",
    ),
    ("need.raised", "manager"): Template(
        "Training need: {element:element}, {unit_name}",
        (
            (
                "The score of {element:element} at {unit_name} is {average:number}, "
                "below the threshold of {threshold:number} ({n} answers)."
            ),
        ),
        "A matching training is proposed by itself where there is one. Check it, then schedule it.",
        "See the need",
        MANAGER,
    ),
    ("need.raised", "supervisor"): Template(
        "Survey result of your unit: {element:element} needs attention",
        (
            (
                "The score of {element:element} at {unit_name} is {average:number}, "
                "below the threshold of {threshold:number} ({n} answers)."
            ),
            "The managers of librarian development have been told too.",
        ),
        "Talk the result over with your team. We will tell them when a training is being prepared.",
        "See the survey result",
        "You supervise this unit.",
    ),
    ("satisfaction.published", "manager"): Template(
        "Satisfaction index {period}: {ikm:number}, grade {grade:grade}",
        (
            (
                "The visitor satisfaction index (IKM) of the whole library for {period} is {ikm:number}, "
                "grade {grade:grade}."
            ),
            "It rests on {n} answers; the sample needed is {sample_needed}.",
        ),
        "Look at the three lowest elements and what is planned for them.",
        "See the index",
        MANAGER,
    ),
    ("survey.overdue", "manager"): Template(
        "Please close the survey: {title}",
        (
            "The survey “{title}” ({period}) was announced until {closes_on:day} and still takes answers.",
            "Its index is computed and published when you close it.",
        ),
        "Enter the papers that are still waiting, then close it.",
        "Open the survey",
        MANAGER,
    ),
    ("followup.due", "librarian"): Template(
        "Follow-up: {course_title}",
        (
            "It is time to see whether the training “{course_title}” helps you in your work.",
            "The period is {due_from..due_until}.",
        ),
        "Have one example from your work ready, and talk it over with your supervisor.",
        "See the follow-up",
        "You completed this training.",
    ),
    ("followup.due", "supervisor"): Template(
        "Follow-up for your team: {course_title}",
        (
            "{librarian_name} completed the training “{course_title}” two to three months ago.",
            "See how it is put to use, {due_from..due_until}.",
        ),
        "Observe, and talk over what has changed in the work.",
        "See the follow-up",
        "You supervise this unit or manage the development of librarians.",
    ),
}
