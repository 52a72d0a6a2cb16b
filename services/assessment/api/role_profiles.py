"""What a position asks: laid down by the manager, read by everybody; beside one's own evidence by those who may."""

from typing import Any

from flask_smorest import Blueprint

from services.assessment.api import framework_schemas as schemas
from services.assessment.api.framework_headings import exported
from services.assessment.commands import readings
from services.assessment.commands import role_profiles as commands
from services.assessment.documents.frameworks import RoleProfile
from services.assessment.queries import portfolios
from services.assessment.queries import role_profiles as queries
from shared.auth import principal
from shared.clock import WIB, utcnow
from shared.http import etag
from shared.http.edge import STAFF, command, query
from shared.http.paging import page
from shared.http.schemas import PageOf
from shared.ids import new_id

blueprint = Blueprint("role-profiles", __name__, description="Which competency a position asks, at which value")
Body = dict[str, Any]
READERS = ("librarian", "supervisor", "trainer", "assessor", "manager")


@blueprint.get("/role-profiles")
@query(STAFF)
@blueprint.arguments(schemas.ProfileFilter, location="query")
@blueprint.response(200, PageOf(schemas.ListedRoleProfileSchema))
@exported(schemas.ListedRoleProfileSchema, "profil-jabatan", "role-profiles")
def list_profiles(filters: Body) -> Body:
    """Profiles in force, by position; with `editions` the earlier ones too."""
    return page(queries.profiles(filters), filters, by="position_key")


@blueprint.post("/role-profiles")
@command("manager")
@blueprint.arguments(schemas.NewProfileSchema)
@blueprint.response(201, schemas.RoleProfileSchema)
def post_profile(body: Body) -> RoleProfile:
    """Say for the first time what a position asks."""
    return _tagged(commands.lay_down(new_id(), body, portfolios.name_of(principal()), utcnow()))


@blueprint.get("/role-profiles/positions")
@query(STAFF)
@blueprint.response(200, schemas.HeldPositionsSchema)
def list_positions() -> Body:
    """The four levels and every position that somebody holds, each with its profile where it has one."""
    return {"items": queries.positions()}


@blueprint.get("/role-profiles/<string:profile_id>")
@query(STAFF)
@blueprint.response(200, schemas.RoleProfileSchema)
def get_profile(profile_id: str) -> RoleProfile:
    """One edition; the earlier ones stay to be read."""
    return _tagged(queries.profile(profile_id))


@blueprint.put("/role-profiles/<string:profile_id>")
@command("manager")
@blueprint.arguments(schemas.ChangeProfileSchema)
@blueprint.response(201, schemas.RoleProfileSchema)
def put_profile(body: Body, profile_id: str) -> RoleProfile:
    """Say anew what a position asks: answered with the next edition."""
    before = queries.profile(profile_id)
    etag.require_match(before)
    return _tagged(commands.lay_down_anew(before, new_id(), body, portfolios.name_of(principal()), utcnow()))


@blueprint.get("/me/role-profile")
@query(*READERS)
@blueprint.response(200, schemas.AskedOfMeSchema)
def get_own() -> Body:
    """What my position asks, beside the evidence that I have."""
    return queries.asked_of(portfolios.mine(principal()), _today())


@blueprint.get("/role-profiles/of/<string:librarian_id>")
@query(*READERS)
@blueprint.response(200, schemas.AskedOfMeSchema)
def get_anothers(librarian_id: str) -> Body:
    """The same of a librarian: for that person, the unit's supervisor and the manager; each reading is logged."""
    seen = readings.opened(librarian_id, "portfolio", principal(), utcnow())
    found = queries.asked_of(seen.librarian, _today())
    if any(each["level"] for each in found["demands"]):
        readings.note(seen, "assessment", principal(), utcnow())
    return found


def _today() -> Any:
    return utcnow().astimezone(WIB).date()


def _tagged(profile: RoleProfile) -> RoleProfile:
    etag.tag(profile)
    return profile
