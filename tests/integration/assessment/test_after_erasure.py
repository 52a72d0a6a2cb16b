"""When people are erased, every page about the others still works: lists, results side by side, sums."""

from datetime import timedelta
from typing import Any

import pytest

from services.assessment.documents.personal import HOLDINGS
from services.assessment.domain.retention import KEPT
from services.assessment.events.incoming import incoming
from shared.contracts.community import LibrarianLeftV1
from shared.storage.connection import database
from tests.integration.assessment.stage import SECRET, TODAY, Stage
from tests.integration.assessment.test_who_may import filled
from tests.integration.assessment.who_may import LINES
from tests.support.events import deliver

LISTS = [line for line in LINES if line.method == "GET" and "operations" not in line.path]
GONE = ("herself", "her assessor", "peer 0")


@pytest.fixture(scope="module")
def stage(service: Any, mint: Any) -> Stage:
    stage = Stage(service, mint)
    for who in GONE:
        data = {"librarian_id": stage.ids[who], "left_on": TODAY - timedelta(days=40), "reason": "Pensiun"}
        deliver(incoming, LibrarianLeftV1, subject=stage.ids[who], sequence=9, data=data)
    assert stage.done("operator", "POST", "/sweeps", {})["erased"] == len(GONE)
    return stage


@pytest.mark.parametrize("who", ["colleague of A", "supervisor of A", "manager", "auditor"])
def test_every_list_and_page_still_works(stage, who) -> None:
    for line in LISTS:
        told = stage.call(who, "GET", filled(stage, line.path))
        assert told.status_code < 500, (line.key, told.text[:300])


def test_what_is_not_kept_names_nobody(stage) -> None:
    ids = {stage.ids[who] for who in GONE} | {"Dewi Sipayung"}
    for holding in HOLDINGS:
        if holding.fate != KEPT:
            rows = list(holding.document._get_collection().find())
            assert not any(word in str(rows) for word in ids), holding.name


def test_free_words_of_the_plan_claim_and_assessment_are_gone(stage) -> None:
    for name, field in (("assessments", "shared_note"), ("assessment_disputes", "reason"), ("plans", "comments")):
        rows = list(database()[name].find({}, {field: 1}))
        assert rows
        assert SECRET not in str(rows)
