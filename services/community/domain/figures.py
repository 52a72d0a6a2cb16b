"""Figures that the public may see: a count of few people could point at one of them."""

SMALLEST = 5


def public(count: int) -> int | None:
    """The count, or None where it is of one to four people."""
    return None if 0 < count < SMALLEST else count
