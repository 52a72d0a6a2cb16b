"""Reports: the frozen figures, the lines behind each, and whether counting again gives the same."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from mongoengine import QuerySet

from services.assessment.documents import Librarian, Report, ReportInput
from services.assessment.domain.reports import gaps, literacy_pack, small, states, yearly
from services.assessment.domain.reports.facts import Fact, Figure, Line, Recorded, plain
from services.assessment.domain.rules import SMALL_CELLS, by_id, in_force
from services.assessment.queries import report_inputs
from shared.contracts.base import PREFIX
from shared.errors import NotFound
from shared.storage.documents import get

TITLES = ("title", "period", "name", "course_title", "number", "position")


def trail(of: Report) -> list[dict[str, Any]]:
    """Who did what to the report, by name where the directory knows it."""
    names = {each.nip: each.name for each in Librarian.objects(nip__in=[step["by"] for step in of.trail])}
    return [{**step, "by": names.get(step["by"], step["by"])} for step in of.trail]


@dataclass(frozen=True)
class Source:
    """A line behind a figure, as it is shown: the document and the event, never a person."""

    id: str
    kind: str
    title: str
    day: str | None
    quantity: str
    event_id: str | None
    event_type: str | None
    note: str | None


def reports(filters: dict[str, Any]) -> QuerySet:
    """Reports by kind, year and state."""
    wanted = {name: filters[name] for name in ("kind", "year", "state") if filters.get(name) is not None}
    return Report.objects(**wanted)


def report(report_id: str) -> Report:
    """One report."""
    return get(Report, report_id)


def published_yearly() -> QuerySet:
    """The published yearly reports."""
    return Report.objects(kind=states.YEARLY, state=states.PUBLISHED)


def inputs(of: Report) -> list[Fact]:
    """The facts that a report was counted from, as they were."""
    parts = ReportInput._get_collection().find({"report_id": of.id}).sort("_id", 1)
    return [Fact(**each) for part in parts for each in part["facts"]]


def counted(of: Report) -> list[Figure]:
    """The figures counted again, from the frozen facts by the frozen rule."""
    return count(of.kind, of.rule_id, Recorded(inputs(of), of.year, date.fromisoformat(of.until)))


def count(kind: str, rule_id: str, recorded: Recorded) -> list[Figure]:
    if kind == states.YEARLY:
        return yearly.figures(recorded, by_id(yearly.YEARLY_RULES, rule_id))
    return literacy_pack.figures(recorded, by_id(literacy_pack.PACK_RULES, rule_id))


def rule_source(of: Report) -> str:
    rules = yearly.YEARLY_RULES if of.kind == states.YEARLY else literacy_pack.PACK_RULES
    return str(by_id(rules, of.rule_id).source)


def sections(of: Report) -> dict[str, tuple[str, str]]:
    """The titles of a report's parts, in order."""
    if of.kind == states.YEARLY:
        return dict(yearly.SECTIONS)
    dimensions = by_id(literacy_pack.PACK_RULES, of.rule_id).dimensions
    return {
        name: (f"{each.group[0]} · {each.title[0]}", f"{each.group[1]} · {each.title[1]}")
        for name, each in dimensions.items()
    }


def stored(figure: Figure) -> dict[str, Any]:
    """A figure as it is kept and shown, without its lines."""
    told = figure.counted
    facts = {"value": told.value, "exact": told.exact, "people": told.people, "detail": dict(told.detail),
             "missing": told.missing, "lines": len(told.lines)}  # fmt: skip
    names = ("section", "name", "unit", "rule_id", "group", "events")
    words = {"title": list(figure.title), "means": list(figure.means)}
    origin = {"services": list(figure.services), "event_types": list(figure.event_types)}
    return {name: getattr(figure, name) for name in names} | facts | words | origin


def checked(of: Report, now: datetime) -> dict[str, Any]:
    """Whether counting the frozen facts again gives the frozen figures, and whether there are facts since."""
    again = [stored(each) for each in counted(of)]
    differing = [each["name"] for each, kept in zip(again, of.figures, strict=False) if each != kept]
    current = report_inputs.gather(of.year, report_inputs.last_day(of.year, report_inputs.today(now)))
    return {
        "same": not differing and len(again) == len(of.figures),
        "differing": differing,
        "facts": of.facts,
        "fingerprint": of.fingerprint,
        "newer_facts": report_inputs.fingerprint(current) != of.fingerprint,
    }


def sources(of: Report, name: str) -> Callable[[int, str | None], Sequence[Source]]:
    """A reader of the lines behind a figure, by the id of the fact."""
    figure = next((each for each in counted(of) if each.name == name), None)
    if figure is None:
        raise NotFound("figure", name)
    lines = sorted((_source(line) for line in figure.counted.lines), key=lambda line: line.id)

    def read(limit: int, after: str | None) -> Sequence[Source]:
        return [line for line in lines if after is None or line.id > after][:limit]

    return read


def figure(of: Report, name: str) -> dict[str, Any]:
    """One stored figure."""
    found = next((each for each in of.figures if each["name"] == name), None)
    if found is None:
        raise NotFound("figure", name)
    return dict(found)


def in_public(of: Report) -> list[dict[str, Any]]:
    """A report's figures as anybody may see them."""
    return small.in_public(of.figures, in_force(SMALL_CELLS, date.fromisoformat(of.until)).minimum)


def missing(figures: Sequence[dict[str, Any]]) -> list[tuple[dict[str, Any], tuple[str, str]]]:
    """The appendix: every figure that is not known, or may be too low, and why."""
    return [(each, gaps.GAPS[each["missing"]]) for each in figures if each["missing"]]


def frozen(facts: Sequence[Fact]) -> list[dict[str, Any]]:
    return [asdict(fact) for fact in facts]


def _source(line: Line) -> Source:
    fact = line.fact
    title = str(next((fact[name] for name in TITLES if fact[name]), fact.kind))
    note = f"{fact['source']} ({fact['as_of']})" if fact.kind == literacy_pack.ENTERED else fact["state"]
    return Source(
        id=fact.id,
        kind=fact.kind,
        title=title,
        day=fact.day,
        quantity=plain(line.quantity),
        event_id=fact.event_id,
        event_type=PREFIX + fact.event_type if fact.event_type else None,
        note=note,
    )
