"""What follows from a rating: reward, guidance or sanction, by a dated rule. The rating itself is never touched."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from services.assessment.domain.performance_rules import BAIK, BUTUH_PERBAIKAN, KURANG, SANGAT_BAIK, SANGAT_KURANG
from services.assessment.domain.rules import Rule, in_force

REWARD, GUIDANCE, SANCTION = KINDS = ("reward", "guidance", "sanction")
DECIDED, ACKNOWLEDGED = STATES = ("decided", "acknowledged")


@dataclass(frozen=True)
class ConsequenceRule(Rule):
    kinds: Mapping[str, tuple[str, ...]]  # predicate -> what may follow
    verified: bool


CONSEQUENCE_RULES = (
    ConsequenceRule(
        id="tindak-lanjut-kinerja-2022",
        effective_from=date(2022, 1, 1),
        source="PermenPANRB 6/2022: a rating is followed up by reward or sanction, and by guidance. Which predicate "
        "allows which is a house reading of it, not verified: reward from Baik up, sanction below Butuh perbaikan.",
        kinds={
            SANGAT_BAIK: (REWARD, GUIDANCE),
            BAIK: (REWARD, GUIDANCE),
            BUTUH_PERBAIKAN: (GUIDANCE,),
            KURANG: (GUIDANCE, SANCTION),
            SANGAT_KURANG: (GUIDANCE, SANCTION),
        },
        verified=False,
    ),
)


def allowed(predicate: str, on: date) -> tuple[tuple[str, ...], str]:
    """What may follow from a predicate, and the rule that says so. Raises ValueError for an unknown predicate."""
    rule = in_force(CONSEQUENCE_RULES, on)
    if predicate not in rule.kinds:
        raise ValueError(f"no predicate {predicate}")
    return rule.kinds[predicate], rule.id
