"""Questions of a test: the five kinds, what an answer may look like, and what it is worth.

    single    content {"options": [{"key", "text", "correct"}]}         answer "a"
    multiple  content {"options": [...]}                                answer ["a", "c"]
    matching  content {"pairs": [{"left", "right"}]}                    answer {"0": "right text", ...}
    short     content {"accepted": ["...", ...]}                        answer "text"
    essay     content {"rubric": [...]}                                 answer "text", scored by a person

Points are whole; what is earned is an exact fraction of them.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import Any

from services.training.domain import rubrics

LONGEST_ANSWER = 8000
Content = Mapping[str, Any]


class Kind(StrEnum):
    """The kinds of question."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    MATCHING = "matching"
    SHORT = "short"
    ESSAY = "essay"


def fault(kind: str, content: Content) -> str | None:
    """What is wrong with a question's content, as a code; None if it can be asked."""
    if kind in (Kind.SINGLE, Kind.MULTIPLE):
        return _options_fault(kind, content.get("options") or [])
    if kind == Kind.MATCHING:
        return _pairs_fault(content.get("pairs") or [])
    if kind == Kind.SHORT:
        return None if any(folded(each) for each in content.get("accepted") or []) else "no-accepted-answer"
    return rubrics.fault(content.get("rubric") or [])


def shown(kind: str, content: Content) -> dict[str, Any]:
    """What whoever takes the test may see of it: nothing that gives the answer away."""
    if kind in (Kind.SINGLE, Kind.MULTIPLE):
        return {"options": [{"key": each["key"], "text": each["text"]} for each in content["options"]]}
    if kind == Kind.MATCHING:
        rights = sorted({each["right"] for each in content["pairs"]}, key=folded)
        return {"lefts": [each["left"] for each in content["pairs"]], "rights": rights}
    if kind == Kind.ESSAY:
        return {"criteria": [each["title"] for each in content["rubric"]]}
    return {}


def fits(kind: str, content: Content, answer: Any) -> bool:
    """Whether an answer has the shape that this question asks for."""
    if kind == Kind.SINGLE:
        return isinstance(answer, str) and answer in _keys(content)
    if kind == Kind.MULTIPLE:
        return _texts(answer) and len(set(answer)) == len(answer) and set(answer) <= _keys(content)
    if kind == Kind.MATCHING:
        return isinstance(answer, dict) and all(_pair_fits(content, *each) for each in answer.items())
    return isinstance(answer, str) and len(answer) <= LONGEST_ANSWER


def earned(kind: str, content: Content, answer: Any) -> Fraction | None:
    """The part of its points that an answer earns; None where a person must say. No answer earns nothing."""
    if kind == Kind.ESSAY:
        return None if answer else Fraction(0)
    if not answer:
        return Fraction(0)
    if kind == Kind.SINGLE:
        return Fraction(answer in _right(content))
    if kind == Kind.MULTIPLE:
        return _multiple(_right(content), set(answer))
    if kind == Kind.MATCHING:
        pairs: Sequence[Mapping[str, str]] = content["pairs"]
        return Fraction(sum(answer.get(str(place)) == each["right"] for place, each in enumerate(pairs)), len(pairs))
    return Fraction(folded(answer) in {folded(each) for each in content["accepted"]})


def folded(text: str) -> str:
    """Text as it is compared: case, spacing and width of letters do not count."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _multiple(right: set[str], chosen: set[str]) -> Fraction:
    # A wrong choice takes back what a right one gave: ticking everything earns nothing.
    return max(Fraction(0), Fraction(len(chosen & right) - len(chosen - right), len(right)))


def _texts(answer: Any) -> bool:
    return isinstance(answer, list) and all(isinstance(each, str) for each in answer)


def _keys(content: Content) -> set[str]:
    return {each["key"] for each in content["options"]}


def _right(content: Content) -> set[str]:
    return {each["key"] for each in content["options"] if each["correct"]}


def _pair_fits(content: Content, place: str, right: Any) -> bool:
    rights = [each["right"] for each in content["pairs"]]
    return place in map(str, range(len(rights))) and right in rights


def _options_fault(kind: str, options: Sequence[Mapping[str, Any]]) -> str | None:
    keys = [each["key"] for each in options]
    right = sum(bool(each["correct"]) for each in options)
    if len(options) < 2:
        return "too-few-options"
    if len(set(keys)) < len(keys):
        return "listed-twice"
    return "correct-options" if right == 0 or (kind == Kind.SINGLE and right != 1) else None


def _pairs_fault(pairs: Sequence[Mapping[str, str]]) -> str | None:
    lefts = [folded(each["left"]) for each in pairs]
    if len({each["right"] for each in pairs}) < 2:
        return "too-few-pairs"
    return "listed-twice" if len(set(lefts)) < len(lefts) else None
