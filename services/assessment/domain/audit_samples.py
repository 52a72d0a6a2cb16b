"""A random sample that anybody can draw again: the order of the claims is that of SHA-256 over seed and claim."""

import hashlib
from collections.abc import Collection

RULE_ID = "sampel-audit-sha256"
OPEN, CONFIRMED, FAILED = OUTCOMES = ("open", "confirmed", "failed")


def draw(seed: str, population: Collection[str], size: int) -> list[str]:
    """`size` of the population: the same seed over the same claims is the same sample, on any machine."""
    return sorted(population, key=lambda each: (_place(seed, each), each))[:size]


def fingerprint(population: Collection[str]) -> str:
    """What was drawn from, so that a later drawing can be told from this one."""
    return hashlib.sha256("\n".join(sorted(population)).encode()).hexdigest()


def _place(seed: str, claim_id: str) -> str:
    return hashlib.sha256(f"{seed}:{claim_id}".encode()).hexdigest()
