"""What participants are asked when a session is over (Kirkpatrick level 1), and what may be told of their answers.

The form is dated data: an answer keeps the id of the form it was given on. Fewer than five answers tell who said
what, so nothing but their number is told then.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction

FORM = "reaksi-2026-1"
"""In use since 1 January 2026."""
STATEMENTS: Mapping[str, tuple[str, str]] = {
    "manfaat": ("Pelatihan ini berguna untuk pekerjaan saya.", "This training is useful for my work."),
    "materi": ("Materinya jelas dan sesuai tingkat saya.", "The material was clear and at my level."),
    "pelatih": ("Pelatih menguasai materi dan membantu saya.", "The trainer knew the subject and helped me."),
    "latihan": ("Latihan dan praktiknya cukup.", "There was enough exercise and practice."),
    "sarana": ("Tempat dan sarananya mendukung.", "The place and its facilities were fitting."),
    "percaya_diri": ("Saya yakin dapat menerapkannya.", "I am confident that I can apply it."),
}
LOWEST, HIGHEST = 1, 5
OPEN_FOR = timedelta(days=14)
FEWEST = 5


@dataclass(frozen=True)
class Answer:
    """What one person said; nobody knows who."""

    ratings: Mapping[str, int]
    comment: str = ""


@dataclass(frozen=True)
class Summary:
    """How many answered, and (from five on) the averages and what was written."""

    n: int
    averages: Mapping[str, str] | None = None
    comments: Sequence[str] = ()


def summarise(answers: Iterable[Answer]) -> Summary:
    """What may be told. Comments are in the order of the alphabet: not that of answering."""
    given = list(answers)
    if len(given) < FEWEST:
        return Summary(len(given))
    averages = {slug: _average([each.ratings[slug] for each in given]) for slug in given[0].ratings}
    return Summary(len(given), averages, sorted(each.comment for each in given if each.comment))


def _average(values: Sequence[int]) -> str:
    hundredths = int(Fraction(sum(values) * 100, len(values)) + Fraction(1, 2))
    return f"{hundredths // 100}.{hundredths % 100:02d}"
