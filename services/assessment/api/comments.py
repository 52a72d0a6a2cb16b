"""What visitors wrote, after the manager has looked whether it names anybody."""

from typing import Any

from flask_smorest import Blueprint

from services.assessment.api.survey_schemas import CommentFilter, CommentReviewSchema, SurveyCommentSchema
from services.assessment.api.surveys import READERS
from services.assessment.commands.comments import review
from services.assessment.queries import comments as queries
from services.assessment.queries import surveys
from shared.auth import principal
from shared.http.edge import command, query
from shared.http.paging import page
from shared.http.schemas import PageOf

blueprint = Blueprint("comments", __name__, url_prefix="/surveys", description="What visitors wrote")


@blueprint.get("/<string:survey_id>/comments")
@query(*READERS)
@blueprint.arguments(CommentFilter, location="query")
@blueprint.response(200, PageOf(SurveyCommentSchema))
def list_comments(filters: dict[str, Any], survey_id: str) -> dict[str, Any]:
    """The comments: all for the manager, for others those that were cleared."""
    manager = principal().has("manager")
    found = page(queries.of_survey(surveys.survey(survey_id).id, filters.get("state"), manager=manager), filters)
    return found | {"items": queries.told(found["items"], manager=manager)}


@blueprint.post("/<string:survey_id>/comments/<string:comment_id>/review")
@command("manager", keyed=False)
@blueprint.arguments(CommentReviewSchema)
@blueprint.response(200, SurveyCommentSchema)
def review_comment(body: dict[str, Any], survey_id: str, comment_id: str) -> dict[str, Any]:
    """Clear a comment for others, with names taken out where needed, or withhold it."""
    return queries.told([review(survey_id, comment_id, body["decision"], body.get("text"))], manager=True)[0]
