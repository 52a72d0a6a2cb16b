"""Memory at rest and seconds to ready of a whole platform."""

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from deploy.local import processes
from tests.benchmarks.result import Result
from tests.support.platform import Platform, running_platform

NOT_OURS = ("mongod", "rabbitmq")


def measure() -> list[Result]:
    """Proportional memory of all our processes together, and the time from `up` to ready on an empty state folder."""
    with TemporaryDirectory() as folder:
        begun = time.perf_counter()
        with running_platform(Path(folder) / "state") as platform:
            ready = time.perf_counter() - begun
            each = {process.name: _megabytes(platform, process.name) for process in platform.plan.all}
    ours = {name: size for name, size in each.items() if name not in NOT_OURS}
    return [
        Result("memory: all our processes at rest", sum(ours.values()), "MB", at_most=700, figures=ours),
        Result("up: from nothing to ready, city loaded", ready, "s"),
    ]


def _megabytes(platform: Platform, name: str) -> float:
    marked = processes.marked(platform.state.mark(name))
    return sum(processes.memory_bytes(one) for one in marked) / 2**20
