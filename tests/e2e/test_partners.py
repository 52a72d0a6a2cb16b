"""§5 sentence 12: a partner subscribes by itself within its agreement, is told three ways, sees what fails; it ends."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import httpx
import pika
import pytest
from pika.exceptions import AMQPError
from standardwebhooks.webhooks import Webhook as Oracle

from deploy.demo.gateway import Gateway
from deploy.local import ports
from deploy.local.state import ROOT
from deploy.partners import broker, reader
from shared.clock import WIB, utcnow
from shared.contracts.base import PREFIX
from shared.ids import new_id
from tests.support.platform import MANAGER, Platform
from tests.support.waiting import eventually

HELD, PROGRAMME = "community.activity.held.v1", "training.programme.published.v1"
CLIENT, QUEUE_NAME, PASSWORD = "partner-dinas", "dinas-uji", "only-for-this-test"
TODAY = utcnow().astimezone(WIB).date()


class Machine:
    """The partner's machine: client credentials, and nothing else."""

    def __init__(self, platform: Platform) -> None:
        secret = platform.state.secret("partner-client").read_text()
        grant = {"grant_type": "client_credentials"}
        answer = httpx.post(f"{platform.url}/identity/token", auth=(CLIENT, secret), data=grant)
        headers = {"Authorization": f"Bearer {answer.json()['access_token']}"}
        self.http = httpx.Client(base_url=f"{platform.url}/api/notifier/v1", headers=headers)

    def ask(self, method: str, path: str, **more: Any) -> Any:
        answer = self.http.request(method, path, **more)
        assert answer.is_success, answer.text
        return answer.json()

    def log(self, subscription: str) -> dict[str, dict[str, Any]]:
        """The delivery log by event."""
        found = self.ask("GET", f"/subscriptions/{subscription}/deliveries")["items"]
        return {each["event_id"]: each for each in found}


class Receiver:
    """The example receiver of deploy/partners, as a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.place, [self.port] = folder / "events.jsonl", ports.free(1)
        self.url = f"http://127.0.0.1:{self.port}/hook"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, secret: str) -> None:
        command = [sys.executable, str(ROOT / "deploy/partners/receiver.py"), str(self.place), str(self.port)]
        environment = {**os.environ, "WEBHOOK_SECRET": secret}
        self.process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        eventually(self.answers, seconds=20)

    def answers(self) -> bool:
        with suppress(httpx.TransportError):
            return httpx.post(self.url).status_code == 401
        return False

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait()

    @property
    def got(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.place.read_text().splitlines()] if self.place.exists() else []


@pytest.fixture(scope="module")
def gateway(platform: Platform) -> Iterator[Gateway]:
    with Gateway(platform.url, lambda _url, who: platform.sign_in(who)) as gateway:
        yield gateway


@pytest.fixture(scope="module")
def partner(gateway: Gateway) -> dict[str, Any]:
    """An institution with an agreement that covers the activities held, and a machine that speaks for it."""
    name, number = f"Dinas Uji {new_id()[-8:]}", f"{new_id()[-8:]}/MoU"
    ends = TODAY + timedelta(days=300)
    imported(
        gateway, "mitra.csv", f"Nama Mitra,Jenis,No. MoU,Mulai,Berakhir\n{name},Pemerintah,{number},{day(-30)},{ends}\n"
    )
    found = next(each for each in gateway.every("community", "/partners", who=MANAGER) if each["name"] == name)
    changed(gateway, found["id"], "clients", clients=[CLIENT])
    changed(gateway, found["id"], "scope", number=number, events=[HELD])
    return {**found, "number": number}


@pytest.fixture
def machine(platform: Platform) -> Iterator[Machine]:
    made = Machine(platform)
    yield made
    made.http.close()


@pytest.fixture
def receiver(tmp_path: Path) -> Iterator[Receiver]:
    made = Receiver(tmp_path)
    yield made
    made.stop()


def day(days: int) -> date:
    return TODAY + timedelta(days=days)


def imported(gateway: Gateway, name: str, sheet: str) -> None:
    report = gateway.call("POST", "community", f"/imports?filename={name}", who=MANAGER, content=sheet.encode(),
                          headers={"Content-Type": "text/csv"}).json()  # fmt: skip
    assert report["counts"]["refused"] == 0, report


def changed(gateway: Gateway, partner_id: str, path: str, method: str = "PUT", **body: Any) -> None:
    version = gateway.get("community", f"/partners/{partner_id}", who=MANAGER)["version"]
    gateway.call(method, "community", f"/partners/{partner_id}/{path}", who=MANAGER, json=body,
                 headers={"If-Match": f'"{version}"'})  # fmt: skip


def hold(gateway: Gateway, platform: Platform) -> str:
    """An activity was held; the id of the event that says so."""
    title = f"Bedah Buku {new_id()[-8:]}"
    imported(gateway, "kegiatan.csv", "Tanggal,Jam,Nama Kegiatan,Jenis,Tempat,Mitra,Kuota,Hadir\n"
             f"{day(-1)},09.00,{title},Pelatihan,Aula,,50,40\n")  # fmt: skip
    [row] = platform.database("community")["outbox"].find({"key": HELD, "event.data.title": title})
    return str(row["_id"])


def control(platform: Platform, calls: Sequence[broker.Call]) -> None:
    """Tell the platform's own broker."""
    node = platform.process("rabbitmq")
    if not Path(node.command[0]).name.startswith("rabbitmq"):
        pytest.skip("the broker is not a process of this machine")
    program = Path(node.command[0]).with_name("rabbitmqctl")
    for call in calls:
        done = subprocess.run([str(program), *call], env=node.environment, input=f"{PASSWORD}\n", text=True,
                              capture_output=True, timeout=60, check=False)  # fmt: skip
        assert done.returncode == 0, (call, done.stdout + done.stderr)


def connect(platform: Platform) -> pika.BlockingConnection:
    given = pika.URLParameters(platform.amqp_url)
    login = pika.PlainCredentials(f"mitra.{QUEUE_NAME}", PASSWORD)
    return pika.BlockingConnection(pika.ConnectionParameters(given.host, given.port, "/", login))


def bound(platform: Platform) -> None:
    """Its own queue takes what the agreement names; another type, a wildcard, another queue or exchange do not."""
    control(platform, broker.grant(QUEUE_NAME, [HELD]))
    with connect(platform) as connection:
        reader.declare(connection.channel(), QUEUE_NAME, [HELD])
    for wrong in (PROGRAMME, "#", "community.activity.*", "community.librarian.changed.v1"):
        refused(platform, lambda channel, wrong=wrong: reader.declare(channel, QUEUE_NAME, [wrong]))
    own = reader.queue_of(QUEUE_NAME)
    refused(platform, lambda channel: channel.queue_bind(own, "pustaka.events", HELD))
    refused(platform, lambda channel: channel.basic_get("notifier.inbox"))
    refused(platform, lambda channel: channel.queue_declare("mitra.another.events"))


def refused(platform: Platform, attempt: Any) -> None:
    with connect(platform) as connection, pytest.raises(AMQPError, match="ACCESS_REFUSED"):
        attempt(connection.channel())


def test_a_partner_is_told_three_ways_what_its_agreement_covers_until_it_ends(
    gateway: Gateway, platform: Platform, partner: dict[str, Any], machine: Machine, receiver: Receiver
) -> None:
    eventually(lambda: HELD in {each["type"] for each in machine.ask("GET", "/partnership")["covers"]}, seconds=20)
    beyond = machine.http.post("/subscriptions", json={"kind": "webhook", "url": receiver.url, "events": [PROGRAMME]})
    assert beyond.status_code == 403
    made = machine.ask("POST", "/subscriptions", json={"kind": "webhook", "url": receiver.url, "events": [HELD]})
    path = f"/subscriptions/{made['id']}"
    receiver.start(made["secret"])
    trial = machine.ask("POST", f"{path}/test")["event_id"]
    eventually(lambda: [each["id"] for each in receiver.got] == [trial], seconds=20)
    bound(platform)

    first = hold(gateway, platform)
    eventually(lambda: first in {each["id"] for each in receiver.got}, seconds=20)
    fed = machine.http.get(f"{path}/events", params={"limit": 100})  # the city's own activities stand before
    told = Oracle(made["secret"]).verify(fed.content, dict(fed.headers))
    assert [each["id"] for each in told["items"]][-2:] == [trial, first]
    assert {each["type"].removeprefix(PREFIX) for each in told["items"]} == {HELD, "notifier.sandbox.sent.v1"}
    with connect(platform) as connection:
        queued: list[dict[str, Any]] = []
        reader.read(connection.channel(), reader.queue_of(QUEUE_NAME), queued.append, idle_seconds=0.5)
    assert [each["id"] for each in queued] == [first]
    assert queued[0]["data"] == told["items"][-1]["data"] == receiver.got[1]["data"]

    receiver.stop()
    second = hold(gateway, platform)
    failed = eventually(lambda: [each for each in machine.log(made["id"]).values() if each["attempts"] and
                                 each["event_id"] == second and each["state"] == "queued"], seconds=20)  # fmt: skip
    assert failed[0]["attempts"][0]["reason"].startswith("connection")
    receiver.start(made["secret"])
    eventually(lambda: machine.log(made["id"])[second]["state"] == "delivered", seconds=20)
    tries = machine.log(made["id"])[second]["attempts"]
    machine.ask("POST", f"{path}/deliveries/{machine.log(made['id'])[second]['id']}/replay")
    eventually(lambda: len(machine.log(made["id"])[second]["attempts"]) == len(tries) + 1, seconds=20)
    assert [each["id"] for each in receiver.got] == [trial, first, second], "known by its id, kept once"

    changed(gateway, partner["id"], "end-agreement", "POST", number=partner["number"], reason="Selesai bersama")
    eventually(lambda: machine.http.get(path).status_code == 403, seconds=20)
    third, notifier = hold(gateway, platform), platform.database("notifier")
    eventually(lambda: notifier["partner_events"].find_one({"_id": third}), seconds=20)
    assert notifier["dispatches"].find_one({"event_id": third}) is None
    assert len(receiver.got) == 3
    control(platform, broker.end(QUEUE_NAME))
    with pytest.raises(AMQPError):
        connect(platform)
