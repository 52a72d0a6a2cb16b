"""What happened to activities and registrations, as the contracts say it."""

from datetime import datetime
from typing import Any

from services.community.documents import Activity
from services.community.documents.registrations import Registration
from shared.contracts.activities import (
    ActivityCancelledV1,
    ActivityChangedV1,
    ActivityPublishedV1,
    RegistrationChangedV1,
    RegistrationConfirmedV1,
    RegistrationPromotedV1,
    RegistrationWaitlistedV1,
    RegistrationWithdrawnV1,
)
from shared.contracts.base import Payload
from shared.storage.outbox import publish


def activity_published(activity: Activity, now: datetime) -> None:
    _activity(ActivityPublishedV1, activity, now)


def activity_changed(activity: Activity, changed: list[str], now: datetime) -> None:
    _activity(ActivityChangedV1, activity, now, changed=changed)


def activity_cancelled(activity: Activity, now: datetime) -> None:
    _activity(ActivityCancelledV1, activity, now, reason=activity.note)


def registration_confirmed(registration: Registration, activity: Activity, now: datetime) -> None:
    _registration(RegistrationConfirmedV1, registration, activity, now)


def registration_waitlisted(registration: Registration, activity: Activity, position: int, now: datetime) -> None:
    more = {"position": position, "overtaking": activity.overtaking}
    _registration(RegistrationWaitlistedV1, registration, activity, now, **more)


def registration_promoted(registration: Registration, activity: Activity, now: datetime) -> None:
    _registration(RegistrationPromotedV1, registration, activity, now)


def registration_changed(registration: Registration, activity: Activity, now: datetime) -> None:
    _registration(RegistrationChangedV1, registration, activity, now)


def registration_withdrawn(registration: Registration, activity: Activity, now: datetime) -> None:
    _registration(RegistrationWithdrawnV1, registration, activity, now, reason=registration.reason)


def _activity(contract: type[Payload], activity: Activity, now: datetime, **more: Any) -> None:
    data = {
        "activity_id": activity.id,
        "title": activity.title,
        "kind": activity.kind,
        "summary": activity.summary,
        "starts_at": activity.starts_at,
        "ends_at": activity.ends_at,
        "place": activity.place,
        "partner_id": activity.partner_id,
        "capacity": activity.capacity,
    }
    publish(contract, subject=activity.id, sequence=activity.version, now=now, data=data | more)


def _registration(
    contract: type[Payload], registration: Registration, activity: Activity, now: datetime, **more: Any
) -> None:
    data = {
        "registration_id": registration.id,
        "activity_id": activity.id,
        "activity_title": activity.title,
        "starts_at": activity.starts_at,
        "ends_at": activity.ends_at,
        "place": activity.place,
        "party": registration.party,
        "visitor_name": registration.name,
        "email": registration.email,
        "language": registration.language,
        "token": registration.token,
    }
    publish(contract, subject=registration.id, sequence=registration.version, now=now, data=data | more)
