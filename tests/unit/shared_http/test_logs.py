"""A log line is one JSON object, belongs to a trace, and names nobody."""

import logging
from collections.abc import Callable, Iterator
from typing import Any

import orjson
import pytest
import structlog

from shared.settings import Settings
from shared.telemetry import logs, trace

Log = Callable[[Callable[[], object]], list[dict[str, Any]]]


@pytest.fixture
def logged(capsys: pytest.CaptureFixture[str]) -> Iterator[Log]:
    """What an action logs. Configured in the test itself: pytest changes sys.stdout between set-up and call."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level

    def log(action: Callable[[], object]) -> list[dict[str, Any]]:
        logs.configure(Settings.for_tests("training"))
        action()
        return [orjson.loads(line) for line in capsys.readouterr().out.splitlines()]

    yield log
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def test_a_line_says_where_it_belongs(logged: Log) -> None:
    with trace.step(None) as here, logs.bound(request_id="r-1", event_id="e-1"):
        [line] = logged(lambda: logs.get("commands").info("session closed", session_id="s-1"))
    assert line["event"] == "session closed"
    assert line["level"] == "info"
    assert line["service"] == "training"
    assert (line["trace_id"], line["span_id"]) == (here.trace_id, here.span_id)
    assert (line["request_id"], line["event_id"], line["session_id"]) == ("r-1", "e-1", "s-1")
    assert line["timestamp"].endswith("Z")


def test_what_names_a_person_is_dropped_however_deep(logged: Log) -> None:
    person = {"nip": "1975", "Email": "a@b.c", "unit_id": "u-1", "children": [{"phone": "08", "n": 1}]}
    facts = {"name": "Eka", "password": "p", "librarian": person, "authorization": "Bearer x", "rows": 3}
    [line] = logged(lambda: logs.get("x").info("imported", **facts))
    assert line["librarian"] == {"unit_id": "u-1", "children": [{"n": 1}]}
    assert line["rows"] == 3
    assert not {"name", "password", "authorization"} & line.keys()


def test_the_standard_library_writes_the_same_lines(logged: Log) -> None:
    [line] = logged(lambda: logging.getLogger("gunicorn.error").info("listening at %s", "127.0.0.1"))
    assert line["event"] == "listening at 127.0.0.1"
    assert line["logger"] == "gunicorn.error"
    assert "trace_id" in line


def test_an_exception_is_one_line(logged: Log) -> None:
    try:
        raise ValueError("broken\nin two")
    except ValueError as error:
        [line] = logged(lambda caught=error: logs.get("x").error("failed", exc_info=caught))  # type: ignore[misc]
    assert "ValueError: broken" in line["exception"]


def test_the_level_is_a_setting(logged: Log) -> None:
    assert logged(lambda: logs.get("x").debug("too quiet")) == []
