"""Certificates: one's own and everybody's, on paper and as a badge; what strangers may see; taking one back."""

from datetime import date
from typing import Any

from flask import Response
from flask_smorest import Blueprint

from services.training import queries
from services.training.api import files
from services.training.api.acting import actor
from services.training.api.conditions import honour_match
from services.training.api.headings import exported
from services.training.api.schemas.certificates import (
    CertificateFilter,
    CertificateSchema,
    ConsentSchema,
    OwnCertificateFilter,
    RemindedSchema,
    RemindSchema,
)
from services.training.api.schemas.sessions import ReasonSchema
from services.training.commands import certificates
from services.training.documents import Certificate
from services.training.domain.consent import Consent, Shown
from services.training.jobs import mind_certificates
from services.training.queries import Attested, earned
from shared.clock import WIB, utcnow
from shared.errors import Forbidden, Refused
from shared.http import etag
from shared.http.edge import STAFF, command, query
from shared.http.paging import page
from shared.http.schemas import PageOf

blueprint = Blueprint("certificates", __name__, description="What was earned")


@blueprint.get("/certificates")
@query("manager", "auditor")
@blueprint.arguments(CertificateFilter, location="query")
@blueprint.response(200, PageOf(CertificateSchema))
@exported(CertificateSchema, "sertifikat", "certificates")
def list_certificates(filters: dict[str, Any]) -> dict[str, Any]:
    """Every certificate, newest first."""
    named = {f"{name}_id": filters.get(name) for name in ("course", "session", "librarian")}
    found = page(earned.certificates(named | {"status": filters.get("status")}, today()), filters, by="-id")
    return found | {"items": [queries.attested(each, today()) for each in found["items"]]}


@blueprint.get("/me/certificates")
@query(STAFF)
@blueprint.arguments(OwnCertificateFilter, location="query")
@blueprint.response(200, PageOf(CertificateSchema))
@exported(CertificateSchema, "sertifikat-saya", "my-certificates")
def list_my_certificates(filters: dict[str, Any]) -> dict[str, Any]:
    """One's own certificates, newest first."""
    mine = earned.of_status(queries.certificates_of(actor().nip), filters.get("status"), today())
    found = page(mine, filters, by="-id")
    return found | {"items": [queries.attested(each, today()) for each in found["items"]]}


@blueprint.get("/certificates/<string:certificate_id>")
@query(STAFF)
@blueprint.response(200, CertificateSchema)
def show_certificate(certificate_id: str) -> Attested:
    """One certificate, for its holder and the manager."""
    return _told(_permitted(certificate_id))


@blueprint.get("/certificates/<string:certificate_id>/paper")
@query(STAFF)
@blueprint.response(200, files.BINARY, content_type=files.PDF)
def print_certificate(certificate_id: str) -> Response:
    """The certificate as a PDF, for its holder and the manager."""
    return files.paper(_permitted(certificate_id))


@blueprint.get("/certificates/<string:certificate_id>/badge")
@query(STAFF)
@blueprint.response(200, files.TEXT, content_type=files.BADGE)
def take_badge(certificate_id: str) -> Response:
    """The certificate as an Open Badges 3.0 credential (VC-JWT), for its holder and the manager."""
    return files.badge(_permitted(certificate_id))


@blueprint.put("/certificates/<string:certificate_id>/consent")
@command(STAFF)
@blueprint.arguments(ConsentSchema)
@blueprint.response(200, CertificateSchema)
def decide_consent(body: dict[str, Any], certificate_id: str) -> Attested:
    """Decide what strangers see of oneself: the whole name, initials, or nobody; and whether they may have the PDF."""
    honour_match(lambda: earned.certificate(certificate_id))
    consent = Consent(Shown(body["shown"]), body["download"])
    return _told(certificates.permit(certificate_id, consent, actor(), utcnow()))


@blueprint.post("/certificates/<string:certificate_id>/revoke")
@command("manager")
@blueprint.arguments(ReasonSchema)
@blueprint.response(200, CertificateSchema)
def revoke_certificate(body: dict[str, Any], certificate_id: str) -> Attested:
    """Take a certificate back; whoever checks its code or badge is told."""
    honour_match(lambda: earned.certificate(certificate_id))
    return _told(certificates.revoke(certificate_id, body["reason"], utcnow()))


@blueprint.post("/certificates/reminders")
@command("manager", "operator", transaction=False)
@blueprint.arguments(RemindSchema)
@blueprint.response(200, RemindedSchema)
def remind(body: dict[str, Any]) -> dict[str, int]:
    """Remind at once of certificates that come to their end, as the worker does every few minutes; each step once."""
    now = utcnow()
    as_of = body.get("as_of", now)
    if as_of > now and files.settings().env != "dev":
        raise Refused("run-in-future", as_of=as_of.isoformat())
    return {"looked_at": mind_certificates(as_of)}


def today() -> date:
    """The day it is in the city."""
    return utcnow().astimezone(WIB).date()


def _permitted(certificate_id: str) -> Certificate:
    found, who = earned.certificate(certificate_id), actor()
    if not (who.manages or certificates.is_holder(found, who)):
        raise Forbidden("not-your-certificate")
    return found


def _told(found: Certificate) -> Attested:
    etag.tag(found)
    return queries.attested(found, today())
