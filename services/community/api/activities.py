"""Activities: planned by librarians, approved and published by managers, held with the public."""

from typing import Any

from flask_smorest import Blueprint

from services.community import queries
from services.community.api import activity_views as views
from services.community.api.activity_headings import exported
from services.community.api.activity_schemas import (
    ActivityChangeSchema,
    ActivityCloseSchema,
    ActivityDraftSchema,
    ActivityReasonSchema,
    OnePlannedSchema,
    PlannedFilter,
    PlannedSchema,
)
from services.community.api.schemas import ActivitySchema
from services.community.commands import activities as commands
from services.community.commands.holding import close
from services.community.documents import Activity
from services.community.domain.activities import PLANNERS
from services.community.queries import programme as found
from shared.clock import utcnow
from shared.http import etag
from shared.http.edge import PUBLIC, STAFF, command, query
from shared.http.paging import page
from shared.http.schemas import PageOf, PageQuery
from shared.ids import new_id
from shared.storage.documents import get

blueprint = Blueprint("activities", __name__, description="Activities with the public")


@blueprint.get("/activities")
@query(PUBLIC)
@blueprint.arguments(PageQuery, location="query")
@blueprint.response(200, PageOf(ActivitySchema))
def list_activities(filters: dict[str, Any]) -> dict[str, Any]:
    """Activities that were held, newest first; an attendance of one to four is null."""
    return page(queries.activities(), filters, by="-held_on")


@blueprint.get("/plans")
@query(STAFF)
@blueprint.arguments(PlannedFilter, location="query")
@blueprint.response(200, PageOf(PlannedSchema))
@exported(PlannedSchema, "kegiatan", "activities")
def list_plans(filters: dict[str, Any]) -> dict[str, Any]:
    """Activities in every state, the latest date first."""
    return views.planned(page(found.planned(filters.get("state")), filters, by="-held_on"))


@blueprint.post("/activities")
@command(*PLANNERS)
@blueprint.arguments(ActivityDraftSchema)
@blueprint.response(201, OnePlannedSchema)
def post_activity(body: dict[str, Any]) -> dict[str, Any]:
    """Draft an activity; whoever drafts it is its organiser."""
    return views.one_planned(commands.draft(body, views.actor(), activity_id=new_id(), now=utcnow()))


@blueprint.get("/activities/<string:activity_id>")
@query(STAFF)
@blueprint.response(200, OnePlannedSchema)
def get_activity(activity_id: str) -> dict[str, Any]:
    """One activity as those who plan see it."""
    return views.one_planned(get(Activity, activity_id))


@blueprint.patch("/activities/<string:activity_id>")
@command(*PLANNERS)
@blueprint.arguments(ActivityChangeSchema)
@blueprint.response(200, OnePlannedSchema)
def patch_activity(body: dict[str, Any], activity_id: str) -> dict[str, Any]:
    """Change it: an approved one becomes a draft again; of a published one everybody concerned is told."""
    return views.one_planned(commands.revise(_matched(activity_id), body, views.actor(), utcnow()))


@blueprint.post("/activities/<string:activity_id>/approve")
@command("manager")
@blueprint.response(200, OnePlannedSchema)
def post_approve(activity_id: str) -> dict[str, Any]:
    """Approve a draft, in the version named by If-Match."""
    return views.one_planned(commands.approve(_matched(activity_id), views.actor(), utcnow()))


@blueprint.post("/activities/<string:activity_id>/return")
@command("manager")
@blueprint.arguments(ActivityReasonSchema)
@blueprint.response(200, OnePlannedSchema)
def post_return(body: dict[str, Any], activity_id: str) -> dict[str, Any]:
    """Give a draft back, with what is to change."""
    return views.one_planned(commands.send_back(_matched(activity_id), body["reason"], views.actor(), utcnow()))


@blueprint.post("/activities/<string:activity_id>/publish")
@command("manager")
@blueprint.response(200, OnePlannedSchema)
def post_publish(activity_id: str) -> dict[str, Any]:
    """Publish what is approved."""
    return views.one_planned(commands.publish(_matched(activity_id), views.actor(), utcnow()))


@blueprint.post("/activities/<string:activity_id>/cancel")
@command("manager")
@blueprint.arguments(ActivityReasonSchema)
@blueprint.response(200, OnePlannedSchema)
def post_cancel(body: dict[str, Any], activity_id: str) -> dict[str, Any]:
    """Cancel it; everybody who registered is told."""
    return views.one_planned(commands.cancel(_matched(activity_id), body["reason"], views.actor(), utcnow()))


@blueprint.post("/activities/<string:activity_id>/close")
@command(*PLANNERS)
@blueprint.arguments(ActivityCloseSchema)
@blueprint.response(200, OnePlannedSchema)
def post_close(body: dict[str, Any], activity_id: str) -> dict[str, Any]:
    """It was held: attendance is who was checked in and who walked in."""
    return views.one_planned(close(_matched(activity_id), body["walk_ins"], views.actor(), utcnow()))


def _matched(activity_id: str) -> Activity:
    activity = get(Activity, activity_id)
    etag.require_match(activity)
    return activity
