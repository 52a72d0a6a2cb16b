"""Drawing a sample of accepted claims by its seed, and looking again at each of them."""

from datetime import datetime

from mongoengine import NotUniqueError

from services.assessment.commands.learning_claims import By, take_back
from services.assessment.documents import AuditSample, LearningClaim
from services.assessment.documents.ledger import SampledClaim
from services.assessment.domain import audit_samples, claims
from shared.errors import Forbidden, Invalid, NotFound, Refused
from shared.storage.documents import get, insert, save


def draw(sample_id: str, year: int, seed: str, size: int, by: By, now: datetime) -> AuditSample:
    """Draw from all claims of a year that are accepted now."""
    span = {"ends_on__gte": f"{year}-01-01", "ends_on__lte": f"{year}-12-31"}
    population = [each.id for each in LearningClaim.objects(state=claims.ACCEPTED, **span).only("id")]
    if not population:
        raise Refused("nothing-to-sample", year=year)
    drawn = audit_samples.draw(seed, population, size)
    sample = AuditSample(id=sample_id, year=year, seed=seed, size=size, rule_id=audit_samples.RULE_ID, drawn_by=by.name)
    sample.population, sample.fingerprint = len(population), audit_samples.fingerprint(population)
    sample.items = [SampledClaim(claim_id=each) for each in drawn]
    try:
        return insert(sample, now)
    except NotUniqueError as error:
        raise Refused("sample-exists", year=year, seed=seed) from error


def recheck(sample: AuditSample, claim_id: str, outcome: str, reason: str, by: By, now: datetime) -> AuditSample:
    """What looking again found. A failed claim loses its hours, with the reason."""
    item = next((each for each in sample.items if each.claim_id == claim_id), None)
    if item is None:
        raise NotFound("claim", claim_id)
    if item.outcome != audit_samples.OPEN:
        raise Refused("rechecked-before")
    if get(LearningClaim, claim_id).reviewer_nip == by.nip:
        raise Forbidden("recheck-by-another")
    if outcome == audit_samples.FAILED:
        if not reason:
            raise Invalid({"reason": "reason-needed"})
        take_back(claim_id, reason, by, now)
    item.outcome, item.reason, item.by, item.at = outcome, reason or None, by.name, now
    return save(sample, now)
