"""Every string of the pages, in both languages, with the same places to fill."""

import re
from typing import Any

import pytest
from babel.messages.pofile import read_po

from web.i18n import CATALOGUES, LANGUAGES
from web.messages import collect

PLACE = re.compile(r"%\(\w+\)s|%%|\{n\}")


def catalogue(language: str) -> Any:
    with (CATALOGUES / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=language)


def forms(words: Any) -> list[str]:
    return list(words) if isinstance(words, list | tuple) else [words]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_is_there_and_translated(language):
    known = {message.id: message for message in catalogue(language) if message.id}
    used = {message.id for message in collect() if message.id}
    assert used == set(known), "run: python -m web messages, then translate"
    assert [each for each, message in known.items() if not all(forms(message.string))] == []
    assert [each for each, message in known.items() if message.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_places_to_fill(language):
    for message in catalogue(language):
        for words in forms(message.string):
            wanted = set(PLACE.findall(forms(message.id)[-1]))
            if message.id:
                assert set(PLACE.findall(words)) <= wanted, message.id
                assert isinstance(message.id, tuple) or set(PLACE.findall(words)) == wanted, message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_image_can_compile_it(language):
    """What `pybabel compile` checks, which is how an image is built."""
    read = catalogue(language)
    assert [(message.id, str(fault)) for message, faults in read.check() for fault in faults] == []


def test_indonesian_is_not_english():
    same = [message.id for message in catalogue("id") if message.id and message.id == message.string]
    assert set(same) <= {"%(hours)s JP", "%(taken)s / %(seats)s", "1–4", "Loyal", "Operator", "Status", "Unit"}
