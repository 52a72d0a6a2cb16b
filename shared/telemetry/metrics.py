"""What Prometheus may ask. Made once here, so that a name means the same in every service.

With several gunicorn workers PROMETHEUS_MULTIPROC_DIR names the folder where their numbers meet.
"""

import os

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
    multiprocess,
)

_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)

HTTP_SECONDS = Histogram(
    "bina_http_request_seconds",
    "Time to answer, by route template (never by path)",
    ["method", "route", "status"],
    buckets=_SECONDS,
)
OUTBOX_PENDING = Gauge("bina_outbox_pending", "Events written but not yet published", multiprocess_mode="livemax")
OUTBOX_AGE = Gauge("bina_outbox_age_seconds", "Age of the oldest unpublished", multiprocess_mode="livemax")
PUBLISHED = Counter("bina_events_published_total", "Messages confirmed by the broker and marked")
UNROUTABLE = Counter("bina_events_unroutable_total", "Events published that nobody is bound to", ["type"])
CONSUMER_READY = Gauge(
    "bina_consumer_ready", "1 while the consumer is connected and consuming", multiprocess_mode="livemax"
)
CONSUMER_LAG = Gauge(
    "bina_consumer_lag_seconds", "From an event's time to its effect, last batch", multiprocess_mode="livemax"
)
HANDLED = Counter("bina_events_handled_total", "Events applied, duplicates not counted", ["type"])
DUPLICATES = Counter("bina_events_duplicate_total", "Deliveries of events applied before")
HANDLER_SECONDS = Histogram("bina_handler_seconds", "Time to apply an event", ["type"], buckets=_SECONDS)
RETRIES = Counter("bina_event_retries_total", "Events sent to a rung of the retry ladder", ["type", "rung"])
DEAD_LETTERED = Counter("bina_dead_lettered_total", "Events given up", ["type", "reason"])
DEAD_LETTERS = Gauge("bina_dead_letters", "Dead letters waiting for a person", multiprocess_mode="livemax")
NOTIFICATIONS = Counter("bina_notifications_total", "Messages sent, by result", ["channel", "result"])


def exposition() -> tuple[bytes, str]:
    """All metrics of this process, or of all workers of this service, and their content type."""
    registry = REGISTRY
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        registry = CollectorRegistry()
        multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return generate_latest(registry), CONTENT_TYPE_LATEST
