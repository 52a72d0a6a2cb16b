"""HTTP in, command or query, HTTP out."""

from services.assessment.api import evidence, follow_ups, imports, performance, points, portfolios, privacy, public, surveys

BLUEPRINTS = (
    surveys.blueprint,
    public.blueprint,
    imports.blueprint,
    portfolios.blueprint,
    follow_ups.blueprint,
    performance.blueprint,
    points.blueprint,
    privacy.blueprint,
    evidence.blueprint,
)
