"""One trace id from header to header."""

import threading

import pytest

from shared.telemetry import trace

HEADER = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"


def test_a_header_is_continued_as_a_child() -> None:
    with trace.step(HEADER, correlation_id="story", causation_id="event") as here:
        assert here.trace_id == "4bf92f3577b34da6a3ce929d0e0e4736"
        assert here.span_id != "00f067aa0ba902b7"
        assert (here.correlation_id, here.causation_id) == ("story", "event")
        assert trace.traceparent() == f"00-{here.trace_id}-{here.span_id}-01"


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "nonsense",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        HEADER + "\nX-Evil: 1",
        "0" * 10_000,
    ],
)
def test_a_malformed_header_begins_a_new_trace(header: str | None) -> None:
    with trace.step(header) as here:
        assert len(here.trace_id) == 32
        assert here.trace_id != "4bf92f3577b34da6a3ce929d0e0e4736"
        assert here.correlation_id == here.trace_id


def test_a_later_version_of_the_header_is_read() -> None:
    with trace.step("01" + HEADER[2:] + "-what-comes-next") as here:
        assert here.trace_id == "4bf92f3577b34da6a3ce929d0e0e4736"


def test_a_step_gives_back_what_was_before() -> None:
    with trace.step(HEADER) as outer:
        with trace.step(None) as inner:
            assert inner.trace_id != outer.trace_id
        assert trace.current() == outer


def test_threads_do_not_share_a_trace() -> None:
    seen: list[trace.Trace] = []
    with trace.step(HEADER) as here:
        thread = threading.Thread(target=lambda: seen.append(trace.current()))
        thread.start()
        thread.join(5)
        assert seen[0].trace_id != here.trace_id
