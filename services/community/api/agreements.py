"""Agreements with partners: what they cover, who speaks for the partner, their end."""

from typing import Any

from flask_smorest import Blueprint
from marshmallow import Schema, fields, validate

from services.community.api.schemas import PartnerSchema
from services.community.commands import agreements
from services.community.documents import Partner
from shared.clock import WIB, utcnow
from shared.contracts.base import EVENTS
from shared.contracts.partners import covered_by_scope
from shared.http.edge import command, query
from shared.http.etag import require_match, tag
from shared.http.schemas import StrictSchema, Text
from shared.storage.documents import get

blueprint = Blueprint("agreements", __name__, description="Agreements with partners: scope, machine clients, end")


class ScopeSchema(StrictSchema):
    number = Text(100, required=True)
    events = fields.List(Text(120), required=True, validate=validate.Length(max=100))


class ClientsSchema(StrictSchema):
    clients = fields.List(
        fields.String(validate=validate.Regexp(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}\Z")),
        required=True,
        validate=validate.Length(max=10),
    )


class EndSchema(StrictSchema):
    number = Text(100, required=True)
    reason = Text(200, required=True)


class EventTypeSchema(Schema):
    type = fields.String()
    description = fields.String()
    public = fields.Boolean()


class EventTypesSchema(Schema):
    items = fields.List(fields.Nested(EventTypeSchema), required=True)


@blueprint.get("/partner-events")
@query("manager", "operator", "partner")
@blueprint.response(200, EventTypesSchema)
def list_event_types() -> dict[str, Any]:
    """The event types for partners: public ones reach every partner, the others those whose agreement names them"""
    wanted = covered_by_scope() | {key for key, each in EVENTS.items() if each.public}
    return {"items": [_shown(key) for key in sorted(wanted)]}


@blueprint.get("/partners/<string:partner_id>")
@query("manager")
@blueprint.response(200, PartnerSchema)
def get_partner(partner_id: str) -> Partner:
    """One partner, with its agreements and the clients that speak for it"""
    partner = get(Partner, partner_id)
    tag(partner)
    return partner


@blueprint.put("/partners/<string:partner_id>/scope")
@command("manager")
@blueprint.arguments(ScopeSchema)
@blueprint.response(200, PartnerSchema)
def put_scope(body: dict[str, Any], partner_id: str) -> Partner:
    """Say which event types an agreement covers"""
    partner = _to_change(partner_id)
    agreements.cover(partner, body["number"], body["events"], utcnow())
    tag(partner)
    return partner


@blueprint.put("/partners/<string:partner_id>/clients")
@command("manager")
@blueprint.arguments(ClientsSchema)
@blueprint.response(200, PartnerSchema)
def put_clients(body: dict[str, Any], partner_id: str) -> Partner:
    """Say which machine clients of the identity provider speak for the partner"""
    partner = _to_change(partner_id)
    agreements.authorise(partner, body["clients"], utcnow())
    tag(partner)
    return partner


@blueprint.post("/partners/<string:partner_id>/end-agreement")
@command("manager")
@blueprint.arguments(EndSchema)
@blueprint.response(200, PartnerSchema)
def end_agreement(body: dict[str, Any], partner_id: str) -> Partner:
    """End an agreement before its time: the partner receives nothing under it from now on"""
    partner, now = _to_change(partner_id), utcnow()
    agreements.end(partner, body["number"], now.astimezone(WIB).date(), body["reason"], now)
    tag(partner)
    return partner


def _to_change(partner_id: str) -> Partner:
    partner = get(Partner, partner_id)
    require_match(partner)
    return partner


def _shown(key: str) -> dict[str, Any]:
    about = (EVENTS[key].__doc__ or "").strip().partition("\n")[0]
    return {"type": key, "description": about, "public": EVENTS[key].public}
