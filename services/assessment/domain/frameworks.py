"""Competency frameworks: the states of an edition, and what makes its tree whole.

draft ──publish──► published ──retire──► retired        change: draft only
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

DRAFT, PUBLISHED, RETIRED = "draft", "published", "retired"
STATES = (DRAFT, PUBLISHED, RETIRED)
CHANGE, PUBLISH, RETIRE = "change", "publish", "retire"

TRANSITIONS: dict[tuple[str, str], str] = {
    (DRAFT, CHANGE): DRAFT,
    (DRAFT, PUBLISH): PUBLISHED,
    (PUBLISHED, RETIRE): RETIRED,
}

FUNCTION, UNIT, ELEMENT, CRITERION = "function", "unit", "element", "criterion"
LEVELS = (FUNCTION, UNIT, ELEMENT, CRITERION)
PARENTS: dict[str, tuple[str, ...]] = {
    FUNCTION: (),
    UNIT: (FUNCTION,),
    ELEMENT: (UNIT,),
    CRITERION: (ELEMENT,),
}
ROOTS = (FUNCTION, UNIT)  # a unit may stand without a function: not every framework has them


def after(state: str, action: str) -> str | None:
    """The state that an action leads to, or None where it is not possible."""
    return TRANSITIONS.get((state, action))


@dataclass(frozen=True)
class Node:
    """A place in the tree."""

    code: str
    level: str
    parent: str | None = None


@dataclass(frozen=True)
class Fault:
    """What breaks the tree, and at which code."""

    code: str
    reason: str


def faults(nodes: Iterable[Node]) -> list[Fault]:
    """Everything that keeps these nodes from being a tree; empty where they are one."""
    listed = list(nodes)
    known = {node.code: node for node in listed}
    repeated = [Fault(code, "code-twice") for code in _twice(listed)]
    return repeated + [Fault(node.code, reason) for node in listed if (reason := _fault(node, known))]


def _twice(nodes: list[Node]) -> list[str]:
    seen: set[str] = set()
    return [node.code for node in nodes if node.code in seen or seen.add(node.code)]  # type: ignore[func-returns-value]


def _fault(node: Node, known: Mapping[str, Node]) -> str | None:
    if node.parent is None:
        return None if node.level in ROOTS else "parent-missing"
    parent = known.get(node.parent)
    if parent is None:
        return "parent-unknown"
    return None if parent.level in PARENTS[node.level] else "parent-level"


def publishable(nodes: Iterable[Node]) -> bool:
    """Whether an edition says anything: a whole tree with at least one unit."""
    listed = list(nodes)
    return not faults(listed) and any(node.level == UNIT for node in listed)
