"""Who may read whose results, and what there is to be read.

                self   own supervisor   assigned assessor   manager   anybody else, auditor and operator included
whatever is     yes    yes              yes                 yes       no
kept of me
"""

from collections.abc import Set as AbstractSet

SELF, SUPERVISOR, ASSESSOR, MANAGER = GROUNDS = ("self", "supervisor", "assessor", "manager")

# What is read, as the log names it, and the code of the problem that refuses it.
RESULTS = {
    "portfolio": "portfolio-of-another",
    "performance": "performance-of-another",
    "credit-points": "performance-of-another",
    "assessment": "results-of-another",
    "plan": "results-of-another",
    "claim": "results-of-another",
    "evidence": "results-of-another",
    "hours": "results-of-another",
    "follow-up": "results-of-another",
    "personal-data": "results-of-another",
}


def ground(*, same_person: bool, same_unit: bool, roles: AbstractSet[str], assigned: bool = False) -> str | None:
    """On which ground a reader may read it, or None. `assigned`: this person was given to this reader to assess."""
    if same_person:
        return SELF
    if SUPERVISOR in roles and same_unit:
        return SUPERVISOR
    if assigned:
        return ASSESSOR
    return MANAGER if MANAGER in roles else None
