"""What an answer earns: exact fractions, never a float."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.training.domain import attempts, questions, rubrics
from services.training.domain.questions import Kind

OPTIONS = {"options": [{"key": key, "text": f"Pilihan {key}", "correct": key in "ac"} for key in "abcd"]}
ONE = {"options": [{"key": "a", "text": "Ya", "correct": True}, {"key": "b", "text": "Tidak", "correct": False}]}
PAIRS = {"pairs": [{"left": f"k{n}", "right": f"n{n}"} for n in range(3)]}
SHORT = {"accepted": ["Dewey Decimal", "DDC"]}
RUBRIC = [
    {"slug": "isi", "title": "Isi", "levels": [{"title": "Kurang", "points": 0}, {"title": "Baik", "points": 3}]},
    {"slug": "bahasa", "title": "Bahasa", "levels": [{"title": str(p), "points": p} for p in (0, 1, 2)]},
]
ESSAY = {"rubric": RUBRIC}


@pytest.mark.parametrize(
    ("kind", "content", "answer", "earned"),
    [
        ("single", ONE, "a", 1),
        ("single", ONE, "b", 0),
        ("single", ONE, None, 0),
        ("multiple", OPTIONS, ["a", "c"], 1),
        ("multiple", OPTIONS, ["a"], Fraction(1, 2)),
        ("multiple", OPTIONS, ["a", "b"], 0),
        ("multiple", OPTIONS, ["a", "b", "c"], Fraction(1, 2)),
        ("multiple", OPTIONS, ["a", "b", "c", "d"], 0),
        ("multiple", OPTIONS, ["b"], 0),
        ("matching", PAIRS, {"0": "n0", "1": "n1", "2": "n2"}, 1),
        ("matching", PAIRS, {"0": "n0", "1": "n2"}, Fraction(1, 3)),
        ("matching", PAIRS, None, 0),
        ("short", SHORT, "  dewey   DECIMAL ", 1),
        ("short", SHORT, "ＤＤＣ", 1),
        ("short", SHORT, "UDC", 0),
        ("essay", ESSAY, "Karena …", None),
        ("essay", ESSAY, None, 0),
    ],
)
def test_what_an_answer_earns(kind, content, answer, earned):
    assert questions.earned(kind, content, answer) == earned


@given(
    st.sampled_from(list(Kind)), st.recursive(st.none() | st.text(max_size=5) | st.integers(), st.lists, max_leaves=4)
)
def test_whatever_is_sent_either_fits_or_does_not(kind, answer):
    content: Any = {"single": ONE, "multiple": OPTIONS, "matching": PAIRS, "short": SHORT, "essay": ESSAY}[kind]
    assert questions.fits(kind, content, answer) in (True, False)


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        ("single", "z"), ("single", ["a"]), ("multiple", ["a", "a"]), ("multiple", [{}]), ("multiple", "a"),
        ("matching", {"3": "n0"}), ("matching", {"0": "elsewhere"}), ("matching", {"0": ["n0"]}),
        ("matching", {"x": "n0"}),
        ("short", 5), ("essay", "x" * 8001),
    ],
)  # fmt: skip
def test_what_does_not_fit(kind, answer):
    content: Any = {"single": ONE, "multiple": OPTIONS, "matching": PAIRS, "short": SHORT, "essay": ESSAY}[kind]
    assert not questions.fits(kind, content, answer)


@pytest.mark.parametrize(
    ("kind", "content", "wrong"),
    [
        ("single", ONE, None),
        ("single", OPTIONS, "correct-options"),
        ("multiple", {"options": [{**each, "correct": False} for each in OPTIONS["options"]]}, "correct-options"),
        ("multiple", {"options": OPTIONS["options"][:1]}, "too-few-options"),
        ("multiple", {"options": OPTIONS["options"] + OPTIONS["options"][:1]}, "listed-twice"),
        ("matching", PAIRS, None),
        ("matching", {"pairs": PAIRS["pairs"][:1]}, "too-few-pairs"),
        ("matching", {"pairs": [*PAIRS["pairs"], {"left": "K0", "right": "n9"}]}, "listed-twice"),
        ("short", {"accepted": [" "]}, "no-accepted-answer"),
        ("essay", {}, "rubric-empty"),
        ("essay", {"rubric": [*RUBRIC, RUBRIC[0]]}, "listed-twice"),
        ("essay", {"rubric": [{**RUBRIC[0], "levels": RUBRIC[0]["levels"][::-1]}]}, "rubric-levels"),
    ],
)
def test_which_questions_can_be_asked(kind, content, wrong):
    assert questions.fault(kind, content) == wrong


def test_nothing_shown_gives_the_answer_away():
    assert "correct" not in str(questions.shown("multiple", OPTIONS))
    backwards = {"pairs": PAIRS["pairs"][::-1]}
    assert questions.shown("matching", backwards)["rights"] == ["n0", "n1", "n2"]
    assert questions.shown("short", SHORT) == {}


def test_a_rubric_is_worth_what_its_levels_are():
    assert rubrics.share(RUBRIC, {"isi": 1, "bahasa": 1}) == Fraction(4, 5)
    for chosen in ({"isi": 1}, {"isi": 2, "bahasa": 0}, {"isi": -1, "bahasa": 0}, {"isi": 0, "bahasa": 0, "lain": 0}):
        with pytest.raises(ValueError):
            rubrics.share(RUBRIC, chosen)


def test_scores_are_rounded_half_up_from_exact_fractions():
    assert attempts.percent([Fraction(1, 3), Fraction(1)], [1, 1]) == 67
    assert attempts.percent([Fraction(1, 8), Fraction(0)], [1, 0]) == 13
    assert attempts.percent([Fraction(1)], [7]) == 100
    assert attempts.counts([None, 40, 75, 60]) == 75
    assert attempts.counts([None]) is None


@given(st.lists(st.tuples(st.fractions(0, 1), st.integers(1, 100)), min_size=1))
def test_a_score_is_between_nothing_and_everything(parts):
    assert 0 <= attempts.percent([share for share, _ in parts], [points for _, points in parts]) <= 100
