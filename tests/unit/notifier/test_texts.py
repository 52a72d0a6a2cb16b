"""Every kind, in every role, in both languages."""

import pytest

from services.notifier.domain.audience import HEARINGS, hearing
from services.notifier.domain.facts import facts_of
from services.notifier.domain.rendering import names
from services.notifier.domain.texts import KEYS, TEXTS, text
from services.notifier.domain.words import ELEMENTS, LANGUAGES
from tests.unit.notifier.samples import SAMPLES

ADDED = {"librarian_name": "Dewi Sipayung"}  # looked up when shown


def rendered(key, language):
    kind, role = key
    contract, data = SAMPLES[kind]
    return text(kind, role, facts_of(contract.decode(contract.encode(data))) | ADDED, language)


def test_there_is_a_sample_of_every_kind_told():
    assert SAMPLES.keys() == HEARINGS.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_missing_and_none_is_idle(language):
    assert TEXTS[language].keys() == KEYS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", sorted(KEYS))
def test_a_text_is_whole(key, language):
    said = rendered(key, language)
    assert len(said.lines) == len(TEXTS[language][key].lines), "a line was left out though all facts were there"
    for part in (said.subject, *said.lines, said.todo, said.action, said.link, said.why):
        assert part.strip()
        assert not {"{", "}"} & set(part)
    assert len(said.subject) <= 90
    assert said.link.startswith("/")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", sorted(KEYS))
def test_a_text_asks_only_for_facts_its_event_carries(key, language):
    kind, role = key
    template = TEXTS[language][key]
    parts = (template.subject, *template.lines, template.todo, hearing(kind, role).path)
    needed = frozenset().union(*map(names, parts))
    assert needed <= SAMPLES[kind][0]().fields.keys() | ADDED.keys()


@pytest.mark.parametrize("key", sorted(KEYS))
def test_both_languages_tell_the_same_facts(key):
    def told(language):
        template = TEXTS[language][key]
        return frozenset().union(*map(names, (template.subject, *template.lines, template.todo)))

    assert told("id") == told("en")
    assert rendered(key, "id") != rendered(key, "en")


def test_the_waiting_rule_is_told_with_the_place_in_line():
    waiting = rendered(("enrolment.waitlisted", "librarian"), "id")
    assert "urutan 2" in waiting.lines[0]
    assert "menurut urutan mendaftar" in waiting.lines[2]


def test_a_certificate_without_end_says_nothing_of_an_end():
    contract, data = SAMPLES["certificate.issued"]
    facts = facts_of(contract.decode(contract.encode({**data, "valid_until": None})))
    assert not any("Berlaku" in line for line in text("certificate.issued", "librarian", facts, "id").lines)


def test_all_nine_elements_have_a_name_in_both_languages():
    assert ELEMENTS["id"].keys() == ELEMENTS["en"].keys()
    assert len(ELEMENTS["id"]) == 9
