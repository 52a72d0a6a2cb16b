"""Handing material to the participants of a session."""

import hashlib
from datetime import datetime

from services.training.commands.people import Actor, require_teaching
from services.training.documents import Material, MaterialContent, Session
from services.training.queries import attending
from shared.errors import Refused
from shared.files import MOST_BYTES, file_name, kind_of
from shared.storage.documents import get, insert

MOST_MATERIALS = 50


def add_link(session_id: str, material_id: str, title: str, url: str, actor: Actor, now: datetime) -> Material:
    """Point to something that lies elsewhere."""
    _require_space(session_id, actor)
    return insert(Material(id=material_id, session_id=session_id, kind=Material.LINK, title=title, url=url), now)


def add_file(session_id: str, material_id: str, title: str, content: bytes, actor: Actor, now: datetime) -> Material:
    """Keep a file: its type is what its content says, its name is ours."""
    _require_space(session_id, actor)
    if len(content) > MOST_BYTES:
        raise Refused("file-too-large", most=f"{MOST_BYTES // 1024} KB")
    kind = kind_of(content)
    if kind is None:
        raise Refused("file-not-accepted")
    material = Material(id=material_id, session_id=session_id, kind=Material.FILE, title=title, size=len(content))
    material.media_type, material.file_name = kind.media_type, file_name(title, kind)
    material.sha256 = hashlib.sha256(content).hexdigest()
    insert(MaterialContent(id=material_id, content=content), now)
    return insert(material, now)


def remove(session_id: str, material_id: str, actor: Actor) -> None:
    """Take material away again."""
    require_teaching(actor, get(Session, session_id))
    attending.material(session_id, material_id).delete()
    MaterialContent.objects(id=material_id).delete()


def _require_space(session_id: str, actor: Actor) -> None:
    require_teaching(actor, get(Session, session_id))
    if Material.objects(session_id=session_id).count() >= MOST_MATERIALS:
        raise Refused("too-many-materials", most=MOST_MATERIALS)
