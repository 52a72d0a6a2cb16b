"""A credit-point account as a person can follow it: each entry with its factors, what is missing, and when."""

from datetime import date
from fractions import Fraction
from typing import Any

from services.assessment.documents import Librarian, PointAccount
from services.assessment.domain import points
from services.assessment.domain.figures import half_up
from services.assessment.domain.point_rules import POINT_RULES, Level, PointRule
from services.assessment.domain.points import Entry, Target
from services.assessment.domain.rules import in_force


def stored(librarian: Librarian) -> PointAccount:
    """The account, or an empty one (version 0) where nothing was entered yet."""
    found: PointAccount | None = PointAccount.objects(id=librarian.id).first()
    return found or PointAccount(id=librarian.id, version=0)


def account(librarian: Librarian, today: date) -> dict[str, Any]:
    """What was earned, what it adds up to on the level held, and the way to the next rank and level."""
    rule = in_force(POINT_RULES, today)
    level = rule.level_of(librarian.position)
    kept = stored(librarian)
    stint = _stint(kept, level)
    entries = [_entry(each) for each in kept.entries]
    held = points.balance(entries, stint)
    since = kept.rank_since if kept.rank == librarian.rank and kept.level == (level and level.slug) else None
    return {
        "librarian_id": librarian.id,
        "name": librarian.name,
        "version": kept.version,
        "position": librarian.position,
        "level": level.slug if level else None,
        "rank": librarian.rank,
        "rank_since": since,
        "balance": _points(held),
        "entries": [_shown(each, points.standing(as_entry, entries, stint))
                    for each, as_entry in zip(kept.entries, entries, strict=True)],
        "changes": kept.changes,
        **_way(rule, level, librarian.rank, held, since, today),
        "rule": _rule(rule, level),
    }  # fmt: skip


def _stint(kept: PointAccount, level: Level | None) -> int:
    # promoted, and nothing entered since: nothing counts yet
    moved = kept.level is not None and (level is None or kept.level != level.slug)
    return int(kept.stint) + moved


def _entry(kept: dict[str, Any]) -> Entry:
    return Entry(kept["kind"], kept["year"], kept["stint"], Fraction(kept["points"]), kept["replaced"])


def _points(value: Fraction) -> dict[str, Any]:
    """As shown, and exactly."""
    shown = half_up(value, points.PLACES)
    return {"shown": str(shown), "exact": str(value), "rounded": Fraction(shown) != value}


def _shown(kept: dict[str, Any], standing: str) -> dict[str, Any]:
    return {**kept, "points": _points(Fraction(kept["points"])), "standing": standing}


def _way(
    rule: PointRule, level: Level | None, rank: str, held: Fraction, since: str | None, today: date
) -> dict[str, Any]:
    targets = {
        "next_rank": points.to_next_rank(level, rank, held) if level else None,
        "next_level": points.to_next_level(level, rank, held) if level else None,
    }
    months = points.months_held(date.fromisoformat(since), today) if since else None
    shown = {name: _target(target) if target else None for name, target in targets.items()}
    ways = [_projected(rule, level, predicate, targets, months) for predicate in rule.percents] if level else []
    return {**shown, "months_in_rank": months, "projection": ways}


def _target(target: Target) -> dict[str, Any]:
    facts = {"goes_to": target.goes_to, "verified": target.verified}
    return facts | {"needed": _points(target.needed), "missing": _points(target.missing)}


def _projected(
    rule: PointRule, level: Level, predicate: str, targets: dict[str, Target | None], months: int | None
) -> dict[str, Any]:
    """At this predicate every year: how many months until the next rank and level."""
    until = {
        f"months_to_{name}": points.months_until(rule, level, predicate, target, months) if target else None
        for name, target in targets.items()
    }
    verified = rule.percents[predicate].verified and level.coefficient.verified
    return {"predicate": predicate, "verified": verified, **until}


def _rule(rule: PointRule, level: Level | None) -> dict[str, Any]:
    coefficient = level.coefficient if level else None
    return {
        "id": rule.id,
        "source": rule.source,
        "months_in_rank": int(rule.months_in_rank.value),
        "coefficient": str(coefficient.value) if coefficient else None,
        "coefficient_verified": coefficient.verified if coefficient else None,
        "percents": [
            {"predicate": slug, "percent": str(figure.value), "verified": figure.verified}
            for slug, figure in rule.percents.items()
        ],
    }
