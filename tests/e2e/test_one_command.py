"""`./bina` as a person uses it: up, status, import, a second copy, a killed supervisor, down."""

import json
import os
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from deploy.local import processes
from deploy.local.plan import Plan
from deploy.local.state import ROOT, SUPERVISOR, State
from tests.support.platform import Platform
from tests.support.waiting import eventually

LISTENING = "0A"


def bina(state: Path, *arguments: str, seconds: float = 240) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in ("MONGO_URL", "AMQP_URL")}
    return subprocess.run(
        [str(ROOT / "bina"), *arguments, "--state", str(state)],
        env={**environment, "BINA_PYTHON": sys.executable, "BINA_SERVERS": "native", "LANG": "en_GB.UTF-8"},
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )


@pytest.fixture
def folder(platform: Platform) -> Path:
    return platform.state.folder


def test_status_tells_each_process(platform: Platform, folder: Path) -> None:
    done = bina(folder, "status")
    assert done.returncode == 0, done.stdout + done.stderr
    assert {process.name for process in platform.plan.all} <= set(done.stdout.split())


def test_up_twice_is_harmless(platform: Platform, folder: Path) -> None:
    before = {process.name: platform.pid(process.name) for process in platform.plan.all}
    done = bina(folder, "up", "--detach")
    assert done.returncode == 0, done.stdout + done.stderr
    assert platform.url in done.stdout
    assert "Eka Tambunan" in done.stdout
    assert {process.name: platform.pid(process.name) for process in platform.plan.all} == before


def test_logs_are_at_hand(platform: Platform, folder: Path) -> None:
    assert "rabbitmq is well" in bina(folder, "logs", "supervisor", "-n", "100").stdout
    missing = bina(folder, "logs", "nothing")
    assert missing.returncode == 1
    assert "training-api" in missing.stderr


def test_restart_gives_a_new_process(platform: Platform, folder: Path) -> None:
    before = platform.pid("mail")
    assert bina(folder, "restart", "mail").returncode == 0
    assert platform.pid("mail") != before


def test_a_spreadsheet_twice_changes_nothing(platform: Platform, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "mitra.csv"
    file.write_bytes((ROOT / "deploy" / "demo" / "data" / "mitra.csv").read_bytes())
    bina(folder, "import", str(file))
    again = bina(folder, "import", str(file))
    kept = json.loads((folder / "reports" / "mitra.csv.report.json").read_text())
    assert again.returncode == (1 if kept["counts"]["refused"] else 0)
    assert kept["counts"]["imported"] == kept["counts"]["corrected"] == 0
    assert (folder / "reports" / "mitra.csv.report.csv").exists()


def test_a_file_of_another_kind_is_refused_whole(platform: Platform, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "belanja.csv"
    file.write_text("Barang;Harga\nkertas;1000\n", encoding="utf-8")
    done = bina(folder, "import", str(file))
    assert done.returncode == 1
    assert "belanja.csv" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_no_port_is_open_to_the_outside(platform: Platform) -> None:
    ours = {inode for one in processes.marked(platform.state.mark()) for inode in _sockets(one.pid)}
    addresses = {address for address, inode in _listening() if inode in ours}
    assert addresses, "something must listen"
    assert {address for address in addresses if not address.startswith("127.")} == set()


@pytest.mark.timeout(400)
def test_a_second_copy_lives_and_ends_beside_the_first(platform: Platform, tmp_path: Path) -> None:
    state = State(tmp_path / "second")
    done = bina(state.folder, "up", "--detach", "--no-demo", "--port", "0")
    assert done.returncode == 0, done.stdout + done.stderr
    try:
        assert Plan.from_json(state.read("plan.json")).url != platform.url
        supervisor = state.process(SUPERVISOR)
        assert supervisor
        processes.send(supervisor, signal.SIGKILL)
        eventually(lambda: state.process(SUPERVISOR) is None)
        assert bina(state.folder, "status").returncode == 1, "nobody heals it any more"
        mended = bina(state.folder, "up", "--detach", "--no-demo")
        assert mended.returncode == 0, mended.stdout + mended.stderr
        assert bina(state.folder, "status").returncode == 0
    finally:
        assert bina(state.folder, "down").returncode == 0
    assert processes.marked(state.mark()) == []
    platform.await_well(seconds=10)


def _sockets(pid: int) -> Iterator[str]:
    for handle in Path(f"/proc/{pid}/fd").iterdir():
        try:
            target = str(handle.readlink())
        except OSError:
            continue
        if target.startswith("socket:["):
            yield target[8:-1]


def _listening() -> Iterator[tuple[str, str]]:
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        fields = line.split()
        if fields[3] == LISTENING:
            yield socket.inet_ntoa(struct.pack("<L", int(fields[1].split(":")[0], 16))), fields[9]
