"""What a librarian may be asked to do beside the position held."""

DUTIES = ("manager", "supervisor", "trainer")
LANGUAGES = ("id", "en")


def ordered(duties: list[str]) -> list[str]:
    """Each duty once, in the order of DUTIES. Raises ValueError for one that does not exist."""
    unknown = set(duties) - set(DUTIES)
    if unknown:
        raise ValueError(", ".join(sorted(unknown)))
    return [duty for duty in DUTIES if duty in duties]
