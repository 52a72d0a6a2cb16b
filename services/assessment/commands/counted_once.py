"""A course completed here that was claimed as well: our own record stays, the claim's hours are taken back."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from services.assessment.commands.learning_claims import By, take_back
from services.assessment.domain.same_fact import REFUSED, Fact, same
from services.assessment.queries.same_fact import counted_otherwise

NOBODY = By("", "")


def give_way(completions: Sequence[dict[str, Any]], now: datetime) -> None:
    """Reverse what counted already, before these completions were heard of, for the same course."""
    counted = counted_otherwise({row["librarian_id"] for row in completions})
    for row in completions if counted else ():
        day = date.fromisoformat(row["earned_on"])
        new = Fact(row["_id"], row["librarian_id"], row["title"], day, day)
        for each in same(new, counted):
            if each.verdict == REFUSED:
                take_back(each.other.id, f"Dihitung melalui penyelesaian “{row['title']}”", NOBODY, now)
                counted.remove(each.other)
