"""What becomes of a person's data once the person has left: dated rules, each with its source.

waiting --sweep, still gone--> done        waiting --sweep, came back--> void        done, void --left again--> waiting
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from services.assessment.domain.rules import Rule, in_force

WAITING, DONE, VOID = STATES = ("waiting", "done", "void")
KEPT, PSEUDONYMISED, DELETED = FATES = ("kept", "pseudonymised", "deleted")
NOBODY = "(pegawai yang sudah tidak bertugas)"


@dataclass(frozen=True)
class ErasureRule(Rule):
    days: int  # after the last day of service: mistakes are put right, the last rating is settled


@dataclass(frozen=True)
class Basis:
    """Why something is kept although its person has left."""

    id: str
    source: str
    verified: bool


ERASURE_RULES = (
    ErasureRule(
        id="hapus-30-hari",
        effective_from=date(2017, 1, 1),
        source="House rule: 30 days after leaving, so that a record made by mistake can be put right. "
        "UU 27/2022 asks for erasure once the purpose has ended and names no number of days here.",
        days=30,
    ),
)
PERSONNEL = Basis(
    "arsip-kepegawaian",
    "Personnel records: performance by PermenPANRB 6/2022, credit points by PermenPANRB 1/2023 and PerBKN 3/2023, "
    "development hours by PP 11/2017 article 203 (that they are archived is from memory, not verified).",
    verified=False,
)
TRAIL = Basis(
    "jejak-pemrosesan",
    "UU 27/2022 article 32: the trail of processing can be asked for; it is kept without any content.",
    verified=True,
)


def due_on(left_on: date) -> tuple[date, str]:
    """The day from which the data of somebody who has left is erased, and the rule that says so."""
    rule = in_force(ERASURE_RULES, left_on)
    return left_on + timedelta(days=rule.days), rule.id


def pseudonymised(value: Any, names: Mapping[str, str], words: frozenset[str]) -> Any:
    """The same record without its person: `names` are replaced wherever they stand whole, `words` emptied."""
    if isinstance(value, dict):
        return {key: _emptied(each) if key in words else pseudonymised(each, names, words)
                for key, each in value.items()}  # fmt: skip
    if isinstance(value, list):
        return [pseudonymised(each, names, words) for each in value]
    return names.get(value, value) if isinstance(value, str) else value


def without(value: Any, hidden: frozenset[str]) -> Any:
    """The same record without what is another person's."""
    if isinstance(value, dict):
        return {key: without(each, hidden) for key, each in value.items() if key not in hidden}
    return [without(each, hidden) for each in value] if isinstance(value, list) else value


def _emptied(value: Any) -> Any:
    if isinstance(value, str):
        return ""
    if isinstance(value, list):
        return []
    return {} if isinstance(value, dict) else None
