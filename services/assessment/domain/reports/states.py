"""Where a report stands.

(begin) → draft ──approve──> approved ──publish──> published (for good; later facts make a new revision)
            └──────┬─┘           └──reopen──> draft
                recount, enter
"""

DRAFT, APPROVED, PUBLISHED = STATES = ("draft", "approved", "published")
YEARLY, PACK = KINDS = ("yearly", "literacy-2025")

_TABLE = {
    (DRAFT, "recount"): DRAFT,
    (DRAFT, "enter"): DRAFT,
    (DRAFT, "approve"): APPROVED,
    (APPROVED, "reopen"): DRAFT,
    (APPROVED, "publish"): PUBLISHED,
}


def after(state: str, action: str) -> str | None:
    """The state that an action leads to; None where it is not possible."""
    return _TABLE.get((state, action))
