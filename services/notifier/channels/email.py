"""E-mail over SMTP. One connection serves a run of letters; after an outage it is thrown away."""

import smtplib
import ssl
from contextlib import suppress
from email.utils import parseaddr
from urllib.parse import parse_qs, unquote, urlsplit

from services.notifier.channels.calendar import attach
from services.notifier.domain.addresses import hard
from services.notifier.domain.audience import EMAIL
from services.notifier.domain.deliveries import Delivered, Later, Outcome, Rejected
from services.notifier.domain.mail import Letter, compose

SECONDS = 10.0  # per answer of the server; a whole letter stays far below the lease of a claim


class Email:
    """`url`: smtp://user:password@host:port · smtps://… for TLS from the start · ?starttls=yes to insist on it."""

    name = EMAIL

    def __init__(self, url: str, sender: str, public_url: str, *, seconds: float = SECONDS) -> None:
        self._url, self._sender, self._public_url, self._seconds = url, sender, public_url, seconds
        self._server: smtplib.SMTP | None = None

    def send(self, letter: Letter) -> Outcome:
        try:
            mail = compose(letter, self._sender, self._public_url)
            attach(mail, letter, self._public_url)
        except ValueError:
            return Rejected("not an e-mail address")
        try:
            server = self._connected()
        except (smtplib.SMTPException, OSError) as error:
            return _outage(error)
        try:
            server.send_message(mail, parseaddr(self._sender)[1], [letter.address])
        except (smtplib.SMTPException, OSError) as error:
            return self._kept(_outcome(error, letter.address))
        return Delivered()

    def close(self) -> None:
        server, self._server = self._server, None
        if server is not None:
            with suppress(smtplib.SMTPException, OSError):
                server.quit()
            server.close()

    def _connected(self) -> smtplib.SMTP:
        if self._server is None:
            self._server = _connect(self._url, parseaddr(self._sender)[1].rpartition("@")[2], self._seconds)
        return self._server

    def _kept(self, outcome: Outcome) -> Outcome:
        if isinstance(outcome, Later) and outcome.outage and self._server is not None:
            self._server.close()  # no polite farewell: it would wait for the answer that did not come
            self._server = None
        return outcome


def _connect(url: str, own_name: str, seconds: float) -> smtplib.SMTP:
    at = urlsplit(url)
    host, port = at.hostname or "localhost", at.port or 0
    server: smtplib.SMTP  # `own_name` is given because the library would look one up, slowly
    if at.scheme == "smtps":
        context = ssl.create_default_context()
        server = smtplib.SMTP_SSL(host, port, local_hostname=own_name, timeout=seconds, context=context)
    else:
        server = smtplib.SMTP(host, port, local_hostname=own_name, timeout=seconds)
    try:
        if "starttls" in parse_qs(at.query):
            server.starttls(context=ssl.create_default_context())
        if at.username:
            server.login(unquote(at.username), unquote(at.password or ""))
    except BaseException:
        server.close()
        raise
    return server


def _outcome(error: Exception, address: str) -> Outcome:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return _refusal(*next(iter(error.recipients.values())), address, of_recipient=True)
    if isinstance(error, smtplib.SMTPSenderRefused):
        return _outage(error)  # it is us who are refused: a wrong setting, not this recipient
    if isinstance(error, smtplib.SMTPResponseException):
        return _refusal(error.smtp_code, error.smtp_error, address)
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return Rejected("the mail server cannot take such an address")
    return _outage(error)


def _refusal(code: int, answer: bytes | str, address: str, *, of_recipient: bool = False) -> Outcome:
    words = answer.decode(errors="replace") if isinstance(answer, bytes) else answer
    reason = f"{code} {words.replace(address, '…')}"[:200]  # the log names people by id only
    if 400 <= code < 500:
        return Later(reason, outage=code == 421)
    return Rejected(reason, address=of_recipient and hard(code, words))


def _outage(error: Exception) -> Later:
    return Later(f"mail server: {type(error).__name__}", outage=True)
