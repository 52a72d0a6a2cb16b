"""What a service says in its own words, where a rule comes from or what was read, has words of the page."""

import pkgutil
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from typing import Any

from services.assessment import domain
from services.assessment.domain.access import RESULTS
from web.privacy_labels import READ
from web.rule_sources import RULE_SOURCES

PLAIN = {"pustakawan.org 52, 70", "data.blitarkab.go.id"}


def test_every_rule_of_assessment_can_be_read_in_both_languages():
    known = {str(each._args[0]) for each in RULE_SOURCES}
    said = {source for module in _modules() for value in vars(module).values() for source in _sources(value)}
    assert len(said) > 30
    assert said - known - PLAIN == set()
    assert known - said == set()


def test_every_kind_of_reading_has_a_word():
    assert READ.keys() == RESULTS.keys()


def _modules() -> Iterator[Any]:
    return (import_module(each.name) for each in pkgutil.walk_packages(domain.__path__, domain.__name__ + "."))


def _sources(value: Any, depth: int = 0) -> Iterator[str]:
    if is_dataclass(value) and not isinstance(value, type):
        dated = getattr(value, "id", None) and "scale" not in {each.name for each in fields(value)}
        source = getattr(value, "source", None)
        if dated and isinstance(source, str):
            yield source
        inside: Any = [getattr(value, each.name) for each in fields(value)]
    elif depth < 5 and isinstance(value, tuple | list | dict):
        inside = value.values() if isinstance(value, dict) else value
    else:
        return
    for each in inside:
        yield from _sources(each, depth + 1)
