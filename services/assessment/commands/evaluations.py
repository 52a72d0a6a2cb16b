"""Evaluations: planned before the training, accounted for, published. Figures once published never change."""

from datetime import date, datetime, timedelta
from typing import Any

from services.assessment.documents import Evaluation, EvaluationRevision, Improvement, ReportedFact
from services.assessment.domain.evaluation import kinds, states
from services.assessment.domain.evaluation.figures import figures
from services.assessment.domain.evaluation.rules import HOUSE, rules_of
from services.assessment.domain.rules import CONFIDENCE, in_force
from services.assessment.events import evaluations as outgoing
from services.assessment.queries import evaluation_inputs as inputs
from services.assessment.queries.evaluation_units import latest
from services.assessment.queries.evaluations import chain
from shared.clock import WIB
from shared.errors import Invalid, NotFound, Refused
from shared.storage.documents import get, insert, save

Facts = dict[str, Any]
FIXED, AFTER_TRAINING, NO_SURVEY = "fixed", "made-after", "no-survey"
ONE_DAY = timedelta(days=1)


def plan(evaluation_id: str, facts: Facts, by: str, now: datetime) -> Evaluation:
    """Plan an evaluation; where no session has begun yet, today's element averages are kept as its baseline."""
    _check(facts)
    made = Evaluation(id=evaluation_id, state=states.PLANNED, planned_by=by)
    _write(made, facts, now)
    made.follows = facts.get("follows") or _one_before(made)
    if made.follows:
        get(Evaluation, made.follows)
        still_open = Improvement.objects(evaluation_id__in=chain(made), state=states.OPEN)
        still_open.update(set__carried=True, set__updated_at=now, inc__version=1)
    return insert(made, now)


def change_plan(of: Evaluation, facts: Facts, now: datetime) -> Evaluation:
    """Plan again, until the first publication. Where other courses are evaluated, the baseline is taken again."""
    _must(of, states.PLAN)
    _check(facts)
    scope, kept = _scope(of), of.baseline
    _write(of, facts, now)
    if _scope(of) == scope:
        of.baseline = kept
    return save(of, now)


def account(of: Evaluation, benefits: list[Facts], costs: list[Facts], now: datetime) -> Evaluation:
    """Write down benefits and costs; without all of them there is no return to compute."""
    _must(of, states.ACCOUNT)
    of.benefits, of.costs = benefits, costs
    return save(of, now)


def publish(of: Evaluation, by: str, now: datetime) -> tuple[Evaluation, bool]:
    """Freeze the figures; nothing happens where all that they rest on is as it was. Whether a revision was made."""
    state = _must(of, states.PUBLISH)
    today = now.astimezone(WIB).date()
    if today.isoformat() < of.period_until:
        raise Refused("period-not-over", until=of.period_until)
    gathered = inputs.gather(of, today)
    if not gathered.inputs["sessions"]:
        raise Refused("nothing-to-evaluate")
    last = EvaluationRevision.objects(evaluation_id=of.id, number=of.revision).first()
    if last and last.digest == gathered.digest:
        return of, False
    of.state, of.revision = state, of.revision + 1
    save(of, now)
    kept = _freeze(of, gathered, by, now)
    outgoing.evaluation_published(of, sorted(kept.rules.values()), now)
    return of, True


def _freeze(of: Evaluation, gathered: inputs.Gathered, by: str, now: datetime) -> EvaluationRevision:
    on = date.fromisoformat(of.period_from)
    rules, sure = rules_of(on), in_force(CONFIDENCE, max(on, HOUSE))
    kept = EvaluationRevision(
        id=f"{of.id}:{of.revision}",
        evaluation_id=of.id,
        number=of.revision,
        published_at=now,
        published_by=by,
        digest=gathered.digest,
        rules={name: rule.id for name, rule in rules.all().items()} | {"confidence": sure.id},
        inputs=gathered.inputs,
        figures=figures(gathered.inputs, rules, sure),
        sources=gathered.sources,
    )
    kept.save(force_insert=True)
    return kept


def _write(of: Evaluation, facts: Facts, now: datetime) -> None:
    of.title, of.programme_id = facts["title"], facts.get("programme_id")
    of.course_ids, of.session_ids = facts["course_ids"], facts["session_ids"]
    of.period_from, of.period_until = facts["period_from"].isoformat(), facts["period_until"].isoformat()
    of.measures, of.intention = facts["measures"], facts["intention"]
    of.baseline = _baseline(of, now)


def _scope(of: Evaluation) -> tuple[list[str], list[str], str]:
    return sorted(of.course_ids), sorted(of.session_ids), of.period_from


def _baseline(of: Evaluation, now: datetime) -> Facts:
    """What was known before the training; said plainly where it is too late, or where nobody asked visitors yet."""
    if _begun(of, now):
        return {"standing": AFTER_TRAINING, "taken_at": now, "units": {}}
    found = latest()
    return {"standing": FIXED if found else NO_SURVEY, "taken_at": now, "units": found}


def _begun(of: Evaluation, now: datetime) -> bool:
    today = now.astimezone(WIB).date().isoformat()
    days = {each.day for each in inputs.in_scope(of, kinds.COMPLETED)}
    starts = [each for each in inputs.in_scope(of, kinds.SESSION) if not each.data["cancelled"]]
    within = [each for each in starts if of.period_from <= each.day <= of.period_until]
    return any(datetime.fromisoformat(each.data["starts_at"]) <= now for each in within) or any(
        of.period_from <= day <= min(today, of.period_until) for day in days
    )


def _one_before(of: Evaluation) -> str | None:
    if not of.programme_id:
        return None
    last = Evaluation.objects(programme_id=of.programme_id).order_by("-id").first()
    return last.id if last else None


def _must(of: Evaluation, action: str) -> str:
    state = states.after(of.state, action)
    if state is None:
        raise Refused("evaluation-published", title=of.title)
    return state


def _check(facts: Facts) -> None:
    if facts["period_until"] < facts["period_from"]:
        raise Invalid({"period_until": "until-before-from"})
    if not facts["course_ids"] and not facts["session_ids"]:
        raise Invalid({"course_ids": "scope-empty"})
    programme = facts.get("programme_id")
    if programme and not ReportedFact.objects(id=f"{kinds.PROGRAMME}:{programme}").first():
        raise NotFound("programme", programme)
