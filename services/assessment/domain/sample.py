"""How many answers a population asks for (Krejcie and Morgan 1970)."""

from fractions import Fraction

from services.assessment.domain.figures import half_up
from services.assessment.domain.rules import SampleRule


def sample_needed(population: int | None, rule: SampleRule) -> int:
    """Answers needed, rounded to nearest. An unknown population asks for what an endless one does."""
    spread = rule.chi_square * rule.proportion * (1 - rule.proportion)
    squared = rule.precision**2
    if population is None:
        return int(half_up(spread / squared, 0))
    if population < 1:
        raise ValueError("a population has at least one member")
    return int(half_up(Fraction(spread * population, squared * (population - 1) + spread), 0))
