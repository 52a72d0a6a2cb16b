"""The states of a nomination, whole.

            approve    decline    withdraw    commit      refuse     report
nominated   approved   declined   withdrawn
declined    approved
approved                          withdrawn   confirmed   refused
refused     approved   declined   withdrawn
confirmed                         withdrawn                          reported

`withdrawn` and `reported` are the end; whoever withdrew may be nominated again, by a new nomination. `commit` and
`refuse` are the budget's answers; a place that costs nothing is confirmed without asking it.
"""

NOMINATED, DECLINED, APPROVED, REFUSED = "nominated", "declined", "approved", "refused"
CONFIRMED, WITHDRAWN, REPORTED = "confirmed", "withdrawn", "reported"
STATES = (NOMINATED, DECLINED, APPROVED, REFUSED, CONFIRMED, WITHDRAWN, REPORTED)
APPROVE, DECLINE, WITHDRAW, COMMIT, REFUSE, REPORT = "approve", "decline", "withdraw", "commit", "refuse", "report"
ACTIONS = (APPROVE, DECLINE, WITHDRAW, COMMIT, REFUSE, REPORT)

TRANSITIONS = {
    (NOMINATED, APPROVE): APPROVED,
    (NOMINATED, DECLINE): DECLINED,
    (NOMINATED, WITHDRAW): WITHDRAWN,
    (DECLINED, APPROVE): APPROVED,
    (APPROVED, WITHDRAW): WITHDRAWN,
    (APPROVED, COMMIT): CONFIRMED,
    (APPROVED, REFUSE): REFUSED,
    (REFUSED, APPROVE): APPROVED,
    (REFUSED, DECLINE): DECLINED,
    (REFUSED, WITHDRAW): WITHDRAWN,
    (CONFIRMED, WITHDRAW): WITHDRAWN,
    (CONFIRMED, REPORT): REPORTED,
}
HOLDING = (APPROVED, CONFIRMED, REPORTED)  # take a place of the quota, and one's turn
CHOSEN = (APPROVED, CONFIRMED, REFUSED)  # the budget was asked: giving up must tell it
OPEN = (NOMINATED, APPROVED, REFUSED, CONFIRMED)  # may still be given up


def after(state: str, action: str) -> str | None:
    """The state that follows, or None where the action is not allowed."""
    return TRANSITIONS.get((state, action))
