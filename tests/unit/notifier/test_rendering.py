"""Templates: substitution, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.notifier.domain.facts import facts_of
from services.notifier.domain.rendering import Template, names, render


def template(subject="", lines=(), todo=""):
    return Template(subject, tuple(lines), todo, "Buka", "Karena.")


def test_facts_are_put_in_in_their_forms():
    text = render(template("{title}: {n:number}", ["{a..b}"]), "/x/{title}", facts_of(
        {"title": "Arsip", "n": "3.08", "a": "2026-08-17", "b": "2026-08-18"}), "id")  # fmt: skip
    assert (text.subject, text.link) == ("Arsip: 3,08", "/x/Arsip")
    assert text.lines == ("17 Agustus 2026 – 18 Agustus 2026",)


def test_a_line_whose_fact_is_missing_is_left_out():
    text = render(template(lines=["Kode {code}", "Sampai {valid_until:day}"], todo="{none}"), "", {"code": "K"}, "id")
    assert text.lines == ("Kode K",)
    assert text.todo == ""


def test_a_link_cannot_be_led_astray():
    assert render(template(), "/x/{code}", {"code": "../a?b=c#d e"}, "id").link == "/x/..%2Fa%3Fb%3Dc%23d%20e"


@given(st.text())
def test_what_a_person_typed_is_never_a_template(typed):
    text = render(template("{title}", ["“{title}”"]), "", {"title": typed, "secret": "S"}, "id")
    assert text.lines == (f"“{typed}”",)
    assert "\n" not in text.subject
    assert "\r" not in text.subject


@pytest.mark.parametrize(
    "bad", ["{title.__class__}", "{title[0]}", "{title!r}", "{title:>99}", "{}", "{0}", "{", "}", "{title:shout}"]
)
def test_a_template_cannot_hold_code_or_stray_braces(bad):
    with pytest.raises(ValueError, match=r"brace|form"):
        names(bad)


def test_facts_are_single_values_without_lists_of_people():
    assert facts_of({"title": " a\n b ", "invited": ["x"], "n": 3, "valid_until": None}) == {"title": "a b", "n": "3"}
