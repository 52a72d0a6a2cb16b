"""Makes this installation's secrets at first start, into a volume: none in the repository, none in `docker inspect`.

Each service has its own broker user, who may declare and read only what begins with its name; the broker gets
hashes only. Run again, it changes nothing: delete the volume to make new ones.
"""

import base64
import hashlib
import json
import os
import secrets
import sys
from pathlib import Path
from typing import Any

SERVICES = ("training", "assessment", "community", "notifier")
VHOST = "pustaka"
EXCHANGES = ("pustaka.events", "pustaka.partners")


def main(folder: Path, broker: str) -> None:
    """Write what is not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in (
        *(f"{service}_secret" for service in SERVICES),
        "web_secret",
        "web_client_secret",
        "partner_client_secret",
        "keycloak_admin_password",
    ):
        if not (folder / name).exists():
            _write(folder / name, secrets.token_urlsafe(32))
    if not (folder / "training_signing_key").exists():
        _write(folder / "training_signing_key", private_key().rstrip())
    # The broker reads its definitions at its first start only: addresses and hashes are made together, and last.
    if not (folder / "definitions.json").exists():
        passwords = {name: secrets.token_urlsafe(24) for name in (*SERVICES, "operator")}
        for name in SERVICES:
            _write(folder / f"{name}_amqp_url", f"amqp://{name}:{passwords[name]}@{broker}:5672/{VHOST}")
        _write(folder / "broker_operator_password", passwords["operator"])
        _write(folder / "definitions.json", json.dumps(definitions(passwords), indent=1))


def private_key() -> str:
    """A fresh Ed25519 key (PEM) under which badges are signed: any 32 random bytes are one, so no library is needed."""
    ed25519 = bytes.fromhex("302e020100300506032b657004220420")
    body = base64.b64encode(ed25519 + secrets.token_bytes(32)).decode()
    return f"-----BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----\n"


def definitions(passwords: dict[str, str]) -> dict[str, Any]:
    """Users, virtual host and rights, as the broker imports them."""
    return {
        "users": [
            _user(name, password, ["administrator"] if name == "operator" else [])
            for name, password in passwords.items()
        ],
        "vhosts": [{"name": VHOST}],
        "permissions": [_rights(name) for name in SERVICES]
        + [{"user": "operator", "vhost": VHOST, "configure": ".*", "write": ".*", "read": ".*"}],
        "topic_permissions": [
            {"user": name, "vhost": VHOST, "exchange": "pustaka.events", "write": rf"^{name}\.", "read": ".*"}
            for name in SERVICES
        ],
        "exchanges": [
            {
                "name": name,
                "vhost": VHOST,
                "type": "topic",
                "durable": True,
                "auto_delete": False,
                "internal": False,
                "arguments": {},
            }
            for name in EXCHANGES
        ],
    }


def _rights(name: str) -> dict[str, str]:
    own, shared = rf"{name}\..*", r"pustaka\..*"
    return {
        "user": name,
        "vhost": VHOST,
        "configure": f"^({own}|{shared})$",
        "write": rf"^({own}|{shared}|amq\.default)$",  # the default exchange: the way to a rung of the retry ladder
        "read": f"^({own}|{shared})$",
    }


def _user(name: str, password: str, tags: list[str]) -> dict[str, Any]:
    salt = os.urandom(4)
    digest = hashlib.sha256(salt + password.encode()).digest()
    return {
        "name": name,
        "password_hash": base64.b64encode(salt + digest).decode(),
        "hashing_algorithm": "rabbit_password_hashing_sha256",
        "tags": tags,
    }


def _write(path: Path, text: str) -> None:
    # Readable by every user of a container it is mounted into: they run as different ones. The volume is the wall.
    path.write_text(text + "\n")
    path.chmod(0o444)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "rabbitmq")
