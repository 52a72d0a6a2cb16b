"""Rules are read strictly and fall where dateutil says; validity is judged to the day."""

from datetime import date, datetime, timedelta
from itertools import islice

import pytest
from dateutil.rrule import rrulestr

from services.training.commands.occurrences import next_after, occurrences
from services.training.domain.recurrence import Demand, Held, Standing, Verdict, Why, by_person, read_rule, standing

FIRST = date(2026, 3, 10)
GOOD = [
    "FREQ=YEARLY",
    "FREQ=YEARLY;BYMONTH=3;BYDAY=2TU",
    "FREQ=YEARLY;INTERVAL=2;BYMONTH=3,9;BYMONTHDAY=1,-1",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=10",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;COUNT=7",
    "RRULE:FREQ=YEARLY;BYDAY=-1FR;UNTIL=20290101",
    "freq=weekly;wkst=mo",
]
BAD = [
    ("", "FREQ"),
    ("FREQ=SECONDLY", "FREQ"),
    ("FREQ=DAILY", "FREQ"),
    ("FREQ=YEARLY;FREQ=YEARLY", "FREQ"),
    ("FREQ=YEARLY;BYHOUR=3", "BYHOUR"),
    ("FREQ=YEARLY;INTERVAL=0", "INTERVAL"),
    ("FREQ=YEARLY;INTERVAL=1,2", "INTERVAL"),
    ("FREQ=YEARLY;COUNT=1000000", "COUNT"),
    ("FREQ=YEARLY;COUNT=2;UNTIL=20290101", "UNTIL"),
    ("FREQ=YEARLY;UNTIL=20290230", "UNTIL"),
    ("FREQ=YEARLY;BYMONTH=13", "BYMONTH"),
    ("FREQ=WEEKLY;BYMONTHDAY=3", "BYMONTHDAY"),
    ("FREQ=WEEKLY;BYDAY=2TU", "BYDAY"),
    ("FREQ=YEARLY;BYDAY=54TU", "BYDAY"),
    ("FREQ=YEARLY;BYDAY=XX", "BYDAY"),
    ("FREQ=YEARLY;BYSETPOS=1", "BYSETPOS"),
    ("FREQ=WEEKLY;BYDAY=MO;BYSETPOS=1", "BYSETPOS"),
    ("FREQ=YEARLY;WKST=SU", "WKST"),
    ("FREQ=YEARLY\nEXDATE:20260101", "FREQ"),
    ("FREQ=YEARLY;BYMONTH=" + ",".join(["3"] * 100), "RRULE"),
]


@pytest.mark.parametrize("text", GOOD)
def test_a_rule_falls_where_the_library_reads_it(text):
    ours = list(islice(occurrences(read_rule(text), FIRST, date(2033, 1, 1)), 20))
    start = datetime(FIRST.year, FIRST.month, FIRST.day)
    theirs = [each.date() for each in islice(rrulestr(text.upper(), dtstart=start), 20)]
    assert ours == [each for each in theirs if each < date(2033, 1, 1)]
    assert ours == sorted(set(ours))


@pytest.mark.parametrize(("text", "part"), BAD)
def test_what_is_not_sound_is_refused_by_name(text, part):
    with pytest.raises(ValueError, match=part):
        read_rule(text)


@pytest.mark.parametrize("text", ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;BYDAY=5MO;BYSETPOS=9"])
@pytest.mark.timeout(10)  # it ends at all: a search without a bound would run for ever
def test_a_rule_that_never_falls_ends(text):
    assert next_after(read_rule(text), FIRST, FIRST) is None


def test_the_next_day_is_after_the_last_and_the_end_is_an_end():
    rule = read_rule("FREQ=YEARLY;BYMONTH=3;BYDAY=2TU;COUNT=2")
    assert next_after(rule, FIRST, FIRST - timedelta(days=1)) == FIRST
    assert next_after(rule, FIRST, FIRST) == date(2027, 3, 9)
    assert next_after(rule, FIRST, date(2027, 3, 9)) is None
    assert next_after(read_rule("FREQ=YEARLY"), FIRST, date(2059, 1, 1)) == date(2059, 3, 10)


TODAY, UNTIL = date(2026, 11, 24), date(2027, 2, 28)
DAY = timedelta(days=1)
CASES = [
    ([], Demand.HOLDERS, None),
    ([], Demand.EVERYBODY, Verdict(Standing.OVERDUE, Why.NEVER)),
    ([Held(None)], Demand.HOLDERS, Verdict(Standing.VALID)),
    ([Held(UNTIL + DAY)], Demand.HOLDERS, Verdict(Standing.VALID, None, UNTIL + DAY)),
    ([Held(UNTIL)], Demand.HOLDERS, Verdict(Standing.DUE, Why.EXPIRING, UNTIL)),
    ([Held(TODAY)], Demand.HOLDERS, Verdict(Standing.DUE, Why.EXPIRING, TODAY)),
    ([Held(TODAY - DAY)], Demand.HOLDERS, Verdict(Standing.OVERDUE, Why.EXPIRED, TODAY)),
    ([Held(TODAY - DAY), Held(UNTIL + DAY)], Demand.HOLDERS, Verdict(Standing.VALID, None, UNTIL + DAY)),
    ([Held(UNTIL + DAY, revoked_on=TODAY - DAY)], Demand.HOLDERS, Verdict(Standing.OVERDUE, Why.REVOKED, TODAY - DAY)),
    ([Held(None, revoked_on=TODAY)], Demand.EVERYBODY, Verdict(Standing.OVERDUE, Why.REVOKED, TODAY)),
    ([Held(UNTIL), Held(UNTIL + DAY, revoked_on=TODAY)], Demand.HOLDERS, Verdict(Standing.DUE, Why.EXPIRING, UNTIL)),
    (
        [Held(TODAY - 9 * DAY), Held(UNTIL, revoked_on=TODAY - DAY)],
        Demand.HOLDERS,
        Verdict(Standing.OVERDUE, Why.REVOKED, TODAY - DAY),
    ),
]


@pytest.mark.parametrize(("held", "demand", "expected"), CASES)
def test_standing_to_the_day(held, demand, expected):
    assert standing(held, TODAY, UNTIL, demand) == expected


def test_certificates_are_gathered_by_person():
    one, two = Held(TODAY), Held(UNTIL)
    assert by_person([("a", one), ("b", one), ("a", two)]) == {"a": [one, two], "b": [one]}
