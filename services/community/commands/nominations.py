"""Nominations: made, chosen by turn and reason, paid for or refused, given up, reported on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from mongoengine import NotUniqueError

from services.community.documents import Librarian, Nomination, Opportunity
from services.community.domain import nominations, rotation
from services.community.domain.opportunities import CANCELLED, CLOSED, OPEN, plausible, report_due, standing, unmet
from services.community.events import nominated
from services.community.queries import opportunities as queries
from shared.clock import WIB
from shared.errors import Invalid, Refused
from shared.storage.documents import get, insert, save


@dataclass(frozen=True)
class By:
    """Who does it."""

    name: str
    nip: str


PLATFORM = By("", "")


def nominate(
    opportunity: Opportunity, librarian: Librarian, motivation: str, by: By, *, nomination_id: str, now: datetime
) -> Nomination:
    """Put somebody, or oneself, forward for a call that stands open."""
    today = _day(now)
    _check_eligible(opportunity, librarian, today)
    whose = {"librarian_id": librarian.id, "librarian_name": librarian.full_name}
    unit = {"unit_id": librarian.unit_id, "unit_name": librarian.unit_name}
    days = {name: getattr(opportunity, name) for name in ("title", "starts_on", "ends_on", "cost")}
    nomination = Nomination(
        id=nomination_id, state=nominations.NOMINATED, opportunity_id=opportunity.id, nominated_by=by.name,
        own=by.nip == librarian.nip, motivation=motivation, key=f"{opportunity.id}|{librarian.id}",
        trail=[_step("nominate", nominations.NOMINATED, by, now)], **whose, **unit, **days,
    )  # fmt: skip
    if Nomination.objects(key=nomination.key).first():
        raise Refused("nominated-already", name=librarian.full_name)
    try:
        insert(nomination, now)
    except NotUniqueError as error:
        raise Refused("nominated-already", name=librarian.full_name) from error
    nominated.submitted(nomination, now)
    return nomination


def approve(nomination: Nomination, reason: str, despite_overdue: bool, by: By, now: datetime) -> Nomination:
    """Choose somebody. Where the place costs money the budget is asked, and answers by event."""
    opportunity, today = get(Opportunity, nomination.opportunity_id), _day(now)
    _check_choosing(opportunity, today)
    owed = queries.overdue([nomination.librarian_id], today)[nomination.librarian_id]
    if owed and not despite_overdue:
        raise Refused("report-overdue", name=nomination.librarian_name, titles=", ".join(owed))
    if opportunity.taken >= opportunity.quota:
        raise Refused("quota-full", quota=opportunity.quota)
    _remember_turn(nomination, opportunity, today)
    nomination.reason, nomination.owed, nomination.refusal = reason, owed, {}
    _move(nomination, nominations.APPROVE, by, now, reason=reason)
    _take(opportunity, 1, now)
    if nomination.cost:
        nominated.approved(nomination, opportunity.programme_id, now)
    else:
        _confirm(nomination, now)
    return nomination


def decline(nomination: Nomination, reason: str, by: By, now: datetime) -> Nomination:
    """Not chosen, and why."""
    _check_choosing(get(Opportunity, nomination.opportunity_id), _day(now))
    nomination.reason = reason
    _move(nomination, nominations.DECLINE, by, now, reason=reason)
    nominated.declined(nomination, now)
    return nomination


def withdraw(nomination: Nomination, reason: str, by: By, own: bool, now: datetime) -> Nomination:
    """Give up a nomination. Oneself only until it begins: afterwards a report is owed."""
    if own and _day(now) > nomination.starts_on and nomination.state == nominations.CONFIRMED:
        raise Refused("begun-already", title=nomination.title)
    opportunity = get(Opportunity, nomination.opportunity_id)
    _give_up(nomination, reason, by, now, opportunity)
    save(opportunity, now)
    return nomination


def give_up_all(found: Iterable[Nomination], reason: str, by: By, now: datetime, opportunity: Opportunity) -> None:
    """Give up whatever of one call is not over; the caller keeps the call."""
    for each in found:
        if each.state in nominations.OPEN:
            _give_up(each, reason, by, now, opportunity)


def leaver(librarian_id: str, reason: str, now: datetime) -> None:
    """Whoever leaves the service gives up what has not begun yet."""
    found = Nomination.objects(librarian_id=librarian_id, state__in=nominations.OPEN, starts_on__gte=_day(now))
    for each in found:
        withdraw(each, reason, PLATFORM, False, now)


def committed(nomination_id: str, sequence: int, now: datetime) -> None:
    """The budget promises what it costs."""
    nomination = _answered(nomination_id, sequence)
    if nomination is not None:
        _move(nomination, nominations.COMMIT, PLATFORM, now)
        _confirm(nomination, now, moved=True)


def refused(nomination_id: str, sequence: int, facts: dict[str, Any], now: datetime) -> None:
    """The budget does not hold it: the place is free again, and the reason stays with the nomination."""
    nomination = _answered(nomination_id, sequence)
    if nomination is None:
        return
    nomination.refusal = facts
    _move(nomination, nominations.REFUSE, PLATFORM, now, reason=facts["reason"])
    _take(get(Opportunity, nomination.opportunity_id), -1, now)
    nominated.refused(nomination, facts["reason"], now)


def report(nomination: Nomination, body: dict[str, Any], by: By, now: datetime) -> Nomination:
    """Tell what was learned; the hours go on to a reviewer."""
    today = _day(now)
    if today < nomination.ends_on:
        raise Refused("report-too-early", title=nomination.title, ends_on=nomination.ends_on.isoformat())
    if not plausible(Decimal(body["hours"]), nomination.starts_on, nomination.ends_on):
        raise Invalid({"hours": "hours-implausible"})
    opportunity = get(Opportunity, nomination.opportunity_id)
    nomination.report, nomination.reported_at = dict(body), now
    _move(nomination, nominations.REPORT, by, now)
    nominated.reported(nomination, opportunity.kind, opportunity.organiser, today, now)
    return nomination


def _confirm(nomination: Nomination, now: datetime, moved: bool = False) -> None:
    nomination.report_due_on, nomination.report_rule = report_due(nomination.ends_on)
    if not moved:
        _step_to(nomination, nominations.COMMIT, PLATFORM, now)
    save(nomination, now)
    nominated.confirmed(nomination, now)


def _answered(nomination_id: str, sequence: int) -> Nomination | None:
    """The nomination that waits for this answer of the budget; None where it does not wait (any more)."""
    found: Nomination | None = Nomination.objects(id=nomination_id).first()
    if found is None or found.state != nominations.APPROVED or sequence <= found.budget_sequence:
        return None
    found.budget_sequence = sequence
    return found


def _give_up(nomination: Nomination, reason: str, by: By, now: datetime, opportunity: Opportunity) -> None:
    was = nomination.state
    if was in nominations.HOLDING:
        opportunity.taken -= 1
    nomination.reason, nomination.key = reason, None
    _move(nomination, nominations.WITHDRAW, by, now, reason=reason)
    if was in nominations.CHOSEN:
        nominated.withdrawn(nomination, reason, now)


def _check_eligible(opportunity: Opportunity, librarian: Librarian, today: date) -> None:
    if standing(opportunity.state, opportunity.deadline, today) != OPEN:
        raise Refused("call-not-open", title=opportunity.title)
    if not librarian.active:
        raise Refused("already-left", name=librarian.full_name)
    lacks = unmet(queries.criteria_of(opportunity), queries.person_of(librarian, today), opportunity.starts_on)
    if lacks:
        raise Refused(f"not-eligible-{lacks[0]}", name=librarian.full_name, years=opportunity.min_years)


def _check_choosing(opportunity: Opportunity, today: date) -> None:
    """Everybody who nominates in time is looked at: nobody is chosen before the call is closed."""
    stands = standing(opportunity.state, opportunity.deadline, today)
    if stands != CLOSED:
        code = "call-not-open" if stands == CANCELLED else "call-still-open"
        raise Refused(code, title=opportunity.title, deadline=opportunity.deadline.isoformat())


def _remember_turn(nomination: Nomination, opportunity: Opportunity, today: date) -> None:
    turns = queries.standings(opportunity, today)
    holding = [each.librarian_id for each in queries.of_call(opportunity) if each.state in nominations.HOLDING]
    ahead = rotation.passed_over(list(turns.values()), nomination.librarian_id, holding)
    nomination.turn, nomination.passed_over = turns[nomination.librarian_id].place, len(ahead)
    nomination.rotation_rule = rotation.rule_of(opportunity.starts_on).id


def _take(opportunity: Opportunity, places: int, now: datetime) -> None:
    opportunity.taken += places
    save(opportunity, now)


def _move(nomination: Nomination, action: str, by: By, now: datetime, **more: Any) -> None:
    _step_to(nomination, action, by, now, **more)
    save(nomination, now)


def _step_to(nomination: Nomination, action: str, by: By, now: datetime, **more: Any) -> None:
    state = nominations.after(nomination.state, action)
    if state is None:
        raise Refused("nomination-state", state=nomination.state)
    nomination.state = state
    nomination.trail.append(_step(action, state, by, now, **more))


def _step(action: str, state: str, by: By, now: datetime, **more: Any) -> dict[str, Any]:
    return {"action": action, "state": state, "name": by.name, "at": now} | more


def _day(now: datetime) -> date:
    return now.astimezone(WIB).date()
