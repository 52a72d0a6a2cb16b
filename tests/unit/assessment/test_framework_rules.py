"""Codes, trees, scales, profiles: every edge of the rules of a competency framework."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.assessment.domain import frameworks, role_profiles, scales, shipped_frameworks
from services.assessment.domain.frameworks import CRITERION, ELEMENT, FUNCTION, UNIT, Node
from services.assessment.domain.role_profiles import Evidence, Seen
from services.assessment.domain.unit_codes import FORMS, FREE, SKKNI_2012, SKKNI_2019, is_code, parent_in

CODES = [
    (SKKNI_2019, UNIT, "R.91PRP02.021.1", True),
    (SKKNI_2019, UNIT, "R.91PRP01.001.1", True),
    (SKKNI_2019, UNIT, "R.91PRP07.999.99", True),
    (SKKNI_2019, UNIT, "R.91PRP00.021.1", False),
    (SKKNI_2019, UNIT, "R.91PRP08.021.1", False),
    (SKKNI_2019, UNIT, "R.91PRP2.021.1", False),
    (SKKNI_2019, UNIT, "R.91PRP02.21.1", False),
    (SKKNI_2019, UNIT, "R.91PRP02.0211.1", False),
    (SKKNI_2019, UNIT, "R.91PRP02.021.", False),
    (SKKNI_2019, UNIT, "R.91PRP02.021.100", False),
    (SKKNI_2019, UNIT, "r.91prp02.021.1", False),
    (SKKNI_2019, UNIT, "R.91PRP02.021.1\n", False),
    (SKKNI_2019, UNIT, "R.91PRP02.021.١", False),
    (SKKNI_2019, UNIT, "PRP.LP01.001.01", False),
    (SKKNI_2019, FUNCTION, "01", True),
    (SKKNI_2019, FUNCTION, "07", True),
    (SKKNI_2019, FUNCTION, "08", False),
    (SKKNI_2019, FUNCTION, "1", False),
    (SKKNI_2012, UNIT, "PRP.LP01.001.01", True),
    (SKKNI_2012, UNIT, "PRP.LP1.001.01", False),
    (SKKNI_2012, UNIT, "PRP.LP01.001.1", False),
    (SKKNI_2012, UNIT, "R.91PRP02.021.1", False),
    (FREE, UNIT, "LD-01", True),
    (FREE, UNIT, "-LD", False),
    (FREE, UNIT, "LD 01", False),
    (FREE, UNIT, "L" * 40, True),
    (FREE, UNIT, "L" * 41, False),
    (SKKNI_2019, ELEMENT, "R.91PRP02.021.1/1", True),
    (SKKNI_2019, ELEMENT, "R.91PRP02.021.1/99", True),
    (SKKNI_2019, ELEMENT, "R.91PRP02.021.1/0", False),
    (SKKNI_2019, ELEMENT, "R.91PRP02.021.1", False),
    (SKKNI_2019, ELEMENT, "R.91PRP9.021.1/1", False),
    (SKKNI_2019, CRITERION, "R.91PRP02.021.1/1.1", True),
    (SKKNI_2019, CRITERION, "R.91PRP02.021.1/1.0", False),
    (SKKNI_2019, CRITERION, "R.91PRP02.021.1/1", False),
    (FREE, CRITERION, "LD-01/2.3", True),
]


@pytest.mark.parametrize(("form", "level", "code", "holds"), CODES)
def test_how_a_code_is_written(form, level, code, holds):
    assert is_code(form, level, code) is holds


@pytest.mark.parametrize(
    ("form", "level", "code", "parent"),
    [
        (SKKNI_2019, UNIT, "R.91PRP02.021.1", "02"),
        (SKKNI_2012, UNIT, "PRP.LP01.001.01", None),
        (FREE, UNIT, "LD-01", None),
        (SKKNI_2019, FUNCTION, "02", None),
        (SKKNI_2019, ELEMENT, "R.91PRP02.021.1/2", "R.91PRP02.021.1"),
        (SKKNI_2019, CRITERION, "R.91PRP02.021.1/2.10", "R.91PRP02.021.1/2"),
        (SKKNI_2019, CRITERION, "R.91PRP02.021.1", None),
    ],
)
def test_the_parent_that_a_code_names(form, level, code, parent):
    assert parent_in(form, level, code) == parent


@given(st.sampled_from(FORMS), st.sampled_from(frameworks.LEVELS), st.text(max_size=30))
def test_no_text_upsets_the_validator(form, level, text):
    if is_code(form, level, text):
        assert text == text.strip().upper()
    parent_in(form, level, text)


TREE = [
    Node("02", FUNCTION),
    Node("U", UNIT, "02"),
    Node("U/1", ELEMENT, "U"),
    Node("U/1.1", CRITERION, "U/1"),
    Node("V", UNIT),
]


@pytest.mark.parametrize(
    ("more", "reasons"),
    [
        ([], []),
        ([Node("U", UNIT, "02")], ["code-twice"]),
        ([Node("W", UNIT, "09")], ["parent-unknown"]),
        ([Node("W", UNIT, "V")], ["parent-level"]),
        ([Node("W", UNIT, "W")], ["parent-level"]),
        ([Node("W/1", ELEMENT)], ["parent-missing"]),
        ([Node("W/1", ELEMENT, "02")], ["parent-level"]),
        ([Node("W", FUNCTION, "02")], ["parent-level"]),
        ([Node("W/1.1", CRITERION, "U")], ["parent-level"]),
    ],
)
def test_what_breaks_a_tree(more, reasons):
    assert [fault.reason for fault in frameworks.faults([*TREE, *more])] == reasons


def test_what_can_be_published():
    assert frameworks.publishable(TREE)
    assert not frameworks.publishable(TREE[:1]), "no unit"
    assert not frameworks.publishable(TREE[2:]), "no tree"
    assert not frameworks.publishable([])


@pytest.mark.parametrize("state", frameworks.STATES)
@pytest.mark.parametrize("action", [frameworks.CHANGE, frameworks.PUBLISH, frameworks.RETIRE])
def test_a_published_edition_only_retires_and_a_retired_one_rests(state, action):
    possible = {("draft", "change"): "draft", ("draft", "publish"): "published", ("published", "retire"): "retired"}
    assert frameworks.after(state, action) == possible.get((state, action))


def test_scales_have_at_least_two_values_each_once():
    whole = scales.GROWTH.to_dict()
    assert scales.fault(whole) is None
    assert scales.fault(whole | {"values": whole["values"][:1]}) == "scale-too-short"
    assert scales.fault(whole | {"values": whole["values"][:2] * 2}) == "listed-twice"
    assert [scales.rank(whole["values"], slug) for slug in ("mengenal", "membimbing", "lain")] == [0, 3, None]
    assert [scales.usual(form).slug for form in FORMS] == ["kompeten", "kompeten", "tumbuh"]
    named = [each for scale in scales.SCALES.values() for each in scale.to_dict()["values"]]
    assert all(each["title"] and each["title_en"] for each in named)


def test_only_verified_units_are_shipped_with_their_source():
    units = [
        (node.code, node.title) for each in shipped_frameworks.SHIPPED for node in each.nodes if node.level == UNIT
    ]
    assert units == [
        ("R.91PRP02.021.1", "Membuat Tajuk Kendali Subjek"),
        ("PRP.LP01.001.01", "Mengoperasikan Komputer Tingkat Dasar"),
    ]
    for each in shipped_frameworks.SHIPPED:
        assert frameworks.faults(each.nodes) == []
        assert all(is_code(each.form, node.level, node.code) and node.source for node in each.nodes)
    assert len({each.id for each in shipped_frameworks.SHIPPED}) == 2


@pytest.mark.parametrize(
    ("level", "place", "places", "asked", "reached"),
    [
        (Fraction(3), 2, 4, 3, True),  # exactly what is asked
        (Fraction(299, 100), 2, 4, 3, False),  # shown as 2.99: nothing is rounded up to it
        (Fraction(5, 2), 1, 2, None, None),  # a scale of two values is no rubric of four
        (Fraction(1), None, 4, None, None),
    ],
)
def test_a_demand_beside_the_level_seen(level, place, places, asked, reached):
    seen = Seen(level, (1, 2, 3, 4), "a1", "2026-07-01")
    (told,) = role_profiles.compare([{"code": "A", "place": place, "places": places}], {}, {"A": seen})
    assert (told["level"]["asked"], told["level"]["reached"], told["level"]["highest"]) == (asked, reached, 4)
    assert (told["level"]["exact"], told["level"]["assessment_id"]) == (str(level), "a1")


def test_a_demand_beside_the_evidence():
    demands = [{"code": "A"}, {"code": "B"}]
    held = {"A": Evidence("Kursus", "2026-06-20"), "C": Evidence("Lain", "2026-01-01")}
    told = role_profiles.compare(demands, held, {})
    assert [each["level"] for each in told] == [None, None]
    assert [(each["code"], each["standing"], each["evidence"]) for each in told] == [
        ("A", "evidenced", {"title": "Kursus", "since": "2026-06-20"}),
        ("B", "missing", None),
    ]


def test_a_position_is_the_same_however_it_is_written():
    assert role_profiles.key("  PUSTAKAWAN  Ahli Muda ") == role_profiles.key("Pustakawan Ahli Muda")
