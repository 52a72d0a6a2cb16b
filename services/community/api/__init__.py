"""HTTP in, command or query, HTTP out."""

from services.community.api import (
    activities,
    agreements,
    imports,
    librarians,
    libraries,
    nominations,
    opportunities,
    partners,
    registrations,
    summary,
)

BLUEPRINTS = (
    libraries.blueprint,
    librarians.blueprint,
    partners.blueprint,
    agreements.blueprint,
    activities.blueprint,
    registrations.blueprint,
    opportunities.blueprint,
    nominations.blueprint,
    imports.blueprint,
    summary.blueprint,
)
