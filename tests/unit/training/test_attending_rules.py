"""Meetings, calendar entries, claims, uploads: the pure rules, by table and by property."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.training.domain.calendars import Standing, entries, standing
from services.training.domain.enrolments import State
from services.training.domain.meetings import (
    MOST,
    PARTIES_UNTIL,
    Meeting,
    claim_until,
    clash,
    keeps_for_parties,
    periods,
    series,
)
from shared.files import Kind, file_name, kind_of

NINE = datetime(2027, 1, 4, 9, tzinfo=UTC)


def meeting(start, length=3, day=0):
    begin = NINE + timedelta(days=day, hours=start)
    return Meeting(begin, begin + timedelta(hours=length))


@pytest.mark.parametrize(("other", "overlaps"), [
    (meeting(0), True),
    (meeting(2), True),
    (meeting(-2), True),
    (meeting(1, 1), True),
    (meeting(3), False),
    (meeting(-3), False),
    (meeting(0, day=1), False),
])  # fmt: skip
def test_meetings_overlap_where_they_share_a_moment(other, overlaps):
    assert meeting(0).overlaps(other) is other.overlaps(meeting(0)) is overlaps
    assert (clash([meeting(0)], [other]) == other) is overlaps


moments = st.integers(0, 200).map(lambda hour: NINE + timedelta(hours=hour))
meetings = st.builds(lambda start, length: Meeting(start, start + timedelta(hours=length)), moments, st.integers(1, 9))


@given(st.lists(meetings, min_size=1, max_size=MOST))
def test_a_series_is_in_order_and_never_overlaps_itself(found):
    first, *others = found
    try:
        made = series(first.starts_at, first.ends_at, others)
    except ValueError:
        distinct = sorted(set(found))
        assert any(a.overlaps(b) for a in distinct for b in distinct if a is not b)
        return
    assert list(made) == sorted(set(found))
    assert all(a.ends_at <= b.starts_at for a, b in pairwise(made))


def test_a_series_has_an_end():
    many = [meeting(0, day=day) for day in range(1, MOST + 1)]
    with pytest.raises(ValueError):
        series(NINE, NINE + timedelta(hours=3), many)
    with pytest.raises(ValueError):
        series(NINE, NINE)


def test_periods_are_written_as_calendars_do():
    assert periods([meeting(0), meeting(0, day=7)]) == (
        "20270104T090000Z/20270104T120000Z,20270111T090000Z/20270111T120000Z"
    )


def test_an_offer_never_outlives_the_start():
    assert claim_until(24, NINE + timedelta(days=5), NINE) == NINE + timedelta(hours=24)
    assert claim_until(24, NINE + timedelta(hours=2), NINE) == NINE + timedelta(hours=2)


def test_seats_are_kept_for_parties_until_a_day_before():
    start = NINE + PARTIES_UNTIL
    assert keeps_for_parties(start, NINE - timedelta(seconds=1))
    assert not keeps_for_parties(start, NINE)


def told(found, most=1, **over):
    facts = {"cancelled": False, "tentative": False, "link": None, "sequence": 2} | over
    return list(entries(session_id="s", title="Prima", meetings=found, most_meetings=most, place="Aula",
                        changed_at=NINE, **facts))  # fmt: skip


def test_one_entry_a_meeting_under_an_id_that_stays():
    one, two = told([meeting(0), meeting(0, day=7)], 2)
    assert (one.key, two.key, one.title, two.title) == ("s-1", "s-2", "Prima (1/2)", "Prima (2/2)")
    (alone,) = told([meeting(0)])
    assert (alone.key, alone.title, alone.status, alone.sequence) == ("s-1", "Prima", "CONFIRMED", 2)


def test_a_meeting_that_fell_away_is_told_as_cancelled():
    one, two = told([meeting(0)], 2)
    assert [(each.key, each.status) for each in (one, two)] == [("s-1", "CONFIRMED"), ("s-2", "CANCELLED")]


@pytest.mark.parametrize(("over", "status"), [
    ({"cancelled": True}, "CANCELLED"),
    ({"tentative": True}, "TENTATIVE"),
    ({"cancelled": True, "tentative": True}, "CANCELLED"),
])  # fmt: skip
def test_the_status_of_an_entry(over, status):
    assert told([meeting(0)], **over)[0].status == status


@pytest.mark.parametrize("state", State)
def test_every_state_has_its_standing(state):
    expected = {"withdrawn": Standing.GONE, "waitlisted": Standing.HOPING, "offered": Standing.HOPING}
    if state != State.REQUESTED:
        assert standing(state, False) == expected.get(state, Standing.SEATED)
    assert standing(State.WITHDRAWN, True) == Standing.CANCELLED


OFFICE = b"PK\x03\x04...[Content_Types].xml...word/document.xml"


@pytest.mark.parametrize(("content", "extension"), [
    (b"%PDF-1.4", "pdf"),
    (b"\x89PNG\r\n\x1a\n...", "png"),
    (b"\xff\xd8\xff\xe0", "jpg"),
    (OFFICE, "docx"),
    (OFFICE.replace(b"word/document", b"xl/workbook"), "xlsx"),
    ("Catatan: ‘baca’ dahulu.\n".encode(), "txt"),
    (OFFICE + b"word/vbaProject.bin", None),
    (b"PK\x03\x04 photos.zip", None),
    (b"  <svg onload=alert(1)>", None),
    (b"\xef\xbb\xbf<html>", None),
    (b"MZ\x90", None),
    (b"\x00", None),
    (b"   ", None),
])  # fmt: skip
def test_a_file_is_what_its_content_says(content, extension):
    kind = kind_of(content)
    assert (kind.extension if kind else None) == extension


@given(st.text(max_size=200))
def test_any_title_makes_a_harmless_name(title):
    name = file_name(title, Kind("application/pdf", "pdf"))
    stem, dot, extension = name.rpartition(".")
    assert (dot, extension) == (".", "pdf")
    assert 1 <= len(stem) <= 60
    assert set(stem) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
