"""The figures the public sees."""

from typing import Any

from flask_smorest import Blueprint

from services.community import queries
from services.community.api.schemas import SummarySchema
from shared.http.edge import PUBLIC, query

blueprint = Blueprint("summary", __name__, url_prefix="/public", description="Public figures")


@blueprint.get("/summary")
@query(PUBLIC)
@blueprint.response(200, SummarySchema)
def get_summary() -> dict[str, Any]:
    """What the libraries do, in numbers; no personal data."""
    return queries.summary()
