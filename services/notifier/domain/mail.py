"""A text becomes an e-mail: plain and HTML, the same words in both.

The Message-ID and the Date come from the delivery, so a second try is the same letter, and mail programs show it once.
The standard library refuses line breaks in headers: nothing a person typed can add one.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import SMTP, Policy
from email.utils import format_datetime, parseaddr
from html import escape

from services.notifier.domain.invitations import Invitation
from services.notifier.domain.rendering import Text
from services.notifier.domain.words import Language

ADDRESS = re.compile(r"[^@\s,;:<>()\[\]\"\\]+@[^@\s,;:<>()\[\]\"\\]+")  # the parser of the library breaks on some
GREETING = {"id": "Yth. {name},", "en": "Dear {name},"}
FOOTER = {
    "id": "Mengapa Anda menerima surat ini? {why} Surat ini dikirim otomatis; balasannya tidak dibaca.",
    "en": "Why did you get this? {why} This letter was sent automatically; replies are not read.",
}
KIND = {"id": "Jenis: {kind}.", "en": "Kind: {kind}."}
MANAGE = {"id": "Atur pemberitahuan", "en": "Choose what you hear"}
STOP = {"id": "Hentikan surat jenis ini", "en": "Stop letters of this kind"}
PREFERENCES = "/pemberitahuan"
STOPPING = "/berhenti/"  # a page that asks; mail programs stop with one click, at the address in the header
ONE_CLICK = "/api/notifier/v1/public/unsubscriptions/"

PAGE = """\
<!doctype html>
<html lang="{language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{subject}</title></head>
<body style="margin:0;padding:24px 16px;background:#f6f7f5;color:#1d2a24;\
font:16px/1.6 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
<div style="max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border-radius:8px">
<p style="margin:0 0 16px">{greeting}</p>
{lines}
<p style="margin:0 0 24px">{todo}</p>
<p style="margin:0"><a href="{link}" style="display:inline-block;padding:10px 18px;background:#0f5c4a;\
color:#ffffff;border-radius:6px;text-decoration:none">{action}</a></p>
</div>
<p style="max-width:560px;margin:16px auto 0;padding:0 24px;color:#56635d;font-size:13px">{footer}{manage}</p>
</body>
</html>
"""


@dataclass(frozen=True)
class Reason:
    """Of what kind a letter is, as its reader calls it, and the token that stops the kind; none if it is mandatory."""

    kind: str
    stop: str = ""


@dataclass(frozen=True)
class Letter:
    """All that a letter is made of. `id` is the delivery's, and the letter's for ever."""

    id: str
    name: str
    address: str
    language: Language
    text: Text
    written_at: datetime
    invitation: Invitation | None = None
    reason: Reason | None = None


class _OneLine(UnstructuredHeader):
    """An address in a header must not be folded into encoded words."""

    def fold(self, *, policy: Policy) -> str:
        return f"{self.name}: {self}{policy.linesep}"  # type: ignore[attr-defined]


_HEADERS = HeaderRegistry()
_HEADERS.map_to_type("list-unsubscribe", _OneLine)  # type: ignore[arg-type]
POLICY = SMTP.clone(header_factory=_HEADERS)


def compose(letter: Letter, sender: str, public_url: str) -> EmailMessage:
    """The letter as it goes over the wire. Raises ValueError for an address that is none."""
    mail = EmailMessage(policy=POLICY)
    mail["From"] = _address(*parseaddr(sender))
    mail["To"] = _address(letter.name, letter.address)
    mail["Subject"] = letter.text.subject
    mail["Date"] = format_datetime(letter.written_at)
    mail["Message-ID"] = f"<{letter.id}@{mail['From'].addresses[0].domain}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    if letter.reason is not None and letter.reason.stop:  # RFC 8058
        mail["List-Unsubscribe"] = f"<{public_url}{ONE_CLICK}{letter.reason.stop}>"
        mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    mail.set_content(_plain(letter, public_url))
    mail.add_alternative(_html(letter, public_url), subtype="html")
    mail["Content-Language"] = letter.language  # after the content, which clears headers of its kind
    return mail


def _address(name: str, spec: str) -> Address:
    if not ADDRESS.fullmatch(spec):
        raise ValueError("not an e-mail address")
    local, _, domain = spec.rpartition("@")
    return Address(" ".join(name.split()), local, domain)


def _plain(letter: Letter, public_url: str) -> str:
    text = letter.text
    links = "".join(f"\n{words}: {link}" for words, link in _ways_out(letter, public_url))
    closing = f"-- \n{_footer(letter)}{links}"
    parts = (_greeting(letter), *text.lines, text.todo, f"{text.action}: {public_url}{text.link}", closing)
    return "\n\n".join(part for part in parts if part) + "\n"


def _html(letter: Letter, public_url: str) -> str:
    text = letter.text
    links = (f'<a href="{escape(link)}">{escape(words)}</a>' for words, link in _ways_out(letter, public_url))
    return PAGE.format(
        language=letter.language,
        subject=escape(text.subject),
        greeting=escape(_greeting(letter)),
        lines="\n".join(f'<p style="margin:0 0 16px">{escape(line)}</p>' for line in text.lines),
        todo=escape(text.todo),
        link=escape(public_url + text.link),
        action=escape(text.action),
        footer=escape(_footer(letter)),
        manage="".join(f"<br>{link}" for link in links),
    )


def _greeting(letter: Letter) -> str:
    return GREETING[letter.language].format(name=letter.name)


def _footer(letter: Letter) -> str:
    why = FOOTER[letter.language].format(why=letter.text.why)
    return why if letter.reason is None else f"{why} {KIND[letter.language].format(kind=letter.reason.kind)}"


def _ways_out(letter: Letter, public_url: str) -> list[tuple[str, str]]:
    if letter.reason is None:
        return []
    manage = (MANAGE[letter.language], public_url + PREFERENCES)
    stop = (STOP[letter.language], f"{public_url}{STOPPING}{letter.reason.stop}")
    return [manage, stop] if letter.reason.stop else [manage]
