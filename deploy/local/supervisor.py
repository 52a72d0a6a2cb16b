"""Keeps the processes of a copy running: a crashed one is started again, after a while that grows.

`python -m deploy.local.supervisor STATE`. It speaks through files under STATE/run: `<name>.json` says which process
runs, `<name>.held` asks to leave it down, `ready` and `failed` say how the start went.
"""

import argparse
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from deploy.local import health
from deploy.local.plan import Plan, Process, Task
from deploy.local.processes import Identity, identify, is_alive, marked, send, spawn, stop
from deploy.local.state import ROOT, SUPERVISOR, State

BACKOFF = (0.1, 0.5, 1.0, 2.0, 5.0, 10.0)
STEADY_SECONDS = 30
START_SECONDS = 120
TICK = 0.1


class StartFailed(Exception):
    """The platform did not come up; the text names the process and its log."""


@dataclass
class Child:
    """One process and what became of it so far."""

    process: Process
    running: subprocess.Popen[bytes] | None = None
    identity: Identity | None = None
    since: float = 0.0
    restarts: int = 0
    crashes: int = 0
    due: float = 0.0
    exits: list[int] = field(default_factory=list)


class Supervisor:
    def __init__(self, state: State, plan: Plan, dies_with_parent: bool) -> None:
        self._state, self._plan, self._dies = state, plan, dies_with_parent
        self._children = {process.name: Child(process) for process in plan.all}
        self._stopping = False

    def run(self) -> int:
        """Until told to stop. The exit code tells whether the start succeeded."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._ask_to_stop)
        try:
            self._bring_up()
            while not self._stopping:
                self._tend()
                time.sleep(TICK)
        except StartFailed as failure:
            self._note(str(failure))
            (self._state.run / "failed").write_text(str(failure))
            return 1
        finally:
            self._shut_down()
        return 0

    def _ask_to_stop(self, number: int, frame: object) -> None:
        self._stopping = True

    def _bring_up(self) -> None:
        self._start([process.name for process in self._plan.servers], "servers")
        self._await_health(self._plan.servers)
        for stage in self._plan.stages:
            self._carry_out(stage)
        self._start([process.name for process in self._plan.processes], "platform")
        self._await_health(self._plan.processes)
        if not self._stopping:
            (self._state.run / "ready").write_text(datetime.now(UTC).isoformat())
            self._note("ready")

    def _start(self, names: Sequence[str], what: str) -> None:
        if names and not self._stopping:
            self._note(f"starting {what}: {', '.join(names)}")
        for name in names:
            self._launch(self._children[name])

    def _launch(self, child: Child) -> None:
        process = child.process
        for left in marked(self._state.mark(process.name)):
            stop(left, 2)  # a worker whose master was killed would keep the port
        self._clean(process)
        child.running = spawn(
            process.command,
            environment=process.environment,
            log=self._state.log(process.name),
            directory=ROOT,
            mark=self._state.mark(process.name),
            dies_with_parent=self._dies,
        )
        child.identity = identify(child.running.pid)
        child.since = time.monotonic()
        self._record(child)

    def _record(self, child: Child) -> None:
        if child.identity:
            kept = {"pid": child.identity.pid, "started": child.identity.started}
            kept_since = {"since": time.time(), "restarts": child.restarts, "exits": child.exits[-5:]}
            self._state.write(f"run/{child.process.name}.json", {**kept, **kept_since})

    def _await_health(self, processes: Sequence[Process]) -> None:
        waiting, deadline = {process.name: process for process in processes}, time.monotonic() + START_SECONDS
        with ThreadPoolExecutor(4) as pool:
            while waiting and not self._stopping:
                names = list(waiting)
                for name, well in zip(names, pool.map(lambda n: health.answers(waiting[n].health), names), strict=True):
                    if well:
                        del waiting[name]
                        self._note(f"{name} is well")
                self._tend()
                self._give_up_when(waiting, deadline)
                time.sleep(TICK)

    def _give_up_when(self, waiting: dict[str, Process], deadline: float) -> None:
        broken = [name for name in waiting if self._children[name].crashes >= 4]
        late = list(waiting) if time.monotonic() > deadline else []
        if name := next(iter(broken or late), ""):
            log = self._state.log(name)
            raise StartFailed(f"{name} does not come up. The end of {log}:\n{_tail(log)}")

    def _carry_out(self, stage: Sequence[Task]) -> None:
        if not stage or self._stopping:
            return
        self._note(f"doing {', '.join(task.name for task in stage)}")
        running = [(task, self._run_task(task)) for task in stage]
        for task, done in running:
            if done.wait(START_SECONDS) and not self._stopping:
                log = self._state.log(task.name.replace(" ", "-"))
                raise StartFailed(f"{task.name} failed. The end of {log}:\n{_tail(log)}")

    def _run_task(self, task: Task) -> subprocess.Popen[bytes]:
        name = task.name.replace(" ", "-")
        return spawn(
            task.command, environment=task.environment, log=self._state.log(name), directory=ROOT,
            mark=self._state.mark(name), dies_with_parent=self._dies,
        )  # fmt: skip

    def _tend(self) -> None:
        for child in self._children.values():
            if child.running is not None and child.running.poll() is not None:
                self._mourn(child)
            elif child.due and time.monotonic() >= child.due and not self._is_held(child):
                child.due = 0.0
                child.restarts += 1
                self._launch(child)

    def _mourn(self, child: Child) -> None:
        assert child.running is not None
        code, lived = child.running.returncode, time.monotonic() - child.since
        child.running, child.identity = None, None
        child.exits.append(code)
        child.crashes = 1 if lived > STEADY_SECONDS else child.crashes + 1
        wait = BACKOFF[min(child.crashes, len(BACKOFF)) - 1]
        child.due = time.monotonic() + wait
        self._note(f"{child.process.name} ended ({_why(code)}) after {lived:.1f} s; again in {wait} s")

    def _is_held(self, child: Child) -> bool:
        return self._state.holds(child.process.name).exists()

    def _shut_down(self) -> None:
        """The platform before its servers: a worker finishes its message and needs them."""
        self._note("stopping")
        for group in (self._plan.processes, self._plan.servers):
            children = [self._children[process.name] for process in group]
            for child in children:
                if child.identity:
                    send(child.identity, signal.SIGTERM)
            with ThreadPoolExecutor(max(1, len(children))) as pool:
                list(pool.map(self._end, children))
        self._state.forget("run/ready")
        self._note("stopped")

    def _end(self, child: Child) -> None:
        if child.identity and is_alive(child.identity) and stop(child.identity, child.process.stop_seconds):
            self._note(f"{child.process.name} had to be killed")
        for left in marked(self._state.mark(child.process.name)):
            stop(left, 2)
        self._clean(child.process)
        self._state.forget(f"run/{child.process.name}.json", f"run/{child.process.name}.held")

    def _clean(self, process: Process) -> None:
        process.clean_up()

    def _note(self, text: str) -> None:
        print(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {text}", flush=True)


def _why(code: int) -> str:
    return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"


def _tail(log: Path, lines: int = 15) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-lines:]) if log.exists() else "(nothing)"


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m deploy.local.supervisor")
    parser.add_argument("state", type=Path)
    parser.add_argument("--dies-with-parent", action="store_true")
    given = parser.parse_args(argv)
    state = State(given.state)
    itself = identify(os.getpid())
    assert itself is not None
    state.write(f"run/{SUPERVISOR}.json", {"pid": itself.pid, "started": itself.started, "since": time.time()})
    return Supervisor(state, Plan.from_json(state.read("plan.json")), given.dies_with_parent).run()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
