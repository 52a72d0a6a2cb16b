"""HTTP in, command or query, HTTP out."""

from services.training.api import certificates, courses, enrolments, needs, presence, sessions

BLUEPRINTS = (
    courses.blueprint,
    needs.blueprint,
    sessions.blueprint,
    enrolments.blueprint,
    presence.blueprint,
    certificates.blueprint,
)
