"""Visitors register, change and withdraw, without an account: whoever holds the link acts."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from services.community.commands.seating import fill, hold, keep
from services.community.documents import Activity, Partner
from services.community.documents.registrations import Registration, Seating
from services.community.domain import places
from services.community.domain.keys import key
from services.community.domain.registrations import CONSENT_NOW, OPEN, Reason, State, largest
from services.community.events import activities as outgoing
from shared.errors import Refused
from shared.storage.documents import get, insert, save, save_many


def register(
    activity_id: str, body: Mapping[str, Any], *, registration_id: str, token: str, now: datetime
) -> Registration:
    """Places for the whole party, or the last place in line; said to the visitor either way."""
    if body["consent_version"] != CONSENT_NOW:
        raise Refused("consent-outdated")
    seating = hold(activity_id, now)
    activity = get(Activity, activity_id)
    _require_open(activity, seating, now)
    _require_fit(body["party"], body.get("school"), seating)
    email_key = body["email"].casefold()
    if Registration.objects(activity_id=activity_id, email_key=email_key, state__in=OPEN).first():
        raise Refused("registered-already")
    registration = Registration(
        id=registration_id, activity_id=activity_id, token=token, email_key=email_key, consent_at=now, **body
    )
    registration.partner_id = _partner(body.get("school"))
    _seat(registration, seating)
    insert(registration, now)
    keep(seating)
    if registration.state == State.CONFIRMED:
        outgoing.registration_confirmed(registration, activity, now)
    else:
        outgoing.registration_waitlisted(registration, activity, seating.waiting, now)
    return registration


def change(registration_id: str, body: Mapping[str, Any], now: datetime) -> Registration:
    """Another number of people, or other needs. The places that become free go to whoever is next."""
    registration, activity, seating = _held(registration_id, now)
    party = body.get("party", registration.party)
    if party != registration.party:
        _require_fit(party, registration.school, seating)
        _resize(registration, party, seating)
    registration.needs = body.get("needs", registration.needs)
    save(registration, now)
    outgoing.registration_changed(registration, activity, now)
    fill(seating, activity, now)
    keep(seating)
    return registration


def withdraw(registration_id: str, now: datetime) -> Registration:
    """Give up places, or the place in line; whoever is next moves up."""
    registration, activity, seating = _held(registration_id, now, waiting_may=True)
    seated = registration.state == State.CONFIRMED
    seating.places = places.leave(seating.places, registration.party, seated=seated)
    registration.state, registration.reason = State.WITHDRAWN, Reason.OWN_WISH
    save(registration, now)
    outgoing.registration_withdrawn(registration, activity, now)
    fill(seating, activity, now)
    keep(seating)
    return registration


def end_all(activity: Activity, states: Sequence[State], reason: Reason, now: datetime) -> None:
    """Withdraw everybody in these states who did not come all the same, and tell each."""
    ended = list(Registration.objects(activity_id=activity.id, state__in=states, arrived=None).order_by("number"))
    for registration in ended:
        registration.state, registration.reason = State.WITHDRAWN, reason
    save_many(ended, now)
    for registration in ended:
        outgoing.registration_withdrawn(registration, activity, now)


def _seat(registration: Registration, seating: Seating) -> None:
    seating.places, seated = places.join(seating.places, registration.party)
    seating.last_number += 1
    registration.number = seating.last_number
    registration.state = State.CONFIRMED if seated else State.WAITLISTED


def _resize(registration: Registration, party: int, seating: Seating) -> None:
    """Shrinking is always possible; growing would overtake whoever waits."""
    more = party - registration.party
    seated = registration.state == State.CONFIRMED
    if more > 0 and not (seated and seating.places.suffice(more)):
        raise Refused("party-may-not-grow")
    if seated:
        seating.taken += more
    registration.party = party


def _held(registration_id: str, now: datetime, *, waiting_may: bool = False) -> tuple[Registration, Activity, Seating]:
    seating = hold(get(Registration, registration_id).activity_id, now)
    registration = get(Registration, registration_id)
    if registration.state not in OPEN:
        raise Refused("registration-over")
    activity = get(Activity, registration.activity_id)
    if not (waiting_may and registration.state == State.WAITLISTED):
        _require_open(activity, seating, now)
    return registration, activity, seating


def _require_open(activity: Activity, seating: Seating, now: datetime) -> None:
    if not seating.open or activity.starts_at <= now:
        raise Refused("registration-closed")


def _require_fit(party: int, school: str | None, seating: Seating) -> None:
    most = min(largest(school), seating.capacity)
    if party > most:
        raise Refused("party-too-large", most=most)


def _partner(school: str | None) -> str | None:
    """A school that is a partner counts for the partner too."""
    partner = Partner.objects(key=key(school)).only("id").first() if school else None
    return partner.id if partner else None
