"""Taking a certificate back."""

from datetime import datetime

from services.training.documents import Certificate
from services.training.events import outgoing
from shared.errors import Refused
from shared.storage.documents import get, save


def revoke(certificate_id: str, reason: str, now: datetime) -> Certificate:
    """Declare that a certificate no longer holds, and why; whoever checks its code is told."""
    certificate = get(Certificate, certificate_id)
    if certificate.revoked_at is not None:
        raise Refused("certificate-revoked", certificate=certificate.code)
    certificate.revoked_at, certificate.revoked_reason = now, reason
    save(certificate, now)
    outgoing.certificate_revoked(certificate, now)
    return certificate
