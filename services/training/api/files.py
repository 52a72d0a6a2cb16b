"""A certificate as a file: on paper, as a badge, and the square code that leads to its check."""

from flask import Response, current_app

from services.training.documents import Certificate
from services.training.papers import badges
from shared.errors import Refused
from shared.settings import Settings

PDF, BADGE, SVG = "application/pdf", "application/vc+jwt", "image/svg+xml"
BINARY = {"type": "string", "format": "binary"}
TEXT = {"type": "string"}


def settings() -> Settings:
    """The settings of the running application."""
    found: Settings = current_app.extensions["settings"]
    return found


def paper(certificate: Certificate) -> Response:
    """The PDF, to be kept as a file."""
    from services.training.papers.paper import paper as draw

    if certificate.revoked_at is not None:
        raise Refused("paper-of-revoked", certificate=certificate.code)
    return named(Response(draw(certificate, settings()), mimetype=PDF), f"sertifikat-{certificate.code}.pdf")


def badge(certificate: Certificate) -> Response:
    """The badge, to be kept as a file. It does not say whether it was revoked; its status list does."""
    return named(Response(badges.badge(certificate, settings()), mimetype=BADGE), f"lencana-{certificate.code}.jwt")


def named(response: Response, name: str) -> Response:
    """The response as a download."""
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
