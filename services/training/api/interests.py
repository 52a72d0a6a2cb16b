"""Interest lists: tell me when it is scheduled."""

from typing import Any

from flask_smorest import Blueprint

from services.training.api.acting import PEOPLE, actor
from services.training.api.headings import exported
from services.training.api.schemas.attending import InterestFilter, InterestSchema, MyInterestFilter
from services.training.commands import interests
from services.training.queries import attending
from services.training.queries.attending import Wish
from shared.clock import utcnow
from shared.http.edge import STAFF, command, query
from shared.http.paging import page
from shared.http.schemas import PageOf
from shared.ids import new_id

blueprint = Blueprint("interests", __name__, description="Who wants to be told when a course is scheduled")


@blueprint.post("/courses/<string:course_id>/interest")
@command(*PEOPLE)
@blueprint.response(201, InterestSchema)
def declare_interest(course_id: str) -> Wish:
    """Be told, once, when a session of this course is scheduled."""
    interest = interests.declare(course_id, actor(), new_id(), utcnow())
    return attending.with_people([interest])[0]


@blueprint.delete("/courses/<string:course_id>/interest")
@command(*PEOPLE)
@blueprint.response(204)
def take_interest_back(course_id: str) -> None:
    """Not want it any longer."""
    interests.take_back(course_id, actor())


@blueprint.get("/courses/<string:course_id>/interests")
@query("manager")
@blueprint.arguments(InterestFilter, location="query")
@blueprint.response(200, PageOf(InterestSchema))
@exported(InterestSchema, "peminat", "interests")
def list_interests(filters: dict[str, Any], course_id: str) -> dict[str, Any]:
    """Who wants this course, in order of asking."""
    found = page(attending.interests_in(course_id, filters.get("state")), filters)
    return found | {"items": attending.with_people(found["items"])}


@blueprint.get("/me/interests")
@query(STAFF)
@blueprint.arguments(MyInterestFilter, location="query")
@blueprint.response(200, PageOf(InterestSchema))
@exported(InterestSchema, "minat-saya", "my-interests")
def list_my_interests(filters: dict[str, Any]) -> dict[str, Any]:
    """What one wants to be told of, newest first."""
    found = page(attending.interests_of(actor().nip), filters, by="-id")
    return found | {"items": attending.with_people(found["items"])}
