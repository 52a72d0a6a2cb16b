"""Example of a webhook receiver: verifies, keeps each event once, answers at once. Copy it, and change `keep`.

WEBHOOK_SECRET=whsec_… python receiver.py events.jsonl 9000        needs flask, and nothing of ours
"""

import base64
import hashlib
import hmac
import json
import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from flask import Flask, request
from flask.typing import ResponseReturnValue

TOLERANCE = 300  # seconds: an older request may be one that somebody recorded and sends again


def verified(headers: Mapping[str, str], body: bytes, secret: str, now: float) -> bool:
    """Whether one of the signatures is right and the request is fresh (Standard Webhooks 1.0.0)."""
    found = {name.lower(): value for name, value in headers.items()}
    identity, timestamp = found.get("webhook-id", ""), found.get("webhook-timestamp", "")
    if not timestamp.isascii() or not timestamp.isdecimal() or abs(now - int(timestamp)) > TOLERANCE:
        return False
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = b".".join((identity.encode(), timestamp.encode(), body))
    right = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    return any(hmac.compare_digest(right, each) for each in found.get("webhook-signature", "").split(" "))


def create_app(secret: str, place: Path) -> Flask:
    """The receiver. Events are lines of JSON in `place`; its ids are how a second delivery is known."""
    app = Flask(__name__)
    seen = {json.loads(line)["id"] for line in place.read_text().splitlines()} if place.exists() else set()

    @app.post("/hook")
    def hook() -> ResponseReturnValue:
        body = request.get_data()
        if not verified(dict(request.headers), body, secret, time.time()):
            return "", 401
        event = json.loads(body)
        if event["id"] not in seen:  # delivery is at least once: the second time is no news
            keep(place, event)
            seen.add(event["id"])
        return "", 204

    return app


def keep(place: Path, event: dict[str, object]) -> None:
    """What a partner does with an event: here, write it down. Keep it short: the sender waits 15 seconds."""
    with place.open("a") as file:
        file.write(json.dumps(event, ensure_ascii=False) + "\n")


def main() -> None:
    """Listen on the loopback address; put a web server with TLS before it."""
    place, port = Path(sys.argv[1]), int(sys.argv[2])
    create_app(os.environ["WEBHOOK_SECRET"], place).run(port=port, threaded=False)


if __name__ == "__main__":
    main()
