"""The notifier on a fresh database, and a mail server that answers as a test tells it to."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from services.notifier.app import DOCUMENTS, create_app
from services.notifier.channels.email import Email
from services.notifier.commands.correspond import House
from services.notifier.documents import Delivery
from services.notifier.events.incoming import incoming
from services.notifier.sender import Sender
from shared.clock import utcnow
from shared.contracts.community import LibrarianLeftV1, LibrarianRegisteredV1
from tests.support.events import deliver

MAIL_FROM = "Bina Pustaka <pustaka@siantar.example>"
PUBLIC_URL = "https://bina.example"
HOUSE = House("development-only-secret")


class AnyPort(Controller):
    """Listens on whatever port is free, and says which."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]  # type: ignore[union-attr]
        super()._trigger_server()


@dataclass
class MailServer:
    """A real SMTP server: keeps what it takes, refuses whom it is told to refuse, answers as late as it is told."""

    answers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    options: dict[str, Any] = field(default_factory=dict)
    letters: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    connections: int = 0
    _port: int = 0
    _controller: AnyPort | None = None

    def start(self) -> None:
        """Listen; after a stop on the same port as before."""
        self._controller = AnyPort(self, hostname="127.0.0.1", port=self._port, **self.options)
        self._controller.start()
        self._port = self._controller.port

    def stop(self) -> None:
        if self._controller is not None:
            self._controller.stop()
            self._controller = None

    def url(self, scheme: str = "smtp", user: str = "", query: str = "") -> str:
        return f"{scheme}://{user}127.0.0.1:{self._port}{query}"

    async def handle_EHLO(self, server: Any, session: Any, envelope: Any, name: str, answers: list[str]) -> list[str]:
        session.host_name = name
        self.connections += 1
        return answers

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        await asyncio.sleep(self.delay)
        letter = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        self.recipients += envelope.rcpt_tos
        return "250 taken"


class Notifier:
    """The service as the tests speak to it."""

    def __init__(self, service: Any, mail: MailServer) -> None:
        self.service, self.mail = service, mail

    @property
    def client(self) -> Any:
        return self.service.client

    def channel(self, url: str | None = None, seconds: float = 5.0) -> Email:
        return Email(url or self.mail.url(), MAIL_FROM, PUBLIC_URL, seconds=seconds)

    def sender(self, url: str | None = None, seconds: float = 5.0, batch: int = 50) -> Sender:
        return Sender(self.channel(url, seconds), HOUSE, seconds=30, batch=batch)

    def send(self, after: timedelta = timedelta(0)) -> int:
        return self.sender().run(utcnow() + after)

    def knows(self, librarian: str, *, sequence: int = 1, **over: Any) -> None:
        """The directory says this of a librarian."""
        data: dict[str, Any] = {
            "librarian_id": librarian, "nip": f"nip-{librarian}", "name": librarian.title(),
            "email": f"{librarian}@pustaka.example", "phone": None, "unit_id": "anak", "unit_name": "Layanan Anak",
            "position": "Pustakawan Ahli Muda", "rank": "III/c", "duties": [], "language": "id", "active": True,
        }  # fmt: skip
        self.hears(LibrarianRegisteredV1, {**data, **over}, subject=librarian, sequence=sequence)

    def loses(self, librarian: str, *, sequence: int = 2) -> None:
        data = {"librarian_id": librarian, "left_on": utcnow().date(), "reason": "pindah"}
        self.hears(LibrarianLeftV1, data, subject=librarian, sequence=sequence)

    def hears(self, contract: Any, data: dict[str, Any], **over: Any) -> Any:
        """An event arrives, through the real inbox."""
        return deliver(incoming, contract, **{"subject": "subject", "data": data, **over})

    def delivery(self, recipient: str, channel: str = "email") -> Delivery:
        found: Delivery = Delivery.objects.get(recipient=recipient, channel=channel)
        return found


@pytest.fixture
def mail() -> Iterator[MailServer]:
    server = MailServer()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def notifier(make_service: Callable[..., Any], mail: MailServer) -> Notifier:
    return Notifier(make_service("notifier", create_app, DOCUMENTS), mail)
