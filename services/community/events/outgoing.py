"""What happened here, as the contracts say it."""

from datetime import date, datetime

from services.community.documents import Activity, Agreement, Librarian, Library, Partner
from shared.contracts.base import Payload
from shared.contracts.community import (
    ActivityHeldV1,
    AgreementStartedV1,
    LibrarianChangedV1,
    LibrarianLeftV1,
    LibrarianRegisteredV1,
    LibraryOpenedV1,
    PartnerJoinedV1,
)
from shared.contracts.partners import AgreementEndedV1, PartnerChangedV1
from shared.storage.outbox import publish


def library_opened(library: Library, now: datetime) -> None:
    data = {"library_id": library.id, "name": library.name, "slug": library.slug, "kind": library.kind}
    publish(LibraryOpenedV1, subject=library.id, sequence=library.version, now=now, data=data)


def librarian_registered(librarian: Librarian, now: datetime) -> None:
    _librarian(LibrarianRegisteredV1, librarian, now)


def librarian_changed(librarian: Librarian, now: datetime) -> None:
    _librarian(LibrarianChangedV1, librarian, now)


def librarian_left(librarian: Librarian, left_on: date, reason: str, now: datetime) -> None:
    data = {"librarian_id": librarian.id, "left_on": left_on, "reason": reason}
    publish(LibrarianLeftV1, subject=librarian.id, sequence=librarian.version, now=now, data=data)


def partner_joined(partner: Partner, now: datetime) -> None:
    data = {"partner_id": partner.id, "name": partner.name, "kind": partner.kind}
    publish(PartnerJoinedV1, subject=partner.id, sequence=partner.version, now=now, data=data)


def agreement_started(partner: Partner, agreement: Agreement, now: datetime) -> None:
    data = {
        "partner_id": partner.id,
        "agreement_number": agreement.number,
        "starts_on": agreement.starts_on,
        "ends_on": agreement.ends_on,
        "events": list(agreement.events),
    }
    publish(AgreementStartedV1, subject=partner.id, sequence=partner.version, now=now, data=data)


def agreement_ended(partner: Partner, agreement: Agreement, now: datetime) -> None:
    data = {
        "partner_id": partner.id,
        "agreement_number": agreement.number,
        "ended_on": agreement.ended_on,
        "reason": agreement.ended_reason,
    }
    publish(AgreementEndedV1, subject=partner.id, sequence=partner.version, now=now, data=data)


def partner_changed(partner: Partner, now: datetime) -> None:
    facts = {name: getattr(partner, name) for name in ("name", "kind", "contact", "email")}
    data = {"partner_id": partner.id, **facts, "clients": list(partner.clients)}
    publish(PartnerChangedV1, subject=partner.id, sequence=partner.version, now=now, data=data)


def activity_held(activity: Activity, now: datetime) -> None:
    data = {
        "activity_id": activity.id,
        "title": activity.title,
        "kind": activity.kind,
        "held_on": activity.held_on,
        "attendance": activity.attendance,
        "partner_id": activity.partner_id,
        "place": activity.place,
    }
    publish(ActivityHeldV1, subject=activity.id, sequence=activity.version, now=now, data=data)


def _librarian(contract: type[Payload], librarian: Librarian, now: datetime) -> None:
    data = {
        "librarian_id": librarian.id,
        "nip": librarian.nip,
        "name": librarian.full_name,
        "email": librarian.email,
        "phone": librarian.phone,
        "unit_id": librarian.unit_id,
        "unit_name": librarian.unit_name,
        "position": librarian.position,
        "rank": librarian.rank,
        "duties": list(librarian.duties),
        "language": librarian.language,
        "active": librarian.active,
    }
    publish(contract, subject=librarian.id, sequence=librarian.version, now=now, data=data)
