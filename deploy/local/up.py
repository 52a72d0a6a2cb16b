"""`./bina up`: from nothing to a platform that answers."""

import signal
import subprocess
import sys
import time
from pathlib import Path

from deploy.local import environment, health, ports, processes
from deploy.local.inheritance import inherited
from deploy.local.layout import lay_out, port_names
from deploy.local.plan import Plan
from deploy.local.servers import find_mongo, find_rabbit
from deploy.local.state import ROOT, SUPERVISOR, State
from deploy.local.terminal import Stop, say, step

DEFAULT_PORT = 8080
FOLLOW_SECONDS = 300


def up(state: State, *, port: int | None, detach: bool, demonstration: bool) -> int:
    """Start the platform, or say that it runs."""
    state.make()
    signal.signal(signal.SIGTERM, _as_interrupt)
    with state.alone():
        if state.process(SUPERVISOR):
            return _already(state, demonstration)
        child = _start(state, port, detach, demonstration)
    if detach:
        return 0
    try:
        return _stay(child)
    except KeyboardInterrupt:
        say("\nStopping.")
        return 0
    finally:
        _end(child)


def _start(state: State, port: int | None, detach: bool, demonstration: bool) -> subprocess.Popen[bytes]:
    """All or nothing: what does not come up, or is interrupted, is stopped again."""
    began = time.monotonic()
    say("Bina Pustaka is starting.")
    _sweep(state)
    plan = prepare(state, port)
    child = _start_supervisor(state, detach)
    try:
        _follow(state, child)
        if demonstration:
            load_demonstration(state, plan.url)
    except BaseException:
        _end(child)
        raise
    _welcome(state, plan, time.monotonic() - began)
    return child


def _end(child: subprocess.Popen[bytes]) -> None:
    child.terminate()
    child.wait()


def prepare(state: State, port: int | None) -> Plan:
    """Ports, servers and the plan, written down for the supervisor."""
    kept = state.read("ports.json", {})
    gateway = _gateway_port(port, kept.get("gateway"))
    numbers = ports.allocate(port_names(), kept, in_use=False)
    state.write("ports.json", {**numbers, "gateway": gateway})
    plan = lay_out(state, gateway, numbers, find_mongo(state, numbers), find_rabbit(state, numbers))
    state.write("plan.json", plan.to_json())
    return plan


def _gateway_port(asked: int | None, remembered: int | None) -> int:
    if asked is not None:
        if asked and not ports.is_free(asked):
            raise Stop(f"port {asked} is taken by another program; choose one with --port")
        return asked or ports.free(1)[0]
    if remembered and ports.is_free(remembered):
        return remembered
    chosen = ports.first_free(DEFAULT_PORT)
    if chosen != DEFAULT_PORT:
        say(f"  · port {remembered or DEFAULT_PORT} is taken, so this copy takes {chosen}")
    return chosen


def _start_supervisor(state: State, detach: bool) -> subprocess.Popen[bytes]:
    state.forget("run/ready", "run/failed")
    state.log(SUPERVISOR).unlink(missing_ok=True)
    bound = [] if detach else ["--dies-with-parent"]
    return processes.spawn(
        [str(environment.python()), "-m", "deploy.local.supervisor", str(state.folder), *bound],
        environment=inherited(),
        log=state.log(SUPERVISOR),
        directory=ROOT,
        mark=state.mark(SUPERVISOR),
        dies_with_parent=not detach,
    )


def _follow(state: State, child: subprocess.Popen[bytes]) -> None:
    """Show what the supervisor does until the platform is ready. Raises Stop when it does not get there."""
    shown, deadline = 0, time.monotonic() + FOLLOW_SECONDS
    while not (state.run / "ready").exists():
        shown = _show_new(state.log(SUPERVISOR), shown)
        if child.poll() is not None or time.monotonic() > deadline:
            failed = state.run / "failed"
            why = failed.read_text() if failed.exists() else state.log(SUPERVISOR).read_text()[-2000:]
            raise Stop(f"the platform did not start.\n{why}")
        time.sleep(0.05)
    _show_new(state.log(SUPERVISOR), shown)


def _show_new(log: Path, shown: int) -> int:
    lines = log.read_text(errors="replace").splitlines() if log.exists() else []
    for line in lines[shown:]:
        say(f"  · {line.partition(' ')[2]}")
    return len(lines)


def _already(state: State, demonstration: bool) -> int:
    plan = Plan.from_json(state.read("plan.json"))
    if not (state.run / "ready").exists():
        raise Stop("it is being started by another ./bina up; ./bina status tells how far it is")
    unwell = [process.name for process in plan.all if not health.answers(process.health)]
    if unwell:
        say(f"Bina Pustaka runs, but not well: {', '.join(unwell)}. See ./bina logs {unwell[0]}")
        return 1
    if demonstration:
        load_demonstration(state, plan.url)
    say("Bina Pustaka runs already.")
    _welcome(state, plan, None)
    return 0


def _sweep(state: State) -> None:
    """What a killed supervisor left behind would hold our ports."""
    left = state.left_over()
    if left:
        with step(f"Stopping {len(left)} processes that a former run left"):
            for one in left:
                processes.stop(one, 10)


def load_demonstration(state: State, url: str) -> None:
    """Fill the demonstration city, once per copy."""
    if (state.folder / "demonstration.json").exists() or not (ROOT / "deploy" / "demo" / "city.py").exists():
        return
    with step("Loading the demonstration city"):
        command = [str(environment.python()), "-m", "deploy.local.demonstration", url]
        done = subprocess.run(command, cwd=ROOT, env=inherited(), capture_output=True, text=True, check=False)
    state.log("demonstration").write_text(done.stdout + done.stderr)
    if done.returncode:
        raise Stop(f"the demonstration city could not be loaded:\n{(done.stdout + done.stderr)[-3000:]}")
    state.write("demonstration.json", {"url": url, "at": time.time()})


def _welcome(state: State, plan: Plan, seconds: float | None) -> None:
    from deploy.local.people import sign_ins

    say(f"\nBina Pustaka is ready{f' after {seconds:.1f} s' if seconds else ''}:  {plan.url}\n")
    say("Who can sign in (choose the name, no password):")
    for line in sign_ins():
        say(f"  {line}")
    say(f"\nMail it sent:  {plan.notes['mail']}")
    say(f"MongoDB:       {plan.notes['MongoDB']}\nRabbitMQ:      {plan.notes['RabbitMQ']}")
    say(f"Logs:          {state.logs}/   (./bina logs [process] [-f])")
    say("Then:          ./bina status · ./bina demo · ./bina down")


def _as_interrupt(number: int, frame: object) -> None:
    raise KeyboardInterrupt


def _stay(child: subprocess.Popen[bytes]) -> int:
    say("\nCtrl-C stops it.")
    sys.stdout.flush()
    return child.wait()
