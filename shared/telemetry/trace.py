"""W3C trace context, carried by one context variable through HTTP, outbox, broker and consumer.

One request or event has a `trace_id`; each step in it a `span_id` of its own. `correlation_id` names what all
of a story's events share, `causation_id` the event (or nothing) that led straight to this step, `request_id`
what the gateway calls an HTTP request.
"""

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

_TRACEPARENT = re.compile(r"(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}(-.*)?")


@dataclass(frozen=True, slots=True)
class Trace:
    """Where we are in a story that crosses processes."""

    trace_id: str
    span_id: str
    correlation_id: str
    causation_id: str = ""
    request_id: str = ""


_current: ContextVar[Trace | None] = ContextVar("trace", default=None)


def current() -> Trace:
    """The trace of the running step; a new one where none has begun."""
    return _current.get() or continue_from(None)


def continue_from(
    header: str | None, *, correlation_id: str = "", causation_id: str = "", request_id: str = ""
) -> Trace:
    """Begin a step as a child of a `traceparent` header; an absent or malformed one begins a new trace."""
    match = _TRACEPARENT.fullmatch(header) if header else None
    trace_id = match[1] if match else secrets.token_hex(16)
    trace = Trace(trace_id, secrets.token_hex(8), correlation_id or trace_id, causation_id, request_id)
    _current.set(trace)
    return trace


def traceparent() -> str:
    """The header that lets the next process continue the running step."""
    trace = current()
    return f"00-{trace.trace_id}-{trace.span_id}-01"


@contextmanager
def step(header: str | None, *, correlation_id: str = "", causation_id: str = "") -> Iterator[Trace]:
    """`continue_from` for the length of a block; the trace before it returns at its end."""
    token = _current.set(None)
    try:
        yield continue_from(header, correlation_id=correlation_id, causation_id=causation_id)
    finally:
        _current.reset(token)
