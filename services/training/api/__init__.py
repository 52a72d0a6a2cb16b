"""HTTP in, command or query, HTTP out."""

from services.training.api import (
    budget,
    certificates,
    courses,
    enrolments,
    needs,
    presence,
    programmes,
    public,
    questions,
    reactions,
    recurring,
    sessions,
    tests,
)

BLUEPRINTS = (
    programmes.blueprint,
    recurring.blueprint,
    budget.blueprint,
    courses.blueprint,
    needs.blueprint,
    sessions.blueprint,
    enrolments.blueprint,
    presence.blueprint,
    questions.blueprint,
    tests.blueprint,
    reactions.blueprint,
    certificates.blueprint,
    public.blueprint,
)
