"""A caller that wants an answer: it repeats a command, under the same key, until the service has given one."""

import time
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

import httpx

from shared.ids import new_id

PATIENCE_SECONDS = 240.0
PAUSE_SECONDS = 0.1
ATTEMPT_SECONDS = 8.0


@dataclass(frozen=True)
class Answer:
    """What was answered in the end, and whether an earlier attempt had been cut off."""

    status: int
    body: Any
    etag: str
    repeated: bool

    @property
    def accepted(self) -> bool:
        return self.status < 300


@dataclass
class Outages:
    """How often a caller met a dead service: a chaos test in which nobody did has tested nothing."""

    count: int = 0
    lock: Lock = field(default_factory=Lock)

    def note(self) -> None:
        with self.lock:
            self.count += 1


class Caller:
    """One thread's connection to the four APIs."""

    def __init__(self, addresses: dict[str, str], token: str, outages: Outages) -> None:
        self._addresses, self._outages = addresses, outages
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._client = httpx.Client(timeout=ATTEMPT_SECONDS, headers=headers)

    def close(self) -> None:
        self._client.close()

    def get(self, service: str, path: str, **query: Any) -> Answer:
        return self._insist("GET", service, path, {}, None, query)

    def post(self, service: str, path: str, body: Any = None, key: str = "") -> Answer:
        return self._insist("POST", service, path, {"Idempotency-Key": key or new_id()}, body, {})

    def put(self, service: str, path: str, body: Any, etag: str = "", key: str = "") -> Answer:
        return self._change("PUT", service, path, body, etag, key)

    def patch(self, service: str, path: str, body: Any, etag: str = "", key: str = "") -> Answer:
        return self._change("PATCH", service, path, body, etag, key)

    def _change(self, method: str, service: str, path: str, body: Any, etag: str, key: str) -> Answer:
        headers = {"Idempotency-Key": key or new_id()} | ({"If-Match": etag} if etag else {})
        return self._insist(method, service, path, headers, body, {})

    def _insist(
        self, method: str, service: str, path: str, headers: dict[str, str], body: Any, query: dict[str, Any]
    ) -> Answer:
        url = f"{self._addresses[service]}/api/{service}/v1{path}"
        deadline, repeated = time.monotonic() + PATIENCE_SECONDS, False
        while True:
            answer = self._try(method, url, headers, body, query, repeated)
            if answer is not None:
                return answer
            if time.monotonic() > deadline:
                raise TimeoutError(f"no answer to {method} {path} in {PATIENCE_SECONDS} s")
            repeated = True
            self._outages.note()
            time.sleep(PAUSE_SECONDS)

    def _try(
        self, method: str, url: str, headers: dict[str, str], body: Any, query: dict[str, Any], repeated: bool
    ) -> Answer | None:
        """The answer; None when the service was not there, or could not say."""
        try:
            response = self._client.request(method, url, json=body, headers=headers, params=query)
        except httpx.TransportError:
            return None
        if response.status_code >= 500 or response.status_code == 429 or _in_flight(response):
            return None
        content = response.json() if response.content else None
        return Answer(response.status_code, content, response.headers.get("ETag", ""), repeated)


def _in_flight(response: httpx.Response) -> bool:
    """The first attempt under this key is still running (its process may be the one that was cut off)."""
    return response.status_code == 409 and "idempoten" in str(response.json().get("type", ""))
