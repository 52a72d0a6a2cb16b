"""For operators: what waits in the outbox, how far behind the consumer is, and the dead letters."""

from typing import Any

from flask_smorest import Blueprint
from marshmallow import Schema, fields

from shared.clock import utcnow
from shared.http.edge import command, query
from shared.http.schemas import PageOf, PageQuery, UtcDateTime

blueprint = Blueprint("operations", __name__, url_prefix="/operations", description="Outbox, lag, dead letters")


class OutboxSchema(Schema):
    """The outbox."""

    pending = fields.Integer()
    oldest_seconds = fields.Float(allow_none=True)
    published = fields.Integer()


class ConsumerSchema(Schema):
    """The consumer, as it last reported."""

    ready = fields.Boolean()
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
    attempts = fields.Integer()
    first_failed_at = UtcDateTime(allow_none=True)
    failed_at = UtcDateTime(allow_none=True)


class DeadLetterDetailSchema(DeadLetterSchema):
    """A dead letter with the message itself. Personal fields are not shown."""

    event = fields.Raw(allow_none=True)


@blueprint.get("")
@query("operator")
@blueprint.response(200, StatusSchema)
def status() -> dict[str, Any]:
    """Outbox, consumer and dead letters in numbers."""
    return _operations().status()


@blueprint.get("/dead-letters")
@query("operator")
@blueprint.arguments(PageQuery, location="query")
@blueprint.response(200, PageOf(DeadLetterSchema))
def dead_letters(page: dict[str, Any]) -> dict[str, Any]:
    """Dead letters, newest first."""
    return _operations().dead_letters(page["limit"], page.get("cursor"))


@blueprint.get("/dead-letters/<string:letter_id>")
@query("operator")
@blueprint.response(200, DeadLetterDetailSchema)
def dead_letter(letter_id: str) -> dict[str, Any]:
    """One dead letter."""
    return _operations().dead_letter(letter_id)


@blueprint.post("/dead-letters/<string:letter_id>/replay")
@command("operator")
@blueprint.response(202)
def replay(letter_id: str) -> None:
    """Send it to the consumer once more."""
    _operations().replay(letter_id, utcnow())


@blueprint.delete("/dead-letters/<string:letter_id>")
@command("operator")
@blueprint.response(204)
def discard(letter_id: str) -> None:
    """Give it up for good."""
    _operations().discard(letter_id, utcnow())


def _operations() -> Any:
    from shared.messaging import operations

    return operations
