"""Takes every mail by SMTP and keeps it. Two names play trouble: bounce@… is refused for good, later@… for now."""

from email import message_from_bytes
from mailbox import Maildir
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

REFUSALS = {"bounce": "550 5.1.1 no such mailbox", "later": "451 4.7.1 try again later"}


class Catcher:
    """What aiosmtpd asks."""

    def __init__(self, folder: Path) -> None:
        self._box = Maildir(folder, create=True)

    async def handle_RCPT(  # noqa: N802  (the name aiosmtpd looks for)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[Any]
    ) -> str:
        refusal = REFUSALS.get(address.partition("@")[0].partition("+")[0])
        if refusal:
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        content = envelope.content or b""
        message = message_from_bytes(content if isinstance(content, bytes) else content.encode())
        message["X-Envelope-From"] = envelope.mail_from or ""
        message["X-Envelope-To"] = ", ".join(envelope.rcpt_tos)
        self._box.add(message)
        return "250 kept"


def listen(folder: Path, host: str, port: int) -> Controller:
    """Start catching in a background thread."""
    controller = Controller(Catcher(folder), hostname=host, port=port)
    controller.start()
    return controller
