"""What the assessment service says of claims of learning elsewhere. Reasons are read on the page, not sent around."""

from shared.contracts.base import Payload, event
from shared.contracts.fields import DecimalText, Id, Text


class _OfClaim(Payload):
    claim_id = Id(required=True)
    librarian_id = Id(required=True)
    unit_id = Id()
    activity = Text(required=True)
    title = Text(required=True)
    hours = DecimalText(required=True)


@event("assessment.claim.submitted.v1", personal=True)
class ClaimSubmittedV1(_OfClaim):
    """A librarian asks for `hours` (JP, in quarters) of learning elsewhere. Subject: the claim."""


@event("assessment.claim.accepted.v1", personal=True)
class ClaimAcceptedV1(_OfClaim):
    """A reviewer accepted; `credited` hours count, fewer than claimed where a cap holds. Subject: the claim."""

    credited = DecimalText(required=True)


@event("assessment.claim.refused.v1", personal=True)
class ClaimRefusedV1(_OfClaim):
    """A reviewer said no. Subject: the claim."""


@event("assessment.claim.returned.v1", personal=True)
class ClaimReturnedV1(_OfClaim):
    """A reviewer asks for something to be put right. Subject: the claim."""


@event("assessment.claim.reversed.v1", personal=True)
class ClaimReversedV1(_OfClaim):
    """What an accepted claim had earned was taken back. Subject: the claim."""

    credited = DecimalText(required=True)
