"""Rooms and trainers: what there is to plan with."""

from datetime import datetime
from typing import Any

from services.training.documents import Librarian, Library, Room, Trainer
from shared.errors import Refused
from shared.storage.documents import get, insert, save


def open_room(room_id: str, facts: dict[str, Any], now: datetime) -> Room:
    """Put a room at the planners' disposal."""
    room = Room(id=room_id, **facts)
    _name_unit(room)
    _require_new_room(room)
    return insert(room, now)


def change_room(room: Room, facts: dict[str, Any], now: datetime) -> Room:
    """Change a room, or take it out of use."""
    for name, value in facts.items():
        setattr(room, name, value)
    _name_unit(room)
    _require_new_room(room)
    return save(room, now)


def register_trainer(trainer_id: str, facts: dict[str, Any], now: datetime) -> Trainer:
    """Put a trainer on the list: one of ours by NIP, or a guest by name."""
    nip = facts.get("nip")
    if nip is None:
        return insert(Trainer(id=trainer_id, **facts), now)
    librarian = Librarian.objects(nip=nip, active=True).order_by("-id").first()
    if librarian is None:
        raise Refused("trainer-unknown", nip=nip)
    if Trainer.objects(nip=nip).first() is not None:
        raise Refused("trainer-listed", name=librarian.name)
    return insert(Trainer(id=trainer_id, **facts | {"name": librarian.name}), now)


def change_trainer(trainer: Trainer, facts: dict[str, Any], now: datetime) -> Trainer:
    """Change what is known of a trainer, or take one off the list."""
    for name, value in facts.items():
        setattr(trainer, name, value)
    return save(trainer, now)


def _name_unit(room: Room) -> None:
    room.unit_name = get(Library, room.unit_id).name if room.unit_id else None


def _require_new_room(room: Room) -> None:
    if Room.objects(unit_id=room.unit_id, name=room.name, id__ne=room.id).first() is not None:
        raise Refused("room-listed", name=room.name)
