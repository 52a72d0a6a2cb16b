"""What the community service says of activities with the public, and of the visitors who register for them."""

from marshmallow import fields

from shared.contracts.base import Payload, event
from shared.contracts.fields import Count, Id, Moment, Text


class _Announced(Payload):
    activity_id = Id(required=True)
    title = Text(required=True)
    kind = Text(required=True)
    summary = Text(required=True, allow_none=True)
    starts_at = Moment(required=True)
    ends_at = Moment(required=True, allow_none=True)
    place = Text(required=True)
    partner_id = Id(required=True, allow_none=True)
    capacity = Count(required=True, allow_none=True)


@event("community.activity.published.v1", audience="partner", public=True)
class ActivityPublishedV1(_Announced):
    """An activity stands in the public programme; without `capacity` nobody registers. Subject: the activity."""


@event("community.activity.changed.v1", audience="partner", public=True)
class ActivityChangedV1(_Announced):
    """A published activity changed, `changed` names what; carries all as it is now. Subject: the activity."""

    changed = fields.List(Text(), required=True)


@event("community.activity.cancelled.v1", audience="partner", public=True)
class ActivityCancelledV1(_Announced):
    """A published activity will not take place. Subject: the activity."""

    reason = Text(required=True)


class _Registration(Payload):
    """To somebody without an account: the address is for this one message, `token` opens their own page."""

    registration_id = Id(required=True)
    activity_id = Id(required=True)
    activity_title = Text(required=True)
    starts_at = Moment(required=True)
    ends_at = Moment(required=True, allow_none=True)
    place = Text(required=True)
    party = Count(required=True)
    visitor_name = Text(required=True)
    email = Text(required=True)
    language = Text(required=True)
    token = Text(required=True)


@event("community.registration.confirmed.v1", personal=True)
class RegistrationConfirmedV1(_Registration):
    """A visitor's party has its places. Subject: the registration."""


@event("community.registration.waitlisted.v1", personal=True)
class RegistrationWaitlistedV1(_Registration):
    """A visitor's party waits, `position` parties from the head, first come first served. Subject: the registration."""

    position = Count(required=True)
    overtaking = fields.Boolean(required=True)


@event("community.registration.promoted.v1", personal=True)
class RegistrationPromotedV1(_Registration):
    """A party that waited has its places now. Subject: the registration."""


@event("community.registration.changed.v1", personal=True)
class RegistrationChangedV1(_Registration):
    """The party, or time or place of its activity, changed. Subject: the registration."""


@event("community.registration.withdrawn.v1", personal=True)
class RegistrationWithdrawnV1(_Registration):
    """A party comes no more: `reason` own_wish, activity_cancelled or no_place. Subject: the registration."""

    reason = Text(required=True)
