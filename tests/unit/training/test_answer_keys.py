"""Keys of questions as people write them in a cell."""

import pytest

from services.training.domain.answer_keys import content
from services.training.domain.questions import fault

OPTIONS = {"a": "Sembilan", "b": "Sepuluh", "c": "Dua belas"}


def right(found):
    return [each["key"] for each in found["options"] if each["correct"]]


def test_options():
    assert right(content("single", OPTIONS, "B")) == ["b"]
    assert right(content("multiple", OPTIONS, "a; C")) == ["a", "c"]


def test_pairs_accepted_answers_and_rubrics():
    pairs = content("matching", {}, "000 = Karya umum; 900=Sejarah;")
    assert pairs == {"pairs": [{"left": "000", "right": "Karya umum"}, {"left": "900", "right": "Sejarah"}]}
    assert content("short", {}, "DDC | Dewey Decimal") == {"accepted": ["DDC", "Dewey Decimal"]}
    (isi, tata) = content("essay", {}, "Isi jawaban: Kurang=0, Baik=4; Tata bahasa: Kurang=0, Cukup=1, Baik=2")[
        "rubric"
    ]
    assert (isi["slug"], isi["levels"][-1]) == ("isi-jawaban", {"title": "Baik", "points": 4})
    assert fault("essay", {"rubric": [isi, tata]}) is None


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("single", "D"), ("single", "Sepuluh"), ("matching", "000 Karya umum"), ("matching", "= Sejarah"),
        ("essay", "Isi"), ("essay", "Isi: Baik"), ("essay", "Isi: Baik=banyak"), ("essay", "…: Kurang=0, Baik=1"),
    ],
)  # fmt: skip
def test_what_cannot_be_read(kind, key):
    with pytest.raises(ValueError):
        content(kind, OPTIONS, key)
