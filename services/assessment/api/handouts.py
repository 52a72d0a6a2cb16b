"""Single-use codes and numbered papers. Nothing is remembered by Idempotency-Key here: the answer to the first would
hold the codes, that to the second a moment.
"""

import secrets
from typing import Any

from flask_smorest import Blueprint

from services.assessment.api.survey_schemas import (
    CodesSchema,
    HandoutSchema,
    HandoutsSchema,
    NewHandoutSchema,
    NewPaperSchema,
    PaperReceiptSchema,
)
from services.assessment.commands import handouts as commands
from services.assessment.commands.answers import Paper, Receipt, enter
from services.assessment.domain import handouts
from services.assessment.queries import handouts as queries
from services.assessment.queries import surveys
from shared.clock import utcnow
from shared.http.edge import command, query
from shared.ids import new_id

blueprint = Blueprint("handouts", __name__, url_prefix="/surveys", description="Codes and papers of a survey")
DESK = ("librarian", "supervisor", "manager")


@blueprint.get("/<string:survey_id>/handouts")
@query(*DESK)
@blueprint.response(200, HandoutsSchema)
def list_handouts(survey_id: str) -> dict[str, Any]:
    """The batches of codes and papers, and how many of each were used."""
    return {"items": queries.batches(surveys.survey(survey_id).id)}


@blueprint.post("/<string:survey_id>/codes")
@command("manager", keyed=False)
@blueprint.arguments(NewHandoutSchema)
@blueprint.response(201, CodesSchema)
def post_codes(body: dict[str, Any], survey_id: str) -> dict[str, Any]:
    """Make a batch of single-use codes. They are told now and never again; only their digests are kept."""
    codes = [handouts.code_of(secrets.token_bytes(handouts.SIGNS)) for _ in range(body["size"])]
    batch = commands.issue_codes(survey_id, new_id(), codes, body.get("unit_id"), utcnow())
    return queries.told(batch, 0) | {"codes": codes, "expires_on": surveys.survey(survey_id).closes_on}


@blueprint.post("/<string:survey_id>/paper-batches")
@command("manager", "supervisor")
@blueprint.arguments(NewHandoutSchema)
@blueprint.response(201, HandoutSchema)
def post_paper_batch(body: dict[str, Any], survey_id: str) -> dict[str, Any]:
    """Number a batch of paper forms, to be printed."""
    batch = commands.issue_papers(survey_id, new_id(), body["size"], body.get("unit_id"), utcnow())
    return queries.told(batch, 0)


@blueprint.post("/<string:survey_id>/papers")
@command(*DESK, keyed=False)
@blueprint.arguments(NewPaperSchema)
@blueprint.response(201, PaperReceiptSchema)
@blueprint.alt_response(200, schema=PaperReceiptSchema, description="This submission had been taken before")
def post_paper(body: dict[str, Any], survey_id: str) -> tuple[Receipt, int]:
    """Enter what a visitor wrote on a numbered paper. Each sheet is entered once; who entered it is not kept."""
    paper = Paper(*(body.pop(name) for name in ("batch", "sheet", "answered_on", "hour_band")))
    receipt = enter(survey_id, body.pop("submission_id"), body, paper, utcnow())
    return receipt, 201 if receipt.fresh else 200
