"""Kept literacy indices of up to 2024, and the rules they were made by."""

from typing import Any

from mongoengine import QuerySet

from services.assessment.documents import LiteracyIndex
from services.assessment.domain.reports.index_rules import INDEX_RULES, IndexRule
from shared.storage.documents import get


def literacy_indices(filters: dict[str, Any]) -> QuerySet:
    """Kept indices, perhaps of one instrument."""
    wanted = {"instrument": filters["instrument"]} if filters.get("instrument") else {}
    return LiteracyIndex.objects(**wanted)


def literacy_index(index_id: str) -> LiteracyIndex:
    """One kept index."""
    return get(LiteracyIndex, index_id)


def rules() -> list[IndexRule]:
    """Every rule, with its parts and bands."""
    return list(INDEX_RULES)
