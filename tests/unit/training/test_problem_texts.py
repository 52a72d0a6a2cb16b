"""Every refusal has its texts, and every text its refusal."""

import re
from pathlib import Path
from string import Formatter

import pytest

from services.training.api.problems import PROBLEMS

HERE = Path(__file__).parents[3] / "services" / "training"
RAISED = re.compile(r'(?:Refused|Forbidden|ValidationError)\(\s*"([a-z-]+)"')


def raised():
    return {code for path in HERE.rglob("*.py") for code in RAISED.findall(path.read_text())}


def facts(template):
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_every_code_raised_has_texts_and_none_is_idle():
    assert raised() == set(PROBLEMS)


@pytest.mark.parametrize("code", sorted(PROBLEMS))
def test_both_languages_tell_the_same_facts(code):
    problem = PROBLEMS[code]
    assert facts(problem.id) == facts(problem.en)
    assert problem.id != problem.en
    assert 400 <= problem.status < 500
