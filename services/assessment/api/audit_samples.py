"""Audit samples: drawn by a seed that anybody can draw by again, rechecked by a second pair of eyes."""

from flask_smorest import Blueprint

from services.assessment.api import ledger_schemas as schemas
from services.assessment.api.learning_claims import by_principal
from services.assessment.api.ledger_headings import exported
from services.assessment.commands import audit_samples as commands
from services.assessment.commands import readings
from services.assessment.documents import AuditSample
from services.assessment.queries import audit_samples as queries
from shared.auth import principal
from shared.clock import utcnow
from shared.errors import Forbidden, NotFound
from shared.http import etag
from shared.http.edge import command, query
from shared.http.paging import page
from shared.http.schemas import PageOf
from shared.ids import new_id
from shared.storage.documents import get

blueprint = Blueprint(
    "audit-samples", __name__, url_prefix="/hours/audit-samples", description="Accepted claims, looked at again"
)
Body = schemas.Body


@blueprint.get("")
@query("manager", "supervisor", "auditor")
@blueprint.arguments(schemas.SampleFilter, location="query")
@blueprint.response(200, PageOf(schemas.ListedSampleSchema))
@exported(schemas.ListedSampleSchema, "sampel-audit", "audit-samples")
def list_samples(filters: Body) -> Body:
    """Samples and what became of them, in counts only."""
    found = page(queries.samples(filters.get("year")), filters, by="-id")
    return found | {"items": [queries.counts(each) for each in found["items"]]}


@blueprint.post("")
@command("manager")
@blueprint.arguments(schemas.NewSampleSchema)
@blueprint.response(201, schemas.SampleSchema)
def post_sample(body: Body) -> Body:
    """Draw a sample of a year's accepted claims."""
    return _told(commands.draw(new_id(), body["year"], body["seed"], body["size"], by_principal(), utcnow()))


@blueprint.get("/<string:sample_id>")
@query("manager", "supervisor")
@blueprint.response(200, schemas.SampleSchema)
def get_sample(sample_id: str) -> Body:
    """A sample, claim by claim; a supervisor sees those of the unit."""
    return _told(get(AuditSample, sample_id))


@blueprint.post("/<string:sample_id>/claims/<string:claim_id>/recheck")
@command("manager", "supervisor")
@blueprint.arguments(schemas.RecheckSchema)
@blueprint.response(200, schemas.SampledSchema)
def post_recheck(body: Body, sample_id: str, claim_id: str) -> Body:
    """Say what looking again found; whoever accepted the claim is not the one to say."""
    sample = get(AuditSample, sample_id)
    drawn = queries.claims_of(sample).get(claim_id)
    if drawn is None:
        raise NotFound("claim", claim_id)
    if readings.opened(drawn.librarian_id, "claim", principal(), utcnow()).own:
        raise Forbidden("recheck-by-another")
    commands.recheck(sample, claim_id, body["outcome"], body["reason"], by_principal(), utcnow())
    found: Body = queries.whole(sample, {claim_id: drawn})["items"][0]
    return found


def _told(sample: AuditSample) -> Body:
    drawn = queries.seen_by(principal(), queries.claims_of(sample))
    readings.opened_all((each.librarian_id for each in drawn.values()), "claim", principal(), utcnow())
    etag.tag(sample)
    return queries.whole(sample, drawn)
