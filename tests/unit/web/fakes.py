"""The four APIs and the identity provider, played from memory: what the pages are tested against without servers."""

import json
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import httpx
from joserfc import jwt
from joserfc.jwk import RSAKey

from tests.unit.web import city
from web.config import Config

ISSUER = "http://identity.test/identity"
Answer = Any | Callable[[httpx.Request], httpx.Response]


def problem(status: int, code: str, detail: str, **facts: Any) -> httpx.Response:
    body = {"type": f"http://api.test/problems/{code}", "title": code, "status": status, "detail": detail, **facts}
    return httpx.Response(status, json=body, headers={"Content-Type": "application/problem+json"})


class World:
    """Answers by (method, service, path); what was asked is kept in `asked`."""

    def __init__(self) -> None:
        self.key = RSAKey.generate_key(2048, {"kid": "test", "use": "sig", "alg": "RS256"})
        self.begin()

    def begin(self) -> None:
        """As new; the key stays."""
        self.answers: dict[tuple[str, str, str], Answer] = dict(city.answers())
        self.asked: list[httpx.Request] = []
        self.away: set[str] = set()
        self.identity_away = False
        self.person: dict[str, Any] = city.MANAGER
        self.nonce = ""
        self.token_seconds = 900
        self.refreshed = 0

    def transport(self) -> httpx.MockTransport:
        return httpx.MockTransport(self._answer)

    def put(self, method: str, service: str, path: str, answer: Answer) -> None:
        self.answers[method, service, path] = answer

    def sent(self, method: str, path_end: str) -> httpx.Request:
        """The last request whose path ends so."""
        return next(r for r in reversed(self.asked) if r.method == method and r.url.path.endswith(path_end))

    def body(self, method: str, path_end: str) -> Any:
        """What was sent with that request."""
        return json.loads(self.sent(method, path_end).content or b"null")

    def play(self, answers: Mapping[tuple[str, str], Answer]) -> None:
        """What the services answer, by service and path."""
        for (service, path), data in answers.items():
            self.put("GET", service, path, data)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        if request.url.host == "identity.test":
            return self._identity(request)
        self.asked.append(request)
        _, _, service, _, *rest = request.url.path.split("/")
        if service in self.away:
            raise httpx.ConnectError("away", request=request)
        answer = self.answers.get((request.method, service, "/" + "/".join(rest)))
        if answer is None:
            return problem(404, "not-found", "tidak ada")
        if callable(answer):
            return answer(request)
        return answer if isinstance(answer, httpx.Response) else _ok(answer)

    def _identity(self, request: httpx.Request) -> httpx.Response:
        if self.identity_away:
            return httpx.Response(503)
        if request.url.path.endswith("/openid-configuration"):
            names = {
                "authorization_endpoint": "authorize",
                "token_endpoint": "token",
                "jwks_uri": "jwks",
                "end_session_endpoint": "logout",
            }
            return httpx.Response(200, json={"issuer": ISSUER, **{k: f"{ISSUER}/{v}" for k, v in names.items()}})
        if request.url.path.endswith("/jwks"):
            return httpx.Response(200, json={"keys": [self.key.as_dict(private=False)]})
        return self._token(parse_qs(request.content.decode()))

    def _token(self, form: dict[str, list[str]]) -> httpx.Response:
        if form["grant_type"] == ["refresh_token"]:
            self.refreshed += 1
        elif not form.get("code_verifier"):
            return httpx.Response(400, json={"error": "invalid_grant"})
        common = {"iss": ISSUER, "sub": "1", "exp": int(time.time()) + self.token_seconds, "iat": int(time.time())}
        access = self._sign({**common, **self.person, "aud": "pustaka"})
        id_token = self._sign({**common, **self.person, "aud": "bina-web", "nonce": self.nonce})
        token = {"access_token": access, "id_token": id_token, "token_type": "Bearer", "expires_in": self.token_seconds}
        return httpx.Response(200, json={**token, "refresh_token": f"refresh-{self.refreshed}"})

    def _sign(self, claims: dict[str, Any]) -> str:
        return jwt.encode({"alg": "RS256", "kid": "test"}, claims, self.key)


def _ok(data: Any) -> httpx.Response:
    version = data.get("version") if isinstance(data, dict) else None
    headers = {"ETag": f'"{version}"'} if version else {}
    return httpx.Response(200, content=json.dumps(data), headers={"Content-Type": "application/json", **headers})


def config(world: World, folder: Path, **over: Any) -> Config:
    given = {
        "BINA_ENV": "dev",
        "PUBLIC_URL": "http://localhost",
        "API_URL": "http://api.test",
        "OIDC_ISSUER": ISSUER,
        "WEB_STATE_DIR": str(folder),
    }
    made = Config.from_env({**given, **over})
    return Config(**{**made.__dict__, "transport": world.transport()})
