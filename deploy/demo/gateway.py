"""A caller of the platform, known to it only by its public address and by who signs in."""

import time
from collections.abc import Callable, Iterator
from typing import Any, Self, TypeVar
from uuid import uuid4

import httpx

SignIn = Callable[[str, str], str]
T = TypeVar("T")

PATIENCE = 60.0
PAUSE = 0.2
AWAY = {429, 502, 503, 504}


class Unexpected(Exception):
    """The platform answered something else than what the caller needed."""

    def __init__(self, answer: httpx.Response) -> None:
        self.status = answer.status_code
        self.code = _code(answer)
        super().__init__(f"{answer.request.method} {answer.request.url}: {self.status} {answer.text[:400]}")


class NotInTime(Exception):
    """What was waited for did not happen before the deadline."""


class Gateway:
    """Calls the APIs behind one address; `who` is the user name of a person who may sign in, or None."""

    def __init__(self, url: str, sign_in: SignIn) -> None:
        self.url = url.rstrip("/")
        self.trace = ""  # of the latest call: it goes on through outbox and broker
        self._sign_in = sign_in
        self._tokens: dict[str, str] = {}
        self._http = httpx.Client(timeout=60.0)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def call(self, method: str, service: str, path: str, *, who: str | None = None, **more: Any) -> httpx.Response:
        """Any call; raises Unexpected unless it succeeds. A POST sent again after an outage has its effect once."""
        headers = dict(more.pop("headers", {}))
        if method == "POST":
            headers.setdefault("Idempotency-Key", str(uuid4()))
        address = f"{self.url}/api/{service}/v1{path}"
        answer = self._until_there(method, address, who, headers, more)
        self.trace = answer.headers.get("X-Trace-Id", "")
        if answer.is_error:
            raise Unexpected(answer)
        return answer

    def get(self, service: str, path: str, *, who: str | None = None, **params: Any) -> Any:
        """What a GET answers."""
        return self.call("GET", service, path, who=who, params=params).json()

    def post(self, service: str, path: str, *, who: str | None = None, body: Any = None) -> Any:
        """What a POST of JSON answers."""
        return self.call("POST", service, path, who=who, json=body or {}).json()

    def put(self, service: str, path: str, *, who: str | None = None, body: Any = None) -> Any:
        """What a PUT of JSON answers."""
        return self.call("PUT", service, path, who=who, json=body or {}).json()

    def every(self, service: str, path: str, *, who: str | None = None, **params: Any) -> Iterator[Any]:
        """The items of all pages."""
        cursor: dict[str, str] = {}
        while True:
            page = self.get(service, path, who=who, **params, limit=100, **cursor)
            yield from page["items"]
            if not page["next"]:
                return
            cursor = {"cursor": page["next"]}

    def page(self, path: str, accept: str) -> httpx.Response:
        """A page of the web client, in the form asked for."""
        return self._http.get(f"{self.url}{path}", headers={"Accept": accept}, follow_redirects=True)

    def _until_there(self, method: str, address: str, who: str | None, headers: dict[str, str], more: Any) -> Any:
        deadline = time.monotonic() + PATIENCE
        while True:
            answer = self._once(method, address, who, headers, more)
            if answer is not None and answer.status_code not in AWAY:
                return answer
            if time.monotonic() > deadline:
                raise NotInTime(f"{method} {address}") if answer is None else Unexpected(answer)
            time.sleep(PAUSE)

    def _once(self, method: str, address: str, who: str | None, headers: dict[str, str], more: Any) -> Any:
        try:
            if who is None:
                return self._http.request(method, address, headers=headers, **more)
            answer = self._http.request(method, address, headers=headers | self._bearer(who), **more)
            if answer.status_code == httpx.codes.UNAUTHORIZED:
                del self._tokens[who]  # tokens are short-lived
                answer = self._http.request(method, address, headers=headers | self._bearer(who), **more)
            return answer
        except httpx.TransportError:
            return None

    def _bearer(self, who: str) -> dict[str, str]:
        if who not in self._tokens:
            self._tokens[who] = self._sign_in(self.url, who)
        return {"Authorization": f"Bearer {self._tokens[who]}"}


def eventually(look: Callable[[], T | None], what: str, seconds: float = PATIENCE) -> T:
    """Look again and again until there is something to see; NotInTime after the deadline."""
    deadline = time.monotonic() + seconds
    while True:
        seen = look()
        if seen:
            return seen
        if time.monotonic() > deadline:
            raise NotInTime(what)
        time.sleep(PAUSE)


def _code(answer: httpx.Response) -> str:
    try:
        return str(answer.json().get("code", ""))
    except (ValueError, AttributeError):
        return ""
