"""What a new fact has to be compared with: all of that person, and whatever shares a number, a reference or a file."""

from collections.abc import Iterable
from datetime import date

from mongoengine import Q

from services.assessment.documents import Certificate, Credit, LearningClaim
from services.assessment.domain import claims
from services.assessment.domain.hours import CREDITED
from services.assessment.domain.same_fact import Fact, compact

CODE_GROUP, CODE_LENGTH = 4, 12  # XXXX-XXXX-XXXX on our own certificates
COUNTED = (*claims.ALIVE, claims.ACCEPTED)


def known(new: Fact) -> list[Fact]:
    """Credits that count, claims that count or ask to, and certificates of ours with this number."""
    number = compact(new.number)
    owned = Q(librarian_id=new.librarian_id)
    claimed = Q(librarian_id=new.librarian_id)
    if number:
        owned, claimed = owned | Q(number_key=number), claimed | Q(number_key=number)
    if new.reference:
        claimed |= Q(reference_key=reference_key(new.reference))
    if new.files:
        claimed |= Q(files__in=sorted(new.files))
    found = {each.id: _of_credit(each) for each in Credit.objects(owned, state=CREDITED)}
    found |= {each.id: of_claim(each) for each in LearningClaim.objects(claimed, state__in=COUNTED)}
    return [*found.values(), *_certificates(new, number)]


def of_claim(claim: LearningClaim) -> Fact:
    """A claim as a fact."""
    return Fact(
        claim.id,
        claim.librarian_id,
        claim.title,
        date.fromisoformat(claim.starts_on),
        date.fromisoformat(claim.ends_on),
        claim.organiser,
        claim.number,
        claim.reference,
        frozenset(claim.files),
    )


def counted_otherwise(librarian_ids: Iterable[str]) -> list[Fact]:
    """What counts of these people without a course of ours."""
    found = Credit.objects(librarian_id__in=list(librarian_ids), state=CREDITED, source__ne="course")
    return [_of_credit(each) for each in found]


def reference_key(reference: str) -> str:
    """A reference as it is compared."""
    return reference.strip().casefold()


def _certificates(new: Fact, number: str) -> list[Fact]:
    if len(number) != CODE_LENGTH:
        return []
    code = "-".join(number[at : at + CODE_GROUP] for at in range(0, CODE_LENGTH, CODE_GROUP)).upper()
    return [
        Fact(each.completion_id, each.librarian_id, each.title, new.starts_on, new.ends_on, code=each.code)
        for each in Certificate.objects(code=code, revoked=False)
    ]


def _of_credit(credit: Credit) -> Fact:
    ends = date.fromisoformat(credit.earned_on)
    starts = date.fromisoformat(credit.starts_on) if credit.starts_on else ends
    return Fact(credit.id, credit.librarian_id, credit.title, starts, ends, credit.organiser, credit.number)
