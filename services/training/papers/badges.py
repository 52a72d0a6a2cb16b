"""Badges, and what is published for those who check them, signed."""

from datetime import datetime
from typing import Any

from services.training.documents import Certificate
from services.training.domain import badges
from services.training.domain.badges import Addresses, Award, Course
from services.training.domain.status_lists import encoded
from services.training.papers.keys import keyring
from services.training.queries import earned
from shared.errors import Refused
from shared.settings import Settings


def badge(certificate: Certificate, settings: Settings) -> str:
    """The certificate as a signed Open Badges 3.0 credential. Revoked or expired, it still is what it was."""
    return _signed(badges.credential(_award(certificate), Addresses(settings.public_url)), settings)


def status_list(number: int, now: datetime, settings: Settings) -> str:
    """The signed list of what was revoked, as it is now."""
    listed = encoded(earned.revoked_places(number))
    return _signed(badges.status_list(number, listed, now, Addresses(settings.public_url)), settings)


def profile(settings: Settings) -> dict[str, Any]:
    """Who issues, and with which keys."""
    at, keys = Addresses(settings.public_url), keyring(settings)
    methods = [
        {"id": at.key(name), "type": "JsonWebKey", "controller": at.issuer, "publicKeyJwk": key}
        for name, key in keys.public().items()
    ]
    told = {"@context": badges.CONTEXT, **badges.profile(at)}
    return told | {"verificationMethod": methods, "assertionMethod": [each["id"] for each in methods]}


def achievement(course_id: str, version: int, settings: Settings) -> dict[str, Any]:
    """What is achieved by a course, as it was in that version."""
    found = _course(earned.first_of(course_id, version))
    return {"@context": badges.CONTEXT, **badges.achievement(found, Addresses(settings.public_url))}


def _signed(document: dict[str, Any], settings: Settings) -> str:
    keys = keyring(settings)
    return keys.sign(badges.claims(document), Addresses(settings.public_url).key(keys.signer))


def _award(certificate: Certificate) -> Award:
    if certificate.status_index is None:
        raise Refused("badge-not-ready")
    return Award(
        code=certificate.code,
        recipient=certificate.enrolment_id,
        course=_course(certificate),
        held_on=certificate.held_on,
        issued_on=certificate.issued_on,
        valid_until=certificate.valid_until,
        place=certificate.place,
        session_id=certificate.session_id,
        rule_id=certificate.rule_id,
        programme=certificate.programme_title,
        salt=certificate.salt,
        fingerprint=certificate.fingerprint,
        status_list=certificate.status_list,
        status_index=certificate.status_index,
    )


def _course(certificate: Certificate) -> Course:
    return Course(
        certificate.course_id,
        certificate.course_version,
        certificate.course_title,
        certificate.hours,
        certificate.competencies,
    )
