"""Is it well? One address says how to ask: http://…, amqp://… or tcp://…."""

import http.client
import socket
from urllib.parse import urlsplit

AMQP_GREETING = b"AMQP\x00\x00\x09\x01"


def answers(address: str, seconds: float = 2.0) -> bool:
    """Whether what listens at `address` says that it is well."""
    parts = urlsplit(address)
    ask = {"http": _http, "amqp": _amqp, "tcp": _tcp}[parts.scheme]
    try:
        return ask(parts.hostname or "", parts.port or 0, parts.path, seconds)
    except (OSError, http.client.HTTPException):
        return False


def _http(host: str, port: int, path: str, seconds: float) -> bool:
    connection = http.client.HTTPConnection(host, port, timeout=seconds)
    try:
        connection.request("GET", path or "/")
        return connection.getresponse().status < 400
    finally:
        connection.close()


def _amqp(host: str, port: int, path: str, seconds: float) -> bool:
    with socket.create_connection((host, port), seconds) as connection:
        connection.sendall(AMQP_GREETING)
        return connection.recv(1) == b"\x01"


def _tcp(host: str, port: int, path: str, seconds: float) -> bool:
    with socket.create_connection((host, port), seconds):
        return True
