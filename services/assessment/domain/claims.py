"""The states of a claim of outside learning, whole.

            submit      withdraw    accept     refuse    return     reverse
draft       submitted   withdrawn
returned    submitted   withdrawn
submitted               withdrawn   accepted   refused   returned
accepted                                                            reversed

`withdrawn`, `refused` and `reversed` are the end; another claim may follow a refused one.
"""

DRAFT, SUBMITTED, RETURNED, WITHDRAWN = "draft", "submitted", "returned", "withdrawn"
ACCEPTED, REFUSED, REVERSED = "accepted", "refused", "reversed"
STATES = (DRAFT, SUBMITTED, RETURNED, WITHDRAWN, ACCEPTED, REFUSED, REVERSED)
SUBMIT, WITHDRAW, ACCEPT, REFUSE, RETURN, REVERSE = "submit", "withdraw", "accept", "refuse", "return", "reverse"
ACTIONS = (SUBMIT, WITHDRAW, ACCEPT, REFUSE, RETURN, REVERSE)

TRANSITIONS = {
    (DRAFT, SUBMIT): SUBMITTED,
    (DRAFT, WITHDRAW): WITHDRAWN,
    (RETURNED, SUBMIT): SUBMITTED,
    (RETURNED, WITHDRAW): WITHDRAWN,
    (SUBMITTED, WITHDRAW): WITHDRAWN,
    (SUBMITTED, ACCEPT): ACCEPTED,
    (SUBMITTED, REFUSE): REFUSED,
    (SUBMITTED, RETURN): RETURNED,
    (ACCEPTED, REVERSE): REVERSED,
}
EDITABLE = (DRAFT, RETURNED)
ALIVE = (SUBMITTED, RETURNED)  # asks to be counted; what was accepted is in the ledger


def after(state: str, action: str) -> str | None:
    """The state that follows, or None where the action is not allowed."""
    return TRANSITIONS.get((state, action))
