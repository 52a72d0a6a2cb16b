"""Looking at, and stopping, what runs: status, down, restart, logs."""

import signal
import subprocess
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from deploy.local import health, processes
from deploy.local.environment import python
from deploy.local.plan import Plan, Process
from deploy.local.state import ROOT, SUPERVISOR, State
from deploy.local.terminal import Stop, complain, say, table


def down(state: State) -> int:
    """Stop all that `up` started, and nothing else."""
    supervisor = state.process(SUPERVISOR)
    if supervisor:
        say("Stopping.")
        processes.send(supervisor, signal.SIGTERM)
        processes.wait_gone(supervisor, 90)
    left = state.left_over()
    for one in left:
        processes.stop(one, 15)
    for process in _plan(state).all if left else []:
        process.clean_up()
    for name in ("run/ready", "run/failed", f"run/{SUPERVISOR}.json"):
        state.forget(name)
    say("Bina Pustaka is down." if supervisor or left else "Nothing runs here.")
    return 0


def status(state: State) -> int:
    """A table of processes; 0 only when all are well."""
    supervisor = state.process(SUPERVISOR)
    if not state.read("plan.json") or not (supervisor or processes.marked(state.mark())):
        say("Bina Pustaka is not running. Start it with ./bina up")
        return 1
    plan = _plan(state)
    with ThreadPoolExecutor(8) as pool:
        well = list(pool.map(lambda one: health.answers(one.health), plan.all))
    rows = [_row(state, process, fine) for process, fine in zip(plan.all, well, strict=True)]
    if supervisor:
        rows.append([SUPERVISOR, "well", str(supervisor.pid), "", "0", _megabytes(state, SUPERVISOR), ""])
    say(table([["PROCESS", "STATE", "PID", "UP", "RESTARTS", "MEMORY", "HEALTH"], *rows]))
    say(f"\n{plan.url}   memory of all: {_megabytes(state, '')}")
    if not supervisor:
        complain("the supervisor is gone, nothing is restarted any more; ./bina up mends it")
    return 0 if all(well) and supervisor else 1


def restart(state: State, name: str) -> int:
    """End one process and wait until its successor is well."""
    process = find(state, name)
    state.holds(name).unlink(missing_ok=True)
    before = state.process(name)
    if before:
        processes.stop(before, process.stop_seconds)
    return 0 if wait_well(state, process, before) else 1


def wait_well(state: State, process: Process, before: processes.Identity | None, seconds: float = 60) -> bool:
    """Whether another process than `before` came up well under this name in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        now = state.process(process.name)
        if now and now != before and health.answers(process.health):
            return True
        time.sleep(0.05)
    return False


def service(state: State, name: str, arguments: Sequence[str]) -> int:
    """Run the command line of a service with what its worker is given, against the platform of this copy."""
    if not (state.run / "ready").exists():
        raise Stop("no platform runs here; start it with ./bina up")
    worker = find(state, f"{name}-worker")
    command = [str(python()), "-m", f"services.{name}", *arguments]
    return subprocess.run(command, cwd=ROOT, env=worker.environment, check=False).returncode


def find(state: State, name: str) -> Process:
    """The process of that name in the plan of this copy."""
    plan = _plan(state)
    found = next((process for process in plan.all if process.name == name), None)
    if found is None:
        raise Stop(f"no process {name!r}; there are: {', '.join(process.name for process in plan.all)}")
    return found


def logs(state: State, name: str | None, follow: bool, lines: int) -> int:
    """Print the end of one log or of all."""
    files = [state.log(name)] if name else sorted(state.logs.glob("*.log"))
    present = [file for file in files if file.exists()]
    if not present:
        known = ", ".join(sorted(file.stem for file in state.logs.glob("*.log")))
        raise Stop(f"no such log; there are: {known}" if known else "no logs yet: nothing was started")
    command = ["tail", "-n", str(lines), *(["-F"] if follow else []), *map(str, present)]
    try:
        return subprocess.run(command, check=False).returncode
    except KeyboardInterrupt:
        return 0


def _plan(state: State) -> Plan:
    kept = state.read("plan.json")
    if not kept:
        raise Stop("nothing was started here yet; start it with ./bina up")
    return Plan.from_json(kept)


def _row(state: State, process: Process, well: bool) -> list[str]:
    running, kept = state.process(process.name), state.read(f"run/{process.name}.json", {})
    word = "well" if well else "unwell" if running else "down"
    age = _age(time.time() - kept["since"]) if running else ""
    pid, restarts = str(running.pid) if running else "", str(kept.get("restarts", ""))
    return [process.name, word, pid, age, restarts, _megabytes(state, process.name), process.health]


def _megabytes(state: State, name: str) -> str:
    total = sum(map(processes.memory_bytes, processes.marked(state.mark(name))))
    return f"{total / 1_000_000:.0f} MB" if total else ""


def _age(seconds: float) -> str:
    minutes, hours = int(seconds // 60), int(seconds // 3600)
    return f"{hours} h {minutes % 60} m" if hours else f"{minutes} m" if minutes else f"{int(seconds)} s"
