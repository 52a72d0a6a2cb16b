"""`./bina test`, `check` and `bench`: what they need is installed first, then the tools run."""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from deploy.local import packages, servers
from deploy.local.environment import python
from deploy.local.state import ROOT
from deploy.local.terminal import Stop, say

KINDS = ("unit", "contract", "integration", "e2e", "browser", "chaos")
NEED_SERVERS = {"integration", "e2e", "browser", "chaos"}
CHECKS = (
    ["ruff", "check", "."],
    ["ruff", "format", "--check", "."],
    ["mypy"],
    ["lint-imports"],
)


def test(kinds: Sequence[str], arguments: Sequence[str]) -> int:
    """Run the kinds named, or all, in one pytest run and in this order; on every core where none needs a server."""
    wanted = [kind for kind in KINDS if kind in (kinds or KINDS)]
    if unknown := set(kinds) - set(KINDS):
        raise Stop(f"no kind of test {', '.join(sorted(unknown))}; there are: {', '.join(KINDS)}")
    prepare(wanted)
    folders = [f"tests/{kind}" for kind in wanted if (ROOT / "tests" / kind).exists()]
    strict = {"BINA_REQUIRE_INFRA": "1"} if os.environ.get("CI") else {}
    beside = [] if NEED_SERVERS & set(wanted) else ["-n", "auto", "--dist", "worksteal"]
    return _run([str(python()), "-m", "pytest", *beside, *folders, *arguments], strict)


def prepare(kinds: Sequence[str]) -> None:
    """Install what these kinds need and the machine lacks."""
    if NEED_SERVERS & set(kinds):
        for name, ensure in (
            ("MONGO_URL", servers.mongod),
            ("AMQP_URL", servers.rabbitmq_server),
        ):
            if not os.environ.get(name) or "chaos" in kinds:
                ensure()
    if "browser" in kinds and not (shutil.which("chromium") and _playwright_starts()):
        packages.install(["chromium", "fonts-dejavu-core", "libatomic1"], "Chromium (for the browser tests)")
    if "integration" in kinds and not shutil.which("nginx") and packages.can_install():
        packages.install(["nginx-light"], "nginx (the gateway's routes are tested against it too)")


def _playwright_starts() -> bool:
    """Playwright brings a node of its own, which needs a library that a bare Debian lacks."""
    spec = importlib.util.find_spec("playwright")
    driver = Path(spec.origin or "").with_name("driver") / "node" if spec else Path()
    return driver.exists() and subprocess.run([driver, "--version"], capture_output=True, check=False).returncode == 0


def check() -> int:
    """Style, types, import rules: all of them, even when one fails."""
    codes = [_run([str(python().parent / command[0]), *command[1:]], {}) for command in CHECKS]
    failed = [" ".join(command) for command, code in zip(CHECKS, codes, strict=True) if code]
    say(f"\nfailed: {', '.join(failed)}" if failed else "\nall checks passed")
    return 1 if failed else 0


def bench(arguments: Sequence[str]) -> int:
    """The benchmarks, on private servers."""
    servers.mongod()
    servers.rabbitmq_server()
    return run_module("tests.benchmarks", arguments)


def run_module(module: str, arguments: Sequence[str]) -> int:
    """Run a module of the project in the environment of the platform."""
    return _run([str(python()), "-m", module, *arguments], {})


def _run(command: Sequence[str], more: dict[str, str]) -> int:
    say(f"$ {' '.join(command)}")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **more}
    sys.stdout.flush()
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
