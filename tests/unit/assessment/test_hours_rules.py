"""What counts as learning, how the ledger adds up, what is the same fact, and the drawing of a sample: by table."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.assessment.domain import audit_samples, claims, learning_rules, ledger
from services.assessment.domain.ledger import CREDITED, REVERSED, Entry, ReversedBefore
from services.assessment.domain.same_fact import HELD, REFUSED, Fact, compact, plain, same

DAY = date(2026, 5, 4)
QUARTERS = st.integers(1, 4000).map(lambda n: Decimal(n) * ledger.QUARTER)


@pytest.mark.parametrize(("text", "hours"), [
    ("0.25", "0.25"), ("2", "2"), ("2.5", "2.5"), ("2.50", "2.5"), ("2.75", "2.75"), ("1000", "1000"),
])  # fmt: skip
def test_hours_come_in_quarters(text, hours) -> None:
    assert ledger.in_quarters(text) == Decimal(hours)


@pytest.mark.parametrize("text", [
    "0", "0.0", "0.24", "0.26", "2.3", "2.333", "-1", "+1", "1e2", "1000.25", "", ".", "2.", ".5", "2,5", "٢", "NaN",
    "Infinity", " 2", "000000002",
])  # fmt: skip
def test_anything_else_is_no_number_of_hours(text) -> None:
    with pytest.raises(ValueError):
        ledger.in_quarters(text)


@given(QUARTERS)
def test_what_is_shown_is_read_again(hours) -> None:
    assert ledger.in_quarters(ledger.shown(hours)) == hours


@pytest.mark.parametrize(("activity", "claimed", "before", "full", "counted"), [
    ("seminar", "2.5", "0", "2.5", "2.5"),
    ("seminar", "100", "900", "100", "100"),  # no cap
    ("speaking", "2", "0", "4", "4"),  # twice
    ("speaking", "2", "6", "4", "4"),  # up to the cap, exactly
    ("speaking", "2", "6.25", "4", "3.75"),  # the cap cuts
    ("speaking", "2", "10", "4", "0"),
    ("speaking", "2", "12", "4", "0"),  # more than the cap counted under another rule: never below zero
    ("facilitation", "0.25", "0", "0.25", "0.25"),  # 0.375 down to the quarter
    ("facilitation", "0.5", "0", "0.75", "0.75"),
    ("contribution", "4.25", "0", "4.25", "4"),
])  # fmt: skip
def test_an_hour_is_worth_what_its_rule_says(activity, claimed, before, full, counted) -> None:
    found = ledger.worth(learning_rules.activity(activity, DAY), Decimal(claimed), Decimal(before))
    assert (found.full, found.counted) == (Decimal(full), Decimal(counted))
    assert found.cut == found.full - found.counted


@given(st.fractions(0, 1000))
def test_rounding_never_gives_more_than_was_earned(value) -> None:
    down = ledger.down_to_quarter(value)
    assert down % ledger.QUARTER == 0
    assert 0 <= value - Fraction(down) < Fraction(1, 4)


@given(st.lists(QUARTERS, min_size=1))
def test_a_reversal_leaves_nothing_and_cannot_be_repeated(hours) -> None:
    entries = [Entry(CREDITED, hours[0])]
    entries.append(Entry(REVERSED, ledger.reversal(entries)))
    assert ledger.total(each.hours for each in entries) == 0
    with pytest.raises(ReversedBefore):
        ledger.reversal(entries)


def test_nothing_credited_is_nothing_to_take_back() -> None:
    with pytest.raises(ReversedBefore):
        ledger.reversal([])


@pytest.mark.parametrize(("done", "missing"), [("0", "20"), ("19.75", "0.25"), ("20", "0"), ("20.25", "0")])
def test_the_obligation_is_met_or_missing_never_below_zero(done, missing) -> None:
    assert ledger.still_to_do(Decimal(20), Decimal(done)) == Decimal(missing)


@pytest.mark.parametrize(("nip", "kind", "hours"), [
    ("199803132024011018", "pns", 20),
    ("199803132024121018", "pns", 20),
    ("199803132024211018", "pppk", 24),  # 21 where the month stands
    ("1998", "pns", 20),
])  # fmt: skip
def test_the_number_tells_the_kind_of_employment(nip, kind, hours) -> None:
    assert learning_rules.employment(nip) == kind
    assert learning_rules.obligation(nip, DAY).hours == hours


@pytest.mark.parametrize(("hours", "days", "fits"), [("10", 1, True), ("10.25", 1, False), ("20", 2, True)])
def test_a_day_holds_so_many_hours(hours, days, fits) -> None:
    assert learning_rules.plausible(Decimal(hours), DAY, DAY + timedelta(days=days - 1)) is fits


def test_every_activity_has_a_rule_from_its_first_day_with_its_source() -> None:
    for slug, rules in learning_rules.ACTIVITIES.items():
        assert learning_rules.activity(slug, learning_rules.BEGIN) is rules[0]
        with pytest.raises(ValueError):
            learning_rules.activity(slug, learning_rules.BEGIN - timedelta(days=1))
        assert all(rule.source and all(rule.title) and all(rule.counts) for rule in rules)
    ids = [rule.id for rules in learning_rules.ACTIVITIES.values() for rule in rules]
    assert len(ids) == len(set(ids))


def test_the_whole_table_of_a_claim() -> None:
    allowed = {
        (state, action): after
        for state in claims.STATES
        for action in claims.ACTIONS
        if (after := claims.after(state, action))
    }
    assert allowed == claims.TRANSITIONS
    for end in (claims.WITHDRAWN, claims.REFUSED, claims.REVERSED):
        assert not any(state == end for state, _ in allowed)


def fact(id="old", librarian="dewi", **over) -> Fact:
    given: dict[str, Any] = {"title": "Bimtek Literasi", "starts_on": DAY, "ends_on": DAY + timedelta(days=1)} | over
    return Fact(id, librarian, **given)


@pytest.mark.parametrize(("new", "old", "found"), [
    # certificate number and issuer
    ({"number": "No. 12/IPI", "organiser": "IPI", "title": "A"}, {"number": "no 12 ipi", "organiser": "ipi."},
     ("number", REFUSED)),
    ({"number": "12", "organiser": "IPI", "title": "A"}, {"number": "12", "organiser": "Perpusnas"}, None),
    ({"number": "", "organiser": "IPI", "title": "A"}, {"number": "", "organiser": "IPI"}, None),
    ({"number": "12", "organiser": "IPI", "title": "A", "librarian": "sahat"}, {"number": "12", "organiser": "IPI"},
     ("number", HELD)),
    # a certificate of ours
    ({"number": "abcd efgh jkmn", "title": "A"}, {"code": "ABCD-EFGH-JKMN"}, ("code", REFUSED)),
    ({"number": "abcdefghjkmn", "title": "A", "librarian": "sahat"}, {"code": "ABCD-EFGH-JKMN"}, ("code", REFUSED)),
    # the title, on days that overlap
    ({"title": "bimtek  LITERASI!"}, {}, ("title", REFUSED)),
    ({"starts_on": DAY + timedelta(days=1), "ends_on": DAY + timedelta(days=3)}, {}, ("title", REFUSED)),
    ({"starts_on": DAY + timedelta(days=2), "ends_on": DAY + timedelta(days=3)}, {}, None),
    ({"starts_on": DAY - timedelta(days=2), "ends_on": DAY - timedelta(days=1)}, {}, None),
    ({"librarian": "sahat"}, {}, None),  # colleagues learn together
    ({"title": "Bimtek Literasi II"}, {}, None),
    # a contribution
    ({"reference": "Forum/7 ", "title": "A"}, {"reference": "forum/7"}, ("reference", REFUSED)),
    ({"reference": "forum/7", "title": "A", "librarian": "sahat"}, {"reference": "forum/7"}, ("reference", HELD)),
    ({"reference": "forum/8", "title": "A"}, {"reference": "forum/7"}, None),
    # a file
    ({"files": frozenset({"a", "b"}), "title": "A"}, {"files": frozenset({"b"})}, ("file", HELD)),
    ({"files": frozenset({"a"}), "title": "A", "librarian": "sahat"}, {"files": frozenset({"a"})}, ("file", HELD)),
    ({"files": frozenset({"a"}), "title": "A"}, {"files": frozenset({"b"})}, None),
    # itself
    ({"id": "old"}, {}, None),
])  # fmt: skip
def test_the_same_fact(new, old, found) -> None:
    seen = same(fact(**({"id": "new"} | new)), [fact(**old)])
    assert [(each.why, each.verdict) for each in seen] == ([found] if found else [])


def test_what_is_refused_is_said_before_what_is_held() -> None:
    held, refused = fact("h", title="B", files=frozenset({"x"})), fact("r")
    seen = same(fact("new", files=frozenset({"x"})), [held, refused])
    assert [each.other.id for each in seen] == ["r", "h"]


@pytest.mark.parametrize(("text", "words", "bare"), [
    ("No. 12/IPI-2026", "no 12 ipi 2026", "no12ipi2026"),
    ("Ａ１ é", "a1 e", "a1e"),
    ("  ", "", ""),
    ("a_b", "a b", "ab"),
])  # fmt: skip
def test_how_titles_and_numbers_are_compared(text, words, bare) -> None:
    assert (plain(text), compact(text)) == (words, bare)


POPULATION = [f"019f0000-0000-7000-8000-{n:012d}" for n in range(40)]


def test_a_sample_is_the_same_whoever_draws_it_and_in_whatever_order() -> None:
    drawn = audit_samples.draw("Inspektorat 7", POPULATION, 5)
    assert drawn == audit_samples.draw("Inspektorat 7", list(reversed(POPULATION)), 5)
    assert drawn == audit_samples.draw("Inspektorat 7", set(POPULATION), 9)[:5]
    assert drawn != audit_samples.draw("Inspektorat 8", POPULATION, 5)
    # fixed for ever: a change of the drawing would be another rule
    assert [POPULATION.index(each) for each in drawn] == [0, 32, 12, 24, 3]
    assert audit_samples.draw("x", POPULATION[:3], 5) == audit_samples.draw("x", POPULATION[:3], 3)
    assert audit_samples.fingerprint(POPULATION) == audit_samples.fingerprint(POPULATION[::-1])
    assert audit_samples.fingerprint(POPULATION) != audit_samples.fingerprint(POPULATION[1:])


def test_every_claim_has_its_chance() -> None:
    """1,000 seeds: each of 40 is drawn about 125 times of 5,000; none far from it."""
    times = dict.fromkeys(POPULATION, 0)
    for seed in range(1000):
        for each in audit_samples.draw(str(seed), POPULATION, 5):
            times[each] += 1
    assert all(80 < count < 175 for count in times.values())
