"""The verbs of `./bina`. What needs the environment enters it first; looking on needs nothing but Python."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from deploy.local import environment
from deploy.local.state import State, default_folder
from deploy.local.terminal import Stop, complain

Verb = Callable[[argparse.Namespace, Sequence[str]], int]


def main(argv: Sequence[str]) -> int:
    """Run one verb and return the exit code."""
    given, rest = _parser().parse_known_args(argv)
    if rest and given.verb not in PASSING_ON:
        _parser().error(f"unrecognised: {' '.join(rest)}")
    given.rest = [one for one in rest if one != "--"]
    try:
        return VERBS[given.verb](given, argv)
    except Stop as stop:
        complain(str(stop))
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # `./bina status | head`: nobody reads on, and that is no error of ours
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./bina", description="Bina Pustaka on one machine.")
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--state", type=Path, help="where this copy keeps everything (.bina)")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")

    def verb(name: str, text: str) -> argparse.ArgumentParser:
        return verbs.add_parser(name, help=text, description=text, parents=[shared])

    start = verb("up", "start the platform; Ctrl-C stops it")
    start.add_argument("--detach", "-d", action="store_true", help="return when everything is ready")
    start.add_argument("--port", type=int, help="the one port that is opened (8080; 0: any free one)")
    start.add_argument("--no-demo", action="store_true", help="leave the demonstration city out")
    verb("down", "stop all that up started, and nothing else")
    verb("status", "the state of each process; exit 1 if one is not well")
    show = verb("logs", "what the processes wrote")
    show.add_argument("process", nargs="?")
    show.add_argument("-f", "--follow", action="store_true")
    show.add_argument("-n", "--lines", type=int, default=40)
    verb("restart", "end one process and wait for its successor").add_argument("process")
    verb("doctor", "what is missing here, and the line that mends it")
    load = verb("import", "bring spreadsheets in (CSV, XLSX); reports go to .bina/reports")
    load.add_argument("files", nargs="+", type=Path, metavar="FILE")
    load.add_argument("--url", help="a platform elsewhere (default: the one that runs here)")
    load.add_argument("--as", dest="username", help="who imports (default: the manager of the demonstration city)")
    play = verb("demo", "play the whole story against the running platform")
    play.add_argument("--url")
    verb("bench", "measure; the rest goes to the benchmarks")
    tests = verb("test", "run the tests: all kinds, or those named; the rest goes to pytest")
    tests.add_argument("kinds", nargs="*", metavar="KIND")
    verb("check", "ruff, mypy, import rules")
    verb("contracts", "write golden schemas, asyncapi.yaml and openapi.json anew, after an event or endpoint changed")
    ask = verb("service", "a service's own command line here, e.g. ./bina service training dead-letters list")
    ask.add_argument("service", metavar="NAME")
    ask.add_argument("arguments", nargs=argparse.REMAINDER, metavar="…")
    return parser


def _state(given: argparse.Namespace) -> State:
    return State(given.state.absolute() if given.state else default_folder())


def _up(given: argparse.Namespace, argv: Sequence[str]) -> int:
    environment.enter("local", argv)
    from deploy.local.up import up

    return up(_state(given), port=given.port, detach=given.detach, demonstration=not given.no_demo)


def _looking(name: str) -> Verb:
    def look(given: argparse.Namespace, argv: Sequence[str]) -> int:
        from deploy.local import running

        state = _state(given)
        if name == "logs":
            return running.logs(state, given.process, given.follow, given.lines)
        if name == "restart":
            return running.restart(state, given.process)
        return running.down(state) if name == "down" else running.status(state)

    return look


def _doctor(given: argparse.Namespace, argv: Sequence[str]) -> int:
    from deploy.local.doctor import doctor

    return doctor(_state(given))


def _import(given: argparse.Namespace, argv: Sequence[str]) -> int:
    environment.enter("local", argv)
    from deploy.local.importing import import_files

    return import_files(_state(given), given.files, given.url, given.username)


def _demo(given: argparse.Namespace, argv: Sequence[str]) -> int:
    environment.enter("local", argv)
    from deploy.local.importing import url_of
    from deploy.local.testing import run_module

    return run_module("deploy.demo", ["--url", url_of(_state(given), given.url), *given.rest])


def _bench(given: argparse.Namespace, argv: Sequence[str]) -> int:
    environment.enter("dev", argv)
    from deploy.local.testing import bench

    return bench(given.rest)


def _test(given: argparse.Namespace, argv: Sequence[str]) -> int:
    environment.enter("dev", argv)
    from deploy.local.testing import test

    return test(given.kinds, given.rest)


def _check(given: argparse.Namespace, argv: Sequence[str]) -> int:
    environment.enter("dev", argv)
    from deploy.local.testing import check

    return check()


def _contracts(given: argparse.Namespace, argv: Sequence[str]) -> int:
    environment.enter("dev", argv)
    from deploy.local.testing import run_module

    return run_module("deploy.contracts", ())


def _service(given: argparse.Namespace, argv: Sequence[str]) -> int:
    environment.enter("local", argv)
    from deploy.local.running import service

    return service(_state(given), given.service, given.arguments)


PASSING_ON = ("test", "bench", "demo")
VERBS: dict[str, Verb] = {
    "up": _up,
    "import": _import,
    "demo": _demo,
    "doctor": _doctor,
    "bench": _bench,
    "test": _test,
    "check": _check,
    "contracts": _contracts,
    "service": _service,
    **{name: _looking(name) for name in ("down", "status", "logs", "restart")},
}
