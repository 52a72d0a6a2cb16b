"""What was answered, counted: all that an index, its interval and its explanation need."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from services.assessment.domain.satisfaction import Tally
from services.assessment.domain.small_cells import cell_size


@dataclass(frozen=True)
class Ballots:
    """`tallies` by element; `scores`: (sum of a respondent's values, answers given) -> respondents."""

    tallies: Mapping[str, Tally]
    scores: Mapping[tuple[int, int], int] = field(default_factory=dict)

    @property
    def n(self) -> int:
        return sum(self.scores.values())

    @property
    def size(self) -> int:
        """The smallest number of answers behind any figure drawn from these."""
        return cell_size(self.tallies)


def together(parts: Iterable[Ballots], slugs: Iterable[str]) -> Ballots:
    """Several units as one."""
    tallies = dict.fromkeys(slugs, Tally())
    scores: Counter[tuple[int, int]] = Counter()
    for part in parts:
        tallies = {slug: tally + part.tallies.get(slug, Tally()) for slug, tally in tallies.items()}
        scores.update(part.scores)
    return Ballots(tallies, scores)
