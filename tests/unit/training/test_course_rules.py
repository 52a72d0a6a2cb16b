"""Which course answers a need, and the form of competency unit codes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.training.domain.courses import ELEMENTS, Candidate, is_skkni_code, match

UNITS = ["anak", "keliling", "pengolahan"]


def course(course_id: str, *elements: str, units: tuple[str, ...] = (), in_hand: bool = False) -> Candidate:
    return Candidate(course_id, frozenset(elements), frozenset(units), in_hand)


CANDIDATES = st.lists(
    st.builds(
        Candidate,
        id=st.uuids().map(str),
        elements=st.frozensets(st.sampled_from(ELEMENTS), max_size=3),
        unit_ids=st.frozensets(st.sampled_from(UNITS), max_size=2),
        in_hand=st.booleans(),
    ),
    max_size=8,
)


def test_no_course_for_the_element_is_no_answer():
    assert match("waktu", "anak", [course("1", "perilaku")]) is None
    assert match("waktu", "anak", []) is None


def test_a_course_made_for_other_units_does_not_answer():
    assert match("waktu", "anak", [course("1", "waktu", units=("keliling",))]) is None


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (course("2", "waktu"), course("1", "waktu", in_hand=True)),
        (course("2", "waktu", units=("anak",)), course("1", "waktu")),
        (course("2", "waktu"), course("1", "waktu", "produk")),
        (course("1", "waktu"), course("2", "waktu")),
    ],
)
def test_preference(better, worse):
    assert match("waktu", "anak", [worse, better]) is better


@given(CANDIDATES, st.sampled_from(ELEMENTS), st.sampled_from(UNITS))
def test_a_match_answers_the_need_and_does_not_depend_on_order(courses, element, unit):
    found = match(element, unit, courses)
    assert found == match(element, unit, courses[::-1])
    assert (found is None) == (not any(each.answers(element, unit) for each in courses))
    assert found is None or found.answers(element, unit)


@pytest.mark.parametrize("code", ["R.91PRP02.021.1", "R.91PRP07.001.12"])
def test_unit_codes_of_2019(code):
    assert is_skkni_code(code)


@pytest.mark.parametrize(
    "code",
    [
        "",
        "R.91PRP2.021.1",
        "R.91PRP00.021.1",
        "R.91PRP08.021.1",
        "r.91prp02.021.1",
        "R.91PRP02.21.1",
        "R.91PRP02.021",
        "PRP.LP01.001.01",
        "R.91PRP02.021.1\n",
        " R.91PRP02.021.1",
        "R.91PRP02.٠21.1",
    ],
)
def test_anything_else_is_not_a_unit_code(code):
    assert not is_skkni_code(code)
