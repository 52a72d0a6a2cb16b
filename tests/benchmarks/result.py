"""What a benchmark says: a ratio measured in one run, the bound it has to keep, and the figures it comes from."""

from dataclasses import asdict, dataclass, field
from statistics import quantiles
from typing import Any


@dataclass(frozen=True)
class Result:
    """`value` must be at least (or at most) `bound`; without a bound it is reported only."""

    name: str
    value: float
    unit: str
    at_least: float | None = None
    at_most: float | None = None
    figures: dict[str, Any] = field(default_factory=dict)

    @property
    def kept(self) -> bool:
        """Whether the bound is kept."""
        low = self.at_least is None or self.value >= self.at_least
        return low and (self.at_most is None or self.value <= self.at_most)

    def line(self) -> str:
        """The result for the terminal."""
        bound = f"≥ {self.at_least:g}" if self.at_least is not None else ""
        bound += f"≤ {self.at_most:g}" if self.at_most is not None else ""
        sign = " " if not bound else "✓" if self.kept else "✗"
        return f"{sign} {self.name:<46} {self.value:>9.2f} {self.unit:<8} {bound:<8} {_short(self.figures)}"

    def to_dict(self) -> dict[str, Any]:
        """The result for the file."""
        return asdict(self) | {"kept": self.kept}


def percentiles(values: list[float]) -> tuple[float, float]:
    """Median and 99th percentile."""
    cuts = quantiles(values, n=100, method="inclusive")
    return cuts[49], cuts[98]


def _short(figures: dict[str, Any]) -> str:
    return "  ".join(
        f"{name} {value:,.0f}" if isinstance(value, float) else f"{name} {value}" for name, value in figures.items()
    )
