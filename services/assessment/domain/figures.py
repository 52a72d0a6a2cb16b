"""Exact numbers: fractions in, decimals rounded half up out. No float anywhere."""

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction


def half_up(value: Fraction | Decimal, places: int = 2) -> Decimal:
    """Rounded half up; 76.605 becomes 76.61."""
    fraction = Fraction(value)
    scaled = abs(fraction) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(whole if fraction >= 0 else -whole).scaleb(-places)


def square_root(value: Fraction) -> Decimal:
    """The root to 28 digits: far beyond the two that are ever shown."""
    with localcontext() as context:
        context.prec, context.rounding = 28, ROUND_HALF_UP
        return (Decimal(value.numerator) / Decimal(value.denominator)).sqrt()
