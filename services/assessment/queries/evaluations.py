"""Evaluations as they are read: the plan, the figures of a revision, what they rest on, what is to improve."""

from datetime import date
from typing import Any

from mongoengine import QuerySet

from services.assessment.documents import Evaluation, EvaluationRevision, Improvement, Librarian
from services.assessment.domain.evaluation import states
from services.assessment.domain.evaluation.figures import figures
from services.assessment.domain.evaluation.readers import for_reader
from services.assessment.domain.evaluation.rules import HOUSE, rules_named, rules_of
from services.assessment.domain.rules import CONFIDENCE, SMALL_CELLS, by_id, in_force
from services.assessment.queries import portfolios
from services.assessment.queries.evaluation_inputs import gather
from shared.auth import Principal
from shared.errors import NotFound
from shared.storage.documents import get

Told = dict[str, Any]
TOLD = (
    "id",
    "version",
    "state",
    "title",
    "programme_id",
    "period_from",
    "period_until",
    "intention",
    "measures",
    "course_ids",
    "session_ids",
    "follows",
    "revision",
    "benefits",
    "costs",
    "updated_at",
)


def evaluations(filters: Told) -> QuerySet:
    """All of them, or those in a state or of a programme."""
    wanted = {name: filters[name] for name in ("state", "programme_id") if name in filters}
    return Evaluation.objects(**wanted)


def evaluation(evaluation_id: str) -> Evaluation:
    """One evaluation. Raises NotFound."""
    return get(Evaluation, evaluation_id)


def chain(of: Evaluation) -> list[str]:
    """The evaluations before this one, the nearest first."""
    found: list[str] = []
    while of and of.follows and of.follows not in found:
        found.append(of.follows)
        of = Evaluation.objects(id=of.follows).only("follows").first()
    return found


def told(of: Evaluation, who: Principal, today: date) -> Told:
    """One evaluation with its plan, its revisions and the improvements that follow or were carried on."""
    facts = {name: getattr(of, name) for name in TOLD}
    facts["baseline"] = _baseline(of)
    kept = EvaluationRevision.objects(evaluation_id=of.id).order_by("number")
    facts["revisions"] = [
        {name: getattr(each, name) for name in ("number", "published_at", "published_by")} for each in kept
    ]
    facts["improvements"] = improvements_told(_improvements_of(of), today)
    return facts | {"whole": whole(who)}


def whole(who: Principal) -> bool:
    """Whether this reader sees figures that rest on fewer than five people."""
    return who.has("manager")


def shown_figures(of: Evaluation, number: int | None, who: Principal, today: date) -> Told:
    """The figures of a revision (the last one), or as they would be now where nothing is published."""
    kept = revision(of, number) if (number or of.revision) else None
    inputs, found = (kept.inputs, kept.figures) if kept else current(of, today)
    rules = dict(kept.rules) if kept else _rule_ids(of)
    least = in_force(SMALL_CELLS, today)
    return {
        "evaluation_id": of.id,
        "revision": kept.number if kept else None,
        "published_at": kept.published_at if kept else None,
        "as_of": inputs["as_of"],
        "provisional": kept is None,
        "rules": rules_told(rules),
        "competencies": dict(inputs["competencies"]),
        "sources": {name: len(ids) for name, ids in (kept.sources if kept else {}).items()},
    } | for_reader(_plain(found), whole=whole(who), rule=least)


def revision(of: Evaluation, number: int | None) -> EvaluationRevision:
    """A published revision. Raises NotFound."""
    found: EvaluationRevision | None = EvaluationRevision.objects(id=f"{of.id}:{number or of.revision}").first()
    if found is None:
        raise NotFound("revision", str(number or 0))
    return found


def current(of: Evaluation, today: date) -> tuple[Told, Told]:
    """The inputs of now, and the figures they would give."""
    inputs = gather(of, today).inputs
    on = date.fromisoformat(of.period_from)
    return inputs, figures(inputs, rules_of(on), in_force(CONFIDENCE, max(on, HOUSE)))


def checked(kept: EvaluationRevision) -> Told:
    """The figures of a revision, computed again from the inputs that it kept."""
    ids = dict(kept.rules)
    again = figures(_plain(kept.inputs), rules_named(ids), by_id(CONFIDENCE, ids["confidence"]))
    return {"revision": kept.number, "same": again == _plain(kept.figures), "digest": kept.digest}


def inputs_told(of: Evaluation, number: int | None) -> Told:
    """What a revision rests on, row by row; nobody's name is in it."""
    kept = revision(of, number)
    return {"revision": kept.number, "digest": kept.digest, "sources": _plain(kept.sources)} | {
        "inputs": _plain(kept.inputs)
    }


def elements(of: Evaluation, number: int | None, who: Principal, today: date) -> list[Told]:
    """Level 4 as rows: unit by unit, element by element, then the trained and the untrained together."""
    found = shown_figures(of, number, who, today)["results"]
    groups = [(each["unit_name"], True, each["elements"]) for each in found["units"]]
    groups += [(name, name == "trained", found[name]["elements"]) for name in ("trained", "untrained")]
    return [_flat(name, trained, each, found["rule_id"]) for name, trained, rows in groups for each in rows]


def improvements(who: Principal, filters: Told) -> QuerySet:
    """All of them for manager and auditor; for others their own."""
    wanted = {name: filters[name] for name in ("state", "evaluation_id") if name in filters}
    found = Improvement.objects(**wanted)
    if who.has("manager", "auditor"):
        return found
    return found.filter(owner_id=portfolios.mine(who).id)


def improvement(improvement_id: str) -> Improvement:
    """One improvement. Raises NotFound."""
    return get(Improvement, improvement_id)


def improvements_told(found: Any, today: date) -> list[Told]:
    """With the names of their owners, and whether they are overdue."""
    rows = list(found)
    names = {each.id: each.name for each in Librarian.objects(id__in=[row.owner_id for row in rows])}
    return [_improvement(each, names, today) for each in rows]


def rules_told(ids: Told) -> list[Told]:
    """The rules that figures name, with their sources."""
    rules = rules_named(ids).all() | {"confidence": by_id(CONFIDENCE, ids["confidence"])}
    return [
        {"role": role, "id": rule.id, "effective_from": rule.effective_from, "source": rule.source}
        for role, rule in rules.items()
    ]


def _rule_ids(of: Evaluation) -> Told:
    on = date.fromisoformat(of.period_from)
    sure = in_force(CONFIDENCE, max(on, HOUSE))
    return {name: rule.id for name, rule in rules_of(on).all().items()} | {"confidence": sure.id}


def _baseline(of: Evaluation) -> Told:
    units = of.baseline.get("units", {})
    rows = [{"unit_id": unit, **_plain(each)} for unit, each in sorted(units.items())]
    return {"standing": of.baseline.get("standing"), "taken_at": of.baseline.get("taken_at"), "units": rows}


def _improvements_of(of: Evaluation) -> list[Improvement]:
    """Its own, and of the evaluations before it those that were still open when it was planned, or are now."""
    own = list(Improvement.objects(evaluation_id=of.id).order_by("due_on", "id"))
    before = Improvement.objects(evaluation_id__in=chain(of), carried=True).order_by("due_on", "id")
    return [*(each for each in before if each.state == states.OPEN or _ended_since(each, of)), *own]


def _ended_since(each: Improvement, of: Evaluation) -> bool:
    return bool(each.ended_at and of.created_at and each.ended_at >= of.created_at)


def _improvement(of: Improvement, names: dict[str, str], today: date) -> Told:
    facts = ("id", "version", "state", "evaluation_id", "title", "why", "owner_id", "due_on", "outcome", "carried")
    overdue = of.state == states.OPEN and of.due_on < today.isoformat()
    told = {name: getattr(of, name) for name in facts} | {"ended_at": of.ended_at}
    return told | {"owner_name": names.get(of.owner_id, ""), "overdue": overdue}


def _flat(name: str, trained: bool, each: Told, rule_id: str) -> Told:
    sides = {side: each[side] or dict.fromkeys(("average", "n", "low", "high")) for side in ("before", "after")}
    told = {f"{side}_{field}": sides[side][field] for side in sides for field in ("average", "n", "low", "high")}
    facts = {"unit_name": name, "trained": trained, "slug": each["slug"], "rule_id": rule_id}
    return facts | told | {name: each[name] for name in ("change", "low", "high", "verdict")}


def _plain(value: Any) -> Any:
    """Stored lists and dicts as plain ones."""
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value
