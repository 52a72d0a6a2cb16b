"""Functional positions and ranks (golongan): a dated table, not code. See positions.json."""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

RANK = re.compile(r"(IV|I{1,3})\s*[/.\-]?\s*([a-e])", re.IGNORECASE)
CONTRACT_RANK = re.compile(r"X?(IX|IV|V?I{0,3})", re.IGNORECASE)


@dataclass(frozen=True)
class Positions:
    """A table of positions with the ranks each is held in, and the rule it comes from."""

    rule: str
    ranks: dict[str, tuple[str, ...]]

    def named(self, written: str) -> str | None:
        """The position's proper name, whatever the case and spacing; None where there is none."""
        wanted = " ".join(written.split()).casefold()
        return next((name for name in self.ranks if name.casefold() == wanted), None)

    def allows(self, position: str, rank: str) -> bool:
        """Is the rank within the position's range? Ranks of contract employees have no range here."""
        return "/" not in rank or rank in self.ranks[position]


@cache
def current() -> Positions:
    """The table in force."""
    table = json.loads(Path(__file__).with_name("positions.json").read_text(encoding="utf-8"))
    ranks = {entry["name"]: tuple(entry["ranks"]) for entry in table["positions"]}
    return Positions(table["rule"], ranks)


def rank(written: str) -> str | None:
    """III/A, IIIa or III-a as III/a; IX stays. None where it is no rank."""
    text = " ".join(written.split())
    if found := RANK.fullmatch(text):
        roman, letter = found[1].upper(), found[2].lower()
        return f"{roman}/{letter}" if letter != "e" or roman == "IV" else None
    return text.upper() if text and CONTRACT_RANK.fullmatch(text) else None


def suits(rank: str, contract: bool) -> bool:
    """Ranks with a letter are of civil servants, those without of contract employees."""
    return contract != ("/" in rank)
