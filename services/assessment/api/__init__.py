"""HTTP in, command or query, HTTP out."""

from services.assessment.api import follow_ups, imports, performance, points, portfolios, public, surveys

BLUEPRINTS = (
    surveys.blueprint,
    public.blueprint,
    imports.blueprint,
    portfolios.blueprint,
    follow_ups.blueprint,
    performance.blueprint,
    points.blueprint,
)
