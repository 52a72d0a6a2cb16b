"""From a command accepted over HTTP to its effect in another service, at a steady rate, beside a bare chain.

One listener, as the bare chain has: put a course on offer in training → outbox → relay → broker → assessment's copy.
Three listeners, reported beside it: change a librarian in community → training's copy, while assessment and the
notifier take the same event. The effect is seen by a change stream, on the clock of the same machine.
"""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

import httpx
from pymongo import MongoClient

from shared.ids import new_id
from tests.benchmarks.bare_chain import DATABASE, QUEUE, BareProducer
from tests.benchmarks.result import Result, percentiles
from tests.support.platform import Platform, running_platform
from tests.support.waiting import eventually

RATES, SECONDS, CLIENTS = (50, 200), 8.0, 8
P50, P99 = 10.0, 40.0
Seen = dict[Any, float]


def measure() -> list[Result]:
    """Milliseconds at each rate, ours and bare, from one platform's servers."""
    results: list[Result] = []
    with TemporaryDirectory() as folder, running_platform(Path(folder) / "state") as platform:
        for rate in RATES:
            ours, bare, three = _offered(platform, rate), _bare(platform, rate), _changed(platform, rate)
            figures = {"p99": ours[1], "bare p50": bare[0], "bare p99": bare[1]}
            results += [
                Result(f"latency: p50 at {rate} commands/s", ours[0], "ms", at_most=P50, figures=figures),
                Result(f"latency: p99 at {rate} commands/s", ours[1], "ms", at_most=P99),
                Result(f"latency: p50 at {rate}, three listeners", three[0], "ms", figures={"p99": three[1]}),
            ]
    return results


def _offered(platform: Platform, rate: int) -> tuple[float, float]:
    accepted: Seen = {}
    send = _sender(platform, "training-api")

    def offer(number: int, turn: int) -> None:
        body = {"title": f"Kursus {turn} {new_id()}", "hours": 8, "pass_mark": 60}
        made = send(number, "POST", "/api/training/v1/courses", body, {})
        accepted[made["id"]] = time.time()

    with _watching(platform.mongo_url, "bina_assessment", "offered_courses", _key) as effects:
        _at_rate(rate, offer)
        eventually(lambda: accepted.keys() <= effects.keys(), seconds=30)
    return _milliseconds(accepted, effects)


def _changed(platform: Platform, rate: int) -> tuple[float, float]:
    accepted: Seen = {}
    send = _sender(platform, "community-api")
    people = _librarians(platform.address("community-api"), platform.sign_in())
    shares = [cycle(people[number::CLIENTS]) for number in range(CLIENTS)]

    def change(number: int, turn: int) -> None:
        person = next(shares[number])
        path, match = f"/api/community/v1/librarians/{person['id']}", {"If-Match": f'"{person["version"]}"'}
        person["version"] = send(number, "PATCH", path, {"phone": f"+62812{turn:08d}"}, match)["version"]
        accepted[(person["id"], person["version"])] = time.time()

    def seen(row: dict[str, Any]) -> Any:
        updated = row.get("updateDescription", {}).get("updatedFields", {})
        return (_key(row), updated.get("sequence"))

    with _watching(platform.mongo_url, "bina_training", "librarians", seen) as effects:
        _at_rate(rate, change)
        eventually(lambda: accepted.keys() <= effects.keys(), seconds=30)
    return _milliseconds(accepted, effects)


def _sender(platform: Platform, service: str) -> Callable[..., dict[str, Any]]:
    """Sends a client's command over its own kept-alive connection; cheap, for it is not what is measured."""
    links = [HTTPConnection(urlsplit(platform.address(service)).netloc, timeout=30) for _ in range(CLIENTS)]
    fixed = {"Authorization": f"Bearer {platform.sign_in()}", "Content-Type": "application/json"}

    def send(number: int, method: str, path: str, body: dict[str, Any], more: dict[str, str]) -> dict[str, Any]:
        links[number].request(method, path, json.dumps(body), fixed | more)
        answer = links[number].getresponse()
        text = answer.read()
        assert answer.status in {200, 201}, text
        told: dict[str, Any] = json.loads(text)
        return told

    return send


def _key(row: dict[str, Any]) -> str:
    return str(row["documentKey"]["_id"])


def _bare(platform: Platform, rate: int) -> tuple[float, float]:
    accepted: Seen = {}
    MongoClient(platform.mongo_url).drop_database(DATABASE)
    producers = [BareProducer(platform.mongo_url, platform.amqp_url) for _ in range(CLIENTS)]
    for name in ("things", "outbox", "inbox", "effects"):
        producers[0].client[DATABASE].create_collection(name)
    command = [sys.executable, "-m", "tests.benchmarks.bare_chain", platform.mongo_url, platform.amqp_url]

    def change(number: int, _turn: int) -> None:
        key = producers[number].accept()
        accepted[key] = time.time()
        producers[number].publish(key)

    with subprocess.Popen(command, cwd=Path(__file__).parents[2]) as consumer:
        with _watching(platform.mongo_url, DATABASE, "effects", _key) as effects:
            _at_rate(rate, change)
            eventually(lambda: accepted.keys() <= effects.keys(), seconds=30)
        consumer.terminate()
    producers[0].channel.queue_delete(QUEUE)
    for producer in producers:
        producer.channel.connection.close()
        producer.client.close()
    return _milliseconds(accepted, effects)


def _librarians(api: str, token: str) -> list[dict[str, Any]]:
    headers, after, people = {"Authorization": f"Bearer {token}"}, None, []
    while True:
        query = {"limit": 100, **({"cursor": after} if after else {})}
        page = httpx.get(f"{api}/api/community/v1/librarians", params=query, headers=headers).json()
        people += page["items"]
        after = page["next"]
        if after is None:
            return people


@contextmanager
def _watching(url: str, database: str, collection: str, key: Callable[[dict[str, Any]], Any]) -> Iterator[Seen]:
    """When each change became visible, by `key` of the change."""
    seen: Seen = {}
    over = threading.Event()
    client: MongoClient[dict[str, Any]] = MongoClient(url)
    changes = client[database][collection].watch(max_await_time_ms=200)

    def watch() -> None:
        while not over.is_set():
            row = changes.try_next()
            if row is not None:
                seen.setdefault(key(row), time.time())

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield seen
    finally:
        over.set()
        thread.join()
        changes.close()
        client.close()


def _at_rate(rate: int, act: Callable[[int, int], None]) -> None:
    """Call `act(client, turn)` at the rate, each client on its own thread and its own share of the turns."""
    begun, turns = time.monotonic(), int(rate * SECONDS)
    failures: list[BaseException] = []

    def client(number: int) -> None:
        try:
            for turn in range(number, turns, CLIENTS):
                time.sleep(max(0.0, begun + turn / rate - time.monotonic()))
                act(number, turn)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=client, args=(number,)) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


def _milliseconds(accepted: Seen, effects: Seen) -> tuple[float, float]:
    """p50 and p99; an effect seen before its answer was read counts as zero."""
    return percentiles([max(0.0, (effects[key] - moment) * 1000) for key, moment in accepted.items()])
