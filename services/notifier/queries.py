"""What is asked of the notifier: who holds which duty, what a person was told, how deliveries stand."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from mongoengine import QuerySet

from services.notifier.documents import Awaited, Contact, Delivery, Message, Preference, Suppression
from services.notifier.domain.audience import NAMED, Roster, audience
from services.notifier.domain.deliveries import GATHERED
from services.notifier.domain.preferences import Terms, read_choices
from services.notifier.domain.quiet import DIGEST_AT, HOME, Quiet
from services.notifier.domain.rendering import Text
from services.notifier.domain.texts import text
from services.notifier.domain.words import Language, language_of
from shared.errors import NotFound


def roster() -> Roster:
    managers: list[str] = []
    supervisors: dict[str, tuple[str, ...]] = {}
    for contact in Contact.objects(duties__in=["manager", "supervisor"], hears=True).order_by("id"):
        if "manager" in contact.duties:
            managers.append(contact.id)
        if "supervisor" in contact.duties:
            supervisors[contact.unit_id] = (*supervisors.get(contact.unit_id, ()), contact.id)
    return Roster(tuple(managers), supervisors)


def deaf(librarian_ids: Iterable[str]) -> frozenset[str]:
    """Those who left or are not active. Somebody unknown is not among them: they may be on their way."""
    return frozenset(Contact.objects(id__in=list(librarian_ids), hears=False).scalar("id"))


def contact_by_nip(nip: str) -> Contact | None:
    contact: Contact | None = Contact.objects(nip=nip, hears=True).first() if nip else None
    return contact


def chosen_language(contact: Contact) -> Language:
    """What the person chose here, else what the directory says."""
    return terms([contact], "")[contact.id].language


def terms(contacts: Sequence[Contact], house_quiet: str) -> dict[str, Terms]:
    """On what terms each is reached: their own choice, else the house's, else the directory's."""
    chosen = {each.id: each for each in Preference.objects(id__in=[contact.id for contact in contacts])}
    return {contact.id: _terms(contact, chosen.get(contact.id), house_quiet) for contact in contacts}


def choices_of(librarian_id: str) -> dict[tuple[str, str], str]:
    preference = Preference.objects(id=librarian_id).first()
    return read_choices(preference.choices) if preference else {}


def kinds_chosen(librarian_id: str, channel: str, wanted: str) -> list[str]:
    """The kinds for which somebody chose `wanted` on a channel."""
    chosen = choices_of(librarian_id).items()
    return [kind for (on, kind), choice in chosen if on == channel and choice == wanted]


def suppressed(fingerprints: Sequence[str]) -> frozenset[str]:
    """Those of these addresses that are not written to any more."""
    return frozenset(Suppression.objects(id__in=fingerprints).scalar("id"))


def suppression_of(fingerprint: str) -> Suppression | None:
    found: Suppression | None = Suppression.objects(id=fingerprint).first()
    return found


def suppressions() -> QuerySet:
    return Suppression.objects


def gathered(digest_id: str, limit: int) -> list[Message]:
    """The messages that go out in a digest, in the order in which things happened."""
    members = Delivery.objects(digest_id=digest_id, state=GATHERED).order_by("id").limit(limit)
    found = Message.objects(id__in=list(members.scalar("message_id")))
    return sorted(found, key=lambda message: (message.happened_at, message.id))


def count_gathered(digest_id: str) -> int:
    return int(Delivery.objects(digest_id=digest_id, state=GATHERED).count())


def messages_of(librarian_id: str, *, unread_only: bool = False) -> QuerySet:
    unread: dict[str, Any] = {"read_at": None} if unread_only else {}
    return Message.objects(recipient=librarian_id, **unread)


def existing_messages(ids: Iterable[str]) -> list[str]:
    return list(Message.objects(id__in=list(ids)).scalar("id"))


def unread(librarian_id: str) -> int:
    return int(messages_of(librarian_id, unread_only=True).count())


def own_message(librarian_id: str, message_id: str) -> Message:
    """Raises NotFound for somebody else's as for none: whether it exists is not theirs to know."""
    message: Message | None = Message.objects(id=message_id, recipient=librarian_id).first()
    if message is None:
        raise NotFound("message", message_id)
    return message


def texts(messages: Sequence[Message], language: Language) -> list[Text]:
    """The messages in words. Who supervises is told of others, so names are looked up when it is shown."""
    about = {message.facts["librarian_id"] for message in messages if _about_another(message)}
    known = Contact.objects(id__in=list(about), hears=True).scalar("id", "name") if about else ()
    names = dict(known)
    return [text(message.kind, message.role, _named(message, names), language) for message in messages]


def awaited_ready(now: datetime) -> list[str]:
    """Events whose missing roles can be told by now, or were waited for long enough."""
    if Awaited.objects.first() is None:
        return []
    present = roster()
    return [each.id for each in Awaited.objects.order_by("created_at") if each.until <= now or _found(each, present)]


def deliveries(filters: dict[str, str]) -> QuerySet:
    """Of one person by `nip` too; nobody has nothing."""
    wanted = dict(filters)
    if nip := wanted.pop("nip", ""):
        contact = contact_by_nip(nip)
        wanted["recipient"] = contact.id if contact else ""
    return Delivery.objects(**wanted)


def _terms(contact: Contact, chosen: Preference | None, house_quiet: str) -> Terms:
    if chosen is None:
        return Terms(language=language_of(contact.language), quiet=Quiet.read(house_quiet))
    quiet = house_quiet if chosen.quiet is None else chosen.quiet
    return Terms(
        language=language_of(chosen.language or contact.language),
        zone=chosen.zone or HOME,
        quiet=Quiet.read(quiet),
        digest_at=chosen.digest_at or DIGEST_AT,
        choices=read_choices(chosen.choices),
    )


def _found(awaited: Awaited, present: Roster) -> bool:
    return bool(audience(awaited.kind, awaited.facts, present, tuple(awaited.roles)).addressees)


def _about_another(message: Message) -> bool:
    return message.role not in NAMED and "librarian_id" in message.facts


def _named(message: Message, names: dict[str, str]) -> dict[str, str]:
    name = names.get(message.facts.get("librarian_id", ""))
    return {**message.facts, "librarian_name": name} if name else dict(message.facts)
