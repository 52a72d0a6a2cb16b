"""From deliveries to letters: whom each goes to, on what terms, in which words; or why there is none.

A batch is looked up together: a handful of reads, however many letters.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from services.notifier import queries
from services.notifier.documents import Contact, Delivery, Message
from services.notifier.domain.addresses import fingerprint
from services.notifier.domain.deliveries import Later, Outcome, Stranger, Unwanted
from services.notifier.domain.digests import MOST, digest
from services.notifier.domain.invitations import invitation
from services.notifier.domain.kinds import DIGEST, kind_of
from services.notifier.domain.mail import Letter, Reason
from services.notifier.domain.preferences import OFF, Terms, allowed, gate
from services.notifier.domain.rendering import Text
from services.notifier.domain.unsubscribing import Link, sign
from shared.telemetry import logs

log = logs.get(__name__)


@dataclass(frozen=True)
class House:
    """What the house decides: the secret of its links, the quiet hours of those who chose none."""

    secret: str
    quiet: str = ""


@dataclass(frozen=True)
class _Desk:
    """All that the letters of a batch need."""

    house: House
    contacts: dict[str, Contact]
    terms: dict[str, Terms]
    suppressed: frozenset[str]
    messages: dict[str, Message]


def correspond(deliveries: Sequence[Delivery], house: House, now: datetime) -> dict[str, Letter | Outcome]:
    """For each delivery the letter to send, or why there is none. One that cannot be written holds up no other."""
    desk = _desk(deliveries, house)
    return {delivery.id: _safely(delivery, desk, now) for delivery in deliveries}


def _desk(deliveries: Sequence[Delivery], house: House) -> _Desk:
    contacts = {contact.id: contact for contact in Contact.objects(id__in=[each.recipient for each in deliveries])}
    addresses = [fingerprint(contact.email) for contact in contacts.values() if contact.email]
    messages = Message.objects(id__in=[each.message_id for each in deliveries])
    return _Desk(
        house,
        contacts,
        queries.terms(list(contacts.values()), house.quiet),
        queries.suppressed(addresses),
        {message.id: message for message in messages},
    )


def _safely(delivery: Delivery, desk: _Desk, now: datetime) -> Letter | Outcome:
    try:
        return _unreachable(delivery, desk) or _write(delivery, desk, now)
    except Exception as error:
        log.exception("letter failed", delivery_id=delivery.id, kind=delivery.kind)
        return Later(f"failed: {type(error).__name__}")


def _unreachable(delivery: Delivery, desk: _Desk) -> Outcome | None:
    contact = desk.contacts.get(delivery.recipient)
    if contact is None:
        return Stranger()
    if not contact.hears:
        return Unwanted("recipient left")
    if not contact.email:
        return Unwanted("recipient has no address")
    if fingerprint(contact.email) in desk.suppressed:
        return Unwanted("address suppressed: it bounced before")
    return None


def _write(delivery: Delivery, desk: _Desk, now: datetime) -> Letter | Outcome:
    terms = desk.terms[delivery.recipient]
    stopped = gate(delivery.kind, delivery.channel, terms, now)
    if stopped is not None:
        return stopped
    if delivery.kind == DIGEST:
        return _digest(delivery, desk, terms)
    message = desk.messages[delivery.message_id]
    [text] = queries.texts([message], terms.language)
    return _letter(delivery, desk, terms, text, message)


def _digest(delivery: Delivery, desk: _Desk, terms: Terms) -> Letter | Outcome:
    messages = queries.gathered(delivery.id, MOST)
    if not messages:
        return Unwanted("nothing was left for the digest")
    text = digest(_in_words(messages, terms), queries.count_gathered(delivery.id), terms.language)
    return _letter(delivery, desk, terms, text)


def _in_words(messages: Sequence[Message], terms: Terms) -> Iterable[Text]:
    return queries.texts(messages, terms.language)


def _letter(delivery: Delivery, desk: _Desk, terms: Terms, text: Text, message: Message | None = None) -> Letter:
    contact = desk.contacts[delivery.recipient]
    link = Link(delivery.recipient, delivery.channel, delivery.kind)
    name = kind_of(delivery.kind).name(terms.language)
    visitor = message is not None and message.role == "visitor"  # without an account there is nothing to choose
    optional = delivery.kind == DIGEST or OFF in allowed(delivery.kind)
    return Letter(
        delivery.id,
        contact.name,
        contact.email,
        terms.language,
        text,
        delivery.created_at,
        invitation(message.kind, message.role, message.facts) if message else None,
        None if visitor else Reason(name, sign(desk.house.secret, link) if optional else ""),
    )
