"""For operators: what waits in the outbox, how far behind the consumer is, and the dead letters."""

from typing import Any

from flask_smorest import Blueprint
from marshmallow import Schema, fields

from shared.clock import utcnow
from shared.http import paging
from shared.http.edge import command, query
from shared.http.schemas import PageOf, PageQuery, UtcDateTime
from shared.messaging import operations

blueprint = Blueprint("operations", __name__, url_prefix="/operations", description="Outbox, lag, dead letters")


class OutboxSchema(Schema):
    """The outbox."""

    pending = fields.Integer()
    oldest_seconds = fields.Float(allow_none=True)
    published = fields.Integer()


class ConsumerSchema(Schema):
    """The consumer, as it last reported."""

    ready = fields.Integer(allow_none=True, metadata={"description": "Messages waiting in the inbox"})
    lag_seconds = fields.Float(allow_none=True)
    seen_at = UtcDateTime(allow_none=True)


class StatusSchema(Schema):
    """How the service's messaging is doing."""

    outbox = fields.Nested(OutboxSchema)
    consumer = fields.Nested(ConsumerSchema)
    dead_letters = fields.Integer()


class DeadLetterSchema(Schema):
    """An event given up, and why."""

    id = fields.String()
    event_id = fields.String(allow_none=True)
    type = fields.String(allow_none=True)
    reason = fields.String()
    error = fields.String(allow_none=True)
    attempts = fields.Integer()
    first_failed_at = UtcDateTime(allow_none=True)
    died_at = UtcDateTime()
    state = fields.String()


class DeadLetterDetailSchema(DeadLetterSchema):
    """A dead letter with the message as it came: personal events show what they hold, hence operators only."""

    queue = fields.String()
    message = fields.Function(lambda letter: bytes(letter.body or b"").decode(errors="replace"))


@blueprint.get("")
@query("operator")
@blueprint.response(200, StatusSchema)
def status() -> dict[str, Any]:
    """Outbox, consumer and dead letters in numbers."""
    return operations.status()


@blueprint.get("/dead-letters")
@query("operator")
@blueprint.arguments(PageQuery, location="query")
@blueprint.response(200, PageOf(DeadLetterSchema))
def dead_letters(query: dict[str, Any]) -> dict[str, Any]:
    """Dead letters that wait for a person, newest first."""
    return paging.page_by_id("dead-letters", operations.dead_letters, query)


@blueprint.get("/dead-letters/<string:letter_id>")
@query("operator")
@blueprint.response(200, DeadLetterDetailSchema)
def dead_letter(letter_id: str) -> Any:
    """One dead letter."""
    return operations.dead_letter(letter_id)


@blueprint.post("/dead-letters/<string:letter_id>/replay")
@command("operator")
@blueprint.response(200, DeadLetterSchema)
def replay(letter_id: str) -> Any:
    """Send it to the consumer once more."""
    return operations.replay(letter_id, utcnow())


@blueprint.delete("/dead-letters/<string:letter_id>")
@command("operator")
@blueprint.response(200, DeadLetterSchema)
def discard(letter_id: str) -> Any:
    """Give it up for good; it stays on record as discarded."""
    return operations.discard(letter_id, utcnow())
