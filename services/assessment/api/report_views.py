"""A report as it is told: its titles in the reader's language, each figure with its section and date."""

from collections.abc import Iterable, Mapping
from typing import Any

from services.assessment.documents import Report
from services.assessment.domain.reports import states
from services.assessment.domain.reports.literacy_pack import PACK_RULES, may_be_entered
from services.assessment.domain.rules import by_id
from services.assessment.queries import reports as queries
from shared.http import language

NAMES = (
    "id", "version", "kind", "year", "revision", "state", "until", "rule_id", "facts", "published_on", "updated_at",
    "programmes", "completeness", "fingerprint",
)  # fmt: skip


def as_shown(of: Report) -> dict[str, Any]:
    facts = {name: getattr(of, name) for name in NAMES}
    told = {"sections": _sections(of), "figures": figures_shown(of), "rule_source": queries.rule_source(of)}
    return facts | told | {"may_enter": _may_enter(of), "trail": queries.trail(of)}


def in_public(of: Report) -> dict[str, Any]:
    facts = {name: getattr(of, name) for name in (*NAMES[:11], "programmes")}
    return facts | {"sections": _sections(of), "figures": _shown(of, queries.in_public(of))}


def figures_shown(of: Report) -> list[dict[str, Any]]:
    return _shown(of, of.figures)


def _shown(of: Report, figures: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    titles = queries.sections(of)
    return [{**each, "section_title": language.choose(*titles[each["section"]]), "as_of": of.until} for each in figures]


def _sections(of: Report) -> list[dict[str, str]]:
    return [{"name": name, "title": language.choose(*title)} for name, title in queries.sections(of).items()]


def _may_enter(of: Report) -> list[str]:
    if of.kind != states.PACK:
        return []
    rule = by_id(PACK_RULES, of.rule_id)
    return [each["name"] for each in of.figures if may_be_entered(each["name"], rule)]
