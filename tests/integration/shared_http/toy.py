"""A service of one aggregate, small enough to see the edge itself: shelves with a capacity and books on them."""

from typing import Any

from flask_smorest import Blueprint
from marshmallow import Schema, fields, validate
from mongoengine import DateTimeField, IntField, StringField

from shared.auth import principal
from shared.clock import utcnow
from shared.contracts.assessment import SurveyClosedV1
from shared.errors import Forbidden, Invalid, Problem, Refused
from shared.http import app, etag, paging
from shared.http.edge import PUBLIC, STAFF, command, query
from shared.http.schemas import Id, PageOf, PageQuery, StrictSchema, Text, UtcDateTime
from shared.ids import new_id
from shared.settings import Settings
from shared.storage import documents, outbox, transaction


class Shelf(documents.Aggregate):
    title = StringField(required=True)
    capacity = IntField()
    books = IntField(default=0)
    code = StringField()
    opens_at = DateTimeField()

    meta = {"collection": "shelves", "indexes": [{"fields": ["code"], "unique": True, "sparse": True}]}


class ShelfSchema(Schema):
    id = fields.String()
    title = fields.String()
    books = fields.Integer()
    version = fields.Integer()
    opens_at = UtcDateTime(allow_none=True)


class NewShelfSchema(StrictSchema):
    title = Text(40, required=True)
    capacity = fields.Integer(load_default=20, validate=validate.Range(min=1, max=100))
    code = Text(20)
    open = fields.Boolean()
    keeper_id = Id()
    opens_at = UtcDateTime()


class ShelfFilter(PageQuery):
    title = Text(40)


PROBLEMS = {
    "shelf-full": Problem(409, "Shelf full", "Rak penuh ({capacity}).", "The shelf is full ({capacity})."),
    "no-zero": Problem(422, "No zero", "Tidak boleh nol.", "It must not be zero."),
}
shelves = Blueprint("shelves", __name__, url_prefix="/shelves")


@shelves.post("")
@command("manager")
@shelves.arguments(NewShelfSchema)
@shelves.response(201, ShelfSchema)
def build_shelf(body: dict[str, Any]) -> Shelf:
    """Build a shelf, and say so."""
    body.pop("open", None)
    now, shelf = utcnow(), Shelf(id=new_id(), **{k: v for k, v in body.items() if k != "keeper_id"})
    documents.insert(shelf, now)
    say(shelf)
    etag.tag(shelf)
    return shelf


@shelves.get("")
@query(PUBLIC)
@shelves.arguments(ShelfFilter, location="query")
@shelves.response(200, PageOf(ShelfSchema))
def list_shelves(query: dict[str, Any]) -> dict[str, Any]:
    """Shelves by title."""
    found = Shelf.objects(title=query["title"]) if "title" in query else Shelf.objects
    return paging.page(found, query, by="opens_at" if "title" not in query else "-id")


@shelves.get("/<string:shelf_id>")
@query(STAFF)
@shelves.response(200, ShelfSchema)
def one_shelf(shelf_id: str) -> Shelf:
    """One shelf."""
    shelf = documents.get(Shelf, shelf_id)
    etag.tag(shelf)
    return shelf


@shelves.patch("/<string:shelf_id>")
@command("manager")
@shelves.arguments(NewShelfSchema(partial=True))
@shelves.response(200, ShelfSchema)
def change_shelf(body: dict[str, Any], shelf_id: str) -> Shelf:
    """Change a shelf."""
    shelf = documents.get(Shelf, shelf_id)
    etag.require_match(shelf)
    shelf.title = body.get("title", shelf.title)
    documents.save(shelf, utcnow())
    etag.tag(shelf)
    return shelf


@shelves.post("/<string:shelf_id>/books")
@command("librarian", "manager")
@shelves.response(201, ShelfSchema)
def put_book(shelf_id: str) -> Shelf:
    """Put a book on a shelf that has room."""
    shelf = documents.get(Shelf, shelf_id)
    if shelf.books >= shelf.capacity:
        raise Refused("shelf-full", capacity=shelf.capacity)
    shelf.books += 1
    return documents.save(shelf, utcnow())


@shelves.post("/mishaps/<string:kind>")
@command(PUBLIC)
@shelves.response(204)
def mishap(kind: str) -> None:
    """Go wrong in one of several ways, after a write."""
    documents.insert(Shelf(id=new_id(), title="never"), utcnow())
    raise {
        "bug": RuntimeError("secret detail"),
        "unknown": Refused("not-in-the-table"),
        "mine": Forbidden(),
        "fields": Invalid({"a.b": "no-zero", "c": ["Not a valid string.", "x"]}),
    }[kind]


@shelves.post("/imports")
@command("manager", transaction=False)
def import_shelves() -> tuple[dict[str, int], int]:
    """Count what was sent, in transactions of its own."""
    from flask import request

    size = len(request.get_data())
    transaction.run(lambda: documents.insert(Shelf(id=new_id(), title=f"{size}"), utcnow()))
    return {"bytes": size}, 201


@shelves.get("/me")
@query(PUBLIC)
def me() -> dict[str, Any]:
    """Who is asking, on an open page."""
    return {"username": principal().username}


def say(shelf: Shelf) -> None:
    data = {"survey_id": shelf.id, "period": "2026", "answers": 1}
    outbox.publish(SurveyClosedV1, subject=shelf.id, sequence=shelf.version, now=utcnow(), data=data)


DOCUMENTS = [Shelf]


def create_app(settings: Settings | None = None) -> Any:
    return app.build(
        settings or Settings.from_env("toy"),
        title="Toy",
        blueprints=[shelves],
        problems=PROBLEMS,
        documents=DOCUMENTS,
    )
