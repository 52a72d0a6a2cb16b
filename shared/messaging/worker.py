"""A worker process: consumer, relay and periodic jobs, a thread and a connection each."""

import os
import signal
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from mongoengine import Document
from pymongo.errors import PyMongoError

from shared.clock import utcnow
from shared.messaging.consumer import Consumer
from shared.messaging.handlers import Handlers
from shared.messaging.relay import Relay
from shared.settings import Settings
from shared.storage import connection, outbox
from shared.storage.lease import Lease
from shared.telemetry import health, logs, trace

log = logs.get(__name__)
CONSUMER, RELAY = "consumer", "relay"


@dataclass(frozen=True)
class Job:
    """Something to do every so often. `run(now)` opens its own transactions and may be run again at any time."""

    name: str
    every: float
    run: Callable[[datetime], object]


class Worker:
    """The background half of a service."""

    def __init__(
        self,
        settings: Settings,
        handlers: Handlers,
        *,
        documents: Sequence[type[Document]] = (),
        jobs: Sequence[Job] = (),
    ) -> None:
        self.settings, self.handlers, self.documents, self.jobs = settings, handlers, documents, jobs
        self.stop = threading.Event()
        self._failed = threading.Event()

    def run(self, only: str = "") -> int:
        """Work until SIGTERM or SIGINT; returns the exit code. `only`: "consumer" (with jobs) or "relay"."""
        logs.configure(self.settings)
        connection.connect(self.settings)
        outbox.use_source(self.settings.source)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self.stop.set())
        parts = self._parts(only)
        threads = [threading.Thread(target=self._guard, args=part, name=part[0]) for part in parts]
        server = health.serve(
            self.settings.worker_port,
            {"mongodb": _ping},
            {"threads": self._all_alive(threads)},
            host=os.environ.get("HOST", ""),
        )
        for thread in threads:
            thread.start()
        log.info("worker runs", parts=[thread.name for thread in threads], port=server.server_port)
        for thread in threads:
            thread.join()
        server.shutdown()
        return 1 if self._failed.is_set() else 0

    def _parts(self, only: str) -> list[tuple[str, Callable[[], None]]]:
        parts: list[tuple[str, Callable[[], None]]] = []
        if only in ("", CONSUMER):
            parts.append((CONSUMER, Consumer(self.settings, self.handlers, self.stop).run))
            parts += [(f"job {job.name}", self._every(job)) for job in self.jobs]
        if only in ("", RELAY):
            parts.append((RELAY, Relay(self.settings, self.stop).run))
        return parts

    def _every(self, job: Job) -> Callable[[], None]:
        def loop() -> None:
            lease = Lease(f"job {job.name}", trace.current().trace_id, max(job.every * 2, 10))
            while not self.stop.is_set():
                try:
                    if lease.hold():
                        with trace.step(None):
                            job.run(utcnow())
                except PyMongoError as error:
                    log.warning("job waits for the database", job=job.name, reason=type(error).__name__)
                self.stop.wait(job.every)
            lease.release()

        return loop

    def _guard(self, name: str, run: Callable[[], None]) -> None:
        """A part that ends by an error ends the process: half a worker is worse than one started again."""
        try:
            run()
        except Exception:
            log.exception("worker part failed", part=name)
            self._failed.set()
            self.stop.set()

    def _all_alive(self, threads: Sequence[threading.Thread]) -> Callable[[], None]:
        def check() -> None:
            dead = [thread.name for thread in threads if not thread.is_alive()]
            if dead:
                raise RuntimeError(f"not running: {dead}")

        return check


def _ping() -> None:
    connection.database().command("ping", maxTimeMS=500)
