"""Certificates: one's own, taking one back, and the public check."""

from datetime import date
from typing import Any

from flask_smorest import Blueprint

from services.training import queries
from services.training.api.acting import actor
from services.training.api.schemas import CertificateSchema, PublicCertificateSchema, ReasonSchema
from services.training.commands import certificates
from services.training.queries import Attested
from shared.clock import WIB, utcnow
from shared.http.edge import PUBLIC, STAFF, command, query
from shared.http.paging import page
from shared.http.schemas import PageOf, PageQuery

blueprint = Blueprint("certificates", __name__, description="What was earned")


@blueprint.get("/me/certificates")
@query(STAFF)
@blueprint.arguments(PageQuery, location="query")
@blueprint.response(200, PageOf(CertificateSchema))
def list_my_certificates(filters: dict[str, Any]) -> dict[str, Any]:
    """One's own certificates, newest first."""
    found = page(queries.certificates_of(actor().nip), filters, by="-id")
    return found | {"items": [queries.attested(each, _today()) for each in found["items"]]}


@blueprint.post("/certificates/<string:certificate_id>/revoke")
@command("manager")
@blueprint.arguments(ReasonSchema)
@blueprint.response(200, CertificateSchema)
def revoke_certificate(body: dict[str, Any], certificate_id: str) -> Attested:
    """Take a certificate back; whoever checks its code is told."""
    return queries.attested(certificates.revoke(certificate_id, body["reason"], utcnow()), _today())


@blueprint.get("/public/certificates/<string:code>")
@query(PUBLIC)
@blueprint.response(200, PublicCertificateSchema)
def check_certificate(code: str) -> Attested:
    """What holds of the certificate with this code: valid, expired or revoked; 404 if there is none."""
    return queries.certificate(code, _today())


def _today() -> date:
    return utcnow().astimezone(WIB).date()
