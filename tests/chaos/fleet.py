"""Processes by name that can be killed like an accident and started again."""

import os
import signal
import subprocess
from dataclasses import dataclass, field

from deploy.local import health, processes
from deploy.local.plan import Process
from deploy.local.state import ROOT, State
from tests.support.waiting import eventually


@dataclass
class Fleet:
    """Call it from the main thread only: the kernel ends our children with the thread that started them."""

    state: State
    known: dict[str, Process] = field(default_factory=dict)
    running: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)
    fell: list[str] = field(default_factory=list)

    def add(self, process: Process) -> None:
        self.known[process.name] = process

    def start(self, *names: str) -> None:
        """Start what is not running, and do not wait."""
        for name in names:
            if name not in self.running:
                self.running[name] = self._spawn(self.known[name])

    def kill(self, *names: str) -> None:
        """SIGKILL the whole process group: nothing is flushed, nobody says goodbye."""
        for name in names:
            self._end(name, signal.SIGKILL, 5)

    def stop(self, *names: str) -> None:
        """SIGTERM, and time to finish."""
        for name in names:
            self._end(name, signal.SIGTERM, 20)

    def wait(self, *names: str, seconds: float = 60) -> None:
        """Until each says that it is well. What ended by itself is started again, as a supervisor would, and noted."""
        for name in names:
            eventually(lambda name=name: self._well(name), seconds)  # type: ignore[misc]

    def restart(self, *names: str) -> None:
        """Kill, start, wait until well."""
        self.kill(*names)
        self.start(*names)
        self.wait(*names)

    def revive(self) -> None:
        """Start again what ended by itself."""
        for name in [name for name, child in self.running.items() if child.poll() is not None]:
            self.fell.append(f"{name}: {self.last_words(name)}")
            self._end(name, signal.SIGKILL, 5)
            self.start(name)

    def last_words(self, name: str) -> str:
        """The end of its log."""
        return self.state.log(name).read_text(errors="replace")[-4000:]

    def end(self) -> None:
        """End everything at once: nothing of it is needed any more."""
        names = list(self.running)
        self.kill(*names)
        for name in names:
            _clean_up(self.known[name])

    def _well(self, name: str) -> bool:
        self.revive()
        return health.answers(self.known[name].health)

    def _spawn(self, process: Process) -> "subprocess.Popen[bytes]":
        return processes.spawn(
            process.command,
            environment=process.environment,
            log=self.state.log(process.name),
            directory=ROOT,
            mark=self.state.mark(process.name),
            dies_with_parent=True,
        )

    def _end(self, name: str, number: int, seconds: float) -> None:
        child = self.running.pop(name, None)
        if child is None:
            return
        _signal(child, number)
        try:
            child.wait(seconds)
        except subprocess.TimeoutExpired:
            _signal(child, signal.SIGKILL)
            child.wait(5)
        if number == signal.SIGTERM or self.known[name].command[0] == "docker":
            _clean_up(self.known[name])


def _signal(child: "subprocess.Popen[bytes]", number: int) -> None:
    try:
        os.killpg(child.pid, number)
    except ProcessLookupError:
        return


def _clean_up(process: Process) -> None:
    for command in process.cleanup:
        subprocess.run(command, env=dict(process.environment), capture_output=True, check=False)
