"""When a course counts as completed, and what was learned by it."""

from decimal import ROUND_HALF_UP, Decimal

from services.training.domain.enrolments import Verb

MAXIMUM = 100
"""Scores go from 0 to 100."""


def outcome(pass_mark: int, post: int | None) -> Verb:
    """What closing does to somebody who was there.

    A pass mark of 0 says that the course has no test. A score that was never recorded is
    absent, not zero: it can only fail a course that has a test.
    """
    if pass_mark == 0 or (post is not None and post >= pass_mark):
        return Verb.COMPLETE
    return Verb.FAIL


def normalised_gain(pre: int | None, post: int | None) -> Decimal | None:
    """The part of what could still be learned that was: (post - pre) / (100 - pre).

    None where a score is missing, or where nothing was left to learn.
    """
    if pre is None or post is None or pre == MAXIMUM:
        return None
    gain = Decimal(post - pre) / Decimal(MAXIMUM - pre)
    return gain.quantize(Decimal("0.01"), ROUND_HALF_UP)


def gain_state(pre: int | None, post: int | None) -> str:
    """Why there is a gain or none: `measured`, `missing` (a score), or `undefined` (nothing was left to learn)."""
    if pre is None or post is None:
        return "missing"
    return "undefined" if pre == MAXIMUM else "measured"
