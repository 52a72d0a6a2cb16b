"""States of an activity, who may what, and links that nobody can make."""

from datetime import date, datetime
from itertools import pairwise

import pytest

from services.community.domain import registrations
from services.community.domain.activities import TRANSITIONS, WHO, State, Verb, may, moments, step

MANAGER, LIBRARIAN, AUDITOR = frozenset({"manager"}), frozenset({"librarian"}), frozenset({"auditor"})


def test_the_way_to_the_public():
    way = [State.DRAFT, State.RETURNED, State.DRAFT, State.APPROVED, State.PUBLISHED, State.PUBLISHED, State.HELD]
    verbs = [Verb.RETURN, Verb.REVISE, Verb.APPROVE, Verb.PUBLISH, Verb.CHANGE, Verb.CLOSE]
    for verb, (before, after) in zip(verbs, pairwise(way), strict=True):
        assert step(before, verb) is after


def test_what_is_over_stays_over():
    assert not [verb for verb in Verb for state in (State.HELD, State.CANCELLED) if step(state, verb)]


def test_nothing_is_published_unapproved():
    assert [before for (before, verb), _ in TRANSITIONS.items() if verb is Verb.PUBLISH] == [State.APPROVED]
    assert step(State.APPROVED, Verb.REVISE) is State.DRAFT


@pytest.mark.parametrize("verb", Verb)
def test_who_may(verb):
    assert may(verb, MANAGER, own=False)
    assert not may(verb, AUDITOR, own=True)
    assert may(verb, LIBRARIAN, own=True) is (verb in (Verb.REVISE, Verb.CLOSE))
    assert not may(verb, LIBRARIAN, own=False)
    assert WHO[verb]


def test_an_activity_ends_after_it_began():
    assert moments(date(2027, 1, 4), "09:00", "11:30")[1] == datetime(2027, 1, 4, 11, 30)
    with pytest.raises(ValueError, match="ends after"):
        moments(date(2027, 1, 4), "09:00", "09:00")


def test_a_link_opens_only_what_it_was_signed_for():
    token = registrations.sign("secret", "r1")
    assert registrations.read("secret", token) == "r1"
    forged = ("r1", "r1.", token.replace("r1", "r2"), token[:-1], "", "r1.é", registrations.sign("other", "r1"))
    assert [registrations.read("secret", each) for each in forged] == [None] * len(forged)


def test_the_words_of_consent_are_kept_by_version_in_both_languages():
    assert registrations.CONSENT_NOW in registrations.CONSENT
    assert all(each.keys() == {"id", "en"} for each in registrations.CONSENT.values())
