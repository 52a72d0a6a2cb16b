"""The states of one credit of hours (JP), whole. Its id is its source's id, so that nothing counts twice.

                    completed            revoked
    (nothing)       credited  +event     void
    void            reversed             void
    credited        credited             reversed  +event
    reversed        reversed             reversed

`void` remembers a revocation that arrived before the completion it concerns.
"""

CREDITED, REVERSED, VOID = "credited", "reversed", "void"
COMPLETED, REVOKED = "completed", "revoked"

TRANSITIONS: dict[tuple[str | None, str], str] = {
    (None, COMPLETED): CREDITED,
    (VOID, COMPLETED): REVERSED,
    (CREDITED, COMPLETED): CREDITED,
    (REVERSED, COMPLETED): REVERSED,
    (None, REVOKED): VOID,
    (VOID, REVOKED): VOID,
    (CREDITED, REVOKED): REVERSED,
    (REVERSED, REVOKED): REVERSED,
}


def after(state: str | None, happening: str) -> str:
    """The state of a credit once this has happened."""
    return TRANSITIONS[state, happening]
