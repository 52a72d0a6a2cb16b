"""What visitors wrote, before anybody but the manager reads it.

    waiting ──clear──► cleared     others may read it, as it is or with names taken out
    waiting ──withhold──► withheld  nobody else reads it
Either decision may be taken again.
"""

import re

WAITING, CLEARED, WITHHELD = "waiting", "cleared", "withheld"
STATES = (WAITING, CLEARED, WITHHELD)
TRANSITIONS = {(state, verb): after for state in STATES for verb, after in (("clear", CLEARED), ("withhold", WITHHELD))}

SIGNS = {
    "number": re.compile(r"(?<!\d)\d{16}(?!\d)|(?<!\d)\d{18}(?!\d)"),  # NIK, NIP
    "phone": re.compile(r"(?<!\d)(?:\+62|0)8[\d .-]{7,14}\d"),
    "email": re.compile(r"[^\s@]+@[^\s@]+\.[a-z]{2,}", re.IGNORECASE),
    "name": re.compile(
        r"\b(?:pak|bu|bapak|ibu|sdr|sdri|saudara|saudari|mas|mbak|kak|bang)\.?\s+[A-Z]\w+", re.IGNORECASE
    ),
    "self": re.compile(r"\b(?:nama saya|saya bernama|my name is)\b", re.IGNORECASE),
}


def signs_of(text: str) -> tuple[str, ...]:
    """What in a text may point to a person: a help for who reviews it, never a decision."""
    return tuple(sign for sign, pattern in SIGNS.items() if pattern.search(text))


def after(state: str, verb: str) -> str:
    """The state that follows. Raises KeyError for a verb that does not exist."""
    return TRANSITIONS[state, verb]
