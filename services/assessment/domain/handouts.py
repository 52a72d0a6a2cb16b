"""What is handed out: single-use codes and numbered papers. Each slip is made beforehand and only ever marked used.

No moment, no answer, no person stands beside a slip, and because none is made at the time of use, not even the order
of the rows tells which answer came by which slip.
"""

from hashlib import sha256

CODE, PAPER = "code", "paper"
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: nothing that looks like another sign
SIGNS = 12  # of 5 bits each
SMALLEST, LARGEST = 5, 500
LOOKS_LIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})


def code_of(random: bytes) -> str:
    """A code from 12 random bytes, as people read it: ABCD-EFGH-JKMN."""
    signs = "".join(ALPHABET[byte % 32] for byte in random[:SIGNS])
    return "-".join(signs[place : place + 4] for place in range(0, SIGNS, 4))


def code_slip(survey_id: str, typed: str) -> str:
    """The slip of a code as somebody typed it: all that is kept of it."""
    return sha256(f"kode\n{survey_id}\n{typed.upper().translate(LOOKS_LIKE)}".encode()).hexdigest()


def paper_slip(survey_id: str, batch: int, sheet: int) -> str:
    """The slip of a numbered paper."""
    return f"{survey_id}:{batch}:{sheet}"
