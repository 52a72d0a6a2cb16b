"""Where the marks of a chart go: pure arithmetic; the macro in components/charts.html only draws."""

from collections.abc import Sequence
from dataclasses import dataclass

BAR_WIDTH = 300.0


@dataclass(frozen=True)
class Point:
    x: float
    y: float


def bars(values: Sequence[float | str | None], low: float, high: float, width: float = BAR_WIDTH) -> list[float]:
    """The length of one horizontal bar a value, `low` at the left edge; an absent value has none."""
    return [round(width * _share(value, low, high), 1) for value in values]


def mark(value: float | str, low: float, high: float, width: float = BAR_WIDTH) -> float:
    """Where a threshold stands on the same scale."""
    return round(width * _share(value, low, high), 1)


def line(values: Sequence[float | str], low: float, high: float, width: float, height: float) -> list[Point]:
    """Points from left to right, evenly spaced; a single one stands in the middle."""
    step = width / (len(values) - 1) if len(values) > 1 else 0.0
    start = 0.0 if len(values) > 1 else width / 2
    return [
        Point(round(start + index * step, 1), round(height * (1 - _share(value, low, high)), 1))
        for index, value in enumerate(values)
    ]


def path(points: Sequence[Point]) -> str:
    return " ".join(f"{'L' if index else 'M'}{point.x:g} {point.y:g}" for index, point in enumerate(points))


def _share(value: float | str | None, low: float, high: float) -> float:
    if value is None or value == "":
        return 0.0
    return min(1.0, max(0.0, (float(value) - low) / (high - low)))
