"""The same command as `bare_app`, the way every service does it."""

from typing import Any

from flask import Flask
from flask_smorest import Blueprint
from marshmallow import Schema, fields
from mongoengine import IntField, StringField

from shared.clock import utcnow
from shared.contracts.training import SessionClosedV1
from shared.http import app
from shared.http.edge import command
from shared.http.schemas import StrictSchema, Text
from shared.ids import new_id
from shared.settings import Settings
from shared.storage import documents, outbox, setup

shelves = Blueprint("shelves", __name__, url_prefix="/shelves")


class Shelf(documents.Aggregate):
    """One document per command."""

    title = StringField(required=True)
    capacity = IntField()
    meta = {"collection": "shelves", "indexes": []}


class NewShelf(StrictSchema):
    """The body of the command."""

    title = Text(40, required=True)
    capacity = fields.Integer(strict=True)


class ShelfSchema(Schema):
    """The answer."""

    id = fields.String()
    title = fields.String()
    capacity = fields.Integer()
    version = fields.Integer()


@shelves.post("")
@command("manager")
@shelves.arguments(NewShelf)
@shelves.response(201, ShelfSchema)
def build(body: dict[str, Any]) -> Shelf:
    """Build a shelf, and say so."""
    now = utcnow()
    shelf = documents.insert(Shelf(id=new_id(), **body), now)
    data = {"session_id": shelf.id, "course_id": shelf.title, "attended": shelf.capacity, "absent": 0}
    outbox.publish(SessionClosedV1, subject=shelf.id, sequence=shelf.version, now=now, data=data)
    return shelf


def create_app() -> Flask:
    """The application, its collections made."""
    settings = Settings.from_env("training")
    built = app.build(settings, title="Bench", blueprints=[shelves], problems={}, documents=[Shelf])
    setup.ensure([Shelf])
    return built
