"""Whatever arrives: a table or a SpreadsheetError, a value or an UnfitError, never a crash."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from shared.spreadsheets import SpreadsheetError, UnfitError, clean, read

CLEANERS = (
    clean.date,
    clean.timestamp,
    clean.time_range,
    clean.email,
    clean.phone,
    clean.digits(18),
    clean.integer(0, 100),
    clean.text(50),
    clean.prose(50),
    clean.choice({"aktif": "active"}),
)


def _speaks(*texts):
    assert all(texts)


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=400) | st.text(alphabet='ab;,"\n\r\t \x00é', max_size=200).map(str.encode))
def test_any_bytes(data):
    try:
        table = read(data, "x.csv")
    except SpreadsheetError as refusal:
        _speaks(refusal.id, refusal.en)
    else:
        assert table.headings
        assert all(row.cells.keys() == set(table.headings) for row in table.rows)


@settings(deadline=None, max_examples=100)
@given(st.binary(max_size=300))
def test_any_archive(tail):
    try:
        read(b"PK\x03\x04" + tail, "x.xlsx")
    except SpreadsheetError:
        return


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=60) | st.from_regex(r"[0-9/.:\- ]{1,20}", fullmatch=True))
def test_any_cell(cell):
    for cleaner in CLEANERS:
        try:
            cleaner(cell)
        except UnfitError as unfit:
            _speaks(unfit.note.id, unfit.note.en)


@given(st.dates(min_value=date(1900, 1, 1)))
def test_every_form_of_a_day_is_the_same_day(day):
    for written in (f"{day:%Y-%m-%d}", f"{day:%d-%m-%Y}", f"{day:%d/%m/%Y}"):
        assert clean.date(written).value == day


@settings(deadline=None)
@given(st.text(max_size=40))
def test_clean_twice_is_clean_once(cell):
    try:
        once = clean.text(50)(cell).value
    except UnfitError:
        return
    try:
        assert clean.text(50)(once).value == once.removeprefix("'").strip()
    except UnfitError:
        assert not once.strip("'").strip()
