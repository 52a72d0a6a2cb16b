"""Evidence: one upload for claims, assessments, disputes. Read by its owner and who may see the owner's results."""

from typing import Any

from flask import Response
from flask_smorest import Blueprint

from services.assessment.api.evidence_schemas import EvidenceQuery, EvidenceSchema, UploadQuery
from services.assessment.commands import evidence as commands
from services.assessment.commands import readings
from services.assessment.documents import Evidence
from services.assessment.queries import evidence as queries
from services.assessment.queries import portfolios
from shared.auth import principal
from shared.clock import utcnow
from shared.errors import Forbidden
from shared.http.edge import command, query
from shared.http.paging import page
from shared.http.schemas import PageOf
from shared.http.uploads import sent_file, to_be_saved
from shared.ids import new_id

blueprint = Blueprint("evidence", __name__, url_prefix="/evidence", description="Proofs, one home for all of them")

PEOPLE = ("librarian", "supervisor", "trainer", "assessor", "manager")
BODY = 1024 * 1024
BINARY = {"schema": {"type": "string", "format": "binary"}}
UPLOAD = {
    "required": True,
    "content": {
        "multipart/form-data": {
            "schema": {"type": "object", "properties": {"file": BINARY["schema"]}, "required": ["file"]}
        },
        "application/pdf": BINARY,
        "image/jpeg": BINARY,
        "image/png": BINARY,
    },
}


@blueprint.get("")
@query(*PEOPLE)
@blueprint.arguments(EvidenceQuery, location="query")
@blueprint.response(200, PageOf(EvidenceSchema))
def list_evidence(filters: dict[str, Any]) -> dict[str, Any]:
    """What one handed in, the newest first."""
    return page(queries.of(portfolios.mine(principal()).id), filters, by="-id")


@blueprint.post("")
@command(*PEOPLE, max_body=BODY)
@blueprint.arguments(UploadQuery, location="query")
@blueprint.response(201, EvidenceSchema)
@blueprint.doc(requestBody=UPLOAD)
def post_evidence(options: dict[str, Any]) -> Evidence:
    """Hand in a proof (PDF, JPEG or PNG, 900 KB): its content decides. The same file again is the same evidence."""
    sent = sent_file(options["filename"])
    return commands.keep(new_id(), portfolios.mine(principal()).id, sent.name, sent.content, utcnow())


@blueprint.get("/<string:evidence_id>")
@query(*PEOPLE)
@blueprint.response(200, EvidenceSchema)
def get_evidence(evidence_id: str) -> Evidence:
    """What is known of it."""
    return _opened(evidence_id)


@blueprint.get("/<string:evidence_id>/content")
@query(*PEOPLE)
def get_evidence_content(evidence_id: str) -> Response:
    """The file, always to be saved."""
    evidence = _opened(evidence_id)
    return to_be_saved(queries.content(evidence), evidence.media_type, evidence.file_name)


@blueprint.delete("/<string:evidence_id>")
@command(*PEOPLE)
@blueprint.response(204)
def delete_evidence(evidence_id: str) -> None:
    """Take one's own evidence away while nothing rests on it."""
    evidence, _assigned = queries.one(evidence_id, principal())
    if not readings.allowed(evidence.librarian_id, "evidence", principal()).own:
        raise Forbidden("claimant-only")
    commands.remove(evidence)


def _opened(evidence_id: str) -> Evidence:
    evidence, assigned = queries.one(evidence_id, principal())
    readings.opened(evidence.librarian_id, "evidence", principal(), utcnow(), assigned=assigned)
    return evidence
