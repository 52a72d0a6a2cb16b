"""Every hot look-up of surveys is answered from an index."""

from typing import Any

import pytest

from shared.storage.connection import database

HOT = [
    ("answers", {"survey_id": "s", "comment_state": {"$in": ["cleared"]}}),
    ("answers", {"survey_id": "s"}),
    ("slips", {"_id": "x", "used": False}),
    ("slips", {"handout_id": "h", "used": True}),
    ("slips", {"survey_id": "s"}),
    ("handouts", {"survey_id": "s"}),
    ("satisfactions", {"survey_id": "s", "service": None}),
    ("surveys", {"period": "2026", "state": "open"}),
    ("surveys", {"state": "open", "closes_on": {"$lt": 0}, "reminded_on": None}),
    ("survey_actions", {"survey_id": "s"}),
    ("instruments", {"family": "skm"}),
    ("ballot_boxes", {"survey_id": "s"}),
]


def _stages(plan: dict[str, Any]) -> set[str]:
    inner = plan.get("inputStage") or plan.get("queryPlan")
    return {plan.get("stage", "")} | (_stages(inner) if inner else set())


@pytest.mark.parametrize(("collection", "query"), HOT)
def test_from_an_index(city, collection, query) -> None:
    plan = database()[collection].find(query).explain()["queryPlanner"]["winningPlan"]
    assert "COLLSCAN" not in _stages(plan)
    assert _stages(plan) & {"IXSCAN", "IDHACK", "EXPRESS_IXSCAN"}
