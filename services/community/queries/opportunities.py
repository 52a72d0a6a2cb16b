"""Calls, nominations and whose turn it is, as screens and decisions need them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from mongoengine import Q, QuerySet

from services.community.documents import Librarian, Nomination, Opportunity
from services.community.domain import nip, nominations, rotation
from services.community.domain.opportunities import CLOSED, OPEN, Criteria, Person, standing, unmet
from services.community.domain.rotation import Candidate, Turn

TURN = {"times": 0, "last_on": None, "why": rotation.NEVER}


def calls(state: str | None, today: date) -> QuerySet:
    """Calls; `open` and `closed` as they stand today, past their last day included."""
    found = Opportunity.objects
    if state == OPEN:
        return found.filter(state=OPEN, deadline__gte=today)
    if state == CLOSED:
        return found.filter(Q(state=CLOSED) | Q(state=OPEN, deadline__lt=today))
    return found.filter(state=state) if state else found


def person_of(librarian: Librarian, today: date) -> Person:
    """What a call asks about."""
    return Person(librarian.position, librarian.unit_id, appointed(librarian, today))


def criteria_of(opportunity: Opportunity) -> Criteria:
    return Criteria(opportunity.positions, opportunity.unit_ids, opportunity.min_years)


def eligible(opportunity: Opportunity, today: date) -> list[str]:
    """Who may be nominated."""
    criteria, active = criteria_of(opportunity), Librarian.objects(active=True).order_by("name", "id")
    return [each.id for each in active if not unmet(criteria, person_of(each, today), opportunity.starts_on)]


def appointed(librarian: Librarian, today: date) -> tuple[int, int]:
    number = nip.parse(librarian.nip, today)
    return number.year, number.month or 1


def turns(people: Iterable[Librarian], on: date, today: date, beside: str | None = None) -> list[Turn]:
    """Whose turn it is among these people; what they were chosen for in the call `beside` is not held against them."""
    known = {each.id: each for each in people}
    went = _went(list(known), beside)
    return rotation.order([Candidate(key, appointed(each, today), went[key]) for key, each in known.items()], on)


def rotation_table(on: date) -> list[dict[str, Any]]:
    """Everybody active, first to go first: how often, when last, and where to."""
    people = {each.id: each for each in Librarian.objects(active=True)}
    owed, last = overdue(people, on), _last_titles(people)
    rows = []
    for turn in turns(people.values(), on, on):
        who = people[turn.librarian_id]
        facts = {"librarian_id": who.id, "name": who.full_name, "unit_id": who.unit_id, "unit_name": who.unit_name}
        told = {name: getattr(turn, name) for name in ("place", "times", "last_on", "why")}
        rows.append(facts | told | {"last_title": last.get(who.id), "overdue": owed[who.id]})
    return rows


def overdue(librarian_ids: Iterable[str], today: date) -> defaultdict[str, list[str]]:
    """What each of them went to and has not reported on in time."""
    owed = defaultdict(list)
    state, ids = nominations.CONFIRMED, list(librarian_ids)
    for each in Nomination.objects(librarian_id__in=ids, state=state, report_due_on__lt=today).order_by("starts_on"):
        owed[each.librarian_id].append(each.title)
    return owed


def of_call(opportunity: Opportunity) -> list[Nomination]:
    """All nominations of a call, oldest first."""
    return list(Nomination.objects(opportunity_id=opportunity.id).order_by("id"))


def standings(opportunity: Opportunity, today: date) -> dict[str, Turn]:
    """The turn of everybody who is nominated for a call and has not given up."""
    ids = [each.librarian_id for each in of_call(opportunity) if each.state != nominations.WITHDRAWN]
    people = Librarian.objects(id__in=ids)
    return {turn.librarian_id: turn for turn in turns(people, opportunity.starts_on, today, opportunity.id)}


def shown(opportunity: Opportunity, today: date) -> dict[str, Any]:
    """A call with how it stands today."""
    facts = {name: getattr(opportunity, name) for name in opportunity._fields}
    return facts | {"state": standing(opportunity.state, opportunity.deadline, today)}


def told(found: Iterable[Nomination], today: date) -> list[dict[str, Any]]:
    """Nominations with what their librarians still owe."""
    items = list(found)
    owed = overdue({each.librarian_id for each in items}, today)
    return [_line(each, owed[each.librarian_id], today) for each in items]


def seen_by(reader: Librarian | None, manager: bool, supervisor: bool, state: str | None = None) -> QuerySet:
    """All for the manager, the unit's for its supervisor, everybody their own."""
    found = Nomination.objects(state=state) if state else Nomination.objects
    if manager:
        return found
    if reader is None:
        return found.none()
    own = Q(librarian_id=reader.id)
    return found.filter(own | Q(unit_id=reader.unit_id)) if supervisor and reader.active else found.filter(own)


def _line(nomination: Nomination, owed: list[str], today: date) -> dict[str, Any]:
    facts = {name: getattr(nomination, name) for name in nomination._fields}
    due = nomination.report_due_on
    late = nomination.state == nominations.CONFIRMED and due is not None and due < today
    return facts | {"report_overdue": late, "overdue": owed}


def _went(librarian_ids: list[str], beside: str | None) -> defaultdict[str, tuple[date, ...]]:
    went: defaultdict[str, tuple[date, ...]] = defaultdict(tuple)
    found = Nomination.objects(librarian_id__in=librarian_ids, state__in=nominations.HOLDING)
    for each in found.only("librarian_id", "starts_on", "opportunity_id"):
        if each.opportunity_id != beside:
            went[each.librarian_id] += (each.starts_on,)
    return went


def _last_titles(librarian_ids: Iterable[str]) -> dict[str, str]:
    found = Nomination.objects(librarian_id__in=list(librarian_ids), state__in=nominations.HOLDING)
    return {each.librarian_id: each.title for each in found.order_by("starts_on", "id").only("librarian_id", "title")}
