"""HTTP in, command or query, HTTP out."""

from services.community.api import activities, agreements, imports, librarians, libraries, partners, summary

BLUEPRINTS = (
    libraries.blueprint,
    librarians.blueprint,
    partners.blueprint,
    agreements.blueprint,
    activities.blueprint,
    imports.blueprint,
    summary.blueprint,
)
