"""One POST to a partner's webhook: to the address that was checked, without redirects, within a deadline."""

import socket
import ssl
import time
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import httpcore

from services.notifier.domain.destinations import Forbidden, check_address, check_url
from services.notifier.domain.dispatches import Answer, retry_after

SECONDS = 15.0


class Webhook:
    """`loopback`: let this machine be a receiver (development only)."""

    def __init__(self, *, loopback: bool = False, seconds: float = SECONDS) -> None:
        self._loopback, self._seconds = loopback, seconds
        self._trust = ssl.create_default_context()

    def post(self, url: str, headers: Mapping[str, str], body: bytes, now: datetime) -> Answer:
        """The answer; a refusal or silence is one too."""
        began = time.monotonic()
        status, reason, wait = 0, "", None
        sent: list[tuple[bytes | str, bytes | str]] = list(headers.items())
        try:
            check_url(url, loopback=self._loopback)
            network = _Guarded(began + self._seconds, loopback=self._loopback)
            # a pool for one request: no connection outlives its check, no proxy of the environment is asked
            with (
                httpcore.ConnectionPool(ssl_context=self._trust, network_backend=network) as pool,
                pool.stream("POST", url, headers=sent, content=body, extensions=_timeouts(self._seconds)) as got,
            ):
                status, wait = got.status, retry_after(_header(got, b"retry-after"), now)
        except Forbidden as error:
            reason = str(error)
        except (httpcore.TimeoutException, TimeoutError):
            reason = "timeout"
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, OSError) as error:
            reason = f"connection: {type(error).__name__}"
        if 300 <= status < 400:
            reason = f"{status}: redirects are not followed"
        return Answer(status, reason, wait, int((time.monotonic() - began) * 1000))


class _Guarded(httpcore.NetworkBackend):
    """Resolves a name once, checks every address it has, connects to one of those: no second look-up to lie in."""

    def __init__(self, deadline: float, *, loopback: bool) -> None:
        self._deadline, self._loopback = deadline, loopback
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = [str(each[4][0]) for each in found]
        for address in addresses:
            check_address(address, loopback=self._loopback)
        stream = self._sockets.connect_tcp(addresses[0], port, _left(self._deadline, timeout))
        return _Timed(stream, self._deadline)


class _Timed(httpcore.NetworkStream):
    """A stream with one deadline for all: who answers a byte at a time does not hold us for ever."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._deadline, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        inner = self._stream.start_tls(ssl_context, server_hostname, _left(self._deadline, timeout))
        return _Timed(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(deadline: float, timeout: float | None) -> float:
    remaining = deadline - time.monotonic()
    if remaining <= 0:
        raise httpcore.ReadTimeout("deadline")
    return min(remaining, timeout or remaining)


def _timeouts(seconds: float) -> dict[str, Any]:
    return {"timeout": dict.fromkeys(("connect", "read", "write", "pool"), seconds)}


def _header(response: httpcore.Response, name: bytes) -> str | None:
    return next((value.decode("latin-1") for key, value in response.headers if key.lower() == name), None)
