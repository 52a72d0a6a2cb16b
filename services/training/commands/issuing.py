"""Issuing certificates: what each gets besides what was earned, so that it can be checked for ever."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from services.training.documents import Certificate, Librarian, Programme, StatusList
from services.training.domain.badges import fingerprint
from services.training.domain.expiry import next_reminder, rule, rule_on
from services.training.domain.status_lists import PLACES
from shared.ids import new_id
from shared.storage.documents import insert, insert_many, save

SALT_BYTES = 16
AT_ONCE = 100


def issue(certificates: Sequence[Certificate], now: datetime) -> None:
    """Complete new certificates and keep them."""
    complete(certificates, now)
    insert_many(certificates, now)


def complete_early(now: datetime) -> None:
    """Give certificates from before badges existed what they lack; run now and then."""
    lacking = list(Certificate.objects(status_index=None).order_by("id").limit(AT_ONCE))
    complete(lacking, now)
    for certificate in lacking:
        save(certificate, now)


def complete(certificates: Sequence[Certificate], now: datetime) -> None:
    """Write on each its programme, rule, first reminder, place on a status list and the holder's fingerprint."""
    if not certificates:
        return
    holders = Librarian.objects.in_bulk([each.librarian_id for each in certificates])
    programmes = Programme.objects.in_bulk([each.programme_id for each in certificates if each.programme_id])
    listed, first = _places(len(certificates), now)
    for number, each in enumerate(certificates, first):
        _complete_one(each, holders.get(each.librarian_id))
        programme = programmes.get(each.programme_id)
        each.programme_title = programme.title if programme else None
        each.status_list, each.status_index = listed.number, listed.place(number)


def _complete_one(certificate: Certificate, holder: Librarian | None) -> None:
    # Randomness drawn here is harmless in a run that is discarded: nothing of it is kept or sent.
    certificate.salt = secrets.token_hex(SALT_BYTES)
    certificate.fingerprint = fingerprint(holder.nip if holder else "", certificate.salt)
    certificate.rule_id = certificate.rule_id or rule_on(certificate.issued_on).id
    steps = rule(certificate.rule_id).days_before
    certificate.remind_on = next_reminder(certificate.valid_until, certificate.issued_on, steps)


def _places(count: int, now: datetime) -> tuple[StatusList, int]:
    """A list with so many places left, and the first of them."""
    newest: StatusList | None = StatusList.objects.order_by("-number").first()
    if newest is None or newest.used + count > PLACES:
        return insert(_new_list(newest.number + 1 if newest else 1, count), now), 0
    first = newest.used
    newest.used += count
    return save(newest, now), first


def _new_list(number: int, used: int) -> StatusList:
    step = secrets.randbelow(PLACES // 2) * 2 + 1
    return StatusList(id=new_id(), number=number, offset=secrets.randbelow(PLACES), step=step, used=used)
