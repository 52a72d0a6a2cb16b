"""IPLM and TGM to 2024: the formulas exactly, the edge of every band, and nothing from 2025 on."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from services.assessment.domain.reports import indices
from services.assessment.domain.reports.index_rules import INDEX_RULES, IPLM, TGM
from services.assessment.domain.rules import by_id

LAST = date(2024, 12, 31)
ELEMENTS = tuple(f"uplm{number}" for number in range(1, 8))
ONE = (Fraction(1), Fraction(1))
BANDS = {bands.id: bands for rule in INDEX_RULES for bands in rule.band_sets}


def elements(**over: tuple[int, int]) -> dict[str, tuple[Fraction, Fraction]]:
    given = {name: (Fraction(a), Fraction(b)) for name, (a, b) in over.items()}
    return dict.fromkeys(ELEMENTS, ONE) | given


def parts(**over: object) -> dict[str, Fraction]:
    return {name: Fraction(str(over.get(name, 0))) for name in ("fm", "dm", "jb", "fai", "dai")}


def test_all_at_their_factor_is_a_hundred() -> None:
    result = indices.iplm(elements(), LAST)
    assert (result.value, result.exact, result.rule_id) == ("100.00", "100", "iplm-sampai-2024")


def test_no_element_is_capped() -> None:
    assert indices.iplm(elements(uplm4=(3, 1)), LAST).exact == str(Fraction(900, 7))


def test_a_seventh_stays_a_fraction_until_the_end() -> None:
    result = indices.iplm(dict.fromkeys(ELEMENTS, (Fraction(1), Fraction(3))), LAST)
    assert (result.exact, result.value) == ("100/3", "33.33")
    assert result.formula == "(" + " + ".join(["1/3"] * 7) + ") / 7 × 100 = 33.33"


@pytest.mark.parametrize("wrong", [elements(uplm1=(-1, 1)), elements(uplm1=(1, 0)), {"uplm1": ONE}, {}])
def test_what_is_no_iplm(wrong) -> None:
    with pytest.raises(ValueError):
        indices.iplm(wrong, LAST)


def test_tgm_by_its_weights() -> None:
    result = indices.tgm(parts(fm="60.5", dm=50, jb=40, fai=80, dai=20), LAST)
    assert result.value == "50.15"
    assert result.formula == "0.3 × 60.5 + 0.3 × 50 + 0.3 × 40 + 0.05 × 80 + 0.05 × 20 = 50.15"
    assert indices.tgm(parts(fm=100, dm=100, jb=100, fai=100, dai=100), LAST).exact == "100"


@pytest.mark.parametrize("wrong", [parts(fm=101), parts(dai="-0.1"), {"fm": Fraction(1)}])
def test_what_is_no_tgm(wrong) -> None:
    with pytest.raises(ValueError):
        indices.tgm(wrong, LAST)


@pytest.mark.parametrize(("instrument", "rule"), [(IPLM, "iplm-sampai-2024"), (TGM, "tgm-sampai-2024")])
def test_from_2025_on_there_is_no_rule(instrument, rule) -> None:
    assert indices.rule_of(instrument, LAST).id == rule
    with pytest.raises(ValueError, match="2025"):
        indices.rule_of(instrument, date(2025, 1, 1))
    with pytest.raises(ValueError):
        indices.rule_of(instrument, date(2017, 12, 31))


@pytest.mark.parametrize(
    ("bands", "value", "title"),
    [
        ("iplm-2024", "0", "Sangat rendah"), ("iplm-2024", "29.94", "Sangat rendah"),
        ("iplm-2024", "29.95", "Rendah"), ("iplm-2024", "30", "Rendah"), ("iplm-2024", "49.94", "Rendah"),
        ("iplm-2024", "49.95", "Sedang"), ("iplm-2024", "50", "Sedang"), ("iplm-2024", "79.94", "Sedang"),
        ("iplm-2024", "79.95", "Tinggi"), ("iplm-2024", "80", "Tinggi"), ("iplm-2024", "89.94", "Tinggi"),
        ("iplm-2024", "89.95", "Sangat tinggi"), ("iplm-2024", "90", "Sangat tinggi"),
        ("iplm-2024", "100.04", "Sangat tinggi"), ("iplm-2024", "100.05", None), ("iplm-2024", "128.57", None),
        ("tgm-perlima", "0", "Sangat rendah"), ("tgm-perlima", "20", "Sangat rendah"),
        ("tgm-perlima", "20.04", "Sangat rendah"), ("tgm-perlima", "20.05", "Rendah"),
        ("tgm-perlima", "40.04", "Rendah"),
        ("tgm-perlima", "40.05", "Sedang"), ("tgm-perlima", "60.04", "Sedang"), ("tgm-perlima", "60.05", "Tinggi"),
        ("tgm-perlima", "80.04", "Tinggi"), ("tgm-perlima", "80.05", "Sangat tinggi"),
        ("tgm-perlima", "100", "Sangat tinggi"),
        ("tgm-pers", "50.04", None), ("tgm-pers", "50.05", "Sedang"), ("tgm-pers", "75.04", "Sedang"),
        ("tgm-pers", "75.05", None),
    ],
)  # fmt: skip
def test_the_edges_of_each_band(bands, value, title) -> None:
    found = indices.band(Decimal(value), BANDS[bands])
    assert (found.title[0] if found else None) == title


def test_one_figure_has_another_band_in_each_set() -> None:
    value = Decimal("61")
    titles = [indices.band(value, BANDS[name]) for name in ("tgm-perlima", "tgm-pers")]
    assert [each.title[0] for each in titles if each] == ["Tinggi", "Sedang"]


@pytest.mark.parametrize("rule", INDEX_RULES, ids=lambda rule: rule.id)
def test_weights_add_up_and_bands_leave_no_gap(rule) -> None:
    assert sum(part.weight for part in rule.parts) == 1
    for bands in rule.band_sets:
        for lower, upper in zip(bands.bands, bands.bands[1:], strict=False):
            assert upper.low - lower.high == Decimal("0.1")
    assert by_id(INDEX_RULES, rule.id) is rule
