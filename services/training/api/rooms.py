"""Rooms and trainers: what sessions are planned with."""

from typing import Any

from flask_smorest import Blueprint

from services.training.api.headings import exported
from services.training.api.schemas.attending import (
    NewRoomSchema,
    NewTrainerSchema,
    RoomChangeSchema,
    RoomFilter,
    RoomSchema,
    TrainerChangeSchema,
    TrainerFilter,
    TrainerSchema,
)
from services.training.commands import rooms
from services.training.documents import Room, Trainer
from services.training.queries import attending
from shared.clock import utcnow
from shared.http import etag
from shared.http.edge import STAFF, command, query
from shared.http.paging import page
from shared.http.schemas import PageOf
from shared.ids import new_id

blueprint = Blueprint("rooms", __name__, description="Rooms and trainers")


@blueprint.get("/rooms")
@query(STAFF)
@blueprint.arguments(RoomFilter, location="query")
@blueprint.response(200, PageOf(RoomSchema))
@exported(RoomSchema, "ruang", "rooms")
def list_rooms(filters: dict[str, Any]) -> dict[str, Any]:
    """Rooms in which sessions are held."""
    return page(attending.rooms(filters.get("active"), filters.get("unit")), filters)


@blueprint.post("/rooms")
@command("manager")
@blueprint.arguments(NewRoomSchema)
@blueprint.response(201, RoomSchema)
def open_room(body: dict[str, Any]) -> Room:
    """Put a room at the planners' disposal."""
    room = rooms.open_room(new_id(), body, utcnow())
    etag.tag(room)
    return room


@blueprint.patch("/rooms/<string:room_id>")
@command("manager")
@blueprint.arguments(RoomChangeSchema)
@blueprint.response(200, RoomSchema)
def change_room(body: dict[str, Any], room_id: str) -> Room:
    """Change a room, or take it out of use. Needs If-Match."""
    room = attending.room(room_id)
    etag.require_match(room)
    rooms.change_room(room, body, utcnow())
    etag.tag(room)
    return room


@blueprint.get("/trainers")
@query(STAFF)
@blueprint.arguments(TrainerFilter, location="query")
@blueprint.response(200, PageOf(TrainerSchema))
@exported(TrainerSchema, "pelatih", "trainers")
def list_trainers(filters: dict[str, Any]) -> dict[str, Any]:
    """Who teaches: own librarians and guests."""
    return page(attending.trainers(filters.get("active")), filters)


@blueprint.post("/trainers")
@command("manager")
@blueprint.arguments(NewTrainerSchema)
@blueprint.response(201, TrainerSchema)
def register_trainer(body: dict[str, Any]) -> Trainer:
    """Put a trainer on the list: `nip` for one of ours, `name` for a guest."""
    trainer = rooms.register_trainer(new_id(), body, utcnow())
    etag.tag(trainer)
    return trainer


@blueprint.patch("/trainers/<string:trainer_id>")
@command("manager")
@blueprint.arguments(TrainerChangeSchema)
@blueprint.response(200, TrainerSchema)
def change_trainer(body: dict[str, Any], trainer_id: str) -> Trainer:
    """Change what is known of a trainer, or take one off the list. Needs If-Match."""
    trainer = attending.trainer(trainer_id)
    etag.require_match(trainer)
    rooms.change_trainer(trainer, body, utcnow())
    etag.tag(trainer)
    return trainer
