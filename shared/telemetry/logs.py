"""Structured logs: one JSON object a line on standard output, each with the trace it belongs to."""

import logging
import logging.config
import sys
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

import orjson
import structlog
from structlog.typing import EventDict, FilteringBoundLogger, Processor, WrappedLogger

from shared.settings import Settings
from shared.telemetry import trace

_LEVELS = {"warn": "warning", "exception": "error", "fatal": "critical"}

# What names or reaches a person, or lets someone act as one. People are found by id, not in logs.
PERSONAL = frozenset(
    {"name", "full_name", "holder", "username", "nip", "email", "recipient", "phone", "address", "birth_date"}
    | {"age", "sex", "comment", "respondent", "body", "password", "secret", "token", "access_token"}
    | {"refresh_token", "id_token", "authorization", "cookie", "set_cookie"}
)


_PLAIN = frozenset({str, int, float, bool, type(None)})
_bound: ContextVar[Mapping[str, Any]] = ContextVar("log_facts", default=MappingProxyType({}))


def configure(settings: Settings) -> None:
    """Set up logging of this process, the standard library's loggers included. Call once, at start."""
    level = logging.getLevelNamesMapping().get(settings.log_level.upper(), logging.INFO)
    structlog.configure(
        processors=[_complete(settings.service), _render],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.WriteLoggerFactory(),
        cache_logger_on_first_use=True,
    )
    _configure_standard_library(settings.service, level)


def get(name: str) -> FilteringBoundLogger:
    """A logger. `log.info("session closed", session_id=...)`: an event in plain words, then facts."""
    logger: FilteringBoundLogger = structlog.get_logger(component=name)
    return logger


@contextmanager
def bound(**facts: Any) -> Iterator[None]:
    """Add facts (an event id) to every line logged within the block."""
    token = _bound.set({**_bound.get(), **facts})
    try:
        yield
    finally:
        _bound.reset(token)


def drop_personal(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Processor: remove what names a person, however deep it sits."""
    return _without_personal(event)


def _without_personal(facts: Mapping[str, Any]) -> MutableMapping[str, Any]:
    return {
        key: value if type(value) in _PLAIN else _cleaned(value)
        for key, value in facts.items()
        if key not in PERSONAL and key.lower() not in PERSONAL
    }


def _cleaned(value: Any) -> Any:
    if isinstance(value, Mapping):
        return _without_personal(value)
    if isinstance(value, list | tuple):
        return [_cleaned(item) for item in value]
    return value


def _complete(service: str) -> Processor:
    """Processor: when, how grave, and where a line belongs. One for all of it: every request pays for it."""

    def complete(_logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
        here = trace.current()
        line = {
            "timestamp": datetime.now(UTC).isoformat().replace("+00:00", "Z"),
            "level": _LEVELS.get(method, method),
            "service": service,
            "trace_id": here.trace_id,
            "span_id": here.span_id,
            **_bound.get(),
            **event,
        }
        if here.request_id:
            line.setdefault("request_id", here.request_id)
        return line

    return complete


def _render(logger: WrappedLogger, method: str, event: EventDict) -> str:
    if event.get("exc_info"):
        event = structlog.processors.format_exc_info(logger, method, event)
    else:
        event.pop("exc_info", None)
    return orjson.dumps(drop_personal(logger, method, event), default=str, option=orjson.OPT_NON_STR_KEYS).decode()


def _configure_standard_library(service: str, level: int) -> None:
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[structlog.stdlib.add_logger_name, _complete(service)],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, _render],
    )
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(max(level, logging.INFO))
    # They tell every request, heartbeat and reconnection at INFO.
    for chatty in ("pika", "amqp", "httpx", "httpcore", "werkzeug"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
