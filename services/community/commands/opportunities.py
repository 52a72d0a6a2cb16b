"""Calls for opportunities: offered to those who are eligible, closed, cancelled."""

from datetime import date, datetime
from typing import Any

from services.community.commands import nominations
from services.community.commands.nominations import By
from services.community.documents import Library, Opportunity, Partner
from services.community.domain import positions
from services.community.domain.nominations import NOMINATED
from services.community.domain.opportunities import CANCELLED, CLOSED, OPEN, standing
from services.community.events import nominated
from services.community.queries import opportunities as queries
from shared.clock import WIB
from shared.errors import Invalid, Refused
from shared.storage.documents import insert, save


def offer(body: dict[str, Any], *, opportunity_id: str, now: datetime) -> Opportunity:
    """Open a call; everybody who may be nominated hears of it."""
    today = now.astimezone(WIB).date()
    _check(body, today)
    opportunity = Opportunity(id=opportunity_id, state=OPEN, **body)
    insert(opportunity, now)
    nominated.offered(opportunity, queries.eligible(opportunity, today), now)
    return opportunity


def close(opportunity: Opportunity, now: datetime) -> Opportunity:
    """Take no more nominations, before the last day."""
    if standing(opportunity.state, opportunity.deadline, now.astimezone(WIB).date()) != OPEN:
        raise Refused("call-not-open", title=opportunity.title)
    opportunity.state = CLOSED
    return save(opportunity, now)


def cancel(opportunity: Opportunity, reason: str, by: By, now: datetime) -> Opportunity:
    """It does not take place: all nominations are given up, and the money with them."""
    if opportunity.state == CANCELLED:
        raise Refused("call-not-open", title=opportunity.title)
    found = queries.of_call(opportunity)
    hopeful = [each.librarian_id for each in found if each.state == NOMINATED]
    nominations.give_up_all(found, reason, by, now, opportunity)
    opportunity.state, opportunity.reason = CANCELLED, reason
    save(opportunity, now)
    nominated.cancelled(opportunity, hopeful, now)
    return opportunity


def _check(body: dict[str, Any], today: date) -> None:
    wrong = _wrong_days(body, today)
    for place, name in enumerate(body["positions"]):
        if positions.current().named(name) != name:
            wrong[f"positions.{place}"] = "position-unknown"
    known = set(Library.objects(id__in=body["unit_ids"]).scalar("id"))
    for place, unit in enumerate(body["unit_ids"]):
        if unit not in known:
            wrong[f"unit_ids.{place}"] = "unit-unknown"
    if body.get("partner_id") and not Partner.objects(id=body["partner_id"]).first():
        wrong["partner_id"] = "partner-unknown"
    if wrong:
        raise Invalid(wrong)


def _wrong_days(body: dict[str, Any], today: date) -> dict[str, str]:
    if body["ends_on"] < body["starts_on"]:
        return {"ends_on": "ends-before-start"}
    if body["deadline"] < today:
        return {"deadline": "deadline-past"}
    return {"deadline": "deadline-after-start"} if body["deadline"] > body["starts_on"] else {}
