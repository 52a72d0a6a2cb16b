"""What the community service says: who we are and what we do together."""

from marshmallow import fields

from shared.contracts.base import Payload, event
from shared.contracts.fields import Count, Id, Text


class _Librarian(Payload):
    librarian_id = Id(required=True)
    nip = Text(required=True)
    name = Text(required=True)
    email = Text(required=True, allow_none=True)
    phone = Text(required=True, allow_none=True)
    unit_id = Id(required=True)
    unit_name = Text(required=True)
    position = Text(required=True)
    rank = Text(required=True)
    duties = fields.List(Text(), required=True)
    language = Text(required=True)
    active = fields.Boolean(required=True)


@event("community.librarian.registered.v1", personal=True)
class LibrarianRegisteredV1(_Librarian):
    """A librarian entered the directory. Subject: the librarian."""


@event("community.librarian.changed.v1", personal=True)
class LibrarianChangedV1(_Librarian):
    """A librarian's facts changed; carries all of them. Subject: the librarian."""


@event("community.librarian.left.v1", personal=True)
class LibrarianLeftV1(Payload):
    """A librarian left the service. Subject: the librarian."""

    librarian_id = Id(required=True)
    left_on = fields.Date(required=True)
    reason = Text(required=True)


@event("community.library.opened.v1", audience="partner", public=True)
class LibraryOpenedV1(Payload):
    """A library or service unit entered the directory. Subject: the library."""

    library_id = Id(required=True)
    name = Text(required=True)
    slug = Text(required=True)
    kind = Text(required=True)


@event("community.partner.joined.v1", audience="partner")
class PartnerJoinedV1(Payload):
    """An institution became a partner. Subject: the partner."""

    partner_id = Id(required=True)
    name = Text(required=True)
    kind = Text(required=True)


@event("community.agreement.started.v1")
class AgreementStartedV1(Payload):
    """An agreement (MoU) with a partner is in force. Subject: the partner."""

    partner_id = Id(required=True)
    agreement_number = Text(required=True)
    starts_on = fields.Date(required=True)
    ends_on = fields.Date(required=True, allow_none=True)
    events = fields.List(Text(), metadata={"description": "event types it covers beyond the public ones"})


@event("community.activity.held.v1", audience="partner")
class ActivityHeldV1(Payload):
    """A public activity took place. `attendance` counts people. Subject: the activity."""

    activity_id = Id(required=True)
    title = Text(required=True)
    kind = Text(required=True)
    held_on = fields.Date(required=True)
    attendance = Count(required=True)
    partner_id = Id(required=True, allow_none=True)
    place = Text(required=True)


@event("community.nomination.approved.v1")
class NominationApprovedV1(Payload):
    """A librarian was chosen for an opportunity; `cost` in whole rupiah awaits the budget. Subject: the nomination."""

    nomination_id = Id(required=True)
    librarian_id = Id(required=True)
    opportunity_title = Text(required=True)
    cost = Count(required=True)
    year = Count(required=True)
    programme_id = Id(allow_none=True)
    held_on = fields.Date(allow_none=True)


@event("community.nomination.withdrawn.v1")
class NominationWithdrawnV1(Payload):
    """An approved nomination is given up. Subject: the nomination."""

    nomination_id = Id(required=True)
    librarian_id = Id(required=True)
    reason = Text(required=True)
    opportunity_id = Id()
    opportunity_title = Text()
