"""What was caught, over HTTP: GET / (?to=…&subject=…) lists, GET /messages/KEY shows, DELETE / forgets all."""

import json
import mailbox
from collections.abc import Iterator
from email import message_from_binary_file, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, BinaryIO, cast
from urllib.parse import parse_qs, urlsplit


class Box:
    """The folder of caught mail, oldest first."""

    def __init__(self, folder: Path) -> None:
        self._maildir = mailbox.Maildir(folder, factory=cast(Any, _read), create=True)

    def listed(self, to: str = "", subject: str = "") -> Iterator[dict[str, Any]]:
        for key, message in sorted(self._messages(), key=_moment):
            if to in message["X-Envelope-To"] and subject.lower() in str(message["Subject"] or "").lower():
                yield _summary(key, message)

    def shown(self, key: str) -> bytes | None:
        message = self._maildir.get(key)
        return cast(EmailMessage, message).as_bytes() if message is not None else None

    def forget(self) -> None:
        self._maildir.clear()

    def _messages(self) -> Iterator[tuple[str, EmailMessage]]:
        for key in self._maildir.keys():  # noqa: SIM118  (the Maildir itself iterates over messages)
            message = self._maildir.get(key)
            if message is not None:
                yield key, cast(EmailMessage, message)


def server(folder: Path, host: str, port: int) -> ThreadingHTTPServer:
    """The listing, ready to serve."""
    return ThreadingHTTPServer((host, port), _handler(Box(folder)))


def _read(file: BinaryIO) -> Any:
    return message_from_binary_file(file, policy=policy.default)


def _moment(pair: tuple[str, EmailMessage]) -> tuple[int, int]:
    """When it came, from the name that Maildir gave the file: seconds.MmicrosecondsP…."""
    seconds, rest = pair[0].split(".", 2)[:2]
    return int(seconds), int(rest[1:].partition("P")[0])


def _summary(key: str, message: EmailMessage) -> dict[str, Any]:
    plain = message.get_body(("plain",))
    html = message.get_body(("html",))
    return {
        "key": key,
        "to": message["X-Envelope-To"],
        "from": str(message["From"] or ""),
        "subject": str(message["Subject"] or "").strip(),
        "date": str(message["Date"] or ""),
        "message_id": str(message["Message-ID"] or ""),
        "headers": {name: str(value) for name, value in message.items()},
        "text": plain.get_content() if plain else "",
        "html": html.get_content() if html else "",
        "attachments": [part.get_filename() for part in message.iter_attachments()],
    }


def _handler(box: Box) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            if parts.path == "/livez":
                self._answer(200, b"", "text/plain")
            elif parts.path == "/":
                listed = list(box.listed(query.get("to", ""), query.get("subject", "")))
                self._answer(200, json.dumps(listed, indent=1, ensure_ascii=False).encode(), "application/json")
            else:
                raw = box.shown(parts.path.rpartition("/")[2])
                self._answer(404 if raw is None else 200, raw or b"", "message/rfc822")

        def do_DELETE(self) -> None:
            box.forget()
            self._answer(204, b"", "text/plain")

        def _answer(self, status: int, body: bytes, content_type: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", f"{content_type}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """A request for the list is not worth a line."""

    return Handler
