"""Structured logs: one JSON object a line on standard output, each with the trace it belongs to."""

import logging
import logging.config
import sys
from collections.abc import Mapping, MutableMapping
from contextlib import AbstractContextManager
from typing import Any

import orjson
import structlog
from structlog.typing import EventDict, FilteringBoundLogger, WrappedLogger

from shared.settings import Settings
from shared.telemetry import trace

# What names or reaches a person, or lets someone act as one. People are found by id, not in logs.
PERSONAL = frozenset(
    {"name", "full_name", "holder", "username", "nip", "email", "recipient", "phone", "address", "birth_date"}
    | {"age", "sex", "comment", "respondent", "body", "password", "secret", "token", "access_token"}
    | {"refresh_token", "id_token", "authorization", "cookie", "set_cookie"}
)


def configure(settings: Settings) -> None:
    """Set up logging of this process, the standard library's loggers included. Call once, at start."""
    level = logging.getLevelNamesMapping().get(settings.log_level.upper(), logging.INFO)
    structlog.configure(
        processors=[*_shared_processors(settings.service), _render],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.WriteLoggerFactory(),
        cache_logger_on_first_use=True,
    )
    _configure_standard_library(settings.service, level)


def get(name: str) -> FilteringBoundLogger:
    """A logger. `log.info("session closed", session_id=...)`: an event in plain words, then facts."""
    logger: FilteringBoundLogger = structlog.get_logger(component=name)
    return logger


def bound(**facts: Any) -> AbstractContextManager[None]:
    """Add facts (request id, event id) to every line logged within the block."""
    return structlog.contextvars.bound_contextvars(**facts)


def add_trace(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Processor: which trace and step a line belongs to."""
    here = trace.current()
    event.setdefault("trace_id", here.trace_id)
    event.setdefault("span_id", here.span_id)
    if here.request_id:
        event.setdefault("request_id", here.request_id)
    return event


def drop_personal(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Processor: remove what names a person, however deep it sits."""
    return _without_personal(event)


def _without_personal(facts: Mapping[str, Any]) -> MutableMapping[str, Any]:
    return {key: _cleaned(value) for key, value in facts.items() if key.lower() not in PERSONAL}


def _cleaned(value: Any) -> Any:
    if isinstance(value, str | int | float | None):
        return value
    if isinstance(value, Mapping):
        return _without_personal(value)
    if isinstance(value, list | tuple):
        return [_cleaned(item) for item in value]
    return value


def _shared_processors(service: str) -> list[Any]:
    def add_service(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
        event["service"] = service
        return event

    return [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        add_service,
        add_trace,
        structlog.processors.format_exc_info,
        drop_personal,
    ]


def _render(_logger: WrappedLogger, _method: str, event: EventDict) -> str:
    return orjson.dumps(event, default=str, option=orjson.OPT_NON_STR_KEYS).decode()


def _configure_standard_library(service: str, level: int) -> None:
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[structlog.stdlib.add_logger_name, *_shared_processors(service)],
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
