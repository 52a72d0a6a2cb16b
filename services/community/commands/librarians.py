"""Librarians are registered, change, and leave."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from services.community.commands import nominations
from services.community.commands.changes import take_over
from services.community.documents import Librarian, Library
from services.community.domain import names, nip, positions
from services.community.domain.duties import ordered
from services.community.events import outgoing
from shared.clock import WIB
from shared.errors import Invalid, Refused
from shared.storage.documents import insert, save


def register(body: Mapping[str, Any], *, librarian_id: str, now: datetime) -> Librarian:
    """Enter a librarian into the directory."""
    _check_rank(_checked_nip(body["nip"], now), body["rank"])
    if Librarian.objects(nip=body["nip"]).first():
        raise Refused("nip-taken", nip=body["nip"])
    librarian = Librarian(id=librarian_id, nip=body["nip"], **settled(body))
    insert(librarian, now)
    outgoing.librarian_registered(librarian, now)
    return librarian


def change(librarian: Librarian, body: Mapping[str, Any], now: datetime) -> Librarian:
    """Change facts about a librarian; nothing is said when nothing changes."""
    if "rank" in body:
        _check_rank(_checked_nip(librarian.nip, now), body["rank"])
    if take_over(librarian, settled(body)):
        save(librarian, now)
        outgoing.librarian_changed(librarian, now)
    return librarian


def leave(librarian: Librarian, left_on: date, reason: str, now: datetime) -> Librarian:
    """A librarian leaves the service; the record stays."""
    if not librarian.active:
        raise Refused("already-left", name=librarian.full_name)
    _check_leaving(librarian.nip, left_on, now)
    librarian.active, librarian.left_on, librarian.left_reason = False, left_on, reason
    save(librarian, now)
    outgoing.librarian_left(librarian, left_on, reason, now)
    nominations.leaver(librarian.id, reason, now)
    return librarian


def settled(body: Mapping[str, Any]) -> dict[str, Any]:
    """Checked values for the document's fields. Raises Invalid with a reason by field."""
    values = {name: value for name, value in body.items() if name != "nip"}
    if "name" in values:
        named = _named(values["name"])
        values |= {"name": named.bare, "titles": list(named.titles)}
    if "unit_id" in values:
        values["unit_name"] = _unit(values["unit_id"]).name
    if "position" in values:
        values["position"] = positions.current().named(values["position"]) or _invalid("position", "position-unknown")
    if "rank" in values:
        values["rank"] = positions.rank(values["rank"]) or _invalid("rank", "rank-unknown")
    if "duties" in values:
        values["duties"] = ordered(values["duties"])
    return values


def _checked_nip(number: str, now: datetime) -> nip.Nip:
    try:
        return nip.parse(number, now.astimezone(WIB).date())
    except nip.NipError as error:
        raise Invalid({"nip": error.code}) from error


def _check_rank(number: nip.Nip, written: str) -> None:
    rank = positions.rank(written)
    if rank and not positions.suits(rank, number.contract):
        raise Invalid({"rank": "rank-of-others"})


def _check_leaving(number: str, left_on: date, now: datetime) -> None:
    if not _checked_nip(number, now).covers(left_on):
        raise Invalid({"left_on": "left-too-early"})


def _named(written: str) -> names.Name:
    try:
        return names.parse(written)
    except ValueError as error:
        raise Invalid({"name": "name-unfit"}) from error


def _unit(unit_id: str) -> Library:
    library: Library | None = Library.objects(id=unit_id).first()
    return library or _invalid("unit_id", "unit-unknown")


def _invalid(field: str, code: str) -> Any:
    raise Invalid({field: code})
