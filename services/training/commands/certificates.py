"""What happens to a certificate after it was issued: taken back, shown as its holder permits, coming to its end."""

from datetime import date, datetime

from services.training.commands.people import Actor
from services.training.documents import Certificate, Librarian
from services.training.domain.consent import WORDING, Consent
from services.training.domain.expiry import next_reminder, rule
from services.training.events import outgoing
from shared.clock import WIB
from shared.errors import Forbidden, Refused
from shared.storage.documents import get, save

AT_ONCE = 100
"""Certificates looked at in one transaction; the rest have their turn with the next one."""


def revoke(certificate_id: str, reason: str, now: datetime) -> Certificate:
    """Declare that a certificate no longer holds, and why; its badge's bit is set by this very write."""
    certificate = get(Certificate, certificate_id)
    if certificate.revoked_at is not None:
        raise Refused("certificate-revoked", certificate=certificate.code)
    certificate.revoked_at, certificate.revoked_reason, certificate.remind_on = now, reason, None
    save(certificate, now)
    outgoing.certificate_revoked(certificate, now)
    return certificate


def permit(certificate_id: str, consent: Consent, actor: Actor, now: datetime) -> Certificate:
    """The holder decides what strangers see; nobody else may decide it."""
    certificate = get(Certificate, certificate_id)
    if not is_holder(certificate, actor):
        raise Forbidden("not-your-certificate")
    if consent.download and not consent.paper_is_public:
        raise Refused("paper-bears-name")
    certificate.shown, certificate.download = consent.shown, consent.download
    certificate.consent_wording, certificate.consented_at = WORDING, now
    return save(certificate, now)


def is_holder(certificate: Certificate, actor: Actor) -> bool:
    """Whether the actor is the person on the certificate (who may have come back under a new record)."""
    mine = [each.id for each in Librarian.objects(nip=actor.nip).only("id")] if actor.nip else []
    return certificate.librarian_id in mine


def remind_expiring(now: datetime) -> int:
    """Tell of certificates that reach a step before their end, each step once; how many were looked at."""
    today = now.astimezone(WIB).date()
    due = list(Certificate.objects(remind_on__lte=today, revoked_at=None).order_by("remind_on").limit(AT_ONCE))
    holders = Librarian.objects.in_bulk([each.librarian_id for each in due])
    for certificate in due:
        certificate.remind_on = next_reminder(certificate.valid_until, today, rule(certificate.rule_id).days_before)
        save(certificate, now)
        holder = holders.get(certificate.librarian_id)
        if holder is not None and holder.active and today <= certificate.valid_until and not _renewed(certificate):
            outgoing.certificate_expiring(certificate, holder.unit_id, _days_left(certificate, today), now)
    return len(due)


def _days_left(certificate: Certificate, today: date) -> int:
    days: int = (certificate.valid_until - today).days
    return days


def _renewed(certificate: Certificate) -> bool:
    same = Certificate.objects(
        course_id=certificate.course_id, librarian_id=certificate.librarian_id, revoked_at=None, id__ne=certificate.id
    )
    return any(each.valid_until is None or each.valid_until > certificate.valid_until for each in same)
