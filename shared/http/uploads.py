"""A file in, as multipart `file` or as the raw body with ?filename=; and out again, always to be saved."""

from contextlib import closing
from dataclasses import dataclass

from flask import Response, g, request

from shared.errors import Invalid


@dataclass(frozen=True)
class Sent:
    """What came, and what the sender calls it: a label, never a path and never a type."""

    content: bytes
    name: str


def sent_file(filename: str = "") -> Sent:
    """The file of this request. Raises Invalid where there is none."""
    if "sent_file" not in g:
        g.sent_file = _read(filename)  # once: a transaction that runs again finds the stream at its end
    found: Sent = g.sent_file
    return found


def _read(filename: str) -> Sent:
    file = request.files.get("file")
    if file is not None:
        with closing(file):
            return Sent(file.stream.read(), label(file.filename or filename))
    content = b"" if request.mimetype == "multipart/form-data" else request.get_data(cache=True)
    if not content:
        raise Invalid({"file": "Missing data for required field."})
    return Sent(content, label(filename))


def label(name: str) -> str:
    """A file's name without its folders and without what cannot be shown."""
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(char for char in base if char.isprintable()).strip()[:120]


def to_be_saved(content: bytes, media_type: str, file_name: str) -> Response:
    """The file, never shown in our name: `file_name` has to be one of our own making."""
    response = Response(content, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
