"""Questionnaires, legacy figures, hidden cells, the yearly duty and personal signs: the edges, in tables."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from services.assessment.domain import comments, duty, handouts, instruments, legacy, services, surveys
from services.assessment.domain.elements import SKM_9
from services.assessment.domain.rules import SATISFACTION
from services.assessment.domain.satisfaction import Tally, satisfaction_index
from services.assessment.domain.small_cells import suppressed

NINE = [instruments.told(element) for element in SKM_9.elements]


def ten(weight: str = "1/10", slug: str = "ramah-anak") -> list[dict]:
    return [each | {"weight": "1/10"} for each in NINE] + [NINE[0] | {"slug": slug, "weight": weight}]


def test_the_national_questionnaire_is_right_as_it_is() -> None:
    assert instruments.wrong_elements(NINE) == {}
    assert instruments.build(SKM_9.id, NINE) == SKM_9


@pytest.mark.parametrize(
    ("elements", "wrong"),
    [
        (ten(), {}),
        (ten("0.1"), {}),
        (ten("0,1"), {}),
        (ten("1/9"), {"elements": "weights-sum"}),
        (ten("0.11"), {"elements": "weights-sum"}),
        (ten("0"), {"elements.9.weight": "weight-form"}),
        (ten("1/0"), {"elements.9.weight": "weight-form"}),
        (ten("-1/9"), {"elements.9.weight": "weight-form"}),
        (ten(slug="waktu"), {"elements.9.slug": "slug-twice"}),
        (ten(slug="$where"), {"elements.9.slug": "slug-form"}),
        (ten(slug="a.b"), {"elements.9.slug": "slug-form"}),
        (NINE[:8], {"elements": "elements-missing"}),
        ([*NINE[:8], NINE[8] | {"slug": "lain"}], {"elements": "elements-missing"}),
    ],
)
def test_what_may_be_published(elements, wrong) -> None:
    assert instruments.wrong_elements(elements) == wrong


def test_the_index_follows_the_weights_exactly() -> None:
    weights = {slug: Fraction(1, 18) for slug in SKM_9.slugs} | {"waktu": Fraction(5, 9)}
    tallies = dict.fromkeys(SKM_9.slugs, Tally((0, 0, 1, 0))) | {"waktu": Tally((1, 0, 0, 0))}
    index = satisfaction_index(tallies, SATISFACTION[0], weights)
    assert index
    assert index.exact == 25 * (Fraction(8, 18) * 3 + Fraction(5, 9))
    assert satisfaction_index(tallies, SATISFACTION[0], weights | {"waktu": Fraction(1, 2)}) is None
    assert satisfaction_index(tallies, SATISFACTION[0], weights | {"lain": Fraction(0)}) is None


@pytest.mark.parametrize(
    ("cells", "hidden"),
    [
        ({"a": 5, "b": 9}, set()),
        ({"a": 0, "b": 9}, set()),
        ({"a": 4, "b": 9}, {"a", "b"}),
        ({"a": 4, "b": 5, "c": 9}, {"a", "b"}),
        ({"a": 4, "b": 4, "c": 9}, {"a", "b"}),
        ({"a": 1, "b": 2, "c": 9, "d": 20}, {"a", "b", "c"}),
        ({"a": 2, "b": 3, "c": 9}, {"a", "b"}),
        ({"a": 3, "b": 0, "c": 0}, {"a"}),
        ({}, set()),
    ],
)
def test_small_cells_are_hidden_and_cannot_be_had_by_subtraction(cells, hidden) -> None:
    assert {name for name, count in suppressed(cells, 5).items() if count is None} == hidden


LETTERS = [
    ("100", "A", "A"), ("88.31", "A", "A"), ("88.30", "B", "A"), ("81.26", "B", "A"), ("81.25", "B", "B"),
    ("76.61", "B", "B"), ("76.60", "C", "B"), ("65.00", "C", "B"), ("64.99", "D", "B"), ("62.51", "D", "B"),
    ("62.50", "D", "C"), ("43.76", "D", "C"), ("43.75", "D", "D"), ("25.00", "D", "D"),
]  # fmt: skip


@pytest.mark.parametrize(("figure", "now", "then"), LETTERS)
def test_one_figure_has_two_letters_by_two_rules(figure, now, then) -> None:
    for rule, letter in ((legacy.TODAY.id, now), (legacy.OLD.id, then)):
        assert legacy.doubts(Decimal(figure), letter, rule, legacy.WEIGHTS[rule][0], {}) == ()
        wrong = "B" if letter == "A" else "A"
        assert legacy.doubts(Decimal(figure), wrong, rule, "1/9", {}) == ("letter-of-another-rule",)


@pytest.mark.parametrize(("weight", "figure"), [("1/9", "100.00"), ("0.111", "99.90"), ("0.11", "99.00")])
def test_the_weight_trap(weight, figure) -> None:
    fours = dict.fromkeys(SKM_9.slugs, Decimal(4))
    assert legacy.doubts(Decimal(figure), "A", legacy.TODAY.id, weight, fours) == ()
    found = legacy.comparable(fours)
    assert found
    assert (found.ikm, found.grade, found.rule_id) == (Decimal("100.00"), "A", legacy.TODAY.id)
    assert legacy.doubts(Decimal("98.00"), "A", legacy.TODAY.id, weight, fours) == ("figure-not-of-averages",)
    assert legacy.comparable({"waktu": Decimal(4)}) is None


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("PermenPANRB 14/2017", legacy.TODAY.id),
        ("Permenpan RB 14/2017", legacy.TODAY.id),
        ("KEP/25/M.PAN/2/2004", legacy.OLD.id),
        ("kep-25-m-pan-2-2004", legacy.OLD.id),
    ],
)
def test_rules_as_people_write_them(text, rule) -> None:
    assert legacy.read_rule(text) == rule


@pytest.mark.parametrize("text", ["", "PermenPANRB", "16/2014", "14"])
def test_a_rule_is_never_guessed(text) -> None:
    with pytest.raises(ValueError, match="no rule"):
        legacy.read_rule(text)


@pytest.mark.parametrize("text", ["24.99", "100.01", "78,123", "x", "1e2"])
def test_what_is_no_index(text) -> None:
    with pytest.raises(ValueError, match=r"no index|outside"):
        legacy.read_figure(text)


YEAR = [
    ([], date(2026, 6, 1), duty.AHEAD),
    ([], date(2027, 1, 1), duty.MISSED),
    ([("2026-S1", False, False)], date(2026, 6, 1), duty.RUNNING),
    ([("2026-S1", True, False)], date(2027, 1, 1), duty.MISSED),
    ([("2026-S1", True, True)], date(2026, 12, 31), duty.FULFILLED),
    ([("2025-S2", True, True)], date(2026, 12, 31), duty.AHEAD),
]


@pytest.mark.parametrize(("held", "today", "status"), YEAR)
def test_the_yearly_duty(held, today, status) -> None:
    assert duty.status(2026, [duty.Held(*each) for each in held], today) == status


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("Ruang bacanya sejuk", ()),
        ("Pak Budi tidak ramah", ("name",)),
        ("Hubungi 0812-3456-7890", ("phone",)),
        ("NIK 1272010101900001", ("number",)),
        ("kirim ke a.b@contoh.id", ("email",)),
        ("Nama saya rahasia", ("self",)),
    ],
)
def test_signs_of_a_person(text, signs) -> None:
    assert comments.signs_of(text) == signs


def test_a_comment_may_be_looked_at_again() -> None:
    assert comments.after("withheld", "clear") == "cleared"
    assert comments.after("cleared", "withhold") == "withheld"


def test_codes_are_read_as_people_type_them() -> None:
    code = handouts.code_of(bytes(range(12)))
    assert code == "0123-4567-89AB"
    assert handouts.code_slip("s", "o1234567 89ab".replace("o1", "oI")) == handouts.code_slip("s", code)
    assert handouts.code_slip("other", code) != handouts.code_slip("s", code)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Ruang baca", "ruang-baca"), (" peminjaman ", "peminjaman"), ("Budi 0812", "lainnya"), ("", None)],
)
def test_only_the_kind_of_service_is_kept(text, kind) -> None:
    assert services.read_kind(text) == kind


@pytest.mark.parametrize(
    ("one", "other", "both"), [([], [], True), (["a"], [], True), (["a"], ["b"], False), (["a", "b"], ["b"], True)]
)
def test_overlap(one, other, both) -> None:
    assert surveys.overlap(one, other) is both
