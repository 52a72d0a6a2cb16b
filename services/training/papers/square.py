"""The square code on paper and screen: it leads to the page on which the certificate is checked."""

import io

import segno

from services.training.domain.badges import Addresses
from shared.settings import Settings

Modules = tuple[tuple[bool, ...], ...]


def svg(code: str, settings: Settings) -> bytes:
    """As a picture for the screen, dark on white whatever the page behind it."""
    out = io.BytesIO()
    _made(code, settings).save(out, kind="svg", scale=4, border=4, light="#fff", title=f"QR {code}", xmldecl=False)
    return out.getvalue()


def modules(code: str, settings: Settings) -> Modules:
    """As rows of dark and light, to be drawn on paper."""
    return tuple(tuple(bool(module) for module in row) for row in _made(code, settings).matrix)


def _made(code: str, settings: Settings) -> segno.QRCode:
    return segno.make(Addresses(settings.public_url).check(code), error="m", micro=False)
