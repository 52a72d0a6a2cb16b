"""The states of a round, of a rater's sheet and of one person's assessment, whole.

round:       prepared -open-> open -close-> closed
sheet:       named -invite-> invited -save-> draft -submit-> submitted -reopen-> draft

assessment   seal       reopen      share    acknowledge    dispute    settle
gathering    sealed     gathering   –        –              –          –
sealed       sealed     gathering   shared   –              –          –
shared       –          –           –        acknowledged   disputed   –
acknowledged –          –           –        –              disputed   –
disputed     –          –           –        –              –          settled
settled      –          –           –        –              –          –

An assessment is sealed when the last rater has submitted, when its round closes, or by hand. No figure is told
before: whoever looked after each answer would read each single one off the change. Once shared, no sheet changes.
"""

from collections.abc import Iterable

SELF, SUPERVISOR, PEER, ASSESSOR = RATER_ROLES = ("self", "supervisor", "peer", "assessor")
NAMED_JUDGES = (SUPERVISOR, ASSESSOR)  # known to the person assessed; peers are not

PREPARED, OPEN, CLOSED = ROUND_STATES = ("prepared", "open", "closed")
NAMED, INVITED, DRAFT, SUBMITTED = SHEET_STATES = ("named", "invited", "draft", "submitted")
GATHERING, SEALED, SHARED, ACKNOWLEDGED, DISPUTED, SETTLED = STATES = (
    "gathering",
    "sealed",
    "shared",
    "acknowledged",
    "disputed",
    "settled",
)
SEAL, REOPEN, SHARE, ACKNOWLEDGE, DISPUTE, SETTLE = ACTIONS = (
    "seal",
    "reopen",
    "share",
    "acknowledge",
    "dispute",
    "settle",
)
TOLD = (SHARED, ACKNOWLEDGED, DISPUTED, SETTLED)  # to the person assessed
KEPT, CHANGED = OUTCOMES = ("kept", "changed")

TRANSITIONS = {
    (GATHERING, SEAL): SEALED,
    (GATHERING, REOPEN): GATHERING,
    (SEALED, SEAL): SEALED,
    (SEALED, REOPEN): GATHERING,
    (SEALED, SHARE): SHARED,
    (SHARED, ACKNOWLEDGE): ACKNOWLEDGED,
    (SHARED, DISPUTE): DISPUTED,
    (ACKNOWLEDGED, DISPUTE): DISPUTED,
    (DISPUTED, SETTLE): SETTLED,
}


def after(state: str, action: str) -> str | None:
    """The state that follows, or None where the action is not allowed."""
    return TRANSITIONS.get((state, action))


def complete(sheet_states: Iterable[str]) -> bool:
    """Whether every rater has submitted."""
    return all(state == SUBMITTED for state in sheet_states)


def enough_peers(named: int, least: int) -> bool:
    """No peers, or so many that their answers can be shown if all give one."""
    return named == 0 or named >= least
