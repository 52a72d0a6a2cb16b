"""What a copy of the platform consists of: its processes, and the one-off steps between the servers and the rest."""

import subprocess
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from typing import Any

SERVICES = ("training", "assessment", "community", "notifier")


@dataclass(frozen=True)
class Process:
    """A process that is kept running. `cleanup` commands run before each start and after the stop."""

    name: str
    command: list[str]
    environment: Mapping[str, str]
    health: str
    stop_seconds: float = 15
    cleanup: list[list[str]] = field(default_factory=list)

    def clean_up(self) -> None:
        """Run the cleanup commands; that they are not there, or find nothing, is no matter."""
        for command in self.cleanup:
            with suppress(OSError, subprocess.TimeoutExpired):
                subprocess.run(command, env=dict(self.environment), capture_output=True, timeout=60, check=False)


@dataclass(frozen=True)
class Task:
    """A command that ends. Tasks of one stage run side by side."""

    name: str
    command: list[str]
    environment: Mapping[str, str]


@dataclass(frozen=True)
class Plan:
    """`servers` first; when they are well, the `stages` of tasks one after the other; then `processes`."""

    url: str
    servers: list[Process]
    stages: list[list[Task]]
    processes: list[Process]
    notes: dict[str, str] = field(default_factory=dict)

    @property
    def all(self) -> list[Process]:
        return [*self.servers, *self.processes]

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Plan":
        return cls(
            url=kept["url"],
            servers=[Process(**one) for one in kept["servers"]],
            stages=[[Task(**one) for one in stage] for stage in kept["stages"]],
            processes=[Process(**one) for one in kept["processes"]],
            notes=kept["notes"],
        )
