"""A partner as the tests know it: its receiver, its machine, and what community says of it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from services.notifier.channels.webhook import Webhook
from services.notifier.events.incoming import incoming
from services.notifier.webhooks import Webhooks
from shared.clock import WIB, utcnow
from shared.contracts.community import ActivityHeldV1, AgreementStartedV1
from shared.contracts.partners import AgreementEndedV1, PartnerChangedV1
from shared.contracts.reports import ReportPublishedV1
from shared.ids import new_id
from tests.support.events import deliver

HELD, REPORT = ActivityHeldV1.routing_key, ReportPublishedV1.routing_key


@dataclass
class Received:
    headers: dict[str, str]
    body: bytes


@dataclass
class Receiver:
    """A real HTTP server: keeps every request, answers what it is told to, in turn; then 204."""

    answers: list[int] = field(default_factory=list)
    always: int = 204
    headers: dict[str, str] = field(default_factory=dict)
    got: list[Received] = field(default_factory=list)
    url: str = ""

    @contextmanager
    def listening(self) -> Iterator["Receiver"]:
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                receiver.got.append(Received({k.lower(): v for k, v in self.headers.items()}, body))
                self.send_response(receiver.answers.pop(0) if receiver.answers else receiver.always)
                for name, value in receiver.headers.items():
                    self.send_header(name, value)
                self.send_header("content-length", "0")
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                """Silent."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        self.url = f"http://127.0.0.1:{server.server_port}/hook"
        try:
            yield self
        finally:
            server.shutdown()
            thread.join()
            server.server_close()

    @property
    def ids(self) -> list[str]:
        return [each.headers["webhook-id"] for each in self.got]


class Partner:
    """One partner: what community says of it, and what its machine asks."""

    def __init__(self, service: Any, token: Callable[..., str], client: str = "mitra-a") -> None:
        self.service, self.token, self.client = service, token, client
        self.id, self.sequence = new_id(), 1
        self.described()

    def described(self) -> None:
        data = {"partner_id": self.id, "name": f"SMA {self.client}", "kind": "school", "contact": "Sekretariat",
                "email": f"{self.client}@mitra.example", "clients": [self.client]}  # fmt: skip
        self._said(PartnerChangedV1, data)

    def agrees(self, *events: str, number: str = "1/MoU", since: int = -30, until: int | None = 365) -> None:
        """An agreement of these types; days from today."""
        data = {"partner_id": self.id, "agreement_number": number, "starts_on": day(since),
                "ends_on": None if until is None else day(until), "events": list(events)}  # fmt: skip
        self._said(AgreementStartedV1, data)

    def ends(self, number: str = "1/MoU") -> None:
        data = {"partner_id": self.id, "agreement_number": number, "ended_on": day(0), "reason": "period"}
        self._said(AgreementEndedV1, data)

    def call(self, method: str, path: str, **more: Any) -> Any:
        token = self.token("partner", username=self.client, client_id=self.client)
        headers = {"Authorization": f"Bearer {token}"} | more.pop("headers", {})
        return self.service.client.open(f"/api/notifier/v1{path}", method=method, headers=headers, **more)

    def subscribes(self, url: str, *events: str) -> dict[str, Any]:
        body = {"kind": "webhook", "url": url, "events": list(events)}
        answer = self.call("POST", "/subscriptions", json=body)
        assert answer.status_code == 201, answer.json
        return dict(answer.json)

    def deliveries(self, subscription: dict[str, Any], **query: Any) -> list[dict[str, Any]]:
        answer = self.call("GET", f"/subscriptions/{subscription['id']}/deliveries", query_string=query)
        return list(answer.json["items"])

    def _said(self, contract: Any, data: dict[str, Any]) -> None:
        self.sequence += 1
        deliver(incoming, contract, subject=self.id, sequence=self.sequence, data=data)


def day(days: int) -> date:
    return utcnow().astimezone(WIB).date() + timedelta(days=days)


def held(subject: str = "", sequence: int = 1, **over: Any) -> Any:
    """An activity was held."""
    subject = subject or new_id()
    data = {"activity_id": subject, "title": "Bedah Buku", "kind": "discussion", "held_on": day(0), "attendance": 40,
            "partner_id": None, "place": "Aula"}  # fmt: skip
    return deliver(incoming, ActivityHeldV1, subject=subject, sequence=sequence, data=data, **over)


def reported() -> Any:
    """A report was published: public, so for every partner."""
    data: dict[str, Any] = {"report_id": new_id(), "kind": "yearly", "year": 2026, "revision": 1,
                            "published_on": day(0), "rule_id": "r", "figures": []}  # fmt: skip
    return deliver(incoming, ReportPublishedV1, subject=data["report_id"], data=data)


def send(after: timedelta = timedelta(0), *, seconds: float = 15.0) -> int:
    """What the worker does once a second."""
    sender = Webhooks(Webhook(loopback=True, seconds=seconds), "https://bina.example", seconds=30)
    return sender.run(utcnow() + after)
