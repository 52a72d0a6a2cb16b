"""A person chooses what reaches them, how and when."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from services.notifier.documents import Delivery, Preference
from services.notifier.domain.deliveries import DROPPED, GATHERED, QUEUED
from services.notifier.domain.kinds import kind_of
from services.notifier.domain.preferences import DAILY, NOW, OFF, SWITCHED_OFF, allowed, read_choices, write_choices
from services.notifier.domain.words import Language
from shared.errors import Refused
from shared.storage.documents import insert, save

PLAIN = ("language", "zone", "quiet", "digest_at")


def choose(
    librarian_id: str,
    wanted: Mapping[str, Any],
    choices: Mapping[tuple[str, str], str],
    now: datetime,
    language: Language = "id",
) -> Preference:
    """Keep what is named in `wanted` and `choices`; the rest stays. Raises Refused for what a kind does not allow."""
    for (_, kind), chosen in choices.items():
        if chosen not in allowed(kind):
            code = "kind-is-urgent" if kind_of(kind).urgent and chosen == DAILY else "kind-is-mandatory"
            raise Refused(code, kind=kind_of(kind).name(language))
    preference = Preference.objects(id=librarian_id).first() or Preference(id=librarian_id)
    for name in PLAIN:
        if name in wanted:
            setattr(preference, name, wanted[name])
    preference.choices = write_choices({**read_choices(preference.choices), **choices})
    for (channel, kind), chosen in choices.items():
        if chosen == OFF:
            _drop_waiting(librarian_id, channel, kind, now)
    return save(preference, now) if preference.version else insert(preference, now)


def switch_off(librarian_id: str, channel: str, kinds: list[str], now: datetime) -> None:
    """By the link in a letter. Saying it again changes nothing; what cannot be switched off stays."""
    off = {(channel, kind): OFF for kind in kinds if OFF in allowed(kind)}
    if off:
        choose(librarian_id, {}, off, now)


def switch_on(librarian_id: str, channel: str, kinds: list[str], now: datetime) -> None:
    """Take the switching off back, on the page that the same link leads to."""
    choose(librarian_id, {}, {(channel, kind): NOW for kind in kinds}, now)


def _drop_waiting(librarian_id: str, channel: str, kind: str, now: datetime) -> None:
    waiting = Delivery.objects(recipient=librarian_id, channel=channel, kind=kind, state__in=(QUEUED, GATHERED))
    waiting.update(
        set__state=DROPPED, set__reason=SWITCHED_OFF, set__due_at=None, set__updated_at=now, inc__version=1
    )  # fmt: skip
