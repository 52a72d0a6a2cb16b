"""Access tokens minted with a test key: what an identity provider would give, without one."""

import time
from pathlib import Path
from typing import Any

import orjson
from joserfc import jwt
from joserfc.jwk import RSAKey

from shared.ids import new_id

ISSUER = "https://identity.test"
AUDIENCE = "pustaka"


class TokenMint:
    """A signing key, its JWKS as a file, and tokens that services given that file accept."""

    def __init__(self, folder: Path) -> None:
        self.key = RSAKey.generate_key(2048, {"kid": "test", "use": "sig", "alg": "RS256"})
        self._jwks = folder / "jwks.json"
        self._jwks.write_bytes(orjson.dumps({"keys": [self.key.as_dict(private=False)]}))

    @property
    def jwks_url(self) -> str:
        return self._jwks.as_uri()

    def settings(self) -> dict[str, str]:
        """The settings that make a service accept these tokens."""
        return {"issuer": ISSUER, "audience": AUDIENCE, "jwks_url": self.jwks_url}

    def claims(self, *roles: str, username: str, **over: Any) -> dict[str, Any]:
        now = int(time.time())
        claims = {
            "iss": ISSUER, "aud": AUDIENCE, "sub": f"sub-{username}", "client_id": "web", "jti": new_id(),
            "iat": now, "exp": now + 900, "preferred_username": username, "name": username, "roles": list(roles),
        }  # fmt: skip
        return {name: value for name, value in (claims | over).items() if value is not None}

    def token(
        self, *roles: str, username: str = "198310262010021009", header: dict[str, Any] | None = None, **claims: Any
    ) -> str:
        """A token of these roles; a claim given as None is left out."""
        head = {"alg": "RS256", "typ": "at+jwt", "kid": "test"} | (header or {})
        return jwt.encode(head, self.claims(*roles, username=username, **claims), self.key)


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}
