"""gunicorn, for every service: `gunicorn --config python:shared.http.gunicorn_conf "services.<name>.app:create_app()"`.

HOST, PORT, WEB_WORKERS, WEB_THREADS and WEB_WORKER_CLASS change what is set here.
"""

import gc
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from gunicorn.glogging import Logger

from shared.settings import Settings
from shared.telemetry import logs

bind = f"{os.environ.get('HOST', '0.0.0.0')}:{os.environ.get('PORT', '8000')}"  # noqa: S104  (a container's own)
workers = int(os.environ.get("WEB_WORKERS", "1"))
threads = int(os.environ.get("WEB_THREADS", "8"))
worker_class = os.environ.get("WEB_WORKER_CLASS", "gthread")
# With one worker there is nobody to share the loaded code with: the master stays small instead
preload_app = workers > 1
timeout = 30
graceful_timeout = 20
keepalive = 75  # longer than the gateway keeps its idle connections, so that it never writes into a closing one
control_socket_disable = True  # several services on one machine would share its default path
accesslog = None  # shared.http.observed writes one line a request, with its trace
if Path("/dev/shm").is_dir():  # noqa: S108  (the heartbeat file must not wait for a disk)
    worker_tmp_dir = "/dev/shm"  # noqa: S108

if workers > 1:
    # must be set before prometheus_client is imported, which is before any hook
    os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", tempfile.mkdtemp(prefix="bina-metrics-"))


class StructuredLogger(Logger):
    """gunicorn's own messages by the same handler as all others."""

    def setup(self, cfg: Any) -> None:
        """Leave the writing to the root logger."""
        service = next((part.split(".")[1] for part in sys.argv if part.startswith("services.")), "web")
        logs.configure(Settings.from_env(service))
        self.error_log.handlers.clear()
        self.error_log.propagate = True
        self.error_log.setLevel("INFO")


logger_class = StructuredLogger


def on_starting(server: Any) -> None:
    """Forget the numbers of the run before."""
    folder = os.environ.get("PROMETHEUS_MULTIPROC_DIR")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        for old in Path(folder).glob("*.db"):
            old.unlink(missing_ok=True)


def pre_fork(server: Any, worker: Any) -> None:
    """Keep the collector from touching, and so copying, what the workers share."""
    gc.freeze()


def post_worker_init(worker: Any) -> None:
    """What is loaded by now stays: the collector need not look at it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


def child_exit(server: Any, worker: Any) -> None:
    """Take a dead worker's gauges out of the sum."""
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        from prometheus_client import multiprocess

        multiprocess.mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]
