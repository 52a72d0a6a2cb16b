"""The states of an evaluation and of an improvement, whole.

planned   ──publish──► published
published ──publish──► published    only when what it rests on has changed: the next revision
planned   ──plan─────► planned      measures and period may change until the first publication
any       ──account──► same         benefits and costs

open ──finish──► done
open ──drop────► dropped            with the reason
"""

PLANNED, PUBLISHED = "planned", "published"
STATES = (PLANNED, PUBLISHED)
PUBLISH, PLAN, ACCOUNT = "publish", "plan", "account"
TRANSITIONS = {
    (PLANNED, PUBLISH): PUBLISHED,
    (PUBLISHED, PUBLISH): PUBLISHED,
    (PLANNED, PLAN): PLANNED,
    (PLANNED, ACCOUNT): PLANNED,
    (PUBLISHED, ACCOUNT): PUBLISHED,
}

OPEN, DONE, DROPPED = "open", "done", "dropped"
IMPROVEMENT_STATES = (OPEN, DONE, DROPPED)
IMPROVEMENT_TRANSITIONS = {(OPEN, "finish"): DONE, (OPEN, "drop"): DROPPED}

MEASURES = ("reaction", "learning", "behaviour", "satisfaction", "activities", "reach", "return")


def after(state: str, action: str) -> str | None:
    """The state that follows, or None where the action is not allowed."""
    return TRANSITIONS.get((state, action))


def improvement_after(state: str, action: str) -> str | None:
    """The state of an improvement that follows, or None where the action is not allowed."""
    return IMPROVEMENT_TRANSITIONS.get((state, action))
