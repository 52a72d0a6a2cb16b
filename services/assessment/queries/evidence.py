"""Proofs: one's own, and those that somebody was named a reader of."""

from collections.abc import Sequence

from mongoengine import QuerySet

from services.assessment.documents import Evidence, EvidenceContent
from services.assessment.queries import portfolios
from shared.auth import Principal
from shared.errors import Invalid
from shared.storage.documents import get


def of(librarian_id: str) -> QuerySet:
    """All that a librarian handed in."""
    return Evidence.objects(librarian_id=librarian_id)


def of_owner(evidence_ids: Sequence[str], librarian_id: str) -> list[Evidence]:
    """These, in this order. Raises Invalid where one is not there or not this librarian's."""
    found = {each.id: each for each in Evidence.objects(id__in=list(evidence_ids), librarian_id=librarian_id)}
    missing = [place for place, each in enumerate(evidence_ids) if each not in found]
    if missing:
        raise Invalid({f"evidence.{place}": "unknown-evidence" for place in missing})
    return [found[each] for each in dict.fromkeys(evidence_ids)]


def named(evidence_ids: Sequence[str]) -> list[Evidence]:
    """These, in this order, whoever's: for a caller that has checked who reads."""
    found = {each.id: each for each in Evidence.objects(id__in=list(evidence_ids))}
    return [found[each] for each in evidence_ids if each in found]


def one(evidence_id: str, who: Principal) -> tuple[Evidence, bool]:
    """A piece of evidence, and whether it was given to this reader to judge. Raises NotFound."""
    evidence, reader = get(Evidence, evidence_id), portfolios.own(who)
    return evidence, reader is not None and reader.active and reader.id in evidence.readers


def content(evidence: Evidence) -> bytes:
    """Its bytes."""
    return bytes(get(EvidenceContent, evidence.id).content)
