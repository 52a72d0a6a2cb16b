"""Level 2: what the same test showed before and after. A missing test is missing, never zero."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from services.assessment.domain.evaluation.rules import GainRule
from services.assessment.domain.figures import half_up


@dataclass(frozen=True)
class Scores:
    before: int | None
    after: int | None


@dataclass(frozen=True)
class Learned:
    """`n`: with both tests. `normalised_n`: of these, where the first test left something to learn."""

    completions: int
    n: int
    gain: Fraction | None
    normalised: Fraction | None
    normalised_n: int
    no_before: int
    no_after: int

    def told(self, rule: GainRule) -> dict[str, object]:
        return {
            "completions": self.completions,
            "n": self.n,
            "gain": _text(self.gain),
            "gain_exact": _exact(self.gain),
            "normalised": _text(self.normalised),
            "normalised_exact": _exact(self.normalised),
            "normalised_n": self.normalised_n,
            "no_before": self.no_before,
            "no_after": self.no_after,
            "rule_id": rule.id,
        }


def learned(people: Iterable[Scores], rule: GainRule) -> Learned:
    """The mean gain and the mean normalised gain of those with both tests."""
    everybody = list(people)
    both = [(each.before, each.after) for each in everybody if each.before is not None and each.after is not None]
    fitting = [(before, after) for before, after in both if before < rule.highest]
    return Learned(
        completions=len(everybody),
        n=len(both),
        gain=_mean([Fraction(after - before) for before, after in both]),
        normalised=_mean([Fraction(after - before, rule.highest - before) for before, after in fitting]),
        normalised_n=len(fitting),
        no_before=sum(each.before is None for each in everybody),
        no_after=sum(each.after is None for each in everybody),
    )


def _mean(values: list[Fraction]) -> Fraction | None:
    return sum(values, Fraction()) / len(values) if values else None


def _text(value: Fraction | None) -> str | None:
    return None if value is None else str(half_up(value))


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else f"{value.numerator}/{value.denominator}"
