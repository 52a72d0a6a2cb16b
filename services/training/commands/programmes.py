"""Setting up a programme, changing it, saying it out loud; and keeping what others report of it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from services.training.documents import Course, Programme, Reported
from services.training.events import plans
from shared.errors import Invalid, Refused
from shared.storage.documents import get, insert, save
from shared.storage.projections import Row, project


def create(programme_id: str, facts: dict[str, Any], now: datetime) -> Programme:
    """Draft a programme."""
    programme = Programme(id=programme_id, state=Programme.DRAFT)
    _set(programme, facts)
    return insert(programme, now)


def change(programme: Programme, facts: dict[str, Any], now: datetime) -> Programme:
    """Change a programme; if it is published, what it now says is published too."""
    _set(programme, facts)
    used = set(Course.objects(programme_id=programme.id, track__ne=None).distinct("track"))
    missing = used - {each["slug"] for each in programme.tracks}
    if missing:
        raise Refused("track-in-use", tracks=", ".join(sorted(missing)))
    save(programme, now)
    if programme.state == Programme.PUBLISHED:
        plans.programme_published(programme, now)
    return programme


def publish(programme_id: str, now: datetime) -> Programme:
    """Say a programme out loud; again changes nothing."""
    programme = get(Programme, programme_id)
    if programme.state != Programme.PUBLISHED:
        programme.state = Programme.PUBLISHED
        save(programme, now)
        plans.programme_published(programme, now)
    return programme


def keep_reported(rows: Iterable[Row]) -> None:
    """Take over what other services report."""
    project(Reported, rows)


def require_place(programme_id: str | None, track: str | None) -> None:
    """A course belongs to a programme that exists, and to one of its tracks."""
    if programme_id is None:
        if track is not None:
            raise Invalid({"track": ["track-without-programme"]})
        return
    programme = Programme.objects(id=programme_id).first()
    if programme is None:
        raise Invalid({"programme_id": ["unknown-programme"]})
    if track is not None and track not in {each["slug"] for each in programme.tracks}:
        raise Invalid({"track": ["unknown-track"]})


def _set(programme: Programme, facts: dict[str, Any]) -> None:
    for name, value in facts.items():
        setattr(programme, name, value)
    if programme.last_year < programme.first_year:
        raise Invalid({"last_year": ["last-before-first"]})
    programme.title_key = " ".join(programme.title.casefold().split())
    if Programme.objects(title_key=programme.title_key, id__ne=programme.id).only("id").first() is not None:
        raise Refused("programme-exists", title=programme.title)
