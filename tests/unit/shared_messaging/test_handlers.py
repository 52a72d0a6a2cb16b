"""Events reach their handlers in order, neighbours together where asked."""

from datetime import UTC, datetime

import pytest

from shared.contracts.envelope import Incoming
from shared.contracts.training import AttendanceRecordedV1, SessionClosedV1
from shared.messaging.handlers import Handlers
from shared.messaging.headers import ATTEMPT, DEAD_ID, ERROR, FIRST_FAILED_AT, REASON, attempt_of, headers_after
from shared.messaging.policy import Dead, Retry

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def event(contract, id):
    return Incoming(id, contract.routing_key, "urn:x", "s", 1, NOW, "", "", {})


def direct(_event, call):
    call()


def test_neighbours_of_a_type_come_together_and_order_is_kept():
    seen = []
    incoming = Handlers("training")
    incoming.on(SessionClosedV1)(lambda event, now: seen.append(event.id))
    incoming.on_batch(AttendanceRecordedV1)(lambda events, now: seen.append([event.id for event in events]))
    order = [(SessionClosedV1, "1"), (AttendanceRecordedV1, "2"), (AttendanceRecordedV1, "3"), (SessionClosedV1, "4")]
    incoming.apply([event(contract, event_id) for contract, event_id in order], NOW, direct)
    assert seen == ["1", ["2", "3"], "4"]


def test_a_type_without_a_handler_is_passed_over():
    Handlers("training").apply([event(SessionClosedV1, "1")], NOW, direct)


def test_a_type_has_one_handler():
    incoming = Handlers("training")
    incoming.on(SessionClosedV1)(lambda event, now: None)
    with pytest.raises(ValueError, match="already handles"):
        incoming.on_batch(SessionClosedV1)(lambda events, now: None)


def test_a_second_listener_hears_after_the_handler_and_of_types_that_nobody_handles():
    seen = []
    incoming = Handlers("training")
    incoming.on(SessionClosedV1)(lambda event, now: seen.append(event.id))
    incoming.also(SessionClosedV1, AttendanceRecordedV1)(lambda events, now: seen.append([e.id for e in events]))
    assert incoming.routing_keys == {SessionClosedV1.routing_key, AttendanceRecordedV1.routing_key}
    incoming.apply([event(SessionClosedV1, "1"), event(AttendanceRecordedV1, "2")], NOW, direct)
    assert seen == ["1", ["1"], ["2"]]
    with pytest.raises(ValueError, match="already listens"):
        incoming.also(SessionClosedV1)(lambda events, now: None)


def test_headers_count_attempts_and_keep_the_first_failure():
    first = headers_after({"x-death": []}, ValueError("no"), Retry(5, 2), NOW)
    assert first == {ATTEMPT: 2, FIRST_FAILED_AT: "2026-11-23T00:00:00.000Z", ERROR: "ValueError: no"}
    second = headers_after(first, KeyError("later"), Dead("exhausted"), NOW.replace(hour=5))
    assert second[FIRST_FAILED_AT] == first[FIRST_FAILED_AT]
    assert (second[REASON], second[ATTEMPT]) == ("exhausted", 2)
    assert second[DEAD_ID]


@pytest.mark.parametrize("nonsense", ["3", -1, None, 0, 2.5])
def test_a_strange_attempt_header_counts_as_the_first(nonsense):
    assert attempt_of({ATTEMPT: nonsense}) == 1
