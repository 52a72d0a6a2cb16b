"""Open Badges 3.0: a certificate as a credential that anybody can check without asking us (1EdTech; W3C VC 2.0).

Pure shapes. Whoever holds the badge is named by a salted fingerprint of the personnel number only, and by an
identifier made for this one certificate.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from hashlib import sha256
from typing import Any

from services.training.domain import skkni

CONTEXT = ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"]
SCHEMA = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json"
ISSUER = "Dinas Arsip dan Perpustakaan Kota Pematangsiantar"
WIB = timezone(timedelta(hours=7))
FRESH = timedelta(days=1)
"""How long a copy of the status list may be trusted: an older one cannot un-revoke a badge."""

Json = dict[str, Any]


@dataclass(frozen=True)
class Course:
    """What was achieved, as the course was in that version."""

    id: str
    version: int
    title: str
    hours: int
    competencies: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True)
class Award:
    """What a certificate says, as far as a badge tells it."""

    code: str
    recipient: str
    course: Course
    held_on: date
    issued_on: date
    valid_until: date | None
    place: str | None
    session_id: str
    rule_id: str | None
    programme: str | None
    salt: str
    fingerprint: str
    status_list: int
    status_index: int


class Addresses:
    """Where each thing is published, for ever: badges in people's hands point there."""

    def __init__(self, public_url: str) -> None:
        self.site = public_url
        self.issuer = f"{public_url}/api/training/v1/public/issuer"
        self._public = f"{public_url}/api/training/v1/public"

    def check(self, code: str) -> str:
        """The page on which a person checks a certificate."""
        return f"{self.site}/c/{code}"

    def badge(self, code: str) -> str:
        return f"{self._public}/certificates/{code}/badge"

    def achievement(self, course_id: str, version: int) -> str:
        return f"{self._public}/achievements/{course_id}/{version}"

    def unit(self, code: str) -> str:
        return f"{self._public}/units/{code}"

    def status_list(self, number: int) -> str:
        return f"{self._public}/status-lists/{number}"

    def key(self, key_id: str) -> str:
        return f"{self._public}/keys/{key_id}"


def fingerprint(number: str, salt: str) -> str:
    """A personnel number as a badge bears it."""
    return f"sha256${sha256((number + salt).encode()).hexdigest()}"


def profile(at: Addresses) -> Json:
    """Who issues."""
    return {"id": at.issuer, "type": ["Profile"], "name": ISSUER, "url": at.site}


def achievement(course: Course, at: Addresses) -> Json:
    """What is achieved by completing a course; aligned to units that stood in a published framework, to no others."""
    told: Json = {
        "id": at.achievement(course.id, course.version),
        "type": ["Achievement"],
        "achievementType": "Course",
        "name": course.title,
        "description": f"Pelatihan pustakawan, {course.hours} JP. / Training of librarians, {course.hours} hours.",
        "criteria": {"narrative": "Menyelesaikan pelatihan menurut ketentuannya. / Completed the course by its rules."},
        "creditsAvailable": course.hours,
        "inLanguage": "id",
        "creator": profile(at),
    }
    aligned = [_alignment(unit, at) for each in course.competencies if (unit := skkni.earned(each))]
    return told | {"alignment": aligned} if aligned else told


def credential(award: Award, at: Addresses) -> Json:
    """The credential, not yet signed. The same award gives the same credential."""
    told: Json = {
        "@context": CONTEXT,
        "id": at.badge(award.code),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": award.course.title,
        "issuer": profile(at),
        "validFrom": _text(_start(award.issued_on)),
        "credentialSubject": {
            "id": f"urn:uuid:{award.recipient}",
            "type": ["AchievementSubject"],
            "identifier": [_identity(award)],
            "achievement": achievement(award.course, at),
            "creditsEarned": award.course.hours,
            "activityStartDate": _text(_start(award.held_on)),
        },
        "evidence": [_evidence(award, at)],
        "credentialStatus": _status(award, at),
        "credentialSchema": [{"id": SCHEMA, "type": "1EdTechJsonSchemaValidator2019"}],
    }
    if award.valid_until is not None:
        told["validUntil"] = _text(_start(award.valid_until) + timedelta(days=1, seconds=-1))
    return told


def status_list(number: int, encoded: str, now: datetime, at: Addresses) -> Json:
    """The list of revoked places as a credential of its own."""
    return {
        "@context": CONTEXT[:1],
        "id": at.status_list(number),
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": at.issuer,
        "validFrom": _text(now),
        "validUntil": _text(now + FRESH),
        "credentialSubject": {
            "id": f"{at.status_list(number)}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": encoded,
        },
    }


def claims(document: Json) -> Json:
    """A credential as the payload of its signature: itself, with the claims every verifier of tokens knows."""
    issuer = document["issuer"]
    told = document | {
        "iss": issuer if isinstance(issuer, str) else issuer["id"],
        "jti": document["id"],
        "nbf": _seconds(document["validFrom"]),
        "sub": document["credentialSubject"]["id"],
    }
    return told | {"exp": _seconds(document["validUntil"])} if "validUntil" in document else told


def _identity(award: Award) -> Json:
    return {
        "type": "IdentityObject",
        "hashed": True,
        "identityHash": award.fingerprint,
        "identityType": "ext:nip",
        "salt": award.salt,
    }


def _evidence(award: Award, at: Addresses) -> Json:
    facts = [f"{award.course.hours} JP", f"{award.held_on:%Y-%m-%d}", award.place, award.programme]
    facts += [f"sesi {award.session_id}", f"aturan {award.rule_id}" if award.rule_id else None]
    return {
        "id": at.check(award.code),
        "type": ["Evidence"],
        "name": "Catatan pelatihan / Training record",
        "narrative": "; ".join(each for each in facts if each),
    }


def _status(award: Award, at: Addresses) -> Json:
    listed = at.status_list(award.status_list)
    return {
        "id": f"{listed}#{award.status_index}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(award.status_index),
        "statusListCredential": listed,
    }


def _alignment(unit: skkni.Unit, at: Addresses) -> Json:
    return {
        "type": ["Alignment"],
        "targetName": unit.title,
        "targetCode": unit.code,
        "targetFramework": unit.framework_title,
        "targetType": "ext:SKKNI" if unit.form.startswith("skkni") else "ceasn:Competency",
        "targetUrl": at.unit(unit.code),
    }


def _start(day: date) -> datetime:
    return datetime.combine(day, time.min, WIB)


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _seconds(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp())
