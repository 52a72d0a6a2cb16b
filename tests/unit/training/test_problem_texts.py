"""Every refusal has its texts, and every text its refusal."""

import re
from pathlib import Path
from string import Formatter

import pytest

from services.training.api.problems import PROBLEMS
from shared import spreadsheets

HERE = Path(__file__).parents[3] / "services" / "training"
RAISED = re.compile(r'(?:Refused|Forbidden|ValidationError)\(\s*"([a-z-]+)"')
IN_INVALID = re.compile(r'\["([a-z]+-[a-z-]+)"\]')
FAULTS = re.compile(r'"([a-z]+-[a-z-]+)"')
FAULTY = ("questions.py", "rubrics.py")
"""Domain files that name what is wrong by the code of its text."""


def raised():
    texts = [path.read_text() for path in HERE.rglob("*.py")]
    faults = [(HERE / "domain" / name).read_text() for name in FAULTY]
    commands = [path.read_text() for path in (HERE / "commands").rglob("*.py")]
    found = ((RAISED, texts), (FAULTS, faults), (IN_INVALID, commands))
    return {code for pattern, files in found for text in files for code in pattern.findall(text)}


def facts(template):
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_every_code_raised_has_texts_and_none_is_idle():
    assert raised() == set(PROBLEMS) - set(spreadsheets.PROBLEMS)


@pytest.mark.parametrize("code", sorted(PROBLEMS))
def test_both_languages_tell_the_same_facts(code):
    problem = PROBLEMS[code]
    assert facts(problem.id) == facts(problem.en)
    assert problem.id != problem.en
    assert 400 <= problem.status < 500
