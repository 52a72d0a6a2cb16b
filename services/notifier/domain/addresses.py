"""When an address is not written to any more: after the server said that there is nobody behind it.

A suppression is kept by the digest of the address, not by the address: it names nobody, and whoever changes their
address is written to again without anybody doing anything.
"""

import re
from hashlib import sha256

ENHANCED = re.compile(r"^5\.(\d{1,3})\.(\d{1,3})")
NO_SUCH_MAILBOX = frozenset({550, 551, 553})


def hard(code: int, words: str) -> bool:
    """Whether a refusal of a recipient is about the address itself. A full mailbox or a policy is not."""
    enhanced = ENHANCED.match(words.strip())
    if enhanced:
        return enhanced[1] == "1"
    return code in NO_SUCH_MAILBOX


def fingerprint(address: str) -> str:
    return sha256(f"address\x1f{address.strip().lower()}".encode()).hexdigest()
