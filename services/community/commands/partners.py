"""Institutions become partners; agreements with them start."""

from datetime import date, datetime
from typing import Any

from services.community.documents import Agreement, Partner
from services.community.domain.keys import key
from services.community.events import outgoing
from shared.storage.documents import insert, save


def join(values: dict[str, Any], agreement: Agreement, *, partner_id: str, now: datetime) -> Partner:
    """A new partner, with the agreement it joins by."""
    partner = Partner(id=partner_id, key=key(values["name"]), agreements=[agreement], **values)
    insert(partner, now)
    outgoing.partner_joined(partner, now)
    outgoing.agreement_started(partner, agreement, now)
    return partner


def agree(partner: Partner, number: str, starts_on: date, ends_on: date | None, now: datetime) -> bool:
    """Start an agreement with a partner, or change its dates. False when all is as it was."""
    known = next((each for each in partner.agreements if each.number == number), None)
    if known and (known.starts_on, known.ends_on) == (starts_on, ends_on):
        return False
    agreement = known or Agreement(number=number)
    agreement.starts_on, agreement.ends_on = starts_on, ends_on
    agreement.ended_on = agreement.ended_reason = None  # other dates: it is renewed
    if not known:
        partner.agreements.append(agreement)
    save(partner, now)
    outgoing.agreement_started(partner, agreement, now)
    return True
