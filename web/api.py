"""The four APIs over HTTP: one call in, data or a problem out. Knows nothing of Flask."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from web.config import Config

HANDED_ON = ("Content-Type", "Content-Disposition", "Cache-Control")
TIMEOUT = httpx.Timeout(10.0, connect=2.0)


@dataclass(frozen=True)
class Reply:
    data: Any
    etag: str | None
    status: int


@dataclass(frozen=True)
class File:
    """A file as an API gave it, and what it said of it."""

    content: bytes
    headers: Mapping[str, str]


@dataclass
class ApiProblem(Exception):
    """An RFC 9457 answer: what the caller did cannot be done."""

    service: str
    status: int
    code: str
    detail: str
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def fields(self) -> dict[str, str]:
        """The message beside each field: {"starts_at": "…"}."""
        errors = self.facts.get("errors") or []
        return {_field(str(error.get("pointer", ""))): str(error.get("detail", "")) for error in errors}


class Unreachable(Exception):
    """No answer, or none that makes sense: the service is away for the moment."""

    def __init__(self, service: str, reason: str) -> None:
        super().__init__(f"{service}: {reason}")
        self.service = service
        self.reason = reason


class Apis:
    def __init__(self, config: Config) -> None:
        self._urls = config.api_urls
        transport = config.transport or httpx.HTTPTransport(
            retries=1, limits=httpx.Limits(max_connections=40, max_keepalive_connections=20)
        )
        self._client = httpx.Client(transport=transport, timeout=TIMEOUT, follow_redirects=False)

    def call(
        self,
        method: str,
        service: str,
        path: str,
        *,
        headers: Mapping[str, str],
        params: Mapping[str, Any] | None = None,
        json: Any = None,
        files: Mapping[str, tuple[str | None, bytes]] | None = None,
    ) -> Reply:
        return _read(service, self._ask(method, service, path, headers, params, json=json, files=files))

    def file(self, service: str, path: str, headers: Mapping[str, str], params: Mapping[str, Any]) -> File:
        """What an API gives to be kept as a file."""
        answer = self._ask("GET", service, path, headers, params)
        if not answer.is_success:
            _read(service, answer)
        return File(answer.content, {name: answer.headers[name] for name in HANDED_ON if name in answer.headers})

    def _ask(
        self,
        method: str,
        service: str,
        path: str,
        headers: Mapping[str, str],
        params: Mapping[str, Any] | None,
        **body: Any,
    ) -> httpx.Response:
        url = f"{self._urls[service]}/api/{service}/v1{path}"
        try:
            return self._client.request(method, url, headers=dict(headers), params=_given(params), **body)
        except httpx.HTTPError as error:
            raise Unreachable(service, type(error).__name__) from error


def _given(params: Mapping[str, Any] | None) -> dict[str, Any]:
    return {name: value for name, value in (params or {}).items() if value not in (None, "")}


def _read(service: str, answer: httpx.Response) -> Reply:
    data = _body(answer)
    if answer.is_success:
        return Reply(data, _version(answer.headers.get("ETag")), answer.status_code)
    if answer.status_code >= 500 or not isinstance(data, dict):
        raise Unreachable(service, f"status {answer.status_code}")
    code = str(data.get("type", "")).rstrip("/").rsplit("/", 1)[-1]
    detail = str(data.get("detail") or data.get("title") or "")
    raise ApiProblem(service, answer.status_code, code, detail, data)


def _body(answer: httpx.Response) -> Any:
    if not answer.content:
        return None
    try:
        return answer.json()
    except ValueError:
        return None


def _version(etag: str | None) -> str | None:
    return etag.removeprefix("W/").strip('"') if etag else None


def _field(pointer: str) -> str:
    return pointer.removeprefix("/body/").removeprefix("/query/").removeprefix("/json/").lstrip("/").replace("/", ".")
