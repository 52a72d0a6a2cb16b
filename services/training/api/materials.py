"""Materials of a session: for those who have a seat, and for who runs it."""

from typing import Any

from flask import Response, request
from flask_smorest import Blueprint

from services.training import queries
from services.training.api.acting import actor
from services.training.api.headings import exported
from services.training.api.schemas.attending import LinkSchema, MaterialFilter, MaterialSchema
from services.training.api.viewing import runs
from services.training.commands import materials
from services.training.documents import Material
from services.training.queries import attending
from shared.clock import utcnow
from shared.errors import Forbidden, Invalid, NotFound
from shared.http.edge import STAFF, command, query
from shared.http.paging import page
from shared.http.schemas import PageOf
from shared.http.uploads import sent_file, to_be_saved
from shared.ids import new_id

blueprint = Blueprint("materials", __name__, description="What participants are given to read")
BODY = 1024 * 1024


@blueprint.get("/sessions/<string:session_id>/materials")
@query(STAFF)
@blueprint.arguments(MaterialFilter, location="query")
@blueprint.response(200, PageOf(MaterialSchema))
@exported(MaterialSchema, "materi", "materials")
def list_materials(filters: dict[str, Any], session_id: str) -> dict[str, Any]:
    """Links and files of a session."""
    _require_inside(session_id)
    return page(attending.materials(session_id), filters)


@blueprint.post("/sessions/<string:session_id>/materials")
@command("manager", "trainer")
@blueprint.arguments(LinkSchema)
@blueprint.response(201, MaterialSchema)
def add_link(body: dict[str, Any], session_id: str) -> Material:
    """Add a link."""
    return materials.add_link(session_id, new_id(), body["title"], body["url"], actor(), utcnow())


@blueprint.post("/sessions/<string:session_id>/materials/files")
@command("manager", "trainer", max_body=BODY)
@blueprint.response(201, MaterialSchema)
def add_file(session_id: str) -> Material:
    """Add a file (multipart: `title`, `file`; PDF, image, text, Office; 900 KB). Its content decides what it is."""
    content, title = sent_file().content, " ".join(request.form.get("title", "").split())[:200]
    if not title or not title.isprintable():
        raise Invalid({"title": "Missing data for required field."})
    return materials.add_file(session_id, new_id(), title, content, actor(), utcnow())


@blueprint.get("/sessions/<string:session_id>/materials/<string:material_id>/content")
@query(STAFF)
def read_file(session_id: str, material_id: str) -> Response:
    """The file, always to be saved, never to be shown in our name."""
    _require_inside(session_id)
    material = attending.material(session_id, material_id)
    if material.kind != Material.FILE:
        raise NotFound("material", material_id)
    return to_be_saved(attending.content(material.id), material.media_type, material.file_name)


@blueprint.delete("/sessions/<string:session_id>/materials/<string:material_id>")
@command("manager", "trainer")
@blueprint.response(204)
def remove_material(session_id: str, material_id: str) -> None:
    """Take material away again."""
    materials.remove(session_id, material_id, actor())


def _require_inside(session_id: str) -> None:
    session, who = queries.session(session_id), actor()
    if not (runs(session) or attending.is_inside(session.id, who.nip)):
        raise Forbidden("participants-only")
