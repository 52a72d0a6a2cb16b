"""What an agreement covers, who speaks for the partner, and when it is over."""

from collections.abc import Sequence
from datetime import date, datetime

from services.community.documents import Agreement, Partner
from services.community.events import outgoing
from shared.contracts.partners import covered_by_scope
from shared.errors import Invalid, NotFound, Refused
from shared.storage.documents import get, save

PERIOD = "period"


def cover(partner: Partner, number: str, events: Sequence[str], now: datetime) -> Partner:
    """Say which event types the agreement covers beyond the public ones."""
    wanted = sorted(set(events))
    if unknown := set(wanted) - covered_by_scope():
        raise Invalid({"events": "event-not-for-partners: " + ", ".join(sorted(unknown))})
    agreement = agreement_of(partner, number)
    if list(agreement.events) == wanted:
        return partner
    if agreement.ended_on:
        raise Refused("agreement-over", number=number)
    agreement.events = wanted
    save(partner, now)
    outgoing.agreement_started(partner, agreement, now)
    return partner


def authorise(partner: Partner, clients: Sequence[str], now: datetime) -> Partner:
    """Say which machine clients speak for the partner; each speaks for one partner only."""
    wanted = sorted(set(clients))
    for client in wanted:
        if Partner.objects(clients=client, id__ne=partner.id).first():
            raise Refused("client-taken", client=client)
    if list(partner.clients) != wanted:
        partner.clients = wanted
        save(partner, now)
        outgoing.partner_changed(partner, now)
    return partner


def end(partner: Partner, number: str, ended_on: date, reason: str, now: datetime) -> Partner:
    """The agreement is no longer in force. Again changes nothing."""
    agreement = agreement_of(partner, number)
    if agreement.ended_on:
        return partner
    agreement.ended_on, agreement.ended_reason = ended_on, reason
    save(partner, now)
    outgoing.agreement_ended(partner, agreement, now)
    return partner


def end_what_is_over(partner_id: str, today: date, now: datetime) -> None:
    """End those agreements of a partner whose last day has passed."""
    partner = get(Partner, partner_id)
    for agreement in partner.agreements:
        if agreement.ends_on and agreement.ends_on < today and not agreement.ended_on:
            end(partner, agreement.number, agreement.ends_on, PERIOD, now)


def agreement_of(partner: Partner, number: str) -> Agreement:
    """The agreement with this number. Raises NotFound."""
    for agreement in partner.agreements:
        if agreement.number == number:
            found: Agreement = agreement
            return found
    raise NotFound("agreement", number)
