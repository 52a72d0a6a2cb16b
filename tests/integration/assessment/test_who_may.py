"""Who may not see a result cannot: every route of the service, for every kind of person; events and logs besides."""

import itertools
import json
import re
from typing import Any

import pytest

from services.assessment.documents import PortfolioReading
from shared.contracts.base import EVENTS
from shared.ids import new_id
from shared.storage.outbox import OutboxRow
from tests.integration.assessment.conftest import API
from tests.integration.assessment.stage import NIP, PREDICATE, SECRET, Stage
from tests.integration.assessment.who_may import BODIES, LINES, Line

PLACE = re.compile(r"<(?:[^:<>]+:)?([^<>]+)>")
STATUS = {".": {401}, "-": {403}}


@pytest.fixture(scope="module")
def stage(service: Any, mint: Any) -> Stage:
    return Stage(service, mint)


def filled(stage: Stage, text: str) -> str:
    return re.sub(r"\{(\w+)\}", lambda found: stage.ids.get(found[1]) or new_id(), text)


def _live(stage: Stage) -> dict[str, Any]:
    """Every route of the API as the table writes it, with its view."""
    app = stage.service.app
    found: dict[str, Any] = {}
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith(API):
            path = PLACE.sub(r"{\1}", rule.rule.removeprefix(API))
            methods = (rule.methods or set()) - {"HEAD", "OPTIONS"}
            found |= {f"{method} {path}": app.view_functions[rule.endpoint] for method in methods}
    return found


def test_the_table_is_whole(stage) -> None:
    """One line a route, and no line without one."""
    live, told = set(_live(stage)), [line.key for line in LINES]
    assert sorted(live - set(told)) == [], "routes that say nothing of who may: add a line to who_may.py"
    assert sorted(set(told) - live) == [], "lines without a route"
    assert len(told) == len(set(told))
    assert set(BODIES) <= set(told)


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.key)
def test_who_may(stage, line: Line) -> None:
    """Each person asks; a list that can be had as a file is asked for as a file too."""
    given = json.loads(filled(stage, json.dumps(BODIES.get(line.key, {}))))
    path = filled(stage, line.path)
    forms = ("json", "csv") if _exports(_live(stage)[line.key]) else ("",)
    for (who, sign), form in itertools.product(line.expected(), forms):
        before = _readings(stage, who)
        told = stage.call(who, line.method, path, query_string={"format": form} if form else {}, **given)
        where = f"{who}: {line.key} {form}"
        _check(stage, told, sign, where)
        if sign == "y" and who != "herself" and line.method == "GET" and _tells(stage, told.text):
            assert _readings(stage, who) > before, f"{where}: a reading that nobody logged"


def _readings(stage: Stage, who: str) -> int:
    return int(PortfolioReading.objects(librarian_id=stage.ids["herself"], reader=NIP[who]).count())


def _tells(stage: Stage, text: str) -> bool:
    """Whether it says a word or a result of Dewi's."""
    return SECRET in text or (PREDICATE in text and stage.ids["herself"] in text)


def _exports(view: Any) -> bool:
    while view is not None:
        if hasattr(view, "exports"):
            return True
        view = getattr(view, "__wrapped__", None)
    return False


def _check(stage: Stage, told: Any, sign: str, where: str) -> None:
    if sign in STATUS:
        assert told.status_code in STATUS[sign], (where, told.status_code, told.text[:300])
    else:
        assert told.status_code not in (401, 403), (where, told.status_code, told.text[:300])
        assert told.status_code < 500, where
    if sign not in "yw":
        assert not _tells(stage, told.text), where
    if sign == "n":
        assert stage.ids["herself"] not in told.text, where
        assert "Dewi" not in told.text, where


def test_no_event_that_a_partner_may_see_tells_of_a_person(stage) -> None:
    people = {stage.ids["herself"], NIP["herself"], "Dewi Sipayung"}
    seen = 0
    for row in OutboxRow._get_collection().find():
        contract, told = EVENTS[row["key"]], json.dumps(row["event"]["data"], default=str)
        assert not any(name in told for name in ("Dewi Sipayung", NIP["herself"])), row["key"]
        if PREDICATE in told or SECRET in told:
            assert contract.personal, row["key"]
            assert contract.audience == "internal", row["key"]
        if contract.audience == "partner":
            assert not any(name in told for name in people), row["key"]
        seen += 1
    assert seen


def test_no_log_line_tells_of_a_person(stage, capfd) -> None:
    """Everything is read, and something is written, under the eyes of the log."""
    capfd.readouterr()
    for line in (each for each in LINES if each.method == "GET"):
        for who in ("herself", "supervisor of A", "manager"):
            stage.call(who, "GET", filled(stage, line.path))
    said = {"json": {"text": SECRET}, "headers": {"If-Match": '"1"'}}
    stage.call("herself", "POST", f"/performance-cycles/{stage.ids['cycle_id']}/comments", **said)
    out = "".join(capfd.readouterr())
    assert "performance" in out, "nothing was logged at all"
    for word in (SECRET, PREDICATE, "Dewi Sipayung", NIP["herself"]):
        assert word not in out
