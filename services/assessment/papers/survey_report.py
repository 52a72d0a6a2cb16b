"""The report of a survey as plain sections of text: PDF, XLSX and CSV all say exactly this, so they cannot differ.

Figures are copied as the API gives them, with a full stop, never rounded or computed anew.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from services.assessment.papers.survey_words import WORDS

HIDDEN = "< 5"
NONE = "–"


@dataclass(frozen=True)
class Section:
    """A table with its heading. Every cell is text."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Document:
    title: str
    subtitle: str
    sections: tuple[Section, ...]


def compose(report: Mapping[str, Any], lang: str) -> Document:
    """The whole report in a language."""
    words = {name: pair[0 if lang == "id" else 1] for name, pair in WORDS.items()}
    makers = (_summary, _elements, _units, _services, _profile, _actions, _trend)
    sections = tuple(section for make in makers if (section := make(report, words, lang)).rows)
    return Document(words["title"], f"{report['title']}, {report['period']}", sections)


def _summary(report: Mapping[str, Any], words: Mapping[str, str], lang: str) -> Section:
    total = report["total"]
    rows = [(words["period"], report["period"]), (words["instrument"], report["instrument"])]
    rows.append((words["days"], f"{report['opens_on']} - {report['closes_on']}"))
    if total is None:
        return _section(words["summary"], (words["what"], words["value"]), [*rows, (words["ikm"], words["few"])])
    interval = total["interval"]
    rows += [
        (words["ikm"], _text(total["ikm"])),
        (words["grade"], f"{_text(total['grade'])} ({_said(total['quality'], lang)})"),
        (words["n"], _text(total["n"])),
        (words["population"], _text(total["population"])),
        (words["sample"], _text(total["sample_needed"])),
        (words["enough"], words["yes"] if total["n"] >= total["sample_needed"] else words["no"]),
        (words["interval"], f"{interval['low']} - {interval['high']} ({interval['percent']}%)" if interval else NONE),
        (words["rule"], total["rule_id"]),
    ]
    return _section(words["summary"], (words["what"], words["value"]), rows)


def _elements(report: Mapping[str, Any], words: Mapping[str, str], lang: str) -> Section:
    total = report["total"] or {"elements": [], "lowest": []}
    lowest = {slug: str(place) for place, slug in enumerate(total["lowest"], start=1)}
    rows = [
        (
            *(_said(each["label"], lang), _text(each["average"]), _text(each["n"]), each.get("weight", NONE)),
            lowest.get(each["slug"], ""),
        )
        for each in total["elements"]
    ]
    return _section(words["elements"], [words[name] for name in ("element", "average", "n", "weight", "lowest")], rows)


def _units(report: Mapping[str, Any], words: Mapping[str, str], lang: str) -> Section:
    rows = [
        (each["unit_name"], _text(each["ikm"]), _text(each["grade"]), _text(each["n"]), _text(each["sample_needed"]))
        for each in report["units"]
    ]
    return _section(words["units"], [words[name] for name in ("unit", "ikm", "grade", "n", "sample")], rows)


def _services(report: Mapping[str, Any], words: Mapping[str, str], lang: str) -> Section:
    rows = [
        (_said(each["label"], lang), _text(each["ikm"]), _text(each["grade"]), _text(each["n"]))
        if each["shown"]
        else (_said(each["label"], lang), HIDDEN, HIDDEN, HIDDEN)
        for each in report["services"]
    ]
    return _section(words["services"], [words[name] for name in ("service", "ikm", "grade", "n")], rows)


def _profile(report: Mapping[str, Any], words: Mapping[str, str], lang: str) -> Section:
    rows = [
        (words[field], _said(cell["label"], lang), HIDDEN if cell["n"] is None else str(cell["n"]))
        for field, cells in report["profile"].items()
        for cell in cells
    ]
    return _section(words["profile"], [words[name] for name in ("field", "choice", "n")], rows)


def _actions(report: Mapping[str, Any], words: Mapping[str, str], lang: str) -> Section:
    """The plan of the three lowest comes first: one without an action says so."""
    total = report["total"] or {"elements": [], "lowest": []}
    labels = {each["slug"]: _said(each["label"], lang) for each in total["elements"]}
    planned: list[Any] = sorted(report["actions"], key=lambda each: _rank(total["lowest"], each["element"]))
    rows = [
        (
            *(labels.get(each["element"], each["element"]), each["action"], each["owner"], str(each["due_on"])),
            *(str(each["done_on"] or words["not_yet"]), each["outcome"] or ""),
        )
        for each in planned
    ]
    named = {each["element"] for each in planned}
    rows += [(labels[slug], words["no_plan"], "", "", "", "") for slug in total["lowest"] if slug not in named]
    return _section(
        words["actions"], [words[n] for n in ("element", "action", "owner", "due", "done", "outcome")], rows
    )


def _trend(report: Mapping[str, Any], words: Mapping[str, str], lang: str) -> Section:
    rows = [
        (
            *(each["period"], words[each["kind"]], each["ikm"], each["grade"], _text(each["n"]), each["rule_id"]),
            *(_text(each["weight"]), _text((each["comparable"] or {}).get("ikm"))),
        )
        for each in report["trend"]
    ]
    names = ("period", "kind", "ikm", "grade", "n", "rule", "weight", "comparable")
    return _section(words["trend"], [words[name] for name in names], rows)


def _rank(lowest: Sequence[str], slug: str) -> int:
    return list(lowest).index(slug) if slug in lowest else len(lowest)


def _section(title: str, headings: Sequence[str], rows: Sequence[tuple[str, ...]]) -> Section:
    return Section(title, tuple(headings), tuple(rows))


def _text(value: Any) -> str:
    return NONE if value is None else str(value)


def _said(both: Any, lang: str) -> str:
    return str(both[lang]) if both else NONE
