"""A template and its facts become a text. Substitution only: there is no code in a template, and no way to put any.

    {course_title}            the fact as it is
    {starts_at:moment}        the fact in one of the forms of `words`
    {starts_at..ends_at}      two dates or moments as one period

What is put in is never read again as a template. A line that names a fact the event does not carry is left out, so
that an optional fact needs no second template.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote

from services.notifier.domain.facts import Facts
from services.notifier.domain.words import FORMS, Language, span

PLACE = re.compile(r"\{(?P<name>[a-z_]+)(?:\.\.(?P<until>[a-z_]+)|:(?P<form>[a-z]+))?\}")


@dataclass(frozen=True)
class Template:
    """One kind of message for one role in one language."""

    subject: str
    lines: tuple[str, ...]  # what happened, when
    todo: str  # what to do; "Nothing" is an answer too
    action: str  # what the link is called
    why: str  # why this person hears it


@dataclass(frozen=True)
class Text:
    """A rendered message, plain: escaping is the business of whoever shows it."""

    subject: str
    lines: tuple[str, ...]
    todo: str
    action: str
    link: str
    why: str


def render(template: Template, path: str, facts: Facts, language: Language) -> Text:
    return Text(
        subject=" ".join(_fill(template.subject, facts, language).split()),
        lines=tuple(_fill(line, facts, language) for line in template.lines if _complete(line, facts)),
        todo=_fill(template.todo, facts, language) if _complete(template.todo, facts) else "",
        action=template.action,
        link=_fill(path, {name: quote(value, safe="") for name, value in facts.items()}, language),
        why=template.why,
    )


def names(text: str) -> frozenset[str]:
    """The facts a text needs. Raises ValueError for braces or forms that mean nothing."""
    if re.search(r"[{}]", PLACE.sub("", text)):
        raise ValueError(f"stray brace in {text!r}")
    found: set[str] = set()
    for place in PLACE.finditer(text):
        if (place["form"] or "plain") not in FORMS:
            raise ValueError(f"no form {place['form']!r} in {text!r}")
        found.update(filter(None, (place["name"], place["until"])))
    return frozenset(found)


def _complete(text: str, facts: Facts) -> bool:
    return names(text) <= facts.keys()


def _fill(text: str, facts: Facts, language: Language) -> str:
    return PLACE.sub(lambda place: _value(place, facts, language), text)


def _value(place: re.Match[str], facts: Facts, language: Language) -> str:
    name, until = place["name"], place["until"]
    if name not in facts or (until and until not in facts):
        return "–"
    if until:
        return span(facts[name], facts[until], language)
    return FORMS[place["form"] or "plain"](facts[name], language)
