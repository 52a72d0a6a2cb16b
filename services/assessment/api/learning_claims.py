"""Claims of outside learning: the librarian files, the own supervisor or the manager decides."""

from collections.abc import Callable
from typing import Any

from flask_smorest import Blueprint

from services.assessment.api import ledger_schemas as schemas
from services.assessment.api.ledger_headings import exported
from services.assessment.commands import learning_claims as commands
from services.assessment.commands import readings
from services.assessment.commands.learning_claims import By
from services.assessment.commands.readings import Seen
from services.assessment.documents import LearningClaim
from services.assessment.domain import claims
from services.assessment.queries import learning_claims as queries
from services.assessment.queries import portfolios
from shared.auth import principal
from shared.clock import WIB, utcnow
from shared.errors import Forbidden, NotFound
from shared.http import etag
from shared.http.edge import STAFF, command, query
from shared.http.paging import page
from shared.http.schemas import PageOf
from shared.ids import new_id
from shared.storage.documents import get

blueprint = Blueprint("learning-claims", __name__, description="Learning elsewhere, with its proof and its reviewer")

PEOPLE = ("librarian", "supervisor", "trainer", "assessor", "manager")
REVIEWERS = ("supervisor", "manager")
Body = schemas.Body


@blueprint.get("/learning-activities")
@query(STAFF)
@blueprint.response(200, schemas.ActivitiesSchema)
def list_activities() -> Body:
    """What counts as learning, by which rule: factor, cap, proof, source."""
    return {"items": queries.activities(utcnow().astimezone(WIB).date())}


@blueprint.get("/learning-claims")
@query(*PEOPLE)
@blueprint.arguments(schemas.ClaimFilter, location="query")
@blueprint.response(200, PageOf(schemas.ListedClaimSchema))
@exported(schemas.ListedClaimSchema, "pengajuan-jam-belajar", "learning-claims")
def list_claims(filters: Body) -> Body:
    """One's own, newest first; `scope=review`: what waits for the reader's decision, each row a logged reading."""
    who, state = principal(), filters.get("state")
    if filters["scope"] == "mine":
        return queries.listed(page(queries.own(portfolios.mine(who), state), filters, by="-id"))
    if not any(who.has(role) for role in REVIEWERS):
        raise Forbidden("reviewer-only")
    found = page(queries.to_review(who, state), filters)
    readings.opened_all((each.librarian_id for each in found["items"]), "claim", who, utcnow())
    return queries.listed(found)


@blueprint.post("/learning-claims")
@command(*PEOPLE)
@blueprint.arguments(schemas.FiledClaimSchema)
@blueprint.response(201, schemas.ClaimSchema)
def post_claim(body: Body) -> Body:
    """File a claim of one's own: a draft, or submitted at once."""
    librarian, now = portfolios.mine(principal()), utcnow()
    claim = commands.draft(new_id(), librarian, body, by_principal(), now)
    if body["submit"]:
        commands.submit(claim, librarian, by_principal(), now)
    return _told(claim, readings.allowed(librarian.id, "claim", principal()))


@blueprint.get("/learning-claims/<string:claim_id>")
@query(*PEOPLE)
@blueprint.response(200, schemas.ClaimSchema)
def get_claim(claim_id: str) -> Body:
    """One claim, whole."""
    return _told(*_seen(claim_id))


@blueprint.put("/learning-claims/<string:claim_id>")
@command(*PEOPLE)
@blueprint.arguments(schemas.NewClaimSchema)
@blueprint.response(200, schemas.ClaimSchema)
def put_claim(body: Body, claim_id: str) -> Body:
    """Put right a draft, or a claim that came back."""
    return _own_step(claim_id, lambda claim, _seen: commands.change(claim, body, utcnow()))


@blueprint.post("/learning-claims/<string:claim_id>/submit")
@command(*PEOPLE)
@blueprint.response(200, schemas.ClaimSchema)
def submit_claim(claim_id: str) -> Body:
    """Ask for the hours."""
    return _own_step(claim_id, lambda claim, seen: commands.submit(claim, seen.librarian, by_principal(), utcnow()))


@blueprint.post("/learning-claims/<string:claim_id>/withdraw")
@command(*PEOPLE)
@blueprint.response(200, schemas.ClaimSchema)
def withdraw_claim(claim_id: str) -> Body:
    """Take one's claim back before it is decided."""
    return _own_step(claim_id, lambda claim, _seen: commands.withdraw(claim, by_principal(), utcnow()))


@blueprint.post("/learning-claims/<string:claim_id>/accept")
@command(*REVIEWERS)
@blueprint.arguments(schemas.AcceptanceSchema)
@blueprint.response(200, schemas.ClaimSchema)
def accept_claim(body: Body, claim_id: str) -> Body:
    """Credit hours and competence, in one transaction."""
    note, despite = body["note"], body["despite_doubts"]
    return _decision(claim_id, lambda claim: commands.accept(claim, by_principal(), note, despite, utcnow()))


@blueprint.post("/learning-claims/<string:claim_id>/refuse")
@command(*REVIEWERS)
@blueprint.arguments(schemas.ReasonSchema)
@blueprint.response(200, schemas.ClaimSchema)
def refuse_claim(body: Body, claim_id: str) -> Body:
    """Say no, with the reason."""
    return _decision(claim_id, lambda claim: commands.refuse(claim, by_principal(), body["reason"], utcnow()))


@blueprint.post("/learning-claims/<string:claim_id>/return")
@command(*REVIEWERS)
@blueprint.arguments(schemas.ReasonSchema)
@blueprint.response(200, schemas.ClaimSchema)
def return_claim(body: Body, claim_id: str) -> Body:
    """Send it back to be put right, saying what."""
    return _decision(claim_id, lambda claim: commands.send_back(claim, by_principal(), body["reason"], utcnow()))


def _seen(claim_id: str) -> tuple[LearningClaim, Seen]:
    claim = get(LearningClaim, claim_id)
    seen = readings.allowed(claim.librarian_id, "claim", principal())
    if claim.state == claims.DRAFT and not seen.own:
        raise NotFound("claim", claim_id)
    return claim, seen


def _own_step(claim_id: str, act: Callable[[LearningClaim, Seen], Any]) -> Body:
    claim, seen = _seen(claim_id)
    if not seen.own:
        raise Forbidden("claimant-only")
    etag.require_match(claim)
    act(claim, seen)
    return _told(claim, seen)


def _decision(claim_id: str, act: Callable[[LearningClaim], Any]) -> Body:
    claim, seen = _seen(claim_id)
    if seen.own:
        raise Forbidden("reviewer-only")
    etag.require_match(claim)
    act(claim)
    return _told(claim, seen)


def _told(claim: LearningClaim, seen: Seen) -> Body:
    readings.note(seen, "claim", principal(), utcnow())
    etag.tag(claim)
    return queries.shown(claim, seen.librarian, seen.ground)


def by_principal() -> By:
    """Whoever acts, by name and number."""
    who = principal()
    return By(portfolios.name_of(who), who.username)
