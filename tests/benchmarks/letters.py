"""The queue of letters: claimed, written, sent, noted and recorded, against a bare smtplib loop with the same letters.

The mail server is a process of its own that keeps nothing. Both write each letter before it is sent; the loop does not
remember what it sent, so it would send all of it again after a crash.
"""

import smtplib
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from services.notifier.app import DOCUMENTS
from services.notifier.channels.email import Email
from services.notifier.commands.announce import News, announce
from services.notifier.commands.correspond import House, correspond
from services.notifier.documents import Contact, Delivery
from services.notifier.domain.audience import EMAIL
from services.notifier.domain.deliveries import DELIVERED, QUEUED
from services.notifier.domain.mail import Letter, compose
from services.notifier.sender import Sender
from shared.clock import utcnow
from shared.ids import new_id
from shared.storage import transaction
from shared.telemetry import logs
from tests.benchmarks.ground import seconds, service
from tests.benchmarks.result import Result

COUNT, CHUNK = 1000, 500
SENDER, PUBLIC_URL = "Bina Pustaka <pustaka@bench.example>", "https://bench.example"
HOUSE = House("bench")
SERVER = """
import asyncio
from aiosmtpd.smtp import SMTP
class Nowhere:
    async def handle_DATA(self, server, session, envelope):
        return "250 taken"
async def main():
    server = await asyncio.get_running_loop().create_server(lambda: SMTP(Nowhere()), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()
asyncio.run(main())
"""


def measure(mongo_url: str, amqp_url: str) -> list[Result]:
    """Letters a second, and the ratio to the loop."""
    with service("notifier", mongo_url, amqp_url, DOCUMENTS) as settings, _mail_server() as port:
        logs.configure(replace(settings, log_level="WARNING"))
        _queue(COUNT, utcnow())
        bare = COUNT / _bare(port)
        sender = Sender(Email(f"smtp://127.0.0.1:{port}", SENDER, PUBLIC_URL), HOUSE, seconds=120)
        ours = COUNT / seconds(lambda: sender.run(utcnow()))
        sent = Delivery.objects(channel=EMAIL, state=DELIVERED).count()
    if sent != COUNT:
        raise RuntimeError(f"{sent} of {COUNT} letters were sent")
    figures = {"letters/s": ours, "loop/s": bare}
    return [Result("letters: of a bare smtplib loop", ours / bare, "x", at_least=0.3, figures=figures)]


def _queue(count: int, now: datetime) -> None:
    people = [new_id() for _ in range(count)]
    Contact.objects.insert(
        [Contact(id=one, sequence=1, name="Nama Pustakawan", email=f"{one}@bench.example") for one in people]
    )
    data = {"session_id": new_id(), "course_id": new_id(), "course_title": "Pelayanan Prima", "place": "Ruang Baca",
            "starts_at": now, "ends_at": now, "capacity": count, "hours": 4}  # fmt: skip
    for start in range(0, count, CHUNK):
        news = News(new_id(), "session.scheduled", {**data, "invited": people[start : start + CHUNK]}, now)
        transaction.run(lambda news=news: announce([news], now))  # type: ignore[misc]


def _bare(port: int) -> float:
    now = utcnow()
    waiting = list(Delivery.objects(channel=EMAIL, state=QUEUED))
    letters = [letter for letter in correspond(waiting, HOUSE, now).values() if isinstance(letter, Letter)]

    def loop() -> None:
        with smtplib.SMTP("127.0.0.1", port, local_hostname="bench.example") as server:
            for letter in letters:
                server.send_message(compose(letter, SENDER, PUBLIC_URL), "pustaka@bench.example", [letter.address])

    return seconds(loop)


@contextmanager
def _mail_server() -> Iterator[int]:
    with subprocess.Popen([sys.executable, "-c", SERVER], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.terminate()
