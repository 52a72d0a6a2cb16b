"""Certificates as their holders, the manager and strangers find them."""

from datetime import date
from typing import Any

from mongoengine import QuerySet

from services.training.documents import Certificate, StatusList
from services.training.domain.certificates import Status
from shared.errors import NotFound
from shared.storage.documents import get


def certificate(certificate_id: str) -> Certificate:
    return get(Certificate, certificate_id)


def certificates(filters: dict[str, Any], today: date) -> QuerySet:
    """Every certificate that the filters leave: by status on this day, by course, session, unit or holder."""
    named = ("course_id", "session_id", "librarian_id")
    wanted = {name: filters[name] for name in named if filters.get(name)}
    return of_status(Certificate.objects(**wanted), filters.get("status"), today)


def of_status(found: QuerySet, status: str | None, today: date) -> QuerySet:
    """Those that are valid, expired or revoked on a day."""
    if status == Status.REVOKED:
        return found.filter(revoked_at__ne=None)
    if status == Status.EXPIRED:
        return found.filter(revoked_at=None, valid_until__lt=today)
    if status == Status.VALID:
        return found.filter(revoked_at=None, valid_until__not__lt=today)
    return found


def revoked_places(number: int) -> list[int]:
    """The places of a status list whose badges were revoked."""
    if StatusList.objects(number=number).only("id").first() is None:
        raise NotFound("status-list", str(number))
    return list(Certificate.objects(status_list=number, revoked_at__ne=None).scalar("status_index"))


def first_of(course_id: str, version: int) -> Certificate:
    """A certificate that says what a course was in a version."""
    found: Certificate | None = Certificate.objects(course_id=course_id, course_version=version).first()
    if found is None:
        raise NotFound("achievement", f"{course_id}/{version}")
    return found
