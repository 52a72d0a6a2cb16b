"""Ratings and credit points of several people: for a list or a file of whoever may see each of them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from mongoengine import QuerySet

from services.assessment.documents import Librarian, OrganisationYear, PerformanceCycle
from services.assessment.domain import performance, spread
from services.assessment.domain.figures import half_up
from services.assessment.domain.point_rules import POINT_RULES
from services.assessment.domain.rules import by_id
from services.assessment.queries import performance as cycles
from services.assessment.queries import points, portfolios
from shared.auth import Principal


def rated(who: Principal, filters: dict[str, Any]) -> QuerySet:
    """The rated years that this reader may see."""
    wanted = {name: filters[name] for name in ("year",) if name in filters}
    return cycles.cycles(who, wanted).filter(state__in=performance.WITH_RATING)


def with_ratings(found: Iterable[PerformanceCycle]) -> list[dict[str, Any]]:
    """Each with its rating and the rule that made it. Whoever calls this logs the reading of each."""
    rows = list(found)
    people = {each.id: each for each in Librarian.objects(id__in=[each.librarian_id for each in rows])}
    return [_rated(each, people[each.librarian_id]) for each in rows]


def people(who: Principal) -> QuerySet:
    """The librarians on a level of the table whose points this reader may see, by name."""
    positions = [level.position for level in POINT_RULES[-1].levels]
    found = Librarian.objects(active=True, position__in=positions)
    return found if who.has("manager") else found.filter(unit_id=portfolios.mine(who).unit_id or "-")


def with_points(found: Iterable[Librarian], today: date) -> list[dict[str, Any]]:
    """Each with the balance on the level held and what is missing. Whoever calls this logs the reading of each."""
    return [_balance(points.account(each, today)) for each in found]


def entries(librarian: Librarian, today: date) -> list[dict[str, Any]]:
    """One account, a line each, with every factor."""
    return [_entry(each) for each in points.account(librarian, today)["entries"]]


def organisation(year: int) -> OrganisationYear:
    """What the organisation was rated in a year, or an empty record (version 0)."""
    found: OrganisationYear | None = OrganisationYear.objects(id=str(year)).first()
    return found or OrganisationYear(id=str(year), version=0)


def spread_of(found: OrganisationYear, *, every_cell: bool) -> dict[str, Any]:
    """The spread of a year beside its pattern; whoever may see no single rating sees it where it names nobody."""
    year = int(found.id)
    ratings = [each.ratings[-1]["predicate"] for each in _of_year(year)]
    counts = {each: ratings.count(each) for each in set(ratings)}
    made = spread.spread(counts, found.predicate, performance.last_day(year))
    rule = by_id(spread.SPREAD_RULES, made.rule_id)
    told = every_cell or spread.tellable(counts)
    return {
        "year": year,
        "version": found.version,
        "predicate": found.predicate,
        "basis": found.basis,
        "n": made.n,
        "told": told,
        "cells": [_cell(each) for each in made.cells] if told else [],
        "departures": [{"more": each.more, "fewer": each.fewer} for each in made.departures] if told else [],
        "rule": {"id": rule.id, "source": rule.source, "verified": rule.verified},
    }


def _of_year(year: int) -> QuerySet:
    return PerformanceCycle.objects(year=year, state__in=performance.WITH_RATING)


def _cell(cell: spread.Cell) -> dict[str, Any]:
    return {"predicate": cell.predicate, "n": cell.n, "percent": str(half_up(cell.share * 100, 1)), "place": cell.place}


def _rated(found: PerformanceCycle, whose: Librarian) -> dict[str, Any]:
    rating = found.ratings[-1]
    facts = {name: rating[name] for name in ("result", "behaviour", "predicate", "months", "rule_id")}
    person = {"librarian_id": whose.id, "librarian_name": whose.name, "nip": whose.nip, "unit_name": whose.unit_name}
    where = {"id": found.id, "year": found.year, "state": found.state, "rated_at": rating["at"]}
    return person | where | facts | {"position": whose.position, "rank": whose.rank}


def _balance(account: dict[str, Any]) -> dict[str, Any]:
    names = ("librarian_id", "position", "level", "rank")
    target = account["next_rank"]
    facts = {name: account[name] for name in names} | {"librarian_name": account["name"]}
    way = {"next_step": target["goes_to"], "missing": target["missing"]["shown"]} if target else {}
    held = {"points": account["balance"]["shown"], "exact": account["balance"]["exact"]}
    return facts | held | {"next_step": None, "missing": None} | way | {"rule_id": account["rule"]["id"]}


def _entry(entry: dict[str, Any]) -> dict[str, Any]:
    names = ("year", "kind", "level", "predicate", "months", "percent", "coefficient")
    facts = {name: entry.get(name) for name in names}
    made = {"points": entry["points"]["shown"], "exact": entry["points"]["exact"], "standing": entry["standing"]}
    return facts | made | {"rule_id": entry["rule_id"], "verified": entry["verified"], "basis": entry.get("basis")}
