"""The table of kinds, and the gate before every send."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.notifier.domain.audience import EMAIL, HEARINGS
from services.notifier.domain.deliveries import Gathered, Held, Unwanted
from services.notifier.domain.kinds import DIGEST, GROUPS, KINDS, heard_by, kind_of, rank
from services.notifier.domain.preferences import (
    CHOICES,
    DAILY,
    NOW,
    OFF,
    Terms,
    allowed,
    choice,
    gate,
    read_choices,
    write_choices,
)
from services.notifier.domain.quiet import Quiet

NIGHT = Quiet.read("21:00-06:00")
MIDNIGHT, NOON = datetime(2026, 11, 23, 17, 0, tzinfo=UTC), datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
USUAL, URGENT, MANDATORY = "certificate.issued", "enrolment.offered", "performance.rated"


def terms(kind=USUAL, chosen=NOW, quiet=NIGHT):
    return Terms(quiet=quiet, choices={(EMAIL, kind): chosen})


def test_every_kind_that_is_told_has_a_line_and_every_line_a_group():
    assert HEARINGS.keys() <= KINDS.keys()
    assert {each.group for each in KINDS.values()} <= GROUPS.keys()


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_kind_has_a_name_of_its_own_in_both_languages(kind):
    for language in ("id", "en"):
        names = [each.name(language) for each in KINDS.values()]
        assert names.count(KINDS[kind].name(language)) == 1


def test_a_kind_without_a_line_is_usual():
    assert not kind_of("new.kind").urgent
    assert allowed("new.kind") == CHOICES


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("chosen", CHOICES)
def test_only_what_is_allowed_holds(kind, chosen):
    holds = choice(kind, EMAIL, {(EMAIL, kind): chosen})
    assert holds == (chosen if chosen in allowed(kind) else NOW)
    if kind_of(kind).mandatory:
        assert holds == NOW


@pytest.mark.parametrize(
    ("kind", "chosen", "now", "outcome"),
    [
        (USUAL, NOW, NOON, None),
        (USUAL, OFF, NOON, Unwanted),
        (USUAL, OFF, MIDNIGHT, Unwanted),
        (USUAL, DAILY, NOON, Gathered),
        (USUAL, DAILY, MIDNIGHT, Gathered),
        (USUAL, NOW, MIDNIGHT, Held),
        (MANDATORY, OFF, NOON, None),
        (MANDATORY, OFF, MIDNIGHT, Held),
        (URGENT, NOW, MIDNIGHT, None),
        (URGENT, DAILY, MIDNIGHT, None),
        (URGENT, OFF, MIDNIGHT, Unwanted),
        (DIGEST, NOW, NOON, None),
        (DIGEST, NOW, MIDNIGHT, Held),
    ],
)
def test_the_gate(kind, chosen, now, outcome):
    stopped = gate(kind, EMAIL, terms(kind, chosen), now)
    assert stopped is None if outcome is None else isinstance(stopped, outcome)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)), st.sampled_from(sorted(KINDS)))
def test_what_is_held_passes_when_the_quiet_is_over(now, kind):
    held = gate(kind, EMAIL, terms(kind), now)
    if isinstance(held, Held):
        assert gate(kind, EMAIL, terms(kind), held.until) is None


def test_the_channel_decides_for_itself():
    assert gate(USUAL, "push", terms(chosen=OFF), NOON) is None


def test_choices_survive_being_kept_and_defaults_are_not_kept():
    choices = {(EMAIL, USUAL): OFF, (EMAIL, URGENT): NOW, ("push", USUAL): DAILY}
    assert read_choices(write_choices(choices)) == {(EMAIL, USUAL): OFF, ("push", USUAL): DAILY}


def test_urgent_goes_first_and_digests_last():
    assert rank(URGENT) < rank(USUAL) == rank(MANDATORY) < rank(DIGEST)


def test_who_leads_nobody_is_not_asked_about_requests():
    assert "enrolment.requested" not in heard_by(frozenset())
    assert "enrolment.requested" in heard_by(frozenset({"supervisor"}))
    assert USUAL in heard_by(frozenset())
