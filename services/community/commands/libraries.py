"""Libraries enter the directory."""

from datetime import datetime

from services.community.documents import Library
from services.community.domain.keys import key, slug
from services.community.events import outgoing
from shared.errors import Refused
from shared.storage.documents import insert


def open_library(name: str, kind: str, *, library_id: str, now: datetime) -> Library:
    """Add a library, or a unit of one, to the directory."""
    if Library.objects(key=key(name)).first():
        raise Refused("library-exists", name=name)
    library = insert(Library(id=library_id, name=name, key=key(name), slug=slug(name), kind=kind), now)
    outgoing.library_opened(library, now)
    return library
