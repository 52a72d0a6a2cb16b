"""How a year's work becomes a predicate: the dated table of PermenPANRB 6/2022. A look-up, never an average.

result ＼ behaviour   below            as                above
above                kurang           baik              sangat-baik
as                   kurang           baik              baik
below                sangat-kurang    butuh-perbaikan   butuh-perbaikan
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from services.assessment.domain.rules import Rule, in_force

BELOW, AS_EXPECTED, ABOVE = "below", "as", "above"
EXPECTATIONS = (BELOW, AS_EXPECTED, ABOVE)
SANGAT_BAIK, BAIK, BUTUH_PERBAIKAN, KURANG, SANGAT_KURANG = PREDICATES = (
    "sangat-baik",
    "baik",
    "butuh-perbaikan",
    "kurang",
    "sangat-kurang",
)
# Core values BerAKHLAK. They are noted in words and have no levels: behaviour is rated as a whole.
VALUES = (
    "berorientasi-pelayanan",
    "akuntabel",
    "kompeten",
    "harmonis",
    "loyal",
    "adaptif",
    "kolaboratif",
)


@dataclass(frozen=True)
class PredicateRule(Rule):
    table: Mapping[tuple[str, str], str]  # (result, behaviour) -> predicate
    values: tuple[str, ...]


@dataclass(frozen=True)
class Predicate:
    slug: str
    rule_id: str


PREDICATE_RULES = (
    PredicateRule(
        id="permenpanrb-6-2022",
        effective_from=date(2022, 1, 1),
        source="PermenPANRB 6/2022, predicate of an official's performance by result and behaviour; "
        "the table as five public repositories agree on it.",
        table={
            (ABOVE, BELOW): KURANG,
            (ABOVE, AS_EXPECTED): BAIK,
            (ABOVE, ABOVE): SANGAT_BAIK,
            (AS_EXPECTED, BELOW): KURANG,
            (AS_EXPECTED, AS_EXPECTED): BAIK,
            (AS_EXPECTED, ABOVE): BAIK,
            (BELOW, BELOW): SANGAT_KURANG,
            (BELOW, AS_EXPECTED): BUTUH_PERBAIKAN,
            (BELOW, ABOVE): BUTUH_PERBAIKAN,
        },
        values=VALUES,
    ),
)


def predicate(result: str, behaviour: str, on: date) -> Predicate:
    """The predicate by the table of that day. Raises ValueError for what is no expectation."""
    rule = in_force(PREDICATE_RULES, on)
    try:
        return Predicate(rule.table[result, behaviour], rule.id)
    except KeyError as error:
        raise ValueError(f"no expectation: {result}, {behaviour}") from error


def unnoted(noted: Mapping[str, str], on: date) -> tuple[str, ...]:
    """The core values that nothing was noted about."""
    return tuple(value for value in in_force(PREDICATE_RULES, on).values if not noted.get(value))
