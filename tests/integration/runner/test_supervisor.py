"""The supervisor with small processes in place of the platform: order, healing, holding, giving up."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from deploy.local import health, ports, processes, running
from deploy.local.plan import Plan, Process, Task
from deploy.local.state import ROOT, SUPERVISOR, State
from tests.support.waiting import eventually

SERVE = "import http.server as h; h.test(h.SimpleHTTPRequestHandler, port={port}, bind='127.0.0.1')"
Start = Callable[[Plan], subprocess.Popen[bytes]]


@pytest.fixture
def state(tmp_path: Path) -> State:
    made = State(tmp_path / "state")
    made.make()
    return made


@pytest.fixture
def start(state: State) -> Iterator[Start]:
    started: list[subprocess.Popen[bytes]] = []

    def begin(plan: Plan) -> subprocess.Popen[bytes]:
        state.write("plan.json", plan.to_json())
        command = [sys.executable, "-m", "deploy.local.supervisor", str(state.folder), "--dies-with-parent"]
        child = processes.spawn(
            command,
            environment={"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]},
            log=state.log(SUPERVISOR),
            directory=ROOT,
            mark=state.mark(SUPERVISOR),
            dies_with_parent=True,
        )
        started.append(child)
        return child

    yield begin
    for child in started:
        child.terminate()
        child.wait(30)
    assert processes.marked(state.mark()) == [], "nothing is left behind"


def web(name: str) -> Process:
    [port] = ports.free(1)
    command = [sys.executable, "-c", SERVE.format(port=port)]
    return Process(name, command, {"PATH": os.environ["PATH"]}, f"http://127.0.0.1:{port}/", stop_seconds=5)


def task(name: str, code: str) -> Task:
    return Task(name, [sys.executable, "-S", "-c", code], {})


def is_ready(state: State) -> bool:
    return (state.run / "ready").exists()


def test_servers_then_tasks_then_the_rest(state: State, start: Start) -> None:
    server, rest = web("server"), web("rest")
    port = server.health.rsplit(":", 1)[1].rstrip("/")
    needs_server = f"import socket; socket.create_connection(('127.0.0.1', {port}), 2).close()"
    start(Plan("http://x", [server], [[task("first", needs_server)]], [rest]))
    eventually(lambda: is_ready(state), seconds=20)
    told = state.log(SUPERVISOR).read_text()
    assert told.index("server is well") < told.index("doing first") < told.index("rest is well") < told.index("ready")


def test_a_killed_process_comes_back_and_is_counted(
    state: State, start: Start, capsys: pytest.CaptureFixture[str]
) -> None:
    start(Plan("http://x", [], [], [web("web")]))
    eventually(lambda: is_ready(state), seconds=20)
    before = state.process("web")
    assert before
    processes.send(before, signal.SIGKILL)
    after = eventually(lambda: (now := state.process("web")) and now != before and now, seconds=10)
    assert after
    eventually(lambda: health.answers(running.find(state, "web").health), seconds=10)
    assert state.read("run/web.json")["restarts"] == 1
    assert state.read("run/web.json")["exits"] == [-signal.SIGKILL]
    assert running.status(state) == 0
    assert capsys.readouterr().out.splitlines()[1].split()[:2] == ["web", "well"]


def test_a_held_process_stays_down_until_it_may_come(state: State, start: Start) -> None:
    start(Plan("http://x", [], [], [web("web")]))
    eventually(lambda: is_ready(state), seconds=20)
    state.holds("web").touch()
    before = state.process("web")
    assert before
    processes.send(before, signal.SIGKILL)
    eventually(lambda: "web ended" in state.log(SUPERVISOR).read_text())
    assert running.status(state) == 1
    state.holds("web").unlink()
    assert running.wait_well(state, running.find(state, "web"), before, seconds=10)


def test_restart_waits_for_the_successor(state: State, start: Start) -> None:
    start(Plan("http://x", [], [], [web("web")]))
    eventually(lambda: is_ready(state), seconds=20)
    before = state.process("web")
    assert running.restart(state, "web") == 0
    assert state.process("web") != before


def test_what_never_comes_up_is_named_with_its_words(state: State, start: Start) -> None:
    broken = Process("broken", [sys.executable, "-S", "-c", "raise SystemExit('no disk')"], {}, "tcp://127.0.0.1:9")
    assert start(Plan("http://x", [], [], [broken])).wait(30) == 1
    told = (state.run / "failed").read_text()
    assert "broken does not come up" in told
    assert "no disk" in told


def test_a_failed_task_stops_the_start(state: State, start: Start) -> None:
    plan = Plan("http://x", [web("server")], [[task("setup", "raise SystemExit('no index')")]], [web("rest")])
    assert start(plan).wait(30) == 1
    assert "setup failed" in (state.run / "failed").read_text()
    assert not state.log("rest").exists()


def test_down_ends_what_a_killed_supervisor_left(state: State, start: Start) -> None:
    supervisor = start(Plan("http://x", [], [], [web("web")]))
    eventually(lambda: is_ready(state), seconds=20)
    [stranger] = ports.free(1)
    other = subprocess.Popen(
        [sys.executable, "-c", SERVE.format(port=stranger)], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    supervisor.kill()
    supervisor.wait(5)
    assert running.down(state) == 0
    assert processes.marked(state.mark()) == []
    assert other.poll() is None, "what is not ours was left alone"
    other.kill()
    other.wait(5)
