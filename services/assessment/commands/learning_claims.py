"""A claim of learning elsewhere: filed by the librarian, decided by the own supervisor or the manager."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from services.assessment.commands import evidence, ledger
from services.assessment.documents import Credit, LearningClaim, Librarian
from services.assessment.domain import claims, learning_rules, same_fact
from services.assessment.domain.hours import CREDITED
from services.assessment.domain.ledger import in_quarters, worth
from services.assessment.events import claimed
from services.assessment.queries import frameworks
from services.assessment.queries import ledger as sums
from services.assessment.queries import same_fact as facts
from shared.clock import WIB
from shared.errors import Invalid, Refused
from shared.storage.documents import insert, save

Body = dict[str, Any]


@dataclass(frozen=True)
class By:
    """Who does it."""

    name: str
    nip: str


def draft(
    claim_id: str, librarian: Librarian, body: Body, by: By, now: datetime, nomination_id: str | None = None
) -> LearningClaim:
    """Begin a claim; nobody else sees it before it is submitted."""
    claim = LearningClaim(id=claim_id, state=claims.DRAFT, librarian_id=librarian.id, nomination_id=nomination_id)
    _fill(claim, body, now)
    claim.trail = [_step("begin", claims.DRAFT, by, now)]
    return insert(claim, now)


def change(claim: LearningClaim, body: Body, now: datetime) -> LearningClaim:
    """Put right what is in a draft, or in a claim that came back."""
    if claim.state not in claims.EDITABLE:
        raise Refused("claim-state", state=claim.state)
    _fill(claim, body, now)
    return save(claim, now)


def submit(claim: LearningClaim, librarian: Librarian, by: By, now: datetime) -> LearningClaim:
    """Ask for the hours. Refused where the same fact counts already, or asks to."""
    _check_proof(claim)
    ledger.hold(claim.librarian_id, now)
    claim.doubts = _doubts(claim)
    claim.unit_id, claim.submitted_at, claim.reason = librarian.unit_id, now, None
    _move(claim, claims.SUBMIT, by, now)
    claimed.claim_submitted(claim, now)
    return claim


def withdraw(claim: LearningClaim, by: By, now: datetime) -> LearningClaim:
    """Take one's claim back; its evidence may be used again."""
    _move(claim, claims.WITHDRAW, by, now)
    evidence.detach(_use(claim), claim.evidence, now)
    return claim


def accept(claim: LearningClaim, by: By, note: str, despite: bool, now: datetime) -> LearningClaim:
    """Credit the hours and the competence in the same transaction. A doubt has to be answered for."""
    ledger.hold(claim.librarian_id, now)
    claim.doubts = _doubts(claim)
    if claim.doubts and not (despite and note):
        raise Refused("claim-doubtful", titles=", ".join(f"“{each['title']}”" for each in claim.doubts))
    ends = date.fromisoformat(claim.ends_on)
    rule = learning_rules.activity(claim.activity, ends)
    earned = worth(rule, claim.hours, sums.counted(claim.librarian_id, claim.activity, ends.year))
    claim.credited, claim.reason = earned.counted, note or None
    _decide(claim, claims.ACCEPT, by, now, rule_id=rule.id, full=str(earned.full))
    ledger.credit(_credit(claim), rule.id, by.name, now)
    claimed.claim_decided(claim, "accepted", now)
    return claim


def refuse(claim: LearningClaim, by: By, reason: str, now: datetime) -> LearningClaim:
    """Say no, and why."""
    claim.reason = reason
    _decide(claim, claims.REFUSE, by, now)
    claimed.claim_decided(claim, "refused", now)
    return claim


def send_back(claim: LearningClaim, by: By, reason: str, now: datetime) -> LearningClaim:
    """Ask for something to be put right."""
    claim.reason = reason
    _decide(claim, claims.RETURN, by, now)
    claimed.claim_decided(claim, "returned", now)
    return claim


def take_back(claim_id: str, reason: str, by: By, now: datetime) -> Credit:
    """Reverse what a claim earned, and the claim with it."""
    credit = ledger.reverse(claim_id, reason, by.name, now)
    claim: LearningClaim | None = LearningClaim.objects(id=claim_id).first()
    if claim is not None:
        claim.reason = reason
        _decide(claim, claims.REVERSE, by, now)
        claimed.claim_decided(claim, "reversed", now)
    return credit


def _fill(claim: LearningClaim, body: Body, now: datetime) -> None:
    wrong = _wrong(body, now.astimezone(WIB).date())
    if wrong:
        raise Invalid(wrong)
    for name in ("activity", "title", "organiser", "number", "reference", "note"):
        setattr(claim, name, body[name])
    claim.starts_on, claim.ends_on = body["starts_on"].isoformat(), body["ends_on"].isoformat()
    claim.hours = in_quarters(body["hours"])
    claim.number_key = same_fact.compact(claim.number) or None
    claim.reference_key = facts.reference_key(claim.reference) or None
    claim.competencies = _competencies(body["competencies"])
    dropped = [each for each in claim.evidence if each not in body["evidence"]]
    evidence.detach(_use(claim), dropped, now)
    kept = evidence.attach(body["evidence"], claim.librarian_id, _use(claim), now)
    claim.evidence, claim.files = [each.id for each in kept], [each.sha256 for each in kept]


def _wrong(body: Body, today: date) -> dict[str, str]:
    starts, ends = body["starts_on"], body["ends_on"]
    if ends < starts:
        return {"ends_on": "ends-before-start"}
    if ends > today:
        return {"ends_on": "not-yet"}
    if starts < learning_rules.BEGIN:
        return {"starts_on": "before-rules"}
    if not learning_rules.activity(body["activity"], ends).claimable:
        return {"activity": "not-claimable"}
    if not learning_rules.plausible(in_quarters(body["hours"]), starts, ends):
        return {"hours": "too-many-hours"}
    return {}


def _check_proof(claim: LearningClaim) -> None:
    rule = learning_rules.activity(claim.activity, date.fromisoformat(claim.ends_on))
    if rule.proof == learning_rules.FILE and not (claim.evidence or claim.nomination_id):
        raise Invalid({"evidence": "proof-needed"})
    if rule.proof == learning_rules.REFERENCE and not claim.reference:
        raise Invalid({"reference": "proof-needed"})


def _competencies(codes: Sequence[str]) -> list[dict[str, Any]]:
    found = frameworks.competencies(codes)
    missing = {f"competencies.{place}": "unknown-competency" for place, code in enumerate(codes) if code not in found}
    if missing:
        raise Invalid(missing)
    units = [found[code] for code in dict.fromkeys(codes)]
    return [{"slug": each.code, "title": each.title, "skkni_code": each.code, "id": each.id} for each in units]


def _doubts(claim: LearningClaim) -> list[dict[str, Any]]:
    """What it may be the same as. Raises Refused where it plainly is, naming the other where it is the person's own."""
    new = facts.of_claim(claim)
    found = same_fact.same(new, facts.known(new))
    for each in found:
        if each.verdict == same_fact.REFUSED:
            own = each.other.librarian_id == claim.librarian_id
            named = {"title": each.other.title, "on": each.other.ends_on.isoformat(), "id": each.other.id}
            raise Refused("counted-already", why=each.why, **named) if own else Refused("number-of-another")
    return [_doubt(each, claim.librarian_id) for each in found]


def _doubt(found: same_fact.Sameness, librarian_id: str) -> dict[str, Any]:
    other = found.other
    own = other.librarian_id == librarian_id
    return {"id": other.id, "why": found.why, "own": own, "title": other.title, "on": other.ends_on.isoformat()}


def _credit(claim: LearningClaim) -> Credit:
    names = ("id", "librarian_id", "unit_id", "activity", "title", "organiser", "number", "number_key", "starts_on")
    given = {name: getattr(claim, name) for name in names}
    credit = Credit(state=CREDITED, source="claim", earned_on=claim.ends_on, competencies=claim.competencies, **given)
    credit.exact, credit.hours = claim.credited, int(claim.credited)
    return credit


def _decide(claim: LearningClaim, action: str, by: By, now: datetime, **more: Any) -> None:
    claim.reviewer, claim.reviewer_nip, claim.decided_at = by.name, by.nip, now
    _move(claim, action, by, now, **more)


def _move(claim: LearningClaim, action: str, by: By, now: datetime, **more: Any) -> None:
    state = claims.after(claim.state, action)
    if state is None:
        raise Refused("claim-state", state=claim.state)
    claim.state = state
    claim.trail.append(_step(action, state, by, now, reason=claim.reason, **more))
    save(claim, now)


def _step(action: str, state: str, by: By, now: datetime, **more: Any) -> dict[str, Any]:
    return {"action": action, "state": state, "name": by.name, "at": now} | more


def _use(claim: LearningClaim) -> str:
    return f"claim:{claim.id}"
