"""The command line that every service has: `python -m services.<service> …`."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from mongoengine import Document

from shared.clock import utcnow
from shared.errors import ServiceError
from shared.settings import Settings
from shared.storage import connection, setup, transaction

if TYPE_CHECKING:
    from flask import Flask

    from shared.messaging.worker import Worker

LIST_LIMIT = 1000

# Broker and web libraries are imported where they are needed: an API process never loads the one, a worker the other.


def main(
    service: str,
    create_app: "Callable[[], Flask]",
    create_worker: "Callable[[], Worker]",
    documents: Sequence[type[Document]],
    argv: Sequence[str] | None = None,
) -> int:
    """Run one verb and return the exit code."""
    arguments = _parser(service).parse_args(argv)
    verbs: dict[str, Callable[[], int]] = {
        "api": lambda: _api(service),
        "worker": lambda: create_worker().run(arguments.only),
        "setup": lambda: _setup(service, create_worker, documents),
        "openapi": lambda: _openapi(create_app),
        "dead-letters": lambda: _dead_letters(service, arguments),
        "replay": lambda: _replay(service, arguments),
        "forget": lambda: _forget(service, arguments),
    }
    try:
        return verbs[arguments.verb]()
    except ServiceError as error:
        print(f"{error.code}: {error.facts}", file=sys.stderr)
        return 1


def _parser(service: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"python -m services.{service}")
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("api", help="serve HTTP (gunicorn)")
    worker = verbs.add_parser("worker", help="consume events, publish the outbox, run periodic jobs")
    worker.add_argument("--only", choices=("consumer", "relay"), default="", help="run one part alone")
    verbs.add_parser("setup", help="make collections, indexes, exchanges and queues; safe to run again")
    verbs.add_parser("openapi", help="print the OpenAPI document")
    letters = verbs.add_parser("dead-letters", help="what could not be applied")
    letters.add_argument("action", choices=("list", "show", "replay", "discard"))
    letters.add_argument("ids", nargs="*", help="ids as list prints them, or `all` for every one")
    replay = verbs.add_parser("replay", help="send this service's event log to one consumer again")
    replay.add_argument("--to", required=True, help="the consuming service")
    replay.add_argument("--type", action="append", default=[], help="a routing key, e.g. training.course.completed.v1")
    replay.add_argument("--since", type=datetime.fromisoformat, help="only events created since (ISO 8601 with zone)")
    forget = verbs.add_parser("forget", help="let events of a type that was heard take effect here once more")
    forget.add_argument("--type", action="append", required=True, help="a routing key; may be given several times")
    return parser


def _api(service: str) -> int:
    command = ["gunicorn", "--config", "python:shared.http.gunicorn_conf", f"services.{service}.app:create_app()"]
    os.execv(sys.executable, [sys.executable, "-m", *command])


def _setup(service: str, create_worker: "Callable[[], Worker]", documents: Sequence[type[Document]]) -> int:
    from shared.messaging.topology import set_up

    settings = Settings.from_env(service)
    connection.connect(settings)
    setup.ensure(documents)
    set_up(settings, create_worker().handlers.routing_keys)
    return 0


def _openapi(create_app: "Callable[[], Flask]") -> int:
    from shared.http.openapi import document

    print(document(create_app()))
    return 0


def _dead_letters(service: str, arguments: argparse.Namespace) -> int:
    from shared.messaging import operations

    connection.connect(Settings.from_env(service))
    if arguments.action == "list":
        for letter in operations.dead_letters(LIST_LIMIT):
            moment = letter.died_at.isoformat(timespec="seconds")
            print(letter.id, moment, letter.type or "-", letter.reason, letter.error, sep="\t")
        return 0
    if not arguments.ids:
        print(f"{arguments.action} what? Name ids as `dead-letters list` prints them, or `all`", file=sys.stderr)
        return 1
    everyone = arguments.ids == ["all"]
    for letter_id in [each.id for each in operations.dead_letters(LIST_LIMIT)] if everyone else arguments.ids:
        _act_on_dead_letter(arguments.action, letter_id)
    return 0


def _act_on_dead_letter(action: str, letter_id: str) -> None:
    from shared.messaging import operations

    if action == "show":
        letter = operations.dead_letter(letter_id)
        print(letter.to_json(indent=2), bytes(letter.body).decode(errors="replace"), sep="\n")
        return
    settle = operations.replay if action == "replay" else operations.discard
    transaction.run(lambda: settle(letter_id, utcnow()))
    print(f"{action}: {letter_id}")


def _replay(service: str, arguments: argparse.Namespace) -> int:
    from shared.messaging.replay import Replay

    settings = Settings.from_env(service)
    connection.connect(settings)
    try:
        sent = Replay(settings, arguments.to, keys=arguments.type, since=arguments.since).run()
    except LookupError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{sent} events sent to {arguments.to}")
    return 0


def _forget(service: str, arguments: argparse.Namespace) -> int:
    from shared.storage import inbox

    connection.connect(Settings.from_env(service))
    print(f"{inbox.forget(service, arguments.type)} events may take effect once more, when they are replayed")
    return 0
